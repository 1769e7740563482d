//go:build unix

package localpg

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// TestMain lets the test program stand in for another program that uses the
// server: with an argument "use DIR" it starts or shares the server, says so,
// and closes when its stdin ends.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "use" {
		os.Exit(use(os.Args[2]))
	}
	code := m.Run()
	if original != "" {
		os.RemoveAll(original)
	}
	os.Exit(code)
}

func use(dir string) int {
	s, err := Start(context.Background(), Options{Dir: dir})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("up")
	buf := make([]byte, 1)
	_, _ = os.Stdin.Read(buf)
	if err := s.Close(); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// another is a second program that uses the server in dir.
type another struct {
	cmd   *exec.Cmd
	stdin interface{ Close() error }
}

func startAnother(t *testing.T, dir string) *another {
	t.Helper()
	cmd := exec.Command(os.Args[0], "use", dir)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	buf := make([]byte, 4096)
	n, _ := stdout.Read(buf)
	if got := string(buf[:n]); got != "up\n" {
		t.Fatalf("the other program says %q, want up", got)
	}
	return &another{cmd, stdin}
}

func (a *another) close(t *testing.T) {
	t.Helper()
	a.stdin.Close()
	if err := a.cmd.Wait(); err != nil {
		t.Fatalf("the other program: %v", err)
	}
}

func (a *another) kill(t *testing.T) {
	t.Helper()
	if err := a.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = a.cmd.Wait()
}

// folder returns a new folder that the server's account can reach, which that
// of t.TempDir is not. Whatever server is left in it is stopped at the end.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "localpg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if pid, _ := runningServer(filepath.Join(dir, "data")); pid != 0 {
			_ = syscall.Kill(pid, syscall.SIGQUIT)
			for end := time.Now().Add(time.Minute); alive(pid) && time.Now().Before(end); {
				time.Sleep(poll)
			}
		}
		os.RemoveAll(dir)
	})
	return dir
}

// made returns a new folder in which a server was started and stopped before:
// a copy, for initdb takes long and is the subject of few of these tests.
func made(t *testing.T) string {
	t.Helper()
	if err := makeOnce(); err != nil {
		t.Fatal(err)
	}
	dir := folder(t)
	if out, err := exec.Command("cp", "-a", original+"/.", dir).CombinedOutput(); err != nil {
		t.Fatalf("copy: %v: %s", err, out)
	}
	return dir
}

// original is the folder that made copies.
var original string

var makeOnce = sync.OnceValue(func() (err error) {
	if original, err = os.MkdirTemp("/tmp", "localpg-made"); err != nil {
		return err
	}
	s, err := Start(context.Background(), Options{Dir: original})
	if err != nil {
		return err
	}
	return s.Close()
})

func start(t *testing.T, dir string) *Server {
	t.Helper()
	s, err := Start(t.Context(), Options{Dir: dir})
	if err != nil {
		t.Fatalf("Start: %v", err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// query runs SQL on the server and returns the first column as text.
func query(t *testing.T, s *Server, sql string) []string {
	t.Helper()
	conn, err := pgconn.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatalf("connect to %s: %v", s.URL(), err)
	}
	defer conn.Close(t.Context())
	results, err := conn.Exec(t.Context(), sql).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	var values []string
	for _, row := range results[len(results)-1].Rows {
		values = append(values, string(row[0]))
	}
	return values
}

func serverPID(t *testing.T, dir string) int {
	t.Helper()
	pid, _ := runningServer(filepath.Join(dir, "data"))
	return pid
}

func TestStart(t *testing.T) {
	t.Parallel()
	dir := folder(t)

	// The first start makes the cluster and the database.
	s := start(t, dir)
	query(t, s, "CREATE TABLE letter (n int); INSERT INTO letter VALUES (1)")
	for setting, want := range map[string]string{"listen_addresses": "", "fsync": "on", "synchronous_commit": "on", "jit": "off", "server_encoding": "UTF8"} {
		if got := query(t, s, "SHOW "+setting); len(got) != 1 || got[0] != want {
			t.Errorf("%s = %q, want %q", setting, got, want)
		}
	}
	info, err := os.Stat(s.socket)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the socket's folder: %v, %v; want mode 0700", info.Mode(), err)
	}
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	if pid := serverPID(t, dir); pid != 0 {
		t.Errorf("after Close process %d still runs", pid)
	}
	if err := s.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}

	// The second finds what the first left.
	s = start(t, dir)
	if got := query(t, s, "SELECT n FROM letter"); len(got) != 1 || got[0] != "1" {
		t.Errorf("after the second start the table has %q, want 1", got)
	}
}

