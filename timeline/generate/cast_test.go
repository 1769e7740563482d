package generate

import "testing"

// TestCast checks that everybody has a name of their own.
func TestCast(t *testing.T) {
	t.Parallel()
	ranks := map[string]int{}
	for rank := range MaxActors {
		p := personOf(rank)
		if p.rank != rank || p.office == "" || p.surname == "" {
			t.Fatalf("rank %d is %+v", rank, p)
		}
		if first, ok := ranks[p.full()]; ok {
			t.Fatalf("%s has rank %d and rank %d", p.full(), first, rank)
		}
		ranks[p.full()] = rank
	}
}
