package graph_test

import (
	"fmt"
	"runtime"
	"testing"

	"backchannel/graph"
	"backchannel/graph/generate"
	"backchannel/timeline"
)

// large is the archive of the project's goals for size and speed.
var large = generate.Archive{Seed: 1, Actors: 100_000, Interactions: 1_000_000}

func BenchmarkBuild(b *testing.B) {
	var a archive
	for actor := range large.People() {
		a.actors = append(a.actors, actor)
	}
	for x := range large.Talk() {
		x.From, x.To, x.With = clone(x.From), clone(x.To), clone(x.With)
		a.interactions = append(a.interactions, x)
	}
	b.ResetTimer()
	for b.Loop() {
		if _, err := graph.Build(each(a.actors), each(a.interactions)); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	a = archive{}
	n := largeNetwork(b)
	actors, ties, interactions := n.All().Len()
	b.ReportMetric(float64(heap(n))/1e6, "MB")
	b.Logf("%d actors, %d ties, %d interactions", actors, ties, interactions)
}

func clone(ids []int64) []int64 { return append([]int64(nil), ids...) }

func largeNetwork(b *testing.B) *graph.Network {
	b.Helper()
	n, err := graph.Build(large.People(), large.Talk())
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// heap returns the bytes that keep n alive.
func heap(n *graph.Network) uint64 {
	var m runtime.MemStats
	runtime.GC() // twice: for one, what a sync.Pool lends keeps an earlier network
	runtime.GC()
	runtime.ReadMemStats(&m)
	runtime.KeepAlive(n)
	return m.HeapAlloc
}

// BenchmarkQuestions asks each question of the whole large archive. Actor 1 is
// the busiest; the others stand for those of middling and of little business.
func BenchmarkQuestions(b *testing.B) {
	n := largeNetwork(b)
	v := n.All()
	month := timeline.Window{First: timeline.NewDay(1962, 10, 1), Last: timeline.NewDay(1962, 10, 31)}
	decade := timeline.Everything
	must := func(b *testing.B, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	run := func(name string, work func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			work(b) // what is listed when first asked for
			for b.Loop() {
				work(b)
			}
		})
	}
	run("select month", func(b *testing.B) { _, err := n.Select(graph.Filter{Window: &month}); must(b, err) })
	run("select neighbourhood", func(b *testing.B) { _, err := n.Select(graph.Filter{Actors: []int64{50_000}}); must(b, err) })
	run("select neighbourhood of the busiest", func(b *testing.B) { _, err := n.Select(graph.Filter{Actors: []int64{1}}); must(b, err) })
	for _, to := range []int64{500, 50_000, 99_000} {
		run(fmt.Sprintf("chains/%d", to), func(b *testing.B) { _, err := v.Chains(9_000, to, 20); must(b, err) })
		run(fmt.Sprintf("strong chain/%d", to), func(b *testing.B) { _, _, err := v.StrongChain(9_000, to); must(b, err) })
		run(fmt.Sprintf("trace/%d", to), func(b *testing.B) {
			_, err := v.Trace(graph.TraceQuery{From: 9_000, To: to, Window: decade})
			must(b, err)
		})
	}
	run("horizon", func(b *testing.B) {
		_, err := v.Horizon(graph.HorizonQuery{Actor: 9_000, Window: decade})
		must(b, err)
	})
}

func BenchmarkStanding(b *testing.B) {
	v := largeNetwork(b).All()
	b.Run("standings", func(b *testing.B) {
		for b.Loop() {
			v.Standings()
		}
	})
	b.Run("pagerank", func(b *testing.B) {
		for b.Loop() {
			must(v.PageRank(b.Context(), 0.85, 1e-6))
		}
	})
	b.Run("communities", func(b *testing.B) {
		var c graph.Communities
		for b.Loop() {
			c = must(v.Communities(b.Context(), 1, 1))
		}
		b.ReportMetric(c.Modularity, "modularity")
	})
	b.Run("betweenness of 100", func(b *testing.B) {
		for b.Loop() {
			must(v.Betweenness(b.Context(), 100, 1))
		}
	})
	b.Run("cuts", func(b *testing.B) {
		for b.Loop() {
			v.Cuts()
		}
	})
	b.Run("contacts of the busiest", func(b *testing.B) {
		for b.Loop() {
			if _, err := v.Contacts(1); err != nil {
				b.Fatal(err)
			}
		}
	})
}
