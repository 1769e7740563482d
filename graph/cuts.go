package graph

import (
	"cmp"
	"slices"
)

// Cut is an actor, or a tie, without which a component falls apart: the only
// channel between its parts.
type Cut struct {
	Actor int64 // 0 where it is a tie
	Tie   Tie   // where Actor is 0
	// Parts is how many actors each part would have, the largest first. The
	// actor itself is in none.
	Parts []int
}

// Cuts returns the actors and the ties that are the only channel between
// others, each with the one first that cuts off the most: by the size of all
// parts but the largest, then by id.
//
// The algorithm is that of Hopcroft and Tarjan (1973), without recursion.
func (v *View) Cuts() (actors, ties []Cut) {
	n := len(v.actors)
	entered := make([]int32, n) // in which order, from 1; 0 not yet
	low := make([]int32, n)     // the earliest that its descendants have a tie to
	size := make([]int32, n)    // of its subtree
	next := make([]int32, n)    // the place in its neighbours to go on from
	parent := make([]int32, n)
	parts := make([][]int, n) // of each actor: the subtrees that hang on it alone
	clock := int32(0)
	component, count := v.components()
	total := make([]int, count)
	for _, c := range component {
		total[c]++
	}
	for root := range int32(n) {
		if entered[root] != 0 {
			continue
		}
		parent[root] = -1
		stack := []int32{root}
		for len(stack) > 0 {
			u := stack[len(stack)-1]
			if entered[u] == 0 {
				clock++
				entered[u], low[u], size[u] = clock, clock, 1
			}
			if of := v.neighbours(u); int(next[u]) < len(of) {
				w := of[next[u]]
				next[u]++
				if entered[w] == 0 {
					parent[w] = u
					stack = append(stack, w)
				} else if w != parent[u] {
					low[u] = min(low[u], entered[w])
				}
				continue
			}
			stack = stack[:len(stack)-1]
			p := parent[u]
			if p < 0 {
				continue
			}
			low[p] = min(low[p], low[u])
			size[p] += size[u]
			if low[u] >= entered[p] {
				parts[p] = append(parts[p], int(size[u]))
			}
			if low[u] > entered[p] {
				t, _ := v.between(p, u)
				c := Cut{Tie: v.tie(t), Parts: []int{int(size[u]), total[component[u]] - int(size[u])}}
				ties = append(ties, c.sorted())
			}
		}
	}
	for i, of := range parts {
		rest := total[component[i]] - 1
		for _, s := range of {
			rest -= s
		}
		if rest > 0 {
			of = append(of, rest)
		}
		if len(of) > 1 {
			actors = append(actors, Cut{Actor: v.id(int32(i)), Parts: of}.sorted())
		}
	}
	order := func(a, b Cut) int {
		return cmp.Or(cmp.Compare(b.cutOff(), a.cutOff()), cmp.Compare(a.Actor, b.Actor),
			cmp.Compare(a.Tie.A, b.Tie.A), cmp.Compare(a.Tie.B, b.Tie.B))
	}
	slices.SortFunc(actors, order)
	slices.SortFunc(ties, order)
	return actors, ties
}

func (c Cut) sorted() Cut {
	slices.SortFunc(c.Parts, func(a, b int) int { return cmp.Compare(b, a) })
	return c
}

func (c Cut) cutOff() int {
	sum := 0
	for _, s := range c.Parts[1:] {
		sum += s
	}
	return sum
}
