package graph_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"

	"backchannel/graph"
	"backchannel/timeline"
)

// gonumUndirected is the view's ties as gonum's graph; length gives the weight.
func gonumUndirected(v *graph.View, length func(graph.Tie) float64) *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, math.Inf(1))
	for n := range v.Nodes() {
		g.AddNode(simple.Node(n.ID))
	}
	for t := range v.Ties() {
		g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(t.A), simple.Node(t.B), length(t)))
	}
	return g
}

func TestChainsAgreeWithGonum(t *testing.T) {
	t.Parallel()
	for seed := range uint64(150) {
		v := randomArchive(seed).build(t).All()
		hops := path.DijkstraAllPaths(gonumUndirected(v, func(graph.Tie) float64 { return 1 }))
		lengths := path.DijkstraAllPaths(gonumUndirected(v, func(t graph.Tie) float64 { return 1 / float64(t.Total) }))
		for a := range v.Nodes() {
			for b := range v.Nodes() {
				got, err := v.Chains(a.ID, b.ID, 1000)
				if err != nil {
					t.Fatal(err)
				}
				var chains, want [][]int64
				for _, c := range got.Chains {
					chains = append(chains, c.Actors)
				}
				all, _ := hops.AllBetween(a.ID, b.ID)
				for _, p := range all {
					var ids []int64
					for _, node := range p {
						ids = append(ids, node.ID())
					}
					want = append(want, ids)
				}
				slices.SortFunc(chains, slices.Compare[[]int64])
				slices.SortFunc(want, slices.Compare[[]int64])
				if diff := cmp.Diff(want, chains); diff != "" {
					t.Fatalf("seed %d: chains from %s to %s differ from gonum's (-want +got):\n%s", seed, a.Name, b.Name, diff)
				}
				if got.Total != len(want) {
					t.Errorf("seed %d: Total = %d, want %d", seed, got.Total, len(want))
				}
				checkStrongChain(t, v, a.ID, b.ID, lengths.Weight(a.ID, b.ID))
			}
		}
	}
}

func checkStrongChain(t *testing.T, v *graph.View, a, b int64, want float64) {
	t.Helper()
	c, length, err := v.StrongChain(a, b)
	if math.IsInf(want, 1) {
		if !errors.Is(err, graph.ErrNotLinked) {
			t.Errorf("StrongChain(%d, %d) = %v, want ErrNotLinked", a, b, err)
		}
		return
	}
	if err != nil || math.Abs(length-want) > 1e-9 {
		t.Fatalf("StrongChain(%d, %d) has length %v (%v), want %v", a, b, length, err, want)
	}
	if c.Actors[0] != a || c.Actors[len(c.Actors)-1] != b || len(c.Ties) != len(c.Actors)-1 {
		t.Errorf("StrongChain(%d, %d) = %v is no chain between them", a, b, c.Actors)
	}
}

func TestChainsBestFirst(t *testing.T) {
	t.Parallel()
	for seed := range uint64(150) {
		v := randomArchive(seed).build(t).All()
		for a := range v.Nodes() {
			for b := range v.Nodes() {
				all, _ := v.Chains(a.ID, b.ID, 1000)
				if len(all.Chains) < 2 {
					continue
				}
				one, _ := v.Chains(a.ID, b.ID, 1)
				if diff := cmp.Diff(all.Chains[:1], one.Chains, plainOptions); diff != "" {
					t.Fatalf("a limit changes the first chain: %s", diff)
				}
				if one.Total != all.Total {
					t.Errorf("a limit changes the total from %d to %d", all.Total, one.Total)
				}
				best := 0
				for _, c := range all.Chains {
					best = max(best, weakest(c))
				}
				if got := weakest(all.Chains[0]); got != best {
					t.Errorf("seed %d: the first chain's weakest tie has %d interactions, another's %d", seed, got, best)
				}
			}
		}
	}
}

func weakest(c graph.Chain) int {
	least := math.MaxInt
	for _, t := range c.Ties {
		least = min(least, t.Total)
	}
	return least
}

func TestChainsOfStrangers(t *testing.T) {
	t.Parallel()
	a := archive{actors: []graph.Actor{
		{ID: 1, Class: timeline.Person, Name: "A"}, {ID: 2, Class: timeline.Person, Name: "B"}, {ID: 3, Class: timeline.Person, Name: "C"},
	}, interactions: []graph.Interaction{{ID: 1, Kind: timeline.Exchange, With: []int64{1, 2}, Certainty: timeline.Read}}}
	v := a.build(t).All()
	if got, err := v.Chains(1, 3, 5); err != nil || got.Total != 0 {
		t.Errorf("Chains to somebody without interactions = %+v, %v; want none", got, err)
	}
	if _, err := v.Chains(1, 4, 5); !errors.Is(err, timeline.ErrNotFound) {
		t.Errorf("Chains to nobody = %v, want ErrNotFound", err)
	}
	if got, _ := v.Chains(2, 2, 5); fmt.Sprint(got.Chains[0].Actors) != "[2]" {
		t.Errorf("Chains to oneself = %+v", got)
	}
}
