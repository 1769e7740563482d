package graph_test

import (
	stdcmp "cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backchannel/graph"
	"backchannel/timeline"
)

// plainView works out by brute force what Select promises.
type plainView struct {
	Actors       []int64
	Interactions []int64
	Ties         []graph.Tie
	Untied       int
	Evidence     map[[2]int64][]int64
}

func (a archive) plain(f graph.Filter) plainView {
	chosen := slices.Clone(a.interactions)
	drop := func(when func(graph.Interaction) bool) { chosen = slices.DeleteFunc(chosen, when) }
	if f.Window != nil {
		drop(func(x graph.Interaction) bool {
			return !x.Dated || x.First > f.Window.Last || x.Last < f.Window.First
		})
	}
	if f.Kinds != nil {
		drop(func(x graph.Interaction) bool { return !slices.Contains(f.Kinds, x.Kind) })
	}
	if f.Entries != nil {
		drop(func(x graph.Interaction) bool { return !slices.Contains(f.Entries, x.Entry) })
	}
	if f.NoInferred {
		drop(func(x graph.Interaction) bool { return x.Certainty == timeline.Inferred })
	}
	keep := map[int64]bool{}
	for _, actor := range a.actors {
		keep[actor.ID] = f.Class == "" || actor.Class == f.Class
	}
	if f.Actors != nil {
		in := map[int64]bool{}
		for _, id := range f.Actors {
			in[id] = true
		}
		for range max(f.Steps, 1) {
			next := map[int64]bool{}
			for _, x := range chosen {
				for _, w := range passes(x) {
					for _, w := range [][2]int64{w, {w[1], w[0]}} {
						if in[w[0]] && keep[w[1]] {
							next[w[1]] = true
						}
					}
				}
			}
			for id := range next {
				in[id] = true
			}
		}
		keep = in
	}
	if f.Class != "" || f.Actors != nil {
		drop(func(x graph.Interaction) bool {
			remains := slices.ContainsFunc(passes(x), func(w [2]int64) bool { return keep[w[0]] && keep[w[1]] })
			centre := slices.ContainsFunc(parties(x), func(p int64) bool { return slices.Contains(f.Actors, p) })
			return !remains && !centre
		})
	}
	slices.SortFunc(chosen, byDay)
	got := plainView{Evidence: map[[2]int64][]int64{}}
	for _, x := range chosen {
		if !slices.ContainsFunc(passes(x), func(w [2]int64) bool { return keep[w[0]] && keep[w[1]] }) {
			got.Untied++
		}
	}
	ties := map[[2]int64]*graph.Tie{}
	actors := map[int64]bool{}
	for _, x := range chosen {
		got.Interactions = append(got.Interactions, x.ID)
		for _, p := range parties(x) {
			if keep[p] {
				actors[p] = true
			}
		}
		seen := map[[2]int64]bool{}
		for _, w := range passes(x) {
			if !keep[w[0]] || !keep[w[1]] {
				continue
			}
			k := [2]int64{min(w[0], w[1]), max(w[0], w[1])}
			t := ties[k]
			if t == nil {
				t = &graph.Tie{A: k[0], B: k[1]}
				ties[k] = t
			}
			if x.Kind == timeline.Message {
				if w == k {
					t.Forward++
				} else {
					t.Backward++
				}
			}
			if seen[k] {
				continue
			}
			seen[k] = true
			got.Evidence[k] = append(got.Evidence[k], x.ID)
			t.Total++
			if x.Certainty == timeline.Inferred {
				t.Inferred++
			}
			switch x.Kind {
			case timeline.Conversation:
				t.Conversations++
			case timeline.Exchange:
				t.Exchanges++
			}
			if x.Dated {
				if !t.Dated {
					t.Dated, t.First, t.Last = true, x.First, x.Last
				}
				t.First, t.Last = min(t.First, x.First), max(t.Last, x.Last)
			}
		}
	}
	for id := range actors {
		got.Actors = append(got.Actors, id)
	}
	slices.Sort(got.Actors)
	for _, t := range ties {
		got.Ties = append(got.Ties, *t)
	}
	slices.SortFunc(got.Ties, func(s, t graph.Tie) int { return slices.Compare([]int64{s.A, s.B}, []int64{t.A, t.B}) })
	return got
}

