//go:build unix

package localpg

import (
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func needRoot(t *testing.T) *account {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("left out: what happens as root needs root")
	}
	a, err := serverAccount()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAsRoot(t *testing.T) {
	t.Parallel()
	t.Run("the server runs as another account", func(t *testing.T) {
		t.Parallel()
		a := needRoot(t)
		dir := folder(t)
		start(t, dir)
		for _, name := range []string{"", "data", "run"} {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if uid := info.Sys().(*syscall.Stat_t).Uid; uid != a.uid {
				t.Errorf("%s belongs to %d, want %s (%d)", info.Name(), uid, a.name, a.uid)
			}
		}
	})
	t.Run("a folder which that account cannot reach is refused", func(t *testing.T) {
		t.Parallel()
		needRoot(t)
		closed := folder(t) // mode 0700, root's
		_, err := Start(t.Context(), Options{Dir: filepath.Join(closed, "deep", "below")})
		if err == nil || !strings.Contains(err.Error(), "cannot pass "+closed) {
			t.Errorf("Start = %v, want one that names %s", err, closed)
		}
	})
	t.Run("a folder with other things in it is refused", func(t *testing.T) {
		t.Parallel()
		needRoot(t)
		dir := folder(t)
		file := filepath.Join(dir, "thesis.txt")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Start(t.Context(), Options{Dir: dir}); err == nil || !strings.Contains(err.Error(), "belongs to another user") {
			t.Errorf("Start = %v, want a refusal", err)
		}
	})
}

func TestDir(t *testing.T) {
	home := folder(t)
	want := filepath.Join(home, ".local/share/backchannel")
	if os.Geteuid() == 0 {
		want = rootDir // home is closed to the server's account
	}
	for _, test := range []struct{ name, xdg, want string }{
		{"below the home", "", want},
		{"a relative XDG_DATA_HOME is ignored", "share", want},
		{"XDG_DATA_HOME", "/tmp", "/tmp/backchannel"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("HOME", home)
			t.Setenv("XDG_DATA_HOME", test.xdg)
			if got, err := Dir(); err != nil || got != test.want {
				t.Errorf("Dir() = %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestFindAccount(t *testing.T) {
	t.Parallel()
	if _, err := user.Lookup("nobody"); err != nil {
		t.Skip("left out: this system has no user nobody")
	}
	if a, err := findAccount("no-such-user-here", "nobody"); err != nil || a.name != "nobody" {
		t.Errorf("findAccount = %v, %v; want nobody", a, err)
	}
	if a, err := findAccount("root"); err == nil {
		t.Errorf("findAccount(root) = %v, want an error", a)
	}
}

func TestInstallLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, goos, release, want string }{
		{"Debian", "linux", "PRETTY_NAME=\"Debian\"\nID=debian\n", "apt-get"},
		{"a relative of Ubuntu", "linux", "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "apt-get"},
		{"Fedora", "linux", "ID=fedora\n", "dnf"},
		{"Rocky", "linux", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "dnf"},
		{"macOS", "darwin", "", "brew"},
		{"anything else", "linux", "ID=plan9\n", "postgresql.org/download"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := installLineFor(test.goos, test.release); !strings.Contains(got, test.want) {
				t.Errorf("installLineFor(%q, %q) = %q, want …%s…", test.goos, test.release, got, test.want)
			}
		})
	}
}
