//go:build unix

package localpg

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// oldest is the oldest major version that will do.
const oldest = 14

// programs is a folder with initdb and postgres, and their major version.
type programs struct {
	dir   string
	major int
}

// MissingError says that no Postgres that will do was found.
type MissingError struct {
	Found   []string // those too old, as "folder (version)"
	install string
}

func (e *MissingError) Error() string {
	s := fmt.Sprintf("no PostgreSQL %d or newer found", oldest)
	if len(e.Found) > 0 {
		s += ", only " + strings.Join(e.Found, ", ")
	}
	return s + ": install it (" + e.install + "), or give a database with --database-url"
}

// VersionError says that the data was made by a major version of Postgres that
// is not installed. Major versions do not read each other's data.
type VersionError struct {
	Data  string // the folder of the data
	Major string // what made it, as its PG_VERSION says
	Have  []int  // the major versions installed
}

func (e *VersionError) Error() string {
	have := make([]string, len(e.Have))
	for i, major := range e.Have {
		have[i] = strconv.Itoa(major)
	}
	return fmt.Sprintf("the data in %s was made by PostgreSQL %s, but only %s is installed. To keep the data, install PostgreSQL %[2]s beside it, which is then used; or move the data to the newer version with pg_upgrade. To start anew instead, move the folder away",
		e.Data, e.Major, strings.Join(have, " and "))
}

// places are where systems put the programs, besides PATH.
var places = []string{
	"/usr/lib/postgresql/*/bin", // Debian, Ubuntu
	"/usr/pgsql-*/bin",          // Fedora, Red Hat
	"/usr/libexec/postgresql*",  // Alpine
	"/usr/local/pgsql/bin",      // from source
	"/opt/homebrew/opt/postgresql*/bin",
	"/usr/local/opt/postgresql*/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// findPrograms returns the programs for the cluster: of the version that made
// it, else those of PATH, else the newest. Only dir is looked at where it is
// given.
func findPrograms(ctx context.Context, dir, cluster string) (programs, error) {
	var dirs []string
	inPath := 0
	if dir != "" {
		dirs = []string{dir}
	} else {
		dirs = filepath.SplitList(os.Getenv("PATH"))
		inPath = len(dirs)
		for _, place := range places {
			matches, _ := filepath.Glob(place) // the patterns are well-formed
			dirs = append(dirs, matches...)
		}
	}
	var found []programs
	missing := &MissingError{install: installLine()}
	seen := map[string]bool{}
	chosen := 0 // of found, by PATH
	for i, dir := range dirs {
		p, err := versionOf(ctx, dir, seen)
		switch {
		case err != nil:
			return programs{}, err
		case p.major >= oldest:
			found = append(found, p)
			if i < inPath {
				chosen = len(found)
			}
		case p.major > 0:
			missing.Found = append(missing.Found, fmt.Sprintf("%s (%d)", p.dir, p.major))
		}
	}
	if len(found) == 0 {
		return programs{}, missing
	}
	slices.SortStableFunc(found[chosen:], func(a, b programs) int { return cmp.Compare(b.major, a.major) })
	made, err := os.ReadFile(filepath.Join(cluster, "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		return found[0], nil
	}
	if err != nil {
		return programs{}, err
	}
	version := &VersionError{Data: cluster, Major: string(bytes.TrimSpace(made))}
	for _, p := range found {
		if strconv.Itoa(p.major) == version.Major {
			return p, nil
		}
		if !slices.Contains(version.Have, p.major) {
			version.Have = append(version.Have, p.major)
		}
	}
	return programs{}, version
}

var versionPattern = regexp.MustCompile(`PostgreSQL\) (\d+)`)

// versionOf asks the postgres in dir for its version; 0 where dir has no
// postgres with an initdb beside it. Links to a folder that was seen are not
// asked again.
func versionOf(ctx context.Context, dir string, seen map[string]bool) (programs, error) {
	postgres, err := filepath.EvalSymlinks(filepath.Join(dir, "postgres"))
	if err != nil || !filepath.IsAbs(dir) {
		return programs{}, nil
	}
	real := filepath.Dir(postgres)
	if _, err := os.Stat(filepath.Join(real, "initdb")); err != nil || seen[real] {
		return programs{}, nil
	}
	seen[real] = true
	out, err := exec.CommandContext(ctx, postgres, "--version").Output()
	if ctx.Err() != nil {
		return programs{}, ctx.Err()
	}
	match := versionPattern.FindSubmatch(out)
	if err != nil || match == nil {
		return programs{}, nil // not one that runs here
	}
	major, _ := strconv.Atoi(string(match[1]))
	return programs{dir: real, major: major}, nil
}

// installLine is the command that installs Postgres on this system.
func installLine() string {
	release, _ := os.ReadFile("/etc/os-release") // absent elsewhere than on Linux
	return installLineFor(runtime.GOOS, string(release))
}

func installLineFor(goos, release string) string {
	if goos == "darwin" {
		return "brew install postgresql@17, or Postgres.app"
	}
	like := ""
	for line := range strings.Lines(release) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok && (name == "ID" || name == "ID_LIKE") {
			like += " " + strings.Trim(value, `"'`)
		}
	}
	for _, system := range []struct{ id, line string }{
		{"debian", "sudo apt-get install postgresql"},
		{"ubuntu", "sudo apt-get install postgresql"},
		{"fedora", "sudo dnf install postgresql-server postgresql-contrib"},
		{"rhel", "sudo dnf install postgresql-server postgresql-contrib"},
		{"suse", "sudo zypper install postgresql-server postgresql-contrib"},
		{"arch", "sudo pacman -S postgresql"},
		{"alpine", "sudo apk add postgresql postgresql-contrib"},
	} {
		if slices.Contains(strings.Fields(like), system.id) {
			return system.line
		}
	}
	return "its server and contrib packages; see https://www.postgresql.org/download/"
}
