package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"backchannel/timeline/generate"
)

// asProgram in the environment makes the test program the program itself.
const asProgram = "BACKCHANNEL_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// program returns a command that runs the program as a process of its own,
// which can be killed.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "DATABASE_URL=")
	return cmd
}

// ownData returns a folder for the data of a private server, which that
// server's account can reach.
func ownData(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "backchannel")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "data")
}

// process is a serve command that runs as a process of its own.
type process struct {
	served
	cmd *exec.Cmd
}

func serveProcess(t *testing.T, data string) *process {
	t.Helper()
	p := &process{cmd: program(t, "serve", "--addr", "127.0.0.1:0", "--no-seeds", "--data-dir", data)}
	p.errs = &syncBuffer{}
	p.cmd.Stderr = p.errs
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	var ok bool
	if p.url, ok = strings.CutPrefix(strings.TrimSpace(line), "Backchannel is at "); !ok {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		t.Fatalf("serve printed %q, %v: %s", line, err, p.errs)
	}
	return p
}

// kill ends the process as a loss of power would.
func (p *process) kill(t *testing.T) {
	t.Helper()
	kill(t, p.cmd)
}

func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	_ = cmd.Wait() // says that it was killed
}

// TestKilled kills the program in the middle of imports and of serving. What
// was committed before is there afterwards, whole; what was not is absent.
func TestKilled(t *testing.T) {
	t.Parallel()
	data := ownData(t)
	if out, err := program(t, "import", seedListing, "--collection", "Earlier", "--data-dir", data).CombinedOutput(); err != nil {
		t.Fatalf("import: %v: %s", err, out)
	}
	const entries = 3000
	var listing bytes.Buffer
	if err := generate.Write(&listing, generate.Config{Entries: entries, Actors: 200, Seed: 1}, "text"); err != nil {
		t.Fatal(err)
	}
	const earlier = "/api/v1/collections/1/export?format=csl-json"
	s := serveProcess(t, data)
	_, want := s.get(t, earlier)
	if !bytes.Contains(want, []byte("Kuznetsov")) {
		t.Fatalf("the export of the earlier collection is %s", want)
	}
	s.kill(t)

	importing := func(t *testing.T) (*exec.Cmd, io.WriteCloser) {
		t.Helper()
		cmd := program(t, "import", "-", "--collection", "Interrupted", "--data-dir", data)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd, stdin
	}
	for _, moment := range []struct {
		name  string
		part  int           // of the listing's bytes that are given, in percent
		after time.Duration // then; where it does not hit what it means to, the promise is the same
	}{
		{"while it reads", 50, 0},
		{"as it has read all", 100, 0},
		{"while it writes", 100, 300 * time.Millisecond},
		{"while it ends", 100, time.Second},
	} {
		t.Run(moment.name, func(t *testing.T) {
			cmd, stdin := importing(t)
			// Many times what a pipe holds: when the last of it is taken, the
			// import is under way.
			if _, err := stdin.Write(listing.Bytes()[:listing.Len()*moment.part/100]); err != nil {
				t.Fatal(err)
			}
			if moment.part == 100 {
				if err := stdin.Close(); err != nil {
					t.Fatal(err)
				}
			}
			time.Sleep(moment.after)
			kill(t, cmd)

			s := serveProcess(t, data)
			defer s.kill(t)
			got := s.collections(t)
			if n, ok := got["Interrupted"]; got["Earlier"] != 10 || ok && n != entries || len(got) > 2 {
				t.Errorf("collections = %v, want the 10 entries of before, and of the import all %d or nothing", got, entries)
			}
			if moment.part < 100 && len(got) != 1 {
				t.Errorf("collections = %v, though half of the listing was given", got)
			}
			if _, again := s.get(t, earlier); !bytes.Equal(again, want) {
				t.Errorf("the earlier collection is not as it was:\n%s\nwas\n%s", again, want)
			}
		})
	}
	if out, err := program(t, "import", seedListing, "--collection", "Later", "--data-dir", data).CombinedOutput(); err != nil {
		t.Errorf("import after all that: %v: %s", err, out)
	}
}

// TestHangUp closes the terminal of a program: it stops its database.
func TestHangUp(t *testing.T) {
	t.Parallel()
	data := ownData(t)
	s := serveProcess(t, data)
	if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("serve ended with %v after SIGHUP, want 0: %s", err, s.errs)
	}
	if _, err := os.Stat(filepath.Join(data, "data", "postmaster.pid")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the server outlives the program: %v", err)
	}
}

// TestInterrupts leaves SIGHUP alone where nohup has it ignored.
func TestInterrupts(t *testing.T) {
	t.Parallel()
	if got := interrupts(func(os.Signal) bool { return false }); !slices.Contains(got, os.Signal(syscall.SIGHUP)) {
		t.Errorf("signals = %v, want SIGHUP among them", got)
	}
	if got := interrupts(func(s os.Signal) bool { return s == syscall.SIGHUP }); len(got) != 2 || slices.Contains(got, os.Signal(syscall.SIGHUP)) {
		t.Errorf("signals = %v, want SIGINT and SIGTERM", got)
	}
}
