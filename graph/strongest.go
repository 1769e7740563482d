package graph

import (
	"cmp"
	"slices"
)

// Strongest returns the view of the at most limit actors with the most
// interactions, and what passed among them. Actors of keep are chosen first;
// among equals the one with more ties is, then the one with the lower id. The
// numbers of a Node stay those of the whole of v; compare Len of both to learn
// what was left out. It returns v itself where nothing is.
func (v *View) Strongest(limit int, keep ...int64) *View {
	if len(v.actors) <= limit {
		return v
	}
	first := map[int32]bool{}
	for _, id := range keep {
		if i, err := v.number(id); err == nil {
			first[i] = true
		}
	}
	order := make([]int32, len(v.actors))
	for i := range order {
		order[i] = int32(i)
	}
	rank := func(i int32) int {
		if first[i] {
			return 0
		}
		return 1
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(
			cmp.Compare(rank(i), rank(j)),
			cmp.Compare(v.nodes[j].interactions, v.nodes[i].interactions),
			cmp.Compare(v.nodes[j].ties, v.nodes[i].ties),
			cmp.Compare(i, j),
		)
	})
	in := neighbourhood{}
	for _, i := range order[:max(limit, 0)] {
		in[v.actors[i]] = true
	}
	part := v.net.view(in.acts(v, func(int32) bool { return true }), func(a int32) bool { return in[a] })
	for i, a := range part.actors {
		whole, _ := v.numberOf(a)
		part.nodes[i] = v.nodes[whole]
	}
	return part
}
