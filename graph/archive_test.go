package graph_test

import (
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"backchannel/graph"
	"backchannel/timeline"
)

// archive is a collection in plain slices, on which the tests' own plain
// algorithms run.
type archive struct {
	actors       []graph.Actor
	interactions []graph.Interaction
}

func each[T any](items []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range items {
			if !yield(item, nil) {
				return
			}
		}
	}
}

func (a archive) build(tb testing.TB) *graph.Network {
	tb.Helper()
	n, err := graph.Build(each(a.actors), each(a.interactions))
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func choose(tb testing.TB, n *graph.Network, f graph.Filter) *graph.View {
	tb.Helper()
	v, err := n.Select(f)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// randomArchive makes up a small archive: at most 12 actors, 40 interactions,
// 30 days; with vague dates, undated ones, several senders and one-sided messages.
func randomArchive(seed uint64) archive {
	r := rand.New(rand.NewPCG(seed, 1))
	var a archive
	actors := 2 + r.IntN(11)
	for i := range actors {
		class := timeline.Person
		if r.IntN(3) == 0 {
			class = timeline.Organisation
		}
		// Ids are neither dense nor in the order of anything else.
		a.actors = append(a.actors, graph.Actor{ID: int64(1000 - 7*i), Class: class, Name: string(rune('A' + i))})
	}
	some := func(most int) []int64 {
		var ids []int64
		for range 1 + r.IntN(most) {
			if id := a.actors[r.IntN(actors)].ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		return ids
	}
	kinds := timeline.InteractionKinds
	certainties := []timeline.Certainty{timeline.Read, timeline.Resolved, timeline.Inferred}
	for i := range r.IntN(41) {
		x := graph.Interaction{
			ID: int64(5000 - i), Entry: int64(1 + r.IntN(12)), Kind: kinds[r.IntN(3)],
			Certainty: certainties[r.IntN(3)], Dated: r.IntN(8) > 0,
		}
		if x.Kind == timeline.Message {
			x.From, x.To = some(2), some(3)
			switch r.IntN(8) {
			case 0:
				x.From = nil
			case 1:
				x.To = nil
			}
		} else {
			x.With = some(4)
		}
		if x.Dated {
			x.First = timeline.Day(-2600 + r.IntN(30))
			x.Last = x.First
			if r.IntN(4) == 0 {
				x.Last += timeline.Day(r.IntN(20))
			}
			if r.IntN(30) == 0 {
				x.Last = timeline.DistantFuture
			}
			if r.IntN(30) == 0 {
				x.First = timeline.DistantPast
			}
		}
		a.interactions = append(a.interactions, x)
	}
	return a
}

// randomFilter makes up a filter that fits randomArchive's archives. Its Actors
// and Steps are unset.
func randomFilter(r *rand.Rand) graph.Filter {
	var f graph.Filter
	if r.IntN(2) == 0 {
		first := timeline.Day(-2605 + r.IntN(40))
		f.Window = &timeline.Window{First: first, Last: first + timeline.Day(r.IntN(12))}
	}
	if r.IntN(3) == 0 {
		f.Kinds = timeline.InteractionKinds[:1+r.IntN(2)]
	}
	if r.IntN(3) == 0 {
		f.Class = []timeline.Class{timeline.Person, timeline.Organisation}[r.IntN(2)]
	}
	if r.IntN(3) == 0 {
		f.Entries = []int64{int64(r.IntN(13)), int64(r.IntN(13)), int64(r.IntN(13))}
	}
	f.NoInferred = r.IntN(3) == 0
	return f
}

// passes returns the interaction's ways: each pair of actors of which the
// first could tell the second something by it.
func passes(x graph.Interaction) [][2]int64 {
	from, to := x.From, x.To
	if x.Kind != timeline.Message {
		from, to = x.With, x.With
	}
	var ways [][2]int64
	for _, p := range from {
		for _, q := range to {
			if p != q {
				ways = append(ways, [2]int64{p, q})
			}
		}
	}
	return ways
}

func parties(x graph.Interaction) []int64 {
	all := slices.Concat(x.From, x.To, x.With)
	slices.Sort(all)
	return slices.Compact(all)
}

// must returns v where there was no error.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
