package graph_test

import (
	"runtime"
	"testing"

	"backchannel/graph"
	"backchannel/graph/generate"
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
	runtime.GC()
	runtime.ReadMemStats(&m)
	runtime.KeepAlive(n)
	return m.HeapAlloc
}
