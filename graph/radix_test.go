package graph

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortKeyed(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 255, 256, 257, 5000} {
		for _, mask := range []uint64{0, 3, 0xff00, 0xff00ff0000000007, ^uint64(0)} {
			list := make([]keyed, n)
			for i := range list {
				list[i] = keyed{r.Uint64()&mask | 5<<20, int32(i)}
			}
			want := slices.Clone(list)
			slices.SortStableFunc(want, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
			if got := sortKeyed(list); !slices.Equal(got, want) {
				t.Errorf("%d numbers that differ in %x are not in order", n, mask)
			}
		}
	}
}
