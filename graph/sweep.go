package graph

import (
	"slices"

	"backchannel/timeline"
)

// sweep searches how word could have spread from one actor, or, backward, to
// one. Backward it is the same search with the calendar turned round: days
// count down, and recipients stand for senders.
//
// An interaction on a span of days can have fallen on each. Word that is at an
// actor on day d can take it on the earliest of these days that is not before
// d; so a chain found is possible. Where certain is set, only chains are found
// that hold whatever the days: the whole span of an interaction must not begin
// before the one before it ends. Where strict is set, a later interaction must
// be on a later day: the order within one day is not known.
type sweep struct {
	v        *View
	acts     *incidence
	window   timeline.Window // in turned days where backward
	backward bool
	strict   bool
	certain  bool
}

// arrival is how word comes to an actor: by which act, from where, on which
// day, after how many hops. Its day is the last of the act's where only
// certain chains count.
type arrival struct {
	day     timeline.Day
	hops    int32
	act     int32
	from    int32 // an actor, or another arrival: see earliest and fewest
	reached bool
}

func (v *View) sweep(w timeline.Window, backward, strict, certain bool) *sweep {
	s := &sweep{v: v, acts: v.incident(), window: w, backward: backward, strict: strict, certain: certain}
	if backward {
		s.window = timeline.Window{First: turn(w.Last), Last: turn(w.First)}
	}
	return s
}

// turn reverses the calendar.
func turn(d timeline.Day) timeline.Day {
	switch d {
	case timeline.DistantPast:
		return timeline.DistantFuture
	case timeline.DistantFuture:
		return timeline.DistantPast
	}
	return -d
}

// dayAfter returns the next day; there is none after an open end.
func dayAfter(d timeline.Day) timeline.Day {
	if d == timeline.DistantPast || d == timeline.DistantFuture {
		return d
	}
	return d + 1
}

// calendar returns d as the sweep counts, or back.
func (s *sweep) calendar(d timeline.Day) timeline.Day {
	if s.backward {
		return turn(d)
	}
	return d
}

// ends returns who has word before the act and who may get it by it.
func (s *sweep) ends(x int32) (from, to []int32) {
	from, to = s.v.net.ends(x)
	if s.backward {
		return to, from
	}
	return from, to
}

// take returns the day on which word gets through by the act, if it is at one
// of its parties from day on, after so many hops.
func (s *sweep) take(x int32, day timeline.Day, hops int32) (arrives timeline.Day, ok bool) {
	a := &s.v.net.acts[x]
	first, last := a.first, a.last
	if s.backward {
		first, last = turn(last), turn(first)
	}
	if s.strict && hops > 0 {
		day = dayAfter(day)
	}
	if s.certain {
		return last, first >= day && last <= s.window.Last && !a.open()
	}
	arrives = max(first, day)
	return arrives, arrives <= last && arrives <= s.window.Last
}

// dated returns the acts of an actor that can carry word: undated ones cannot.
func (s *sweep) dated(i int32) []int32 {
	acts := s.acts.of(i)
	for len(acts) > 0 && !s.v.net.isDated(acts[len(acts)-1]) {
		acts = acts[:len(acts)-1]
	}
	return acts
}

// earliest finds for each actor the earliest day on which word could reach it;
// it stops early once it knows that of the actor stop (-1 for none). An
// arrival's from is an actor.
//
// Actors are settled in order of day, as in Dijkstra's algorithm, after Wu et
// al., "Path Problems in Temporal Graphs" (VLDB 2014). An act need be looked at
// once only: whoever of its senders is settled first has word earliest, and
// what is too late for that one is too late for all.
func (s *sweep) earliest(start, stop int32) []arrival {
	best := make([]arrival, len(s.v.actors))
	best[start] = arrival{day: s.window.First, act: -1, from: -1, reached: true}
	var queue heap[spread]
	queue.push(spread{s.window.First, 0, start})
	done := newActSet(s.v.acts)
	for len(queue) > 0 {
		top := queue.pop()
		if a := best[top.at]; a.day != top.day || a.hops != top.hops {
			continue // reached earlier since
		}
		if top.at == stop {
			break
		}
		me := s.v.actors[top.at]
		for _, x := range s.dated(top.at) {
			from, to := s.ends(x)
			if !slices.Contains(from, me) || !done.add(x) {
				continue
			}
			day, ok := s.take(x, top.day, top.hops)
			if !ok {
				continue
			}
			for _, p := range to {
				w, in := s.number(p)
				if !in || w == top.at {
					continue
				}
				if b := &best[w]; !b.reached || day < b.day || day == b.day && top.hops+1 < b.hops {
					*b = arrival{day: day, hops: top.hops + 1, act: x, from: top.at, reached: true}
					queue.push(spread{day, top.hops + 1, w})
				}
			}
		}
	}
	return best
}

