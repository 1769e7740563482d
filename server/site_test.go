package server_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"backchannel/db/dbtest"
	"backchannel/seeds"
	"backchannel/server"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/ingest"
	"backchannel/timeline/listing"
	"backchannel/timeline/resolve"
)

// site is a server over a database of its own, with the seed collection in it.
type site struct {
	url    string
	client *http.Client
	store  server.Store
	log    *logged
}

// logged is the server's log.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// page stands for the built page.
var page = fstest.MapFS{
	"index.html":           {Data: []byte("<!doctype html><title>Backchannel</title>" + strings.Repeat("<p>", 1000))},
	"assets/app-Ab12Cd.js": {Data: []byte("export {}")},
}

// seeded starts a site. wrap changes what the server sees of the store.
func seeded(t testing.TB, wrap ...func(server.Store) server.Store) *site {
	t.Helper()
	real := dbtest.New(t)
	s := &site{log: &logged{}, store: real}
	for _, w := range wrap {
		s.store = w(s.store)
	}
	in := newImporter(t, real)
	text, err := seeds.FS.ReadFile("cuban-missile-crisis.txt")
	if err != nil {
		t.Fatal(err)
	}
	done, err := in.Import(t.Context(), "Cuban Missile Crisis", string(text))
	if err != nil {
		t.Fatalf("import the seed: %v", err)
	}
	if done.New != 10 || done.Collection != 1 {
		t.Fatalf("import of the seed = %+v, want 10 new entries in collection 1", done)
	}
	return s.start(t, in)
}

// siteOf starts a site over a store as it is.
func siteOf(t testing.TB, store server.Store) *site {
	t.Helper()
	return (&site{log: &logged{}, store: store}).start(t, nil)
}

func (s *site) start(t testing.TB, in server.Importer) *site {
	t.Helper()
	h, err := newHandler(s.store, in, s.log)
	if err != nil {
		t.Fatal(err)
	}
	on := httptest.NewServer(h)
	t.Cleanup(on.Close)
	s.url, s.client = on.URL, on.Client()
	// Tests look at what travels.
	s.client.Transport.(*http.Transport).DisableCompression = true
	return s
}

func newHandler(store server.Store, in server.Importer, log io.Writer) (http.Handler, error) {
	return server.New(server.Config{
		Store:    store,
		Importer: in,
		Page:     page,
		Logger:   slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Now:      time.Now,
		Version:  "test",
		Build:    "test",
		Hosts:    []string{"localhost"},
	})
}

// known is the embedded authority.
var known = sync.OnceValues(func() (*authority.Authority, error) { return authority.LoadFS(seeds.Authority, "authority") })

// importer imports as the program does.
type importer struct {
	sink ingest.Sink
	who  *authority.Authority
}

func newImporter(t testing.TB, sink ingest.Sink) importer {
	t.Helper()
	who, err := known()
	if err != nil {
		t.Fatal(err)
	}
	return importer{sink, who}
}

func (i importer) Import(ctx context.Context, collection, text string) (server.Imported, error) {
	var out server.Imported
	report, err := ingest.Run(ctx, i.sink, resolve.New(i.who), collection, listing.Read("listing", strings.NewReader(text), listing.Options{}), ingest.Options{
		Rejected: func(r *listing.RejectedError) {
			told := server.Rejection{Line: r.Line, Message: r.Error()}
			if r.Note {
				out.Notes = append(out.Notes, told)
			} else {
				out.Rejected = append(out.Rejected, told)
			}
		},
	})
	if errors.Is(err, ingest.ErrNoEntry) {
		err = &timeline.InvalidError{Field: "text", Value: "no entry in it", Want: ingest.WantListing}
	}
	out.Collection, out.New, out.Changed, out.Unchanged = report.Collection, report.New, report.Changed, report.Unchanged
	out.RejectedTotal = report.Rejected
	return out, err
}
