package server_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"backchannel/db/dbtest"
	"backchannel/timeline"
	"backchannel/timeline/generate"
)

// BenchmarkAnswers measures the answers that the project set itself goals for,
// over 10,000 generated entries, from the request to the last byte of the
// answer: a day, a dossier and a network of 300 actors within 20 ms. Exports
// have no goal; they are here so that they do not grow unseen.
func BenchmarkAnswers(b *testing.B) {
	var listing bytes.Buffer
	if err := generate.Write(&listing, generate.Config{Entries: 10_000, Actors: 500, Seed: 1}, "text"); err != nil {
		b.Fatal(err)
	}
	store := dbtest.New(b)
	done, err := newImporter(b, store).Import(b.Context(), "Archive", listing.String())
	if err != nil {
		b.Fatal(err)
	}
	page, err := store.Actors(b.Context(), done.Collection, timeline.ActorFilter{}, timeline.PageRequest{Limit: 1})
	if err != nil {
		b.Fatal(err)
	}
	h, err := newHandler(store, nil, &logged{})
	if err != nil {
		b.Fatal(err)
	}
	for _, ask := range []struct{ name, path string }{
		{"a day", "/entries?told=true&from=1962-10-27&to=1962-10-27&limit=200"},
		{"a dossier", fmt.Sprintf("/actors/%d", page.Items[0].ID)},
		{"a network", "/network?actors=300"},
		{"the timeline", "/timeline"},
		{"GEXF of ties", "/export?format=gexf"},
		{"GEXF of interactions", "/export?format=gexf&edges=interactions"},
		{"CMIF", "/export?format=cmif"},
	} {
		for _, coding := range []string{"", "gzip"} {
			b.Run(ask.name+"/"+or(coding, "plain"), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, fmt.Sprintf("/api/v1/collections/%d%s", done.Collection, ask.path), nil)
					r.Host = "localhost"
					r.Header.Set("Accept-Encoding", coding)
					w := httptest.NewRecorder()
					h.ServeHTTP(w, r)
					if w.Code != http.StatusOK {
						b.Fatalf("%s = %d %s", ask.path, w.Code, w.Body)
					}
				}
			})
		}
	}
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
