package export

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"testing"

	"backchannel/graph"
	"backchannel/graph/generate"
	"backchannel/timeline"
)

// BenchmarkWrite writes an archive of 100,000 actors and 1,000,000
// interactions, with a title and address for each entry. MB-grown is by how
// much the heap is larger at its largest than before.
func BenchmarkWrite(b *testing.B) {
	large := generate.Archive{Seed: 1, Actors: 100_000, Interactions: 1_000_000}
	n, err := graph.Build(large.People(), large.Talk())
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range []string{"gexf", "gexf-dynamic", "graphml", "dot", "csv-edges", "json"} {
		f, err := Lookup(format)
		if err != nil {
			b.Fatal(err)
		}
		for _, evidence := range []bool{false, true} {
			name := format + " with ids of entries"
			s := Source{Header: Header{Collection: "Large"}, View: n.All()}
			if evidence {
				name = format + " with titles"
				s.Entries = func(_ context.Context, ids []int64) ([]timeline.StoredEntry, error) {
					found := make([]timeline.StoredEntry, len(ids))
					for i, id := range ids {
						found[i].ID = id
						found[i].Entry.Title = "Telegram from the Ministry to the Embassy"
						found[i].Entry.URL = fmt.Sprintf("https://example.org/%d", id)
					}
					return found, nil
				}
			}
			b.Run(name, func(b *testing.B) {
				var before, during runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				w := &meter{during: &during}
				for b.Loop() {
					if _, err := f.Write(context.Background(), w, s); err != nil {
						b.Fatal(err)
					}
				}
				b.SetBytes(w.written / int64(b.N))
				b.ReportMetric(float64(w.most-min(w.most, before.HeapAlloc))/1e6, "MB-grown")
			})
		}
	}
}

// meter throws away what is written, and now and then looks at what of the heap
// is in use.
type meter struct {
	written int64
	next    int64
	most    uint64
	during  *runtime.MemStats
}

func (m *meter) Write(p []byte) (int, error) {
	m.written += int64(len(p))
	if m.written >= m.next {
		runtime.GC()
		runtime.ReadMemStats(m.during)
		m.most = max(m.most, m.during.HeapAlloc)
		m.next = m.written + 64<<20
	}
	return len(p), nil
}

var _ io.Writer = (*meter)(nil)
