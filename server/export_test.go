package server_test

import (
	"bytes"
	"context"
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
				if _, err := to(t.Context(), &b); err != nil {
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
