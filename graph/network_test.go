package graph

import (
	"math"
	"slices"
	"testing"
)

func TestIndexIDs(t *testing.T) {
	t.Parallel()
	for _, ids := range [][]int64{
		nil, {1}, {math.MaxInt64}, {5, 6, 7, 20}, {-3, 0, 4}, {1, 1000}, {math.MinInt64, math.MaxInt64}, {math.MaxInt64 - 2, math.MaxInt64},
	} {
		actors := make([]Actor, len(ids))
		for i, id := range ids {
			actors[i].ID = id
		}
		x := indexIDs(actors)
		asked := append([]int64{0, 1, 2, 999, math.MinInt64, math.MaxInt64}, ids...)
		for _, id := range ids {
			asked = append(asked, id-1, id+1)
		}
		for _, id := range asked {
			want := slices.Index(ids, id)
			if i, ok := x.find(id); ok != (want >= 0) || ok && int(i) != want {
				t.Errorf("%d of %v is at %d, %v; want %d", id, ids, i, ok, want)
			}
		}
	}
}
