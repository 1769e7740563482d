package export

import (
	"context"
	"io"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"backchannel/graph"
	"backchannel/graph/generate"
	"backchannel/timeline"
)

// BenchmarkWrite writes an archive of 100,000 actors and 1,000,000
// interactions, with a title and address for each entry. MB-grown is by how
// much the heap is larger at its largest than before, in a pass that is not
// timed: looking at the heap costs more than writing. cpu-ns/op is the work of
// all processors, the garbage collector's included.
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
						found[i].Entry.URL = "https://example.org/" + strconv.FormatInt(id, 10)
					}
					return found, nil
				}
			}
			b.Run(name, func(b *testing.B) {
				var before, during runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				w := &meter{during: &during}
				if _, err := f.Write(context.Background(), w, s); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(w.written)
				runtime.GC()
				start := processorTime(b)
				for b.Loop() {
					if _, err := f.Write(context.Background(), io.Discard, s); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(processorTime(b)-start)/float64(b.N), "cpu-ns/op")
				b.ReportMetric(float64(w.most-min(w.most, before.HeapAlloc))/1e6, "MB-grown")
			})
		}
	}
}

// processorTime returns what the process has taken of the processors so far.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
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