// number returns an actor's number in the view.
func (s *sweep) number(actor int32) (int32, bool) {
	if len(s.v.actors) == len(s.v.net.actors) {
		return actor, true
	}
	return s.v.numberOf(actor)
}

// spread is an actor in the queue of earliest.
type spread struct {
	day  timeline.Day
	hops int32
	at   int32
}

func (a spread) less(b spread) bool {
	if a.day != b.day {
		return a.day < b.day
	}
	if a.hops != b.hops {
		return a.hops < b.hops
	}
	return a.at < b.at
}

// fewest finds the chain of fewest hops from start to goal within the window,
// and of these one that arrives earliest: level by level, with the earliest day
// at which each actor is reached in so many hops. The acts are those of the
// chain from start to goal; nil where there is none.
func (s *sweep) fewest(start, goal int32) []hop {
	arrivals := []arrival{{day: s.window.First, act: -1, from: -1}}
	at := []int32{start}                    // the actors of arrivals
	best := make([]int32, len(s.v.actors))  // 1 + the arrival that is earliest so far
	level := make([]int32, len(s.v.actors)) // in how many hops
	best[start] = 1
	edge := []int32{0}
	for hops := int32(1); len(edge) > 0; hops++ {
		var next []int32
		for _, i := range edge {
			now, u := arrivals[i], at[i]
			me := s.v.actors[u]
			for _, x := range s.dated(u) {
				day, ok := s.take(x, now.day, now.hops)
				if !ok {
					continue
				}
				from, to := s.ends(x)
				if !slices.Contains(from, me) {
					continue
				}
				for _, p := range to {
					w, in := s.number(p)
					if !in || best[w] != 0 && arrivals[best[w]-1].day <= day {
						continue
					}
					a := arrival{day: day, hops: hops, act: x, from: i}
					if best[w] != 0 && level[w] == hops {
						arrivals[best[w]-1] = a
						continue
					}
					arrivals, at = append(arrivals, a), append(at, w)
					best[w], level[w] = int32(len(arrivals)), hops
					next = append(next, best[w]-1)
				}
			}
		}
		if best[goal] != 0 {
			var hops []hop
			for i := best[goal] - 1; arrivals[i].from >= 0; i = arrivals[i].from {
				hops = append(hops, hop{at[arrivals[i].from], at[i], arrivals[i].act})
			}
			slices.Reverse(hops)
			return hops
		}
		edge = next
	}
	return nil
}

// hop is a step of word, in the sweep's direction.
type hop struct{ from, to, act int32 }

// chainTo returns the hops by which word comes to an actor, as earliest found.
func chainTo(best []arrival, goal int32) []hop {
	var hops []hop
	for i := goal; best[i].from >= 0; i = best[i].from {
		hops = append(hops, hop{best[i].from, i, best[i].act})
	}
	slices.Reverse(hops)
	return hops
}

// actSet is a set of a view's acts.
type actSet struct {
	first int32
	bits  []uint64
}

func newActSet(acts []int32) *actSet {
	if len(acts) == 0 {
		return &actSet{}
	}
	first := acts[0]
	return &actSet{first: first, bits: make([]uint64, (acts[len(acts)-1]-first)/64+1)}
}

// add reports whether x was not yet in the set.
func (s *actSet) add(x int32) bool {
	i := x - s.first
	if s.bits[i/64]&(1<<(i%64)) != 0 {
		return false
	}
	s.bits[i/64] |= 1 << (i % 64)
	return true
}
