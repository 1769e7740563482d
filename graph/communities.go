package graph

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
)

// Communities is a division of a view's actors into circles that have more to
// do with each other than with the rest.
type Communities struct {
	Of         []int     // in order of id: the number of each actor's community
	Members    [][]int64 // ids in order; the largest community first, of equals the one with the lowest id
	Modularity float64   // of the division, at the resolution asked for
}

// Communities divides the actors by the Louvain method (Blondel et al., "Fast
// unfolding of communities in large networks", 2008) over ties weighted by
// interactions. At a resolution above 1 communities are smaller, below 1 larger
// (Reichardt and Bornholdt 2006). The seed decides the order in which actors
// are looked at, and thereby which of many nearly equal divisions is found; the
// same seed always finds the same. It stops with ctx's error where that ends.
func (v *View) Communities(ctx context.Context, resolution float64, seed uint64) (Communities, error) {
	g := v.weighted()
	r := rand.New(rand.NewPCG(seed, 0x4c6f7576))
	of := make([]int32, len(v.actors))
	for i := range of {
		of[i] = int32(i)
	}
	for {
		found, moved := g.settle(ctx, resolution, r)
		if err := ctx.Err(); err != nil {
			return Communities{}, err
		}
		if !moved {
			break
		}
		for i := range of {
			of[i] = found[of[i]]
		}
		next := g.fold(found)
		if len(next.start) == len(g.start) {
			break
		}
		g = next
	}
	return v.named(of, resolution), nil
}

// stride is after how many small steps of something long it is asked whether
// anybody still waits for it.
const stride = 1024

// weighted is a graph of communities: arcs both ways between different ones,
// and the weight within each.
type weighted struct {
	start  []int32
	to     []int32
	weight []float64
	degree []float64 // the weight of all arcs, what is within counted twice
	total  float64   // of degree
}

func (v *View) weighted() *weighted {
	g := &weighted{start: v.start, to: v.neighbour, weight: make([]float64, len(v.neighbour)), degree: make([]float64, len(v.actors))}
	for i := range v.actors {
		for k := v.start[i]; k < v.start[i+1]; k++ {
			g.weight[k] = float64(v.ties[v.through[k]].total)
			g.degree[i] += g.weight[k]
		}
		g.total += g.degree[i]
	}
	return g
}

// settle moves each into the neighbouring community where modularity gains
// most, until nothing moves or ctx ends. The communities found are numbered
// from 0.
func (g *weighted) settle(ctx context.Context, resolution float64, r *rand.Rand) (of []int32, moved bool) {
	n := len(g.start) - 1
	of = make([]int32, n)
	sum := slices.Clone(g.degree) // of each community
	for i := range of {
		of[i] = int32(i)
	}
	if g.total == 0 {
		return of, false
	}
	// Whoever has a neighbour that moved is looked at again, and nobody else.
	queue := make([]int32, n)
	waiting := make([]bool, n)
	for i, k := range r.Perm(n) {
		queue[i], waiting[i] = int32(k), true
	}
	towards := make([]float64, n) // weight from the current one to a community
	var near []int32              // communities with such weight
	for head := 0; head < len(queue); head++ {
		if head%stride == 0 && ctx.Err() != nil {
			break
		}
		u := queue[head]
		waiting[u] = false
		if head > n && head*2 > len(queue) {
			queue = append(queue[:0], queue[head+1:]...)
			head = -1
		}
		own := of[u]
		near = append(near[:0], own)
		towards[own] = 0
		for k := g.start[u]; k < g.start[u+1]; k++ {
			c := of[g.to[k]]
			if towards[c] == 0 && c != own {
				near = append(near, c)
			}
			towards[c] += g.weight[k]
		}
		sum[own] -= g.degree[u]
		scale := resolution * g.degree[u] / g.total
		best, gain := own, towards[own]-scale*sum[own]
		for _, c := range near[1:] {
			// A gain that rounding makes up would move it for ever.
			if better := towards[c] - scale*sum[c]; better > gain+1e-12*g.total || better > gain-1e-12*g.total && best != own && c < best {
				best, gain = c, better
			}
		}
		sum[best] += g.degree[u]
		for _, c := range near {
			towards[c] = 0
		}
		if best == own {
			continue
		}
		of[u], moved = best, true
		for k := g.start[u]; k < g.start[u+1]; k++ {
			if w := g.to[k]; of[w] != best && !waiting[w] {
				waiting[w] = true
				queue = append(queue, w)
			}
		}
	}
	number := make([]int32, n)
	count := int32(0)
	for i := range of {
		if c := of[i]; number[c] == 0 {
			count++
			number[c] = count
		}
		of[i] = number[of[i]] - 1
	}
	return of, moved
}

// fold makes a graph in which each community is one.
func (g *weighted) fold(of []int32) *weighted {
	count := int(slices.Max(of)) + 1
	members := make([]int32, len(of))
	first := make([]int32, count+1)
	for _, c := range of {
		first[c+1]++
	}
	for c := range count {
		first[c+1] += first[c]
	}
	at := slices.Clone(first)
	for i, c := range of {
		members[at[c]] = int32(i)
		at[c]++
	}
	out := &weighted{start: make([]int32, 1, count+1), degree: make([]float64, count), total: g.total}
	towards := make([]float64, count)
	var near []int32
	for c := range int32(count) {
		near = near[:0]
		for _, u := range members[first[c]:first[c+1]] {
			out.degree[c] += g.degree[u]
			for k := g.start[u]; k < g.start[u+1]; k++ {
				d := of[g.to[k]]
				if d == c {
					continue
				}
				if towards[d] == 0 {
					near = append(near, d)
				}
				towards[d] += g.weight[k]
			}
		}
		slices.Sort(near)
		for _, d := range near {
			out.to = append(out.to, d)
			out.weight = append(out.weight, towards[d])
			towards[d] = 0
		}
		out.start = append(out.start, int32(len(out.to)))
	}
	return out
}

// named numbers the communities and measures the division.
func (v *View) named(of []int32, resolution float64) Communities {
	c := Communities{Of: make([]int, len(of)), Modularity: v.modularity(of, resolution)}
	members := map[int32][]int64{}
	for i, k := range of {
		members[k] = append(members[k], v.id(int32(i)))
	}
	for _, ids := range members {
		c.Members = append(c.Members, ids)
	}
	slices.SortFunc(c.Members, func(a, b []int64) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	number := map[int64]int{}
	for k, ids := range c.Members {
		number[ids[0]] = k
	}
	for i, k := range of {
		c.Of[i] = number[members[k][0]]
	}
	return c
}

// modularity is the weight within communities less what chance would put there,
// as a share of all (Newman and Girvan 2004).
func (v *View) modularity(of []int32, resolution float64) float64 {
	var total, within float64
	degree := make([]float64, len(of))
	for i := range v.ties {
		t := &v.ties[i]
		w := float64(t.total)
		total += w
		degree[of[t.a]] += w
		degree[of[t.b]] += w
		if of[t.a] == of[t.b] {
			within += w
		}
	}
	if total == 0 {
		return 0
	}
	q := within / total
	for _, d := range degree {
		q -= resolution * (d / (2 * total)) * (d / (2 * total))
	}
	return q
}
