package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

	"backchannel/db/dbtest"
)

// lines hands out what a command prints while it runs.
type lines struct {
	*bufio.Reader
	io.Writer
}

func newLines() lines {
	r, w := io.Pipe()
	return lines{bufio.NewReader(r), w}
}

// served is a running serve command.
type served struct {
	url  string
	stop context.CancelFunc
	done <-chan int // its exit code
	errs *syncBuffer
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// serve starts the real command on a free port and waits until it says where
// it is.
func serve(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, errs, done := newLines(), &syncBuffer{}, make(chan int, 1)
	go func() {
		done <- Run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), strings.NewReader(""), out.Writer, errs)
		_ = out.Writer.(io.Closer).Close()
	}()
	line, err := out.ReadString('\n')
	if err != nil {
		t.Fatalf("serve %q ended before it was ready: %s", args, errs)
	}
	url, ok := strings.CutPrefix(strings.TrimSpace(line), "Backchannel is at ")
	if !ok {
		t.Fatalf("serve printed %q, want where it is", line)
	}
	s := &served{url: url, stop: stop, done: done, errs: errs}
	t.Cleanup(func() {
		stop()
		s.wait(t)
	})
	return s
}

// wait stops the command, which must end well.
func (s *served) wait(t *testing.T) {
	t.Helper()
	s.stop()
	code, open := <-s.done
	if open && code != exitOK {
		t.Errorf("serve = %d, want %d: %s", code, exitOK, s.errs)
	}
	if open {
		// Once is enough: a second wait finds it ended.
		done := make(chan int)
		close(done)
		s.done = done
	}
}

func (s *served) get(t *testing.T, path string) (int, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, body
}

// collections returns the entries of each collection by its name.
func (s *served) collections(t *testing.T) map[string]int {
	t.Helper()
	_, body := s.get(t, "/api/v1/collections")
	var all struct {
		Collections []struct {
			Name    string
			Entries int
		}
	}
	if err := json.Unmarshal(body, &all); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	out := map[string]int{}
	for _, c := range all.Collections {
		out[c.Name] = c.Entries
	}
	return out
}

