package graph

import (
	"sync"

	"backchannel/timeline"
)

// arcs lists for each actor by what it could pass word on: an arc for each
// recipient of each dated act. It holds again what the acts say, but in the
// order in which a sweep reads it; a sweep over acts and their parties waits
// for memory most of the time.
type arcs struct {
	start []int32 // of actors; one more at the end
	list  []arc   // for each actor in order of day
	// crowds holds the recipients at each act of more than MaxParties parties,
	// which has one arc, to -1, for each sender.
	crowds map[int32][]int32
}

// arc is a way for word, from first to last in the days of the sweep.
type arc struct {
	first, last timeline.Day
	to, act     int32
}

func (a *arcs) of(v int32) []arc { return a.list[a.start[v]:a.start[v+1]] }

// lazyArcs makes the arcs of a view when they are first asked for.
type lazyArcs struct {
	once sync.Once
	arcs arcs
}

// arcs returns the view's arcs; backward they lead from recipients to senders,
// in a calendar turned round.
func (v *View) arcs(backward bool) *arcs {
	lazy := &v.forward
	if backward {
		lazy = &v.backward
	}
	lazy.once.Do(func() { lazy.arcs = v.listArcs(backward) })
	return &lazy.arcs
}

func (v *View) listArcs(backward bool) arcs {
	out := arcs{start: make([]int32, len(v.actors)+1), crowds: map[int32][]int32{}}
	number, done := v.numbers()
	defer done()
	each := func(visit func(from, to, x int32)) {
		for _, x := range v.acts {
			if !v.net.isDated(x) {
				break // they stand last
			}
			from, to := v.net.ends(x)
			if backward {
				from, to = to, from
			}
			crowd := len(v.net.partiesOf(x)) > MaxParties
			for _, p := range from {
				u := number[p]
				switch {
				case u < 0:
				case crowd:
					visit(u, -1, x)
				default:
					for _, q := range to {
						if w := number[q]; w >= 0 && w != u {
							visit(u, w, x)
						}
					}
				}
			}
		}
	}
	each(func(u, _, _ int32) { out.start[u+1]++ })
	for i := range v.actors {
		out.start[i+1] += out.start[i]
	}
	out.list = make([]arc, out.start[len(v.actors)])
	at := append([]int32(nil), out.start...)
	each(func(u, w, x int32) {
		a := &v.net.acts[x]
		first, last := a.first, a.last
		if backward {
			first, last = turn(last), turn(first)
		}
		out.list[at[u]] = arc{first: first, last: last, to: w, act: x}
		at[u]++
	})
	for _, x := range v.crowds {
		from, to := v.net.ends(x)
		if backward {
			to = from
		}
		for _, q := range to {
			if w := number[q]; w >= 0 {
				out.crowds[x] = append(out.crowds[x], w)
			}
		}
	}
	return out
}
