package server_test

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"backchannel/graph/export"
	"backchannel/server"
	"backchannel/timeline"
)

// wholeTitles gives whole entries to those who ask for titles only.
type wholeTitles struct{ server.Store }

func (s wholeTitles) TitlesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error) {
	return s.EntriesByID(ctx, collection, ids)
}

// countedEntries counts how many entries are looked up whole.
type countedEntries struct {
	server.Store
	whole *int
}

func (s countedEntries) EntriesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error) {
	*s.whole += len(ids)
	return s.Store.EntriesByID(ctx, collection, ids)
}

// TestExportLooksUpWhatItNeeds holds each format to what it says of itself:
// one that is not Whole writes the same where it is given more, and none reads
// whole entries but those that are.
func TestExportLooksUpWhatItNeeds(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	network, err := server.ReadNetwork(t.Context(), s.store, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats() {
		for _, edges := range []export.Edges{export.Ties, export.Interactions} {
			write := func(store server.Store) []byte {
				t.Helper()
				x := server.Export{Collection: timeline.Collection{ID: 1, Name: "Crisis"}, Format: f.Name, Edges: edges}
				to, err := x.Prepare(t.Context(), store, network)
				if err != nil {
					t.Fatalf("%s: %v", f.Name, err)
				}
				var b bytes.Buffer
				if _, err := to.Write(t.Context(), &b); err != nil {
					t.Fatalf("%s: %v", f.Name, err)
				}
				return b.Bytes()
			}
			whole := 0
			got, want := write(countedEntries{s.store, &whole}), write(wholeTitles{s.store})
			if !bytes.Equal(got, want) {
				t.Errorf("%s of %s differs where all of the entries is given", f.Name, edges)
			}
			if (whole > 0) != f.Whole {
				t.Errorf("%s of %s looks up %d whole entries; Whole is %v", f.Name, edges, whole, f.Whole)
			}
		}
	}
}

// bell puts into each title a character that XML cannot hold.
type bell struct{ server.Store }

func (s bell) TitlesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error) {
	list, err := s.Store.TitlesByID(ctx, collection, ids)
	for i := range list {
		list[i].Entry.Title += "\a"
	}
	return list, err
}

// TestExportSaysWhatItHolds wants of each export, whatever its format, what was
// chosen, at which revision, and what could not be written.
func TestExportSaysWhatItHolds(t *testing.T) {
	t.Parallel()
	s := seeded(t, func(s server.Store) server.Store { return bell{s} })
	for _, f := range export.Formats() {
		res, body := s.do(t, "GET", "/api/v1/collections/1/export?from=1962-10-01&q=Cuba&format="+f.Name, nil, "")
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s = %d: %s", f.Name, res.StatusCode, body)
		}
		filter, err := url.PathUnescape(res.Header.Get("Backchannel-Filter"))
		if want := "from 1962-10-01; entries with the words Cuba"; filter != want || err != nil {
			t.Errorf("%s was chosen by %q, %v; want %q", f.Name, filter, err, want)
		}
		if got := res.Header.Get("Backchannel-Revision"); got != "1" {
			t.Errorf("%s is of revision %q, want 1", f.Name, got)
		}
		named := strings.Contains(res.Header.Get("Content-Disposition"), "-revision-1-from-1962-10-01-entries-with-the-words-cuba.")
		if named != f.Bare {
			t.Errorf("%s is called %s; it has a place for the filter itself: %v", f.Name, res.Header.Get("Content-Disposition"), !f.Bare)
		}
		if !f.Bare && f.Extension != "zip" && !bytes.Contains(body, []byte("entries with the words Cuba")) {
			t.Errorf("%s does not say what was chosen:\n%.500s", f.Name, body)
		}
	}
	for _, test := range []struct{ asked, want string }{
		{"format=graphml&to=1962-10-27", "4 characters were replaced"}, // a title for each of four ties
		{"format=json&to=1962-10-27", "none"},
		{"format=timelinejs&kind=memcon", "none"},
	} {
		for _, coding := range []string{"identity", "gzip"} {
			res, _ := s.do(t, "GET", "/api/v1/collections/1/export?"+test.asked, http.Header{"Accept-Encoding": {coding}}, "")
			if got := res.Trailer.Get("Backchannel-Loss"); got != test.want {
				t.Errorf("%s, %s: lost %q, want %q", test.asked, coding, got, test.want)
			}
		}
	}
}