func byDay(x, y graph.Interaction) int {
	if x.Dated != y.Dated {
		if x.Dated {
			return -1
		}
		return 1
	}
	if x.Dated && x.First != y.First {
		return stdcmp.Compare(x.First, y.First)
	}
	return int(x.ID - y.ID)
}

func seen(v *graph.View) plainView {
	got := plainView{Untied: v.Untied(), Evidence: map[[2]int64][]int64{}}
	for n := range v.Nodes() {
		got.Actors = append(got.Actors, n.ID)
	}
	for x := range v.Interactions() {
		got.Interactions = append(got.Interactions, x.ID)
	}
	for t := range v.Ties() {
		got.Ties = append(got.Ties, t)
		for x := range v.Evidence(t) {
			k := [2]int64{t.A, t.B}
			if !slices.Contains(got.Evidence[k], x.ID) {
				got.Evidence[k] = append(got.Evidence[k], x.ID)
			}
		}
	}
	return got
}

var plainOptions = cmp.Options{cmpopts.IgnoreUnexported(graph.Tie{}), cmpopts.EquateEmpty()}

func TestSelectAgreesWithBruteForce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		a := randomArchive(seed)
		n := a.build(t)
		r := rand.New(rand.NewPCG(seed, 2))
		filters := []graph.Filter{{}, randomFilter(r), randomFilter(r)}
		f := randomFilter(r)
		f.Actors, f.Steps = []int64{a.actors[r.IntN(len(a.actors))].ID}, 1+r.IntN(3)
		ego := graph.Filter{Actors: append(f.Actors, a.actors[0].ID), Steps: f.Steps, NoInferred: f.NoInferred, Class: f.Class, Kinds: f.Kinds}
		for _, f := range append(filters, f, ego) {
			if diff := cmp.Diff(a.plain(f), seen(choose(t, n, f)), plainOptions); diff != "" {
				t.Fatalf("seed %d: Select(%+v) differs from brute force (-want +got):\n%s", seed, f, diff)
			}
		}
	}
}

func TestSelectRefuses(t *testing.T) {
	t.Parallel()
	n := randomArchive(1).build(t)
	tests := []struct {
		name   string
		filter graph.Filter
		field  string
	}{
		{"an unknown kind", graph.Filter{Kinds: []timeline.InteractionKind{"talk"}}, "interaction"},
		{"an unknown class", graph.Filter{Class: "animal"}, "class"},
		{"too many steps", graph.Filter{Steps: graph.MaxSteps + 1}, "steps"},
		{"negative steps", graph.Filter{Steps: -1}, "steps"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := n.Select(test.filter)
			var invalid *timeline.InvalidError
			if !errors.As(err, &invalid) || invalid.Field != test.field {
				t.Errorf("Select(%+v) = %v, want an InvalidError of %s", test.filter, err, test.field)
			}
		})
	}
	if _, err := n.Select(graph.Filter{Actors: []int64{3}}); !errors.Is(err, timeline.ErrNotFound) {
		t.Errorf("Select of an unknown actor = %v, want ErrNotFound", err)
	}
}

