package graph

import (
	"fmt"
	"iter"
	"slices"
)

// Comention is two actors that entries name together. It is no interaction:
// nothing says that they had to do with each other.
type Comention struct {
	A, B    int64 // A is the lower
	Entries int
}

// Comentions counts the pairs that entries name together, among the actors that
// keep accepts. Each naming holds the actors of one entry, in any order and
// with repeats. Pairs are in order of A and B. An entry that names more than
// MaxParties of them is a list, not a company, and is passed over.
func Comentions(namings iter.Seq2[[]int64, error], keep func(actor int64) bool) ([]Comention, error) {
	count := map[[2]int64]int{}
	for named, err := range namings {
		if err != nil {
			return nil, fmt.Errorf("reading mentions: %w", err)
		}
		ids := slices.DeleteFunc(slices.Clone(named), func(id int64) bool { return !keep(id) })
		slices.Sort(ids)
		ids = slices.Compact(ids)
		if len(ids) > MaxParties {
			continue
		}
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				count[[2]int64{a, b}]++
			}
		}
	}
	list := make([]Comention, 0, len(count))
	for pair, n := range count {
		list = append(list, Comention{pair[0], pair[1], n})
	}
	slices.SortFunc(list, func(x, y Comention) int { return slices.Compare([]int64{x.A, x.B}, []int64{y.A, y.B}) })
	return list, nil
}
