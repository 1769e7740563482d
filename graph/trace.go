package graph

import (
	"slices"
	"sync"

	"backchannel/timeline"
)

// TraceQuery asks how word could have travelled between two actors.
type TraceQuery struct {
	From, To int64
	// Window bounds the journey: it leaves From on or after the first day and
	// reaches To on or before the last.
	Window timeline.Window
	// StrictDays wants each hop on a later day than the one before, since the
	// order of what happened within one day is not known.
	StrictDays bool
	// CertainOnly refuses chains that hold only if vague dates fall well.
	CertainOnly bool
}

// Order says how sure it is that a hop followed the one before it, or, for the
// first, that it fell into the window.
type Order string

const (
	// OrderCertain holds whatever the days.
	OrderCertain Order = "certain"
	// OrderSameDay is both hops on one day: which came first is not known.
	OrderSameDay Order = "same-day"
	// OrderPossible depends on the days of dates that are not known to the day.
	OrderPossible Order = "possible"
)

// Hop is one interaction by which word passes from one actor to another.
type Hop struct {
	From, To    int64
	Interaction int64
	Entry       int64
	Kind        timeline.InteractionKind
	Certainty   timeline.Certainty
	First, Last timeline.Day // the days on one of which it fell
	Day         timeline.Day // on which it fell, if the route is as its Departs and Arrives have it
	Order       Order
}

// Route is a chain of interactions in time.
type Route struct {
	Hops    []Hop // none where From is To
	Departs timeline.Day
	Arrives timeline.Day
	// Order is the least sure of the hops' orders.
	Order Order
}

// Trace is how word could have travelled.
type Trace struct {
	Earliest *Route // of those that arrive first, one of fewest hops; nil where there is none in the window
	Latest   *Route // of those that leave last, one of fewest hops
	Fewest   *Route // of those of fewest hops, one that arrives first
	Certain  *Route // as Earliest, but by chains whose order no vague date leaves open (that within a day may be); nil where there is none
	Break    *Break // where there is no route: why
}

// Break says why word did not get through.
type Break struct {
	// Linked is whether there is any chain from the one to the other, in whatever order.
	Linked bool
	// Late is the first route that leaves in time and arrives too late; Early the
	// last that arrives in time and leaves too soon. Nil where there is none.
	Late, Early *Route
	// Chain is one of the shortest chains that the order of time forbids; it
	// breaks at Chain[At]. Empty where Linked is false.
	Chain []Link
	At    int
}

// Link is a step of a chain that time forbids.
type Link struct {
	From, To int64
	// Hop is the interaction by which word could have passed, nil from the break on.
	Hop *Hop
	// Before is the last interaction that could have carried word, had it come
	// sooner; After the first that does, too late. Only at the break; nil where none.
	Before, After *Hop
}

// Trace finds how word could have travelled from one actor to another in time:
// a message carries it one way, a conversation or exchange both, and no hop may
// precede the one before it. Undated interactions carry nothing. Actors that
// the view does not hold are not reached; one that does not exist is
// timeline.ErrNotFound.
func (v *View) Trace(q TraceQuery) (Trace, error) {
	from, to, ok, err := v.ends(q.From, q.To)
	if err != nil {
		return Trace{}, err
	}
	if q.Window.First > q.Window.Last {
		return Trace{}, &timeline.InvalidError{Field: "to", Value: q.Window.Last.String(), Want: "a day that is not before " + q.Window.First.String()}
	}
	if !ok {
		return Trace{Break: &Break{}}, nil
	}
	var t Trace
	var wait sync.WaitGroup
	wait.Go(func() { // in vain where there is no route, which is the rarer answer
		t.Latest = v.sweep(q.Window, true, q.StrictDays, q.CertainOnly).earliestRoute(to, from)
	})
	s := v.sweep(q.Window, false, q.StrictDays, q.CertainOnly)
	t.Earliest = s.earliestRoute(from, to)
	if t.Earliest == nil {
		wait.Wait()
		return Trace{Break: v.explain(q, from, to)}, nil
	}
	t.Certain = t.Earliest
	wait.Go(func() { t.Fewest = s.route(s.fewest(from, to)) })
	if t.Earliest.Order == OrderPossible {
		wait.Go(func() { t.Certain = v.sweep(q.Window, false, q.StrictDays, true).earliestRoute(from, to) })
	}
	wait.Wait()
	return t, nil
}

