package graph

import (
	"math/bits"
	"slices"
	"sort"

	"backchannel/timeline"
)

// spanClasses is one more than the largest class of spanClass.
const spanClasses = 34

// spanClass sorts spans of days by length: 0 a single day, k a span of
// [2^(k-1), 2^k) days more than one; the last class is for what is open.
func spanClass(first, last timeline.Day) int {
	if first == timeline.DistantPast || last == timeline.DistantFuture {
		return spanClasses - 1
	}
	return bits.Len64(uint64(int64(last) - int64(first)))
}

// indexSpans notes the acts dated by more than a day, by class. The acts stand
// in order of first day, and so the single days of a window are one stretch of
// them. A vaguer act can begin before the window and yet touch it; by class the
// search for such need not go back further than twice their own length, and
// thus follows what it finds: one memoir dated 1945-1991 costs other dates nothing.
func (n *Network) indexSpans() {
	for x := range n.acts[:n.dated] {
		if c := spanClass(n.acts[x].first, n.acts[x].last); c > 0 {
			n.vague[c] = append(n.vague[c], int32(x))
		}
	}
}

// within returns the acts whose date touches the window, in order; undated acts
// touch only Everything.
func (n *Network) within(w timeline.Window) []int32 {
	if w == timeline.Everything {
		return slices.Clone(n.all.acts)
	}
	from := int32(sort.Search(n.dated, func(x int) bool { return n.acts[x].first >= w.First }))
	to := int32(sort.Search(n.dated, func(x int) bool { return n.acts[x].first > w.Last }))
	var xs []int32
	for c, class := range n.vague {
		back := int64(timeline.DistantPast)
		if c < spanClasses-1 {
			back = int64(w.First) - 1<<c
		}
		i := sort.Search(len(class), func(i int) bool { return int64(n.acts[class[i]].first) >= back })
		for ; i < len(class) && class[i] < from; i++ {
			if n.acts[class[i]].last >= w.First {
				xs = append(xs, class[i])
			}
		}
	}
	slices.Sort(xs)
	for x := from; x < to; x++ {
		xs = append(xs, x)
	}
	return xs
}
