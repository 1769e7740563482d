package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"backchannel/db/dbtest"
	"backchannel/timeline"
)

// slow is a store whose timeline takes as long as it is told to.
type slow struct {
	Store
	asked  chan struct{} // gets a value when a request is in it
	answer chan struct{} // closed lets all requests go
}

func (s *slow) Timeline(ctx context.Context, _ int64, _ timeline.Filter) ([]timeline.DayCount, error) {
	select {
	case s.asked <- struct{}{}:
	default:
	}
	select {
	case <-s.answer:
		return nil, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (s *slow) Collection(_ context.Context, id int64) (timeline.Collection, error) {
	return timeline.Collection{ID: id, Name: "Slow"}, nil
}

// running is a server on a listener of its own.
type running struct {
	addr string
	stop context.CancelFunc
	done chan error
}

func start(t *testing.T, store Store, change func(*limits)) *running {
	t.Helper()
	l := usualLimits()
	change(&l)
	s, err := newServer(Config{Store: store, Logger: slog.New(slog.DiscardHandler), Now: time.Now, Importer: refusing{}}, l)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	r := &running{addr: listener.Addr().String(), stop: stop, done: make(chan error, 1)}
	go func() { r.done <- s.Run(ctx, listener) }()
	t.Cleanup(stop)
	return r
}

// refusing imports nothing.
type refusing struct{}

func (refusing) Import(context.Context, string, string) (Imported, error) {
	return Imported{}, &timeline.InvalidError{Field: "text", Value: "", Want: "a listing"}
}

func (r *running) get(t *testing.T, path string) (int, Problem) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+r.addr+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var p Problem
	if res.StatusCode >= 400 {
		if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
			t.Fatal(err)
		}
	}
	return res.StatusCode, p
}

func TestRun(t *testing.T) {
	t.Parallel()
	const timelinePath = "/api/v1/collections/1/timeline"
	newSlow := func(t *testing.T) *slow {
		return &slow{Store: dbtest.New(t), asked: make(chan struct{}, 1), answer: make(chan struct{})}
	}
	t.Run("what is under way may finish", func(t *testing.T) {
		t.Parallel()
		store := newSlow(t)
		r := start(t, store, func(*limits) {})
		answered := make(chan int, 1)
		go func() {
			status, _ := r.get(t, timelinePath)
			answered <- status
		}()
		<-store.asked
		r.stop()
		select {
		case err := <-r.done:
			t.Fatalf("Run = %v before the request was answered", err)
		case <-time.After(50 * time.Millisecond):
		}
		close(store.answer)
		if status := <-answered; status != 200 {
			t.Errorf("the request under way = %d, want 200", status)
		}
		if err := <-r.done; err != nil {
			t.Errorf("Run = %v, want nil", err)
		}
		if _, err := net.Dial("tcp", r.addr); err == nil {
			t.Error("it still listens")
		}
	})
	t.Run("what does not finish is cut off", func(t *testing.T) {
		t.Parallel()
		store := newSlow(t)
		r := start(t, store, func(l *limits) { l.drainTime = 50 * time.Millisecond })
		conn := dial(t, r.addr)
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", timelinePath)
		<-store.asked
		r.stop()
		if err := <-r.done; !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Run = %v, want that requests were cut off", err)
		}
	})
	t.Run("an answer that takes too long is given up", func(t *testing.T) {
		t.Parallel()
		r := start(t, newSlow(t), func(l *limits) { l.answerTime = 50 * time.Millisecond })
		status, p := r.get(t, timelinePath)
		if status != http.StatusServiceUnavailable || p.Type != "/problems/timeout" {
			t.Errorf("%d %s, want 503 timeout", status, p.Type)
		}
	})
	t.Run("more than the server can bear is refused", func(t *testing.T) {
		t.Parallel()
		store := newSlow(t)
		r := start(t, store, func(l *limits) { l.requests = 1 })
		first := make(chan int, 1)
		go func() {
			status, _ := r.get(t, timelinePath)
			first <- status
		}()
		<-store.asked
		if status, p := r.get(t, "/api/v1/formats"); status != http.StatusServiceUnavailable || p.Type != "/problems/busy" {
			t.Errorf("%d %s, want 503 busy", status, p.Type)
		}
		close(store.answer)
		if status := <-first; status != 200 {
			t.Errorf("the first = %d, want 200", status)
		}
	})
	t.Run("a client that sends its header too slowly is cut off", func(t *testing.T) {
		t.Parallel()
		r := start(t, newSlow(t), func(l *limits) { l.headerTime = 50 * time.Millisecond })
		conn := dial(t, r.addr)
		fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: local")
		got, err := io.ReadAll(conn)
		if err != nil || strings.HasPrefix(string(got), "HTTP/1.1 200") {
			t.Errorf("read %q, %v; want the end of the connection", got, err)
		}
	})
	t.Run("a client that sends its body too slowly is cut off", func(t *testing.T) {
		t.Parallel()
		r := start(t, newSlow(t), func(l *limits) { l.readTime = 50 * time.Millisecond })
		conn := dial(t, r.addr)
		fmt.Fprint(conn, "POST /api/v1/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
		got, err := io.ReadAll(conn)
		if err != nil || strings.HasPrefix(string(got), "HTTP/1.1 200") {
			t.Errorf("read %q, %v; want the end of the connection", got, err)
		}
	})
	t.Run("a header that is too long", func(t *testing.T) {
		t.Parallel()
		r := start(t, newSlow(t), func(l *limits) { l.header = 1 << 10 })
		conn := dial(t, r.addr)
		fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n", strings.Repeat("x", 16<<10))
		if line, err := bufio.NewReader(conn).ReadString('\n'); !strings.Contains(line, " 431 ") {
			t.Errorf("%q, %v; want 431", line, err)
		}
	})
	t.Run("a body that is too large", func(t *testing.T) {
		t.Parallel()
		r := start(t, newSlow(t), func(l *limits) { l.body = 1 << 10 })
		for name, body := range map[string]io.Reader{
			"whose length is told":     strings.NewReader(`{"collection":"x","text":"` + strings.Repeat("x", 2<<10) + `"}`),
			"whose length is not told": io.MultiReader(strings.NewReader(`{"collection":"x","text":"` + strings.Repeat("x", 2<<10) + `"}`)),
		} {
			res, err := http.Post("http://"+r.addr+"/api/v1/import", "application/json", body)
			if err != nil {
				t.Fatal(err)
			}
			var p Problem
			if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			if res.StatusCode != http.StatusRequestEntityTooLarge || p.Type != "/problems/too-large" || p.Accepted == nil || *p.Accepted != "at most 1024 bytes" {
				t.Errorf("%s: %d %+v, want 413 and the limit", name, res.StatusCode, p)
			}
		}
	})
}

// TestRunLeavesNothing counts goroutines, and so may not run beside others.
func TestRunLeavesNothing(t *testing.T) {
	store := dbtest.New(t)
	before := runtime.NumGoroutine()
	for range 3 {
		r := start(t, store, func(*limits) {})
		for _, path := range []string{"/api/v1/collections", "/api/v1/formats", "/api/v1/collections/1", "/"} {
			r.get(t, path)
		}
		r.stop()
		if err := <-r.done; err != nil {
			t.Errorf("Run = %v, want nil", err)
		}
	}
	deadline := time.Now().Add(time.Minute) // only a leak takes that long
	for runtime.NumGoroutine() > before && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
	}
	if now := runtime.NumGoroutine(); now > before {
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines, and %d before:\n%s", now, before, stacks[:runtime.Stack(stacks, true)])
	}
}

func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	return conn
}