// earliestRoute returns, of the routes that arrive first (backward: that leave
// last), one of fewest hops; nil where there is none.
func (s *sweep) earliestRoute(start, goal int32) *Route {
	found := s.earliest(start, goal)[goal]
	if !found.reached {
		return nil
	}
	bounded := *s
	bounded.window.Last = found.day
	return s.route(bounded.fewest(start, goal))
}

// route dates the hops: forward each as early as it can be, backward as late.
func (s *sweep) route(hops []hop) *Route {
	if s.backward {
		slices.Reverse(hops)
		for i, h := range hops {
			hops[i] = hop{h.to, h.from, h.act}
		}
	}
	r := &Route{Order: OrderCertain, Departs: s.calendar(s.window.First), Arrives: s.calendar(s.window.First)}
	for _, h := range hops {
		r.Hops = append(r.Hops, s.v.hop(h))
	}
	window := s.window
	if s.backward {
		window = timeline.Window{First: turn(s.window.Last), Last: turn(s.window.First)}
	}
	r.date(window, s)
	return r
}

// hop describes a hop without its day.
func (v *View) hop(h hop) Hop {
	a := &v.net.acts[h.act]
	return Hop{
		From: v.id(h.from), To: v.id(h.to), Interaction: a.id, Entry: a.entry,
		Kind: timeline.InteractionKinds[a.kind], Certainty: certainties[a.certainty], First: a.first, Last: a.last,
	}
}

// date sets the days and orders of hops that are known to be feasible. A hop of
// a certain route counts from the last day on which it can have fallen,
// backward from the first.
func (r *Route) date(w timeline.Window, s *sweep) {
	if len(r.Hops) == 0 {
		return
	}
	day := s.window.First // in the sweep's calendar
	for n := range r.Hops {
		h := &r.Hops[n]
		if s.backward {
			h = &r.Hops[len(r.Hops)-1-n]
		}
		first, last := h.First, h.Last
		if s.backward {
			first, last = turn(last), turn(first)
		}
		if s.strict && n > 0 {
			day = dayAfter(day)
		}
		day = max(day, first)
		if s.certain {
			day = last
		}
		h.Day = s.calendar(day)
	}
	r.Departs, r.Arrives = r.Hops[0].Day, r.Hops[len(r.Hops)-1].Day
	if s.certain {
		r.Departs, r.Arrives = r.Hops[0].First, r.Hops[len(r.Hops)-1].Last
	}
	for i := range r.Hops {
		h := &r.Hops[i]
		h.Order = OrderCertain
		switch {
		case h.First < w.First || h.Last > w.Last || h.First == timeline.DistantPast || h.Last == timeline.DistantFuture:
			h.Order = OrderPossible
		case i == 0:
		case h.First == h.Last && r.Hops[i-1].First == h.First && r.Hops[i-1].Last == h.First:
			h.Order = OrderSameDay
		case h.First < r.Hops[i-1].Last || s.strict && h.First == r.Hops[i-1].Last:
			h.Order = OrderPossible
		case h.First == r.Hops[i-1].Last:
			h.Order = OrderSameDay // at worst
		}
		if h.Order == OrderPossible || h.Order == OrderSameDay && r.Order == OrderCertain {
			r.Order = h.Order
		}
	}
}

