package graph_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	"backchannel/graph"
	"backchannel/graph/generate"
)

const archives = 200

func total(t graph.Tie) float64 { return float64(t.Total) }

// gonumDirected has an edge for each way over a tie, by interactions.
func gonumDirected(v *graph.View) *simple.WeightedDirectedGraph {
	g := simple.NewWeightedDirectedGraph(0, 0)
	for n := range v.Nodes() {
		g.AddNode(simple.Node(n.ID))
	}
	for t := range v.Ties() {
		both := t.Conversations + t.Exchanges
		if w := t.Forward + both; w > 0 {
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(t.A), simple.Node(t.B), float64(w)))
		}
		if w := t.Backward + both; w > 0 {
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(t.B), simple.Node(t.A), float64(w)))
		}
	}
	return g
}

func ids(v *graph.View) []int64 {
	var list []int64
	for n := range v.Nodes() {
		list = append(list, n.ID)
	}
	return list
}

func sortedGroups(groups [][]gonum.Node, least int) [][]int64 {
	var list [][]int64
	for _, nodes := range groups {
		var g []int64
		for _, n := range nodes {
			g = append(g, n.ID())
		}
		slices.Sort(g)
		if len(g) >= least {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b []int64) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Compare(a, b)
	})
	return list
}

func TestStandingsAgreeWithGonum(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		g, directed := gonumUndirected(v, total), gonumDirected(v)
		// DegeneracyOrdering's second value lists each core's own nodes.
		_, cores := topo.DegeneracyOrdering(g)
		core := map[int64]int{}
		for k, nodes := range cores {
			for _, n := range nodes {
				core[n.ID()] = k
			}
		}
		component := map[int64]int{}
		components := v.Components()
		for k, members := range components {
			for _, id := range members {
				component[id] = k
			}
		}
		if diff := cmp.Diff(sortedGroups(topo.ConnectedComponents(g), 1), components, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("seed %d: components differ (-want +got):\n%s", seed, diff)
		}
		for _, s := range v.Standings() {
			var strength float64
			for n := range nodes(g.From(s.Actor)) {
				strength += g.WeightedEdge(s.Actor, n).Weight()
			}
			want := s
			want.Degree, want.In, want.Out = g.From(s.Actor).Len(), directed.To(s.Actor).Len(), directed.From(s.Actor).Len()
			want.Strength, want.Core, want.Component = int(strength), core[s.Actor], component[s.Actor]
			if diff := cmp.Diff(want, s); diff != "" {
				t.Errorf("seed %d: standing differs (-want +got):\n%s", seed, diff)
			}
		}
		circles, err := v.Circles(t.Context())
		if diff := cmp.Diff(sortedGroups(topo.TarjanSCC(directed), 2), circles, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("seed %d: circles differ: %v (-want +got):\n%s", seed, err, diff)
		}
	}
}

func nodes(it gonum.Nodes) func(func(int64) bool) {
	return func(yield func(int64) bool) {
		for it.Next() {
			if !yield(it.Node().ID()) {
				return
			}
		}
	}
}

func TestBetweennessAgreesWithGonum(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		want := network.Betweenness(gonumUndirected(v, total))
		got := must(v.Betweenness(t.Context(), 0, 1))
		for i, id := range ids(v) {
			if math.Abs(got.Of[i]-want[id]/2) > 1e-9 { // gonum counts a pair from both its ends
				t.Errorf("seed %d: betweenness of %d = %v, want %v", seed, id, got.Of[i], want[id]/2)
			}
		}
		if got.Sampled != 0 || got.Error != 0 {
			t.Errorf("seed %d: a small network is sampled: %+v", seed, got)
		}
	}
}

