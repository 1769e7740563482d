package graph_test

import (
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/graph"
)

func TestProvenTiesAreTheTies(t *testing.T) {
	t.Parallel()
	for seed := range uint64(archives) {
		v := randomArchive(seed).build(t).All()
		var ties []graph.Tie
		for tie, proofs := range v.ProvenTies() {
			ties = append(ties, tie)
			if diff := cmp.Diff(slices.Collect(v.Proofs(tie)), slices.Collect(proofs)); diff != "" {
				t.Errorf("seed %d: proofs of %d and %d (-alone +with all):\n%s", seed, tie.A, tie.B, diff)
			}
		}
		if want := slices.Collect(v.Ties()); !slices.Equal(ties, want) {
			t.Errorf("seed %d: %d ties, want %d", seed, len(ties), len(want))
		}
	}
	next, stop := iter.Pull2(randomArchive(1).build(t).All().ProvenTies())
	defer stop()
	if _, _, ok := next(); !ok {
		t.Error("there is no first tie")
	}
}
