package graph

import (
	"context"
	"math"
)

// PageRank returns, in order of id, the share of time that word spends with
// each actor if it is passed on at random for ever: from whoever has it, along
// a tie, the likelier the more interactions go that way; and with the chance
// 1-damping, or where no tie leads on, to anybody at all. The shares add up to
// 1. Damping is usually 0.85; the shares are right to about tolerance in sum.
// It stops with ctx's error where that ends.
//
// It is the power iteration of Page, Brin, Motwani and Winograd (1999).
func (v *View) PageRank(ctx context.Context, damping, tolerance float64) ([]float64, error) {
	n := len(v.actors)
	if n == 0 {
		return nil, nil
	}
	// Incoming ways of each actor, with the share of the sender's word they take.
	out := make([]float64, n)
	for i := range v.ties {
		t := &v.ties[i]
		out[t.a] += t.weight(true)
		out[t.b] += t.weight(false)
	}
	share := make([]float64, len(v.neighbour))
	for i := range v.actors {
		for k := v.start[i]; k < v.start[i+1]; k++ {
			w := v.neighbour[k]
			if weight := v.ties[v.through[k]].weight(w < int32(i)); weight > 0 {
				share[k] = damping * weight / out[w]
			}
		}
	}
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range 1000 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		stranded := 0.0
		for i, r := range rank {
			if out[i] == 0 {
				stranded += r
			}
		}
		base := (1 - damping + damping*stranded) / float64(n)
		change := 0.0
		for i := range next {
			sum := base
			for k := v.start[i]; k < v.start[i+1]; k++ {
				sum += share[k] * rank[v.neighbour[k]]
			}
			next[i] = sum
			change += math.Abs(sum - rank[i])
		}
		rank, next = next, rank
		if change < tolerance {
			break
		}
	}
	return rank, nil
}

// weight is how many interactions carry word over the tie, from a to b or back.
func (t *tieData) weight(forward bool) float64 {
	if forward {
		return float64(t.forward + t.conversations + t.exchans)
	}
	return float64(t.backward + t.conversations + t.exchans)
}
