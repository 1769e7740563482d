package graph

import (
	"slices"
	"sort"
	"sync"

	"backchannel/timeline"
)

// arcs lists for each actor by what it could pass word on: an arc for each
// recipient of each dated act. It holds again what the acts say, but in the
// order in which a sweep reads it; a sweep over acts and their parties waits
// for memory most of the time.
type arcs struct {
	start []int32 // of actors; one more at the end
	vague []int32 // of actors: where the arcs begin that are not of one day
	list  []arc   // for each actor those of one day, in order, and then the others
	// crowds holds the recipients at each act of more than MaxParties parties,
	// which has one arc, to -1, for each sender.
	crowds map[int32][]int32
}

// arc is a way for word, from first to last in the days of the sweep.
type arc struct {
	first, last timeline.Day
	to, act     int32
}

// of returns the arcs that word can take which an actor has from day on, in a
// window that ends on last: of those of one day only these, of others all.
func (a *arcs) of(v int32, day, last timeline.Day) [2][]arc {
	exact := a.list[a.start[v]:a.vague[v]]
	from := sort.Search(len(exact), func(i int) bool { return exact[i].first >= day })
	to := len(exact)
	if from < to && exact[to-1].first > last { // else the search would wait for memory in vain
		to = from + sort.Search(to-from, func(i int) bool { return exact[from+i].first > last })
	}
	return [2][]arc{exact[from:to], a.list[a.vague[v]:a.start[v+1]]}
}

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
	pass := func(x int32, visit func(from, to int32)) {
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
				visit(u, -1)
			default:
				for _, q := range to {
					if w := number[q]; w >= 0 && w != u {
						visit(u, w)
					}
				}
			}
		}
	}
	dated := v.acts[:sort.Search(len(v.acts), func(i int) bool { return !v.net.isDated(v.acts[i]) })]
	exact := make([]int32, len(v.actors))
	for _, x := range dated {
		single := v.net.acts[x].first == v.net.acts[x].last
		pass(x, func(u, _ int32) {
			out.start[u+1]++
			if single {
				exact[u]++
			}
		})
	}
	out.vague = make([]int32, len(v.actors))
	for i := range v.actors {
		out.start[i+1] += out.start[i]
		out.vague[i] = out.start[i] + exact[i]
	}
	out.list = make([]arc, out.start[len(v.actors)])
	nextExact, nextVague := slices.Clone(out.start), slices.Clone(out.vague)
	for i := range dated {
		x := dated[i]
		if backward { // acts stand in order of first day, which turned round is from the end
			x = dated[len(dated)-1-i]
		}
		a := arc{first: v.net.acts[x].first, last: v.net.acts[x].last, act: x}
		at := nextVague
		if a.first == a.last {
			at = nextExact
		}
		if backward {
			a.first, a.last = turn(a.last), turn(a.first)
		}
		pass(x, func(u, w int32) {
			a.to = w
			out.list[at[u]] = a
			at[u]++
		})
	}
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