func TestStartShares(t *testing.T) {
	t.Parallel()
	dir := made(t)
	first := startAnother(t, dir)
	pid := serverPID(t, dir)
	second := startAnother(t, dir)
	if got := serverPID(t, dir); got != pid || pid == 0 {
		t.Fatalf("the second program uses process %d, the first %d", got, pid)
	}
	first.close(t)
	if got := serverPID(t, dir); got != pid {
		t.Fatalf("the server went with the first program, while the second used it")
	}
	second.close(t)
	if got := serverPID(t, dir); got != 0 {
		t.Fatalf("the server outlives the last program")
	}
}

func TestStartAtOnce(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	var group sync.WaitGroup
	servers := make([]*Server, 4)
	for i := range servers {
		group.Go(func() {
			var err error
			if servers[i], err = Start(t.Context(), Options{Dir: dir}); err != nil {
				t.Errorf("Start %d: %v", i, err)
			}
		})
	}
	group.Wait()
	if t.Failed() {
		t.FailNow()
	}
	for i, s := range servers {
		if serverPID(t, dir) == 0 {
			t.Fatalf("the server went while %d of %d used it", len(servers)-i, len(servers))
		}
		if err := s.Close(); err != nil {
			t.Errorf("Close %d: %v", i, err)
		}
	}
	if serverPID(t, dir) != 0 {
		t.Error("the server outlives its last user")
	}
}

func TestStartAfterKill(t *testing.T) {
	t.Parallel()
	t.Run("of the program: its server is taken over", func(t *testing.T) {
		t.Parallel()
		dir := made(t)
		program := startAnother(t, dir)
		pid := serverPID(t, dir)
		program.kill(t)
		s := start(t, dir)
		if got := serverPID(t, dir); got != pid {
			t.Errorf("process %d serves, want the one that was left, %d", got, pid)
		}
		if err := s.Close(); err != nil || serverPID(t, dir) != 0 {
			t.Errorf("Close: %v, process %d; want it stopped", err, serverPID(t, dir))
		}
	})
	t.Run("of the server: what was committed is there", func(t *testing.T) {
		t.Parallel()
		dir := made(t)
		s := start(t, dir)
		query(t, s, "CREATE TABLE letter (n int); INSERT INTO letter SELECT generate_series(1, 1000)")
		pid := serverPID(t, dir)
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		<-s.exited
		again := start(t, dir)
		if got := query(t, again, "SELECT count(*) FROM letter"); got[0] != "1000" {
			t.Errorf("%s rows, want 1000", got[0])
		}
	})
	t.Run("of both: a pid that now is another program's", func(t *testing.T) {
		t.Parallel()
		dir := made(t)
		s := start(t, dir)
		pidFile := filepath.Join(dir, "data", "postmaster.pid")
		old, err := os.ReadFile(pidFile)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		// A program of the server's own account, as only such a one makes
		// Postgres believe that the pid is a server's.
		sleep := s.command(t.Context(), "postgres")
		sleep.Path, sleep.Args = "/bin/sleep", []string{"sleep", "600"}
		if err := sleep.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = sleep.Process.Kill(); _ = sleep.Wait() }()
		_, rest, _ := strings.Cut(string(old), "\n")
		stale := strconv.Itoa(sleep.Process.Pid) + "\n" + rest
		if err := os.WriteFile(pidFile, []byte(stale), 0o600); err != nil {
			t.Fatal(err)
		}
		start(t, dir)
		if pid := serverPID(t, dir); pid == 0 || pid == sleep.Process.Pid {
			t.Errorf("process %d serves, want a new server", pid)
		}
		if !alive(sleep.Process.Pid) {
			t.Error("the program that had the pid was killed")
		}
	})
	t.Run("during initdb: the half-made folder is made again", func(t *testing.T) {
		t.Parallel()
		dir := folder(t)
		half := filepath.Join(dir, "data.new")
		if err := os.Mkdir(half, 0o700); err != nil {
			t.Fatal(err)
		}
		if os.Geteuid() == 0 {
			a, err := serverAccount()
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{dir, half} {
				if err := os.Chown(name, int(a.uid), int(a.gid)); err != nil {
					t.Fatal(err)
				}
			}
		}
		start(t, dir)
	})
}

