package graph

import (
	"slices"
	"sort"

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
	arcs     *arcs
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
	s := &sweep{v: v, arcs: v.arcs(backward), window: w, backward: backward, strict: strict, certain: certain}
	if backward {
		s.window = timeline.Window{First: turn(w.Last), Last: turn(w.First)}
	}
	return s
}

// until returns the sweep with a window that ends on the last day on which
// anything can bring word to the goal: who was last told something in January
// is not reached by what passed among others since.
func (s *sweep) until(goal int32) *sweep {
	into := s.v.arcs(!s.backward)
	bound := timeline.DistantPast
	// In the calendar of into the last comes first.
	start, vague := into.start[goal], into.vague[goal]
	exact := into.list[start:vague]
	if i := sort.Search(len(exact), func(i int) bool { return exact[i].first >= turn(s.window.Last) }); i < len(exact) {
		bound = turn(exact[i].first)
	}
	for _, a := range into.list[vague:into.start[goal+1]] {
		bound = max(bound, min(turn(a.first), s.window.Last))
	}
	bounded := *s
	bounded.window.Last = min(bound, s.window.Last)
	return &bounded
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

// take returns the day on which word gets through an act of the given span, in
// the sweep's days, if it is at one of its parties from day on, after so many
// hops.
func (s *sweep) take(first, last, day timeline.Day, hops int32) (arrives timeline.Day, ok bool) {
	if s.strict && hops > 0 {
		day = dayAfter(day)
	}
	if s.certain {
		closed := first != timeline.DistantPast && last != timeline.DistantFuture
		return last, first >= day && last <= s.window.Last && closed
	}
	arrives = max(first, day)
	return arrives, arrives <= last && arrives <= s.window.Last
}

// earliest finds for each actor the earliest day on which word could reach it;
// it stops early once it knows that of the actor stop (-1 for none). An
// arrival's from is an actor.
//
// Actors are settled in order of day, as in Dijkstra's algorithm, after Wu et
// al., "Path Problems in Temporal Graphs" (VLDB 2014).
func (s *sweep) earliest(start, stop int32) []arrival {
	if stop >= 0 && stop != start {
		s = s.until(stop)
	}
	best := make([]arrival, len(s.v.actors))
	best[start] = arrival{day: s.window.First, act: -1, from: -1, reached: true}
	var queue dayQueue
	queue.push(s.window.First, 0, start)
	heard := map[int32]bool{} // crowds that word has reached: the first to bring it brings it earliest
	for len(queue) > 0 {
		day, hops, at := queue.pop()
		now := best[at]
		if now.day != day || min(now.hops, 255) != hops {
			continue // reached earlier since
		}
		if at == stop {
			break
		}
		last := s.window.Last
		if stop >= 0 && best[stop].reached {
			last = best[stop].day // nothing later can bring word to it sooner
		}
		reach := func(w int32, day timeline.Day, act int32) {
			if b := &best[w]; !b.reached || day < b.day || day == b.day && now.hops+1 < b.hops {
				*b = arrival{day: day, hops: now.hops + 1, act: act, from: at, reached: true}
				queue.push(day, now.hops+1, w)
			}
		}
		for _, arcs := range s.arcs.of(at, day, last) {
			for _, a := range arcs {
				day, ok := s.take(a.first, a.last, now.day, now.hops)
				switch {
				case !ok || day > last:
				case a.to >= 0:
					reach(a.to, day, a.act)
				case !heard[a.act]:
					heard[a.act] = true
					for _, w := range s.arcs.crowds[a.act] {
						reach(w, day, a.act)
					}
				}
			}
		}
	}
	return best
}

// dayQueue is a heap of actors by day, then hops, then number: 32, 8 and 24 bits
// of one number each, which are compared and moved at once. Hops beyond 255
// count as so many; they only choose among equals.
type dayQueue []uint64

// maxSwept is the largest number of actors that a dayQueue can tell apart.
const maxSwept = 1 << 24

func (q *dayQueue) push(day timeline.Day, hops, at int32) {
	x := uint64(uint32(day)^1<<31)<<32 | uint64(min(hops, 255))<<24 | uint64(at)
	*q = append(*q, x)
	h := *q
	i := len(h) - 1
	for i > 0 && x < h[(i-1)/4] {
		h[i] = h[(i-1)/4]
		i = (i - 1) / 4
	}
	h[i] = x
}

func (q *dayQueue) pop() (day timeline.Day, hops, at int32) {
	h := *q
	top, x := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	for i := 0; len(h) > 0; {
		least := i
		value := x
		for c := 4*i + 1; c <= 4*i+4 && c < len(h); c++ {
			if h[c] < value {
				least, value = c, h[c]
			}
		}
		h[i] = value
		if least == i {
			break
		}
		i = least
	}
	return timeline.Day(uint32(top>>32) ^ 1<<31), int32(top >> 24 & 0xff), int32(top & (maxSwept - 1))
}

// fewest finds the chain of fewest hops from start to goal within the window,
// and of these one that arrives earliest: level by level, with the earliest day
// at which each actor is reached in so many hops. The acts are those of the
// chain from start to goal; nil where there is none.
func (s *sweep) fewest(start, goal int32) []hop {
	if start != goal {
		s = s.until(goal)
	}
	arrivals := []arrival{{day: s.window.First, act: -1, from: -1}}
	at := []int32{start}                    // the actors of arrivals
	best := make([]int32, len(s.v.actors))  // 1 + the arrival that is earliest so far
	level := make([]int32, len(s.v.actors)) // in how many hops
	best[start] = 1
	edge := []int32{0}
	for hops := int32(1); len(edge) > 0; hops++ {
		var next []int32
		for _, i := range edge {
			now := arrivals[i]
			reach := func(w int32, day timeline.Day, act int32) {
				if best[w] != 0 && arrivals[best[w]-1].day <= day {
					return
				}
				a := arrival{day: day, hops: hops, act: act, from: i}
				if best[w] != 0 && level[w] == hops {
					arrivals[best[w]-1] = a
					return
				}
				arrivals, at = append(arrivals, a), append(at, w)
				best[w], level[w] = int32(len(arrivals)), hops
				next = append(next, best[w]-1)
			}
			for _, arcs := range s.arcs.of(at[i], now.day, s.window.Last) {
				for _, a := range arcs {
					day, ok := s.take(a.first, a.last, now.day, now.hops)
					switch {
					case !ok:
					case a.to >= 0:
						reach(a.to, day, a.act)
					default:
						for _, w := range s.arcs.crowds[a.act] {
							reach(w, day, a.act)
						}
					}
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