// explain says why there is no route.
func (v *View) explain(q TraceQuery, from, to int32) *Break {
	b := &Break{}
	if q.Window.Last < timeline.DistantFuture {
		w := timeline.Window{First: q.Window.First, Last: timeline.DistantFuture}
		b.Late = v.sweep(w, false, q.StrictDays, q.CertainOnly).earliestRoute(from, to)
	}
	if q.Window.First > timeline.DistantPast {
		w := timeline.Window{First: timeline.DistantPast, Last: q.Window.Last}
		b.Early = v.sweep(w, true, q.StrictDays, q.CertainOnly).earliestRoute(to, from)
	}
	path := v.oneWay(from, to)
	b.Linked = path != nil || b.Late != nil || b.Early != nil
	if path == nil {
		return b
	}
	s := v.sweep(q.Window, false, q.StrictDays, q.CertainOnly)
	day, hops, broken := q.Window.First, int32(0), false
	for i := 1; i < len(path); i++ {
		link := Link{From: v.id(path[i-1]), To: v.id(path[i])}
		if broken {
			b.Chain = append(b.Chain, link)
			continue
		}
		best := hop{path[i-1], path[i], -1}
		var arrives timeline.Day
		for _, x := range s.between(path[i-1], path[i]) {
			if d, ok := s.take(v.net.acts[x].first, v.net.acts[x].last, day, hops); ok && (best.act < 0 || d < arrives) {
				best.act, arrives = x, d
			}
		}
		if best.act >= 0 {
			h := v.hop(best)
			h.Day, h.Order = arrives, OrderCertain
			if h.First < day || h.Last > q.Window.Last {
				h.Order = OrderPossible
			}
			link.Hop, day = &h, arrives
			hops++
		} else {
			broken, b.At = true, i-1
			link.Before, link.After = s.around(path[i-1], path[i], day)
		}
		b.Chain = append(b.Chain, link)
	}
	return b
}

// between returns the dated acts by which u could tell w something, in order.
func (s *sweep) between(u, w int32) []int32 {
	t, ok := s.v.between(u, w)
	if !ok {
		return nil
	}
	var acts []int32
	for _, p := range s.v.proofs(t) {
		if forward := u < w; p.way() == aToB && !forward || p.way() == bToA && forward || !s.v.net.isDated(p.act()) {
			continue
		}
		acts = append(acts, p.act())
	}
	return acts
}

// around returns the act nearest before day and the one nearest after it, of
// those by which u could tell w something.
func (s *sweep) around(u, w int32, day timeline.Day) (before, after *Hop) {
	for _, x := range s.between(u, w) {
		h := s.v.hop(hop{u, w, x})
		h.Day, h.Order = h.First, OrderCertain
		if h.First != h.Last {
			h.Order = OrderPossible
		}
		if h.First <= day && (before == nil || h.Last > before.Last) {
			before = &h
		} else if h.First > day && (after == nil || h.First < after.First) {
			after = &h
		}
	}
	return before, after
}

// oneWay returns a shortest chain by which word could go at all, whatever the
// days: by messages in their direction and by talks and exchanges. Of equal
// ones it is that of the lowest ids from the end. Nil where there is none.
func (v *View) oneWay(from, to int32) []int32 {
	before := make([]int32, len(v.actors)) // 1 + the actor before; 0 not seen
	before[from] = from + 1
	edge := []int32{from}
	for len(edge) > 0 && before[to] == 0 {
		var next []int32
		for _, u := range edge {
			for i, w := range v.neighbours(u) {
				if before[w] == 0 && v.ties[v.tiesOf(u)[i]].carries(u < w) {
					before[w] = u + 1
					next = append(next, w)
				}
			}
		}
		edge = next
	}
	if before[to] == 0 {
		return nil
	}
	path := []int32{to}
	for path[len(path)-1] != from {
		path = append(path, before[path[len(path)-1]]-1)
	}
	slices.Reverse(path)
	return path
}

// carries reports whether word can pass over the tie, from a to b or back.
func (t *tieData) carries(forward bool) bool {
	if t.conversations+t.exchans > 0 {
		return true
	}
	return forward && t.forward > 0 || !forward && t.backward > 0
}