func TestStartCancelled(t *testing.T) {
	t.Parallel()
	dir := made(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Start(ctx, Options{Dir: dir}); !errors.Is(err, context.Canceled) {
		t.Errorf("Start = %v, want context canceled", err)
	}
	if pid := serverPID(t, dir); pid != 0 {
		t.Errorf("process %d was left running", pid)
	}
}

func TestStartLongPath(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), strings.Repeat("far/", 30)+`in "a folder", far away`)
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	chmodAll(t, dir)
	s := start(t, dir)
	t.Cleanup(func() { os.RemoveAll(s.socket) })
	if n := len(s.socket + "/.s.PGSQL.5432"); n > maxSocket {
		t.Errorf("the socket's path has %d bytes: %s", n, s.socket)
	}
	query(t, s, "SELECT 1")
	if got := start(t, dir).URL(); got != s.URL() {
		t.Errorf("a second start answers at %s, the first at %s", got, s.URL())
	}
}

// chmodAll lets the server's account pass the folders above dir that the test made.
func chmodAll(t *testing.T, dir string) {
	t.Helper()
	for at := filepath.Dir(dir); at != "/tmp"; at = filepath.Dir(at) {
		if err := os.Chmod(at, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStartRefuses(t *testing.T) {
	t.Parallel()
	t.Run("data of another major version, which it leaves alone", func(t *testing.T) {
		t.Parallel()
		dir := made(t)
		version := filepath.Join(dir, "data", "PG_VERSION")
		if err := os.WriteFile(version, []byte("9.6\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Start(t.Context(), Options{Dir: dir})
		var wrong *VersionError
		if !errors.As(err, &wrong) || wrong.Major != "9.6" || len(wrong.Have) == 0 {
			t.Fatalf("Start = %v, want a VersionError of 9.6", err)
		}
		for _, want := range []string{filepath.Join(dir, "data"), "install PostgreSQL 9.6", "pg_upgrade"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("the error does not say %q: %v", want, err)
			}
		}
		if b, _ := os.ReadFile(version); string(b) != "9.6\n" {
			t.Error("the data was touched")
		}
	})
	t.Run("no programs", func(t *testing.T) {
		t.Parallel()
		_, err := Start(t.Context(), Options{Dir: folder(t), Programs: t.TempDir()})
		var missing *MissingError
		if !errors.As(err, &missing) || !strings.Contains(err.Error(), "install") || !strings.Contains(err.Error(), "--database-url") {
			t.Errorf("Start = %v, want a MissingError that says what to install", err)
		}
	})
	t.Run("programs too old", func(t *testing.T) {
		t.Parallel()
		bin := t.TempDir()
		for _, name := range []string{"postgres", "initdb"} {
			if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\necho 'postgres (PostgreSQL) 12.3'\n"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Start(t.Context(), Options{Dir: folder(t), Programs: bin})
		if err == nil || !strings.Contains(err.Error(), bin+" (12)") {
			t.Errorf("Start = %v, want one that names the old version", err)
		}
	})
	t.Run("a folder with other things in place of the data", func(t *testing.T) {
		t.Parallel()
		dir := made(t)
		if err := os.Remove(filepath.Join(dir, "data", "PG_VERSION")); err != nil {
			t.Fatal(err)
		}
		if _, err := Start(t.Context(), Options{Dir: dir}); err == nil || !strings.Contains(err.Error(), "move it away") {
			t.Errorf("Start = %v, want a refusal", err)
		}
	})
	t.Run("a socket folder that somebody else has put in /tmp", func(t *testing.T) {
		t.Parallel()
		link := filepath.Join(folder(t), "run")
		if err := os.Symlink("/etc", link); err != nil {
			t.Fatal(err)
		}
		if _, err := socketFolder(filepath.Dir(link), nil); err == nil {
			t.Error("a symbolic link was taken for the socket's folder")
		}
	})
}
