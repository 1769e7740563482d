package graph

import (
	"cmp"
	"slices"
)

// keyed is something, by its place, with the number by which it is to be sorted.
type keyed struct {
	key uint64
	at  int32
}

// sortKeyed returns the list in order of key, equals as they stood. It takes
// the list's own memory and as much again. Numbers are counted by their bytes,
// the last first, which for more than a few takes a part of the time of
// comparing them.
func sortKeyed(list []keyed) []keyed {
	if len(list) < 256 {
		slices.SortStableFunc(list, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
		return list
	}
	differ := uint64(0)
	for _, x := range list {
		differ |= x.key ^ list[0].key
	}
	from, to := list, make([]keyed, len(list))
	for shift := 0; shift < 64; shift += 8 {
		if byte(differ>>shift) == 0 {
			continue
		}
		var at [256]int32
		for _, x := range from {
			at[byte(x.key>>shift)]++
		}
		sum := int32(0)
		for b, n := range at {
			at[b], sum = sum, sum+n
		}
		for _, x := range from {
			b := byte(x.key >> shift)
			to[at[b]] = x
			at[b]++
		}
		from, to = to, from
	}
	return from
}