func TestServe(t *testing.T) {
	t.Parallel()
	t.Run("a first start brings two collections, a second nothing", func(t *testing.T) {
		t.Parallel()
		url := dbtest.URL(t)
		first := serve(t, "--database-url", url)
		want := map[string]int{"Cuban Missile Crisis": 10, "Cold War titles": 196}
		if got := first.collections(t); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("collections = %v, want %v", got, want)
		}
		if status, _ := first.get(t, "/readyz"); status != http.StatusOK {
			t.Errorf("/readyz = %d, want 200 as soon as it says where it is", status)
		}
		first.wait(t)
		second := serve(t, "--database-url", url)
		if got := second.collections(t); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("collections at the second start = %v, want %v", got, want)
		}
		if strings.Contains(second.errs.String(), "imported") {
			t.Errorf("the second start imported something: %s", second.errs)
		}
	})
	t.Run("without seeds it starts empty", func(t *testing.T) {
		t.Parallel()
		s := serve(t, "--database-url", dbtest.URL(t), "--no-seeds")
		if got := s.collections(t); len(got) != 0 {
			t.Errorf("collections = %v, want none", got)
		}
	})
	t.Run("what the user has is left alone", func(t *testing.T) {
		t.Parallel()
		url := dbtest.URL(t)
		code, _, stderr := run(t, "date,title\n1962-10-24,Letter from Khrushchev to Kennedy\n", "import", "-", "--collection", "Mine", "--database-url", url)
		if code != exitOK {
			t.Fatalf("import = %d: %s", code, stderr)
		}
		s := serve(t, "--database-url", url)
		if got := s.collections(t); len(got) != 1 || got["Mine"] != 1 {
			t.Errorf("collections = %v, want only the user's", got)
		}
	})
	t.Run("a paste without entries changes nothing", func(t *testing.T) {
		t.Parallel()
		url := seededURL(t)
		s := serve(t, "--database-url", url)
		for _, paste := range []struct{ name, text, accepted string }{
			{"Cuban Missile Crisis", `Dear diary,\ntoday nothing happened.`, "listing:1-2: want a date line"},
			{"Another", `Dear diary,\ntoday nothing happened.`, "listing:1-2: want a date line"},
			{"Another", "%PDF-1.4", "JSON lines"},
		} {
			name := paste.name
			body := fmt.Sprintf(`{"collection":%q,"text":"%s"}`, name, paste.text)
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/api/v1/import", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Content-Type", "application/json")
			res, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			var problem struct{ Parameter, Accepted string }
			err = json.NewDecoder(res.Body).Decode(&problem)
			res.Body.Close()
			if err != nil || res.StatusCode != http.StatusBadRequest || res.Header.Get("Content-Type") != "application/problem+json" ||
				problem.Parameter != "text" || !strings.Contains(problem.Accepted, "CSV or TSV with a header") || !strings.Contains(problem.Accepted, paste.accepted) {
				t.Errorf("paste into %s = %d %+v, %v; want 400 and what is accepted", name, res.StatusCode, problem, err)
			}
		}
		if got := s.collections(t); len(got) != 1 || got["Cuban Missile Crisis"] != 10 {
			t.Errorf("collections = %v, want only the seed", got)
		}
	})
	t.Run("a paste has its notes told", func(t *testing.T) {
		t.Parallel()
		s := serve(t, "--database-url", dbtest.URL(t), "--no-seeds")
		listing := strings.Repeat("\x01", 20)
		for n := range 20 {
			listing += fmt.Sprintf("\nOctober %d, 1962\n\nLetter from Khrushchev to Kennedy\x01\n\nHe asks.\n", n+1)
		}
		body, err := json.Marshal(map[string]string{"collection": "Notes", "text": listing})
		if err != nil {
			t.Fatal(err)
		}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/api/v1/import", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		var done struct {
			New             int
			Rejected, Notes []struct {
				Line    int
				Message string
			}
		}
		if err := json.NewDecoder(res.Body).Decode(&done); err != nil {
			t.Fatal(err)
		}
		if done.New != 20 || len(done.Notes) != mostNotes+1 || len(done.Rejected) != 0 {
			t.Fatalf("import = %+v, want 20 entries, nothing rejected and some of the notes", done)
		}
		last := done.Notes[mostNotes]
		if done.Notes[0].Line >= last.Line || !strings.Contains(last.Message, fmt.Sprintf("listing:%d: note: control character", last.Line)) {
			t.Errorf("notes = %+v, want the first and the last on control characters", done.Notes)
		}
	})
	t.Run("the log may be JSON", func(t *testing.T) {
		t.Parallel()
		s := serve(t, "--database-url", dbtest.URL(t), "--no-seeds", "--log-format", "json")
		s.get(t, "/api/v1/formats")
		s.wait(t)
		for _, line := range strings.Split(strings.TrimSpace(s.errs.String()), "\n") {
			if !json.Valid([]byte(line)) {
				t.Errorf("log line %q, want JSON", line)
			}
		}
	})
	t.Run("a host that is allowed", func(t *testing.T) {
		t.Parallel()
		s := serve(t, "--database-url", dbtest.URL(t), "--no-seeds", "--allow-host", "archive.example.org", "--frame-ancestors", "https://example.org")
		for host, want := range map[string]int{"archive.example.org": 200, "localhost": 200, "evil.example": 421} {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/api/v1/formats", nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Host = host
			res, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(req)
			if err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			if res.StatusCode != want {
				t.Errorf("host %s = %d, want %d", host, res.StatusCode, want)
			}
			if policy := res.Header.Get("Content-Security-Policy"); !strings.HasSuffix(policy, "frame-ancestors https://example.org") {
				t.Errorf("policy = %q, want that the site may frame it", policy)
			}
		}
	})
}

func TestServeUsage(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"an address in use", []string{"--addr", taken.Addr().String()}, exitFailed, "choose another port"},
		{"no address", []string{"--addr", "nowhere"}, exitUsage, "want HOST:PORT"},
		{"an argument", []string{"now"}, exitUsage, "see backchannel serve --help"},
		{"a log format", []string{"--log-format", "xml"}, exitUsage, "want text or json"},
		{"no database there", []string{"--addr", "127.0.0.1:0", "--database-url", "postgres://nobody@127.0.0.1:1/none?connect_timeout=2"}, exitFailed, "database"},
		{"no origin", []string{"--addr", "127.0.0.1:0", "--frame-ancestors", "example.org", "--no-seeds", "--database-url", "DB"}, exitUsage, "want an origin"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"serve"}, tt.args...)
			for i, a := range args {
				if a == "DB" {
					args[i] = dbtest.URL(t)
				}
			}
			code, stdout, stderr := run(t, "", args...)
			if code != tt.code || !strings.Contains(stderr, tt.want) || stdout != "" {
				t.Errorf("serve %q = %d, %q, %q; want %d, …%q…", tt.args, code, stdout, stderr, tt.code, tt.want)
			}
		})
	}
}
