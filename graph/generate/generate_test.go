package generate

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/graph"
	"backchannel/timeline"
)

func talk(a Archive) []graph.Interaction {
	var list []graph.Interaction
	for x := range a.Talk() {
		x.From, x.To, x.With = slices.Clone(x.From), slices.Clone(x.To), slices.Clone(x.With)
		list = append(list, x)
	}
	return list
}

func TestTalkIsTheSameForASeed(t *testing.T) {
	t.Parallel()
	a := Archive{Seed: 4, Actors: 100}
	if diff := cmp.Diff(talk(a), talk(a)); diff != "" {
		t.Errorf("the same seed talks differently:\n%s", diff)
	}
	if cmp.Equal(talk(a), talk(Archive{Seed: 5, Actors: 100})) {
		t.Error("another seed talks the same")
	}
}

func TestTalkLooksLikeAnArchive(t *testing.T) {
	t.Parallel()
	a := Archive{Seed: 1, Actors: 2000, Interactions: 20_000}
	n, err := graph.Build(a.People(), a.Talk()) // refuses what is malformed
	if err != nil {
		t.Fatal(err)
	}
	actors, interactions := n.Len()
	if actors != 2000 || interactions != 20_000 {
		t.Errorf("%d actors and %d interactions", actors, interactions)
	}
	var share []int
	for node := range n.All().Nodes() {
		share = append(share, node.Interactions)
	}
	slices.Sort(share)
	slices.Reverse(share)
	if share[0] < 20*share[len(share)/2] {
		t.Errorf("the busiest has %d interactions, the middle one %d: no heavy tail", share[0], share[len(share)/2])
	}
	vague, undated := 0, 0
	for x := range n.All().Interactions() {
		switch {
		case !x.Dated:
			undated++
		case x.First < x.Last:
			vague++
		case x.Kind == timeline.Message && len(x.With) > 0:
			t.Errorf("interaction %d is malformed", x.ID)
		}
	}
	for what, got := range map[string]int{"vague": vague, "undated": undated} {
		if got < 800 || got > 1200 { // a twentieth
			t.Errorf("%d of 20,000 are %s", got, what)
		}
	}
	circles, err := n.All().Communities(t.Context(), 1, 1)
	if err != nil || circles.Modularity < 0.3 {
		t.Errorf("modularity is %v, %v: there are no circles", circles.Modularity, err)
	}
}

func TestNamesDiffer(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for i := range 100_000 {
		name := Name(i)
		if j, ok := seen[name]; ok {
			t.Fatalf("actors %d and %d are both called %s", i, j, name)
		}
		seen[name] = i
	}
}