func TestBetweennessEstimateIsAsGoodAsItSays(t *testing.T) {
	t.Parallel()
	a := generate.Archive{Seed: 5, Actors: 2 * graph.ExactBetweenness, Interactions: 12_000}
	n, err := graph.Build(a.People(), a.Talk())
	if err != nil {
		t.Fatal(err)
	}
	v := n.All()
	actors, _, _ := v.Len()
	if actors <= graph.ExactBetweenness {
		t.Fatalf("only %d actors", actors)
	}
	exact, estimate := must(v.Betweenness(t.Context(), actors, 1)), must(v.Betweenness(t.Context(), 400, 1))
	if exact.Sampled != 0 || estimate.Sampled != 400 || estimate.Error <= 0 {
		t.Fatalf("sampled %d and %d ± %v", exact.Sampled, estimate.Sampled, estimate.Error)
	}
	for i := range exact.Of {
		if d := math.Abs(exact.Of[i] - estimate.Of[i]); d > 4*estimate.Error {
			t.Errorf("actor %d: %v is estimated as %v, which is beyond 4 times the error of %v", i, exact.Of[i], estimate.Of[i], estimate.Error)
		}
	}
}

func TestPageRankAgreesWithGonum(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		if actors, _, _ := v.Len(); actors == 0 {
			continue
		}
		want := network.PageRank(gonumDirected(v), 0.85, 1e-12)
		sum := 0.0
		for i, r := range must(v.PageRank(t.Context(), 0.85, 1e-12)) {
			sum += r
			if id := ids(v)[i]; math.Abs(r-want[id]) > 1e-6 {
				t.Errorf("seed %d: rank of %d = %v, want %v", seed, id, r, want[id])
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("seed %d: ranks add up to %v", seed, sum)
		}
	}
}

func TestCommunities(t *testing.T) {
	t.Parallel()
	var own, gonums float64
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		if _, ties, _ := v.Len(); ties == 0 {
			continue
		}
		g := gonumUndirected(v, total)
		for _, resolution := range []float64{0.5, 1, 2} {
			c := must(v.Communities(t.Context(), resolution, seed))
			var groups [][]gonum.Node
			for k, members := range c.Members {
				var group []gonum.Node
				for _, id := range members {
					group = append(group, simple.Node(id))
					i, _ := slices.BinarySearch(ids(v), id)
					if c.Of[i] != k {
						t.Errorf("seed %d: actor %d is a member of %d and of %d", seed, id, k, c.Of[i])
					}
				}
				groups = append(groups, group)
			}
			if want := community.Q(g, groups, resolution); math.Abs(c.Modularity-want) > 1e-9 {
				t.Errorf("seed %d: modularity %v, want gonum's %v", seed, c.Modularity, want)
			}
			own += c.Modularity
			gonums += community.Q(g, community.Modularize(g, resolution, nil).Communities(), resolution)
			if diff := cmp.Diff(c, must(v.Communities(t.Context(), resolution, seed))); diff != "" {
				t.Errorf("seed %d: the same seed divides differently: %s", seed, diff)
			}
		}
	}
	if own < 0.995*gonums {
		t.Errorf("modularity adds up to %v, gonum's to %v", own, gonums)
	}
}

// parts counts the components of the ties that keep accepts, of the actors that
// are not without.
func parts(v *graph.View, within []int64, without int64, keep func(graph.Tie) bool) []int {
	g := simple.NewUndirectedGraph()
	for _, id := range within {
		if id != without {
			g.AddNode(simple.Node(id))
		}
	}
	for t := range v.Ties() {
		if keep(t) && t.A != without && t.B != without && g.Node(t.A) != nil {
			g.SetEdge(g.NewEdge(simple.Node(t.A), simple.Node(t.B)))
		}
	}
	var sizes []int
	for _, c := range topo.ConnectedComponents(g) {
		sizes = append(sizes, len(c))
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	return sizes
}

func TestCutsAgreeWithRemoval(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		want, got := map[string][]int{}, map[string][]int{}
		for _, component := range v.Components() {
			for _, id := range component {
				if p := parts(v, component, id, func(graph.Tie) bool { return true }); len(p) > 1 {
					want[fmt.Sprint(id)] = p
				}
			}
			for tie := range v.Ties() {
				if !slices.Contains(component, tie.A) {
					continue
				}
				other := func(t graph.Tie) bool { return t != tie }
				if p := parts(v, component, 0, other); len(p) > 1 {
					want[fmt.Sprint(tie.A, "-", tie.B)] = p
				}
			}
		}
		actors, ties := v.Cuts()
		for _, c := range actors {
			got[fmt.Sprint(c.Actor)] = c.Parts
		}
		for _, c := range ties {
			got[fmt.Sprint(c.Tie.A, "-", c.Tie.B)] = c.Parts
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("seed %d: cuts differ from removal (-want +got):\n%s", seed, diff)
		}
	}
}

