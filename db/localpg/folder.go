//go:build unix

package localpg

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// rootDir is where root's server lives: root's home is closed to the account
// that the server runs as.
const rootDir = "/var/lib/backchannel"

// account is whom the server runs as in root's place.
type account struct {
	name     string
	uid, gid uint32
	groups   []uint32
}

func (a *account) credential() *syscall.Credential {
	return &syscall.Credential{Uid: a.uid, Gid: a.gid, Groups: a.groups}
}

// serverAccount returns nil unless we are root, as whom Postgres refuses to
// run; then the account "postgres", else "nobody".
func serverAccount() (*account, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	return findAccount("postgres", "nobody")
}

func findAccount(names ...string) (*account, error) {
	for _, name := range names {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil || uid == 0 {
			continue
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			continue
		}
		a := &account{name: name, uid: uint32(uid), gid: uint32(gid)}
		groups, _ := u.GroupIds() // without them it can only reach less
		for _, g := range groups {
			if id, err := strconv.ParseUint(g, 10, 32); err == nil {
				a.groups = append(a.groups, uint32(id))
			}
		}
		return a, nil
	}
	return nil, fmt.Errorf("root cannot run Postgres itself, and there is no user %s to run it as: create one, run backchannel as another user, or give a database with --database-url", strings.Join(names, " or "))
}

// Dir returns the folder of the user's server: backchannel below XDG_DATA_HOME
// or ~/.local/share; for root, where the server's account cannot reach that,
// /var/lib/backchannel.
func Dir() (string, error) {
	base := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(base) { // the specification: a relative path is to be ignored
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find a folder for the data: %w; set HOME or XDG_DATA_HOME, or give a database with --database-url", err)
		}
		base = filepath.Join(home, ".local", "share")
	}
	dir := filepath.Join(base, "backchannel")
	a, err := serverAccount()
	if err != nil {
		return "", err
	}
	if a != nil && a.blocked(dir) != "" {
		return rootDir, nil
	}
	return dir, nil
}

// blocked returns the nearest folder above dir that the account cannot pass,
// "" where it can reach dir.
func (a *account) blocked(dir string) string {
	for at := filepath.Dir(filepath.Clean(dir)); ; at = filepath.Dir(at) {
		var stat syscall.Stat_t
		if err := syscall.Stat(at, &stat); err == nil {
			mode := uint32(stat.Mode)
			var pass bool
			switch {
			case stat.Uid == a.uid:
				pass = mode&0o100 != 0
			case stat.Gid == a.gid || slices.Contains(a.groups, stat.Gid):
				pass = mode&0o010 != 0
			default:
				pass = mode&0o001 != 0
			}
			if !pass {
				return at
			}
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// makeFolder makes dir, for its owner only, and returns its path without
// symbolic links, as Postgres and /proc print it.
func makeFolder(dir string, a *account) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if a == nil {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		return filepath.EvalSymlinks(dir)
	}
	// Parents that root makes on the way must let the account pass.
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	if at := a.blocked(dir); at != "" {
		return "", fmt.Errorf("user %s, as whom Postgres runs in root's place, cannot pass %s on the way to %s: choose another folder, or chmod o+x %s", a.name, at, dir, at)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return "", err
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); ok && stat.Uid != a.uid {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return "", err
		}
		if len(entries) > 0 {
			return "", fmt.Errorf("%s belongs to another user than %s, as whom Postgres runs in root's place: chown -R %s %s, or choose another folder", dir, a.name, a.name, dir)
		}
		if err := os.Chown(dir, int(a.uid), int(a.gid)); err != nil {
			return "", err
		}
	}
	return dir, os.Chmod(dir, 0o700)
}

// maxSocket is the longest path of a socket that every unix takes: Linux has
// room for 107 bytes, macOS for 103.
const maxSocket = 103

// socketFolder makes and returns the folder of the socket: run below dir, or
// one below the temporary folder where that path is too long for a socket.
func socketFolder(dir string, a *account) (string, error) {
	file := "/.s.PGSQL." + port + ".lock" // the longest name that Postgres makes there
	run := filepath.Join(dir, "run")
	if len(run)+len(file) > maxSocket {
		// Not os.TempDir: two programs of one user must agree, whatever their TMPDIR.
		sum := sha256.Sum256([]byte(dir))
		run = "/tmp/backchannel-" + hex.EncodeToString(sum[:8])
	}
	if err := os.Mkdir(run, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(run)
	if err != nil {
		return "", err
	}
	owner := uint32(os.Geteuid())
	if a != nil {
		owner = a.uid
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	// /tmp is everybody's: a folder that somebody else has put there is not taken.
	if !info.IsDir() || !ok || stat.Uid != owner && stat.Uid != uint32(os.Geteuid()) {
		return "", fmt.Errorf("%s is not a folder of ours, so the server's socket cannot stand there: delete it, or choose a shorter path for the data", run)
	}
	if stat.Uid != owner {
		if err := os.Lchown(run, int(owner), int(a.gid)); err != nil {
			return "", err
		}
	}
	return run, os.Chmod(run, 0o700)
}

// quoteList quotes one element of a setting that is a comma-separated list.
func quoteList(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
