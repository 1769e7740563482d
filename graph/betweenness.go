package graph

import (
	"context"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// ExactBetweenness is the number of actors up to which Betweenness is exact.
const ExactBetweenness = 5000

// Betweenness says of each actor how many pairs of others have it between them.
type Betweenness struct {
	// Of is, in order of id, the sum over all pairs of others of the part of
	// their shortest chains that pass the actor. A tie counts as one step,
	// whatever its strength and direction.
	Of []float64
	// Share is Of as a share of all pairs of others.
	Share []float64
	// Sampled is from how many actors chains were followed, 0 where from all. Then
	// Error is the largest standard error of a value in Of.
	Sampled int
	Error   float64
}

// Betweenness finds who stands between others. It is exact for at most
// ExactBetweenness actors. Beyond, it is estimated from sample actors that seed
// draws (all if there are no more), and says how well. It stops with ctx's
// error where that ends.
//
// The algorithm is that of Brandes, "A Faster Algorithm for Betweenness
// Centrality" (2001); the estimate that of Brandes and Pich, "Centrality
// Estimation in Large Networks" (2007).
func (v *View) Betweenness(ctx context.Context, sample int, seed uint64) (Betweenness, error) {
	n := len(v.actors)
	sources := make([]int32, n)
	for i := range sources {
		sources[i] = int32(i)
	}
	b := Betweenness{Of: make([]float64, n), Share: make([]float64, n)}
	if n > ExactBetweenness && sample < n {
		b.Sampled = max(sample, 2)
		r := rand.New(rand.NewPCG(seed, seed))
		r.Shuffle(n, func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		sources = sources[:b.Sampled]
		slices.Sort(sources)
	}
	// A fixed number of parts, summed in order: the same sum on every machine.
	const parts = 16
	sums := make([]dependencies, parts)
	var wait sync.WaitGroup
	running := make(chan struct{}, runtime.GOMAXPROCS(0))
	for p := range sums {
		mine := sources[p*len(sources)/parts : (p+1)*len(sources)/parts]
		if len(mine) == 0 {
			continue
		}
		running <- struct{}{}
		wait.Go(func() {
			sums[p] = v.dependencies(ctx, mine)
			<-running
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return Betweenness{}, err
	}
	squares := make([]float64, n)
	for _, d := range sums {
		for i := range d.sum {
			b.Of[i] += d.sum[i]
			squares[i] += d.squares[i]
		}
	}
	if b.Sampled > 0 {
		k, all := float64(b.Sampled), float64(n)
		for i := range b.Of {
			variance := (squares[i] - b.Of[i]*b.Of[i]/k) / (k - 1)
			b.Error = max(b.Error, all*math.Sqrt(max(variance, 0)/k)/2)
			b.Of[i] *= all / k
		}
	}
	pairs := float64(n-1) * float64(n-2) / 2
	for i := range b.Of {
		b.Of[i] /= 2 // each pair was counted from both its ends
		if pairs > 0 {
			b.Share[i] = b.Of[i] / pairs
		}
	}
	return b, nil
}

// dependencies is, over some sources, the sum of each actor's dependency: of
// the parts of shortest chains from the source that pass it; and of squares.
type dependencies struct{ sum, squares []float64 }

// dependencies adds them up, of no more sources once ctx ends.
func (v *View) dependencies(ctx context.Context, sources []int32) dependencies {
	n := len(v.actors)
	d := dependencies{make([]float64, n), make([]float64, n)}
	depth := make([]int32, n)
	ways := make([]float64, n)
	part := make([]float64, n)
	order := make([]int32, 0, n)
	for i := range depth {
		depth[i] = -1
	}
	for _, s := range sources {
		if ctx.Err() != nil {
			return d
		}
		order = append(order[:0], s)
		depth[s], ways[s] = 0, 1
		for k := 0; k < len(order); k++ {
			u := order[k]
			for _, w := range v.neighbours(u) {
				if depth[w] < 0 {
					depth[w] = depth[u] + 1
					order = append(order, w)
				}
				if depth[w] == depth[u]+1 {
					ways[w] += ways[u]
				}
			}
		}
		for k := len(order) - 1; k > 0; k-- {
			w := order[k]
			through := (1 + part[w]) / ways[w]
			for _, u := range v.neighbours(w) {
				if depth[u] == depth[w]-1 {
					part[u] += ways[u] * through
				}
			}
			d.sum[w] += part[w]
			d.squares[w] += part[w] * part[w]
		}
		for _, u := range order {
			depth[u], ways[u], part[u] = -1, 0, 0
		}
	}
	return d
}