func TestBackboneIsTheHeaviestTree(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		got, err := v.Backbone(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		// Kruskal by hand: the heaviest first, of equals the first.
		ties := slices.Collect(v.Ties())
		slices.SortStableFunc(ties, func(a, b graph.Tie) int { return b.Total - a.Total })
		root := map[int64]int64{}
		var find func(int64) int64
		find = func(id int64) int64 {
			if up, ok := root[id]; ok {
				return find(up)
			}
			return id
		}
		want := 0
		chosen := map[[2]int64]bool{}
		for _, tie := range ties {
			if a, b := find(tie.A), find(tie.B); a != b {
				root[a] = b
				want++
				chosen[[2]int64{tie.A, tie.B}] = true
			}
		}
		for _, tie := range got {
			if !chosen[[2]int64{tie.A, tie.B}] {
				t.Errorf("seed %d: tie %d-%d is not of the heaviest tree", seed, tie.A, tie.B)
			}
		}
		if len(got) != want {
			t.Errorf("seed %d: %d ties, want %d", seed, len(got), want)
		}
	}
}

func TestLibraryHoldsTheTies(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		g := v.Library(t.Context(), false)
		actors, ties, _ := v.Len()
		order, _ := g.Order()
		size, _ := g.Size()
		if order != actors || size != ties {
			t.Errorf("seed %d: library has %d actors and %d ties, want %d and %d", seed, order, size, actors, ties)
		}
		for tie := range v.Ties() {
			for _, ends := range [][2]int64{{tie.A, tie.B}, {tie.B, tie.A}} {
				e, err := g.Edge(ends[0], ends[1])
				if err != nil {
					t.Fatalf("seed %d: edge %v: %v", seed, ends, err)
				}
				if got := *e.Properties.Data.(*graph.Tie); got != tie {
					t.Errorf("seed %d: edge %v carries %+v, want %+v", seed, ends, got, tie)
				}
			}
		}
		d := v.Library(t.Context(), true)
		edges, _ := d.Edges()
		if want := gonumDirected(v).Edges().Len(); len(edges) != want {
			t.Errorf("seed %d: %d directed edges, want %d", seed, len(edges), want)
		}
		if order > 0 && g.AddVertex(graph.Actor{ID: 77777}) == nil {
			t.Error("a view can be changed")
		}
	}
}

func TestContacts(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		for n := range v.Nodes() {
			contacts, err := v.Contacts(n.ID)
			if err != nil || len(contacts) != n.Ties {
				t.Fatalf("seed %d: %s has %d contacts (%v), want %d", seed, n.Name, len(contacts), err, n.Ties)
			}
			for i, c := range contacts {
				tie, _ := v.Tie(n.ID, c.Actor)
				want := graph.Contact{
					Actor: c.Actor, Total: tie.Total, Sent: tie.Forward, Received: tie.Backward, Conversations: tie.Conversations,
					Exchanges: tie.Exchanges, Inferred: tie.Inferred, Dated: tie.Dated, First: tie.First, Last: tie.Last,
				}
				if tie.B == n.ID {
					want.Sent, want.Received = want.Received, want.Sent
				}
				if c != want {
					t.Errorf("seed %d: contact %+v, want %+v", seed, c, want)
				}
				if i > 0 && contacts[i-1].Total < c.Total {
					t.Errorf("seed %d: contacts are not in order", seed)
				}
			}
		}
	}
}