func TestBuildRefuses(t *testing.T) {
	t.Parallel()
	people := []graph.Actor{{ID: 1, Class: timeline.Person, Name: "A"}, {ID: 2, Class: timeline.Person, Name: "B"}}
	good := graph.Interaction{ID: 1, Kind: timeline.Conversation, With: []int64{1, 2}, Certainty: timeline.Read}
	with := func(change func(*graph.Interaction)) []graph.Interaction {
		x := good
		change(&x)
		return []graph.Interaction{x}
	}
	tests := []struct {
		name string
		a    archive
	}{
		{"an actor twice", archive{actors: append(people, people[0])}},
		{"an actor of no class", archive{actors: []graph.Actor{{ID: 1}}}},
		{"an interaction twice", archive{people, []graph.Interaction{good, good}}},
		{"an unknown party", archive{people, with(func(x *graph.Interaction) { x.With = []int64{1, 9} })}},
		{"an unknown kind", archive{people, with(func(x *graph.Interaction) { x.Kind = "talk" })}},
		{"an unknown certainty", archive{people, with(func(x *graph.Interaction) { x.Certainty = "sure" })}},
		{"a date that ends before it begins", archive{people, with(func(x *graph.Interaction) { x.Dated, x.First, x.Last = true, 2, 1 })}},
		{"a talk with a sender", archive{people, with(func(x *graph.Interaction) { x.From = []int64{1} })}},
		{"a message with parties", archive{people, with(func(x *graph.Interaction) { x.Kind = timeline.Message })}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := graph.Build(each(test.a.actors), each(test.a.interactions)); err == nil {
				t.Error("Build accepts it")
			}
		})
	}
	wrong := errors.New("connection lost")
	broken := func(yield func(graph.Interaction, error) bool) { yield(graph.Interaction{}, wrong) }
	if _, err := graph.Build(each(people), broken); !errors.Is(err, wrong) {
		t.Errorf("Build over a broken sequence = %v, want %v", err, wrong)
	}
}

func TestCrowdMakesNoTies(t *testing.T) {
	t.Parallel()
	var a archive
	var ids []int64
	for i := range int64(graph.MaxParties + 1) {
		a.actors = append(a.actors, graph.Actor{ID: i + 1, Class: timeline.Person, Name: fmt.Sprint(i)})
		ids = append(ids, i+1)
	}
	a.interactions = []graph.Interaction{
		{ID: 1, Kind: timeline.Conversation, With: ids, Certainty: timeline.Read},
		{ID: 2, Kind: timeline.Conversation, With: ids[1:], Certainty: timeline.Read},
	}
	v := a.build(t).All()
	if _, ties, _ := v.Len(); ties != graph.MaxParties*(graph.MaxParties-1)/2 {
		t.Errorf("%d ties, want those of the smaller talk", ties)
	}
	if got := v.Crowds(); !slices.Equal(got, []int64{1}) {
		t.Errorf("Crowds() = %v, want [1]", got)
	}
	if node, _ := v.Node(1); node.Interactions != 1 || node.Ties != 0 {
		t.Errorf("a member of the crowd has %d interactions and %d ties, want 1 and 0", node.Interactions, node.Ties)
	}
}

func TestStrongest(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		a := randomArchive(seed)
		v := a.build(t).All()
		actors, _, _ := v.Len()
		if actors < 4 {
			continue
		}
		keep := a.actors[0].ID
		part := v.Strongest(3, keep)
		if n, _, _ := part.Len(); n != 3 {
			t.Fatalf("seed %d: Strongest(3) holds %d actors", seed, n)
		}
		if v.Has(keep) && !part.Has(keep) {
			t.Errorf("seed %d: actor %d is not kept", seed, keep)
		}
		weakest := 1 << 30
		for node := range part.Nodes() {
			if whole, _ := v.Node(node.ID); whole != node {
				t.Errorf("seed %d: node %+v differs from that of the whole view %+v", seed, node, whole)
			}
			if node.ID != keep {
				weakest = min(weakest, node.Interactions)
			}
		}
		for node := range v.Nodes() {
			if !part.Has(node.ID) && node.Interactions > weakest {
				t.Errorf("seed %d: %s with %d interactions is left out for one with %d", seed, node.Name, node.Interactions, weakest)
			}
		}
		for tie := range v.Ties() {
			got, err := part.Tie(tie.A, tie.B)
			if both := part.Has(tie.A) && part.Has(tie.B); both != (err == nil) {
				t.Errorf("seed %d: tie %d-%d: %v", seed, tie.A, tie.B, err)
			} else if diff := cmp.Diff(tie, got, plainOptions); both && diff != "" {
				t.Errorf("seed %d: tie differs: %s", seed, diff)
			}
		}
	}
}
