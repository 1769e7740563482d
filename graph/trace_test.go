package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"backchannel/graph"
	"backchannel/timeline"
)

// journey is a chain of interactions from one actor to another, as the brute
// force enumerates them: actors[i] tells actors[i+1] by acts[i].
type journey struct {
	actors []int64
	acts   []graph.Interaction
}

// never and always stand for the open ends of dates in sums.
const always = int64(1) << 40

func wide(d timeline.Day) int64 {
	switch d {
	case timeline.DistantPast:
		return -always
	case timeline.DistantFuture:
		return always
	}
	return int64(d)
}

func narrow(d int64) timeline.Day {
	switch {
	case d < -always/2:
		return timeline.DistantPast
	case d > always/2:
		return timeline.DistantFuture
	}
	return timeline.Day(d)
}

// journeys calls visit for each chain of dated interactions from an actor that
// visits nobody twice, whatever the order of its dates.
func (a archive) journeys(from int64, visit func(j journey)) {
	ways := map[int64][]struct {
		to  int64
		act graph.Interaction
	}{}
	for _, x := range a.interactions {
		for _, w := range passes(x) {
			if x.Dated {
				ways[w[0]] = append(ways[w[0]], struct {
					to  int64
					act graph.Interaction
				}{w[1], x})
			}
		}
	}
	var walk func(j journey)
	walk = func(j journey) {
		visit(j)
		for _, w := range ways[j.actors[len(j.actors)-1]] {
			if !slices.Contains(j.actors, w.to) {
				walk(journey{append(slices.Clip(j.actors), w.to), append(slices.Clip(j.acts), w.act)})
			}
		}
	}
	walk(journey{actors: []int64{from}})
}

// possible reports whether days can be found for the journey within the
// window: days that do not fall exist exactly if no interaction begins after a
// later one ends. Then it can arrive on the latest of the beginnings, and leave
// on the earliest of the ends.
func (j journey) possible(w timeline.Window, strict bool) (departs, arrives timeline.Day, ok bool) {
	step := int64(0)
	if strict {
		step = 1
	}
	k := len(j.acts)
	earliest, latest := wide(w.First)+step*int64(max(k-1, 0)), wide(w.Last)-step*int64(max(k-1, 0))
	for i, x := range j.acts {
		if wide(x.First)+step*int64(k-1-i) > wide(w.Last) || wide(x.Last)-step*int64(i) < wide(w.First) {
			return 0, 0, false
		}
		for d, y := range j.acts[i+1:] {
			if wide(x.First)+step*int64(d+1) > wide(y.Last) {
				return 0, 0, false
			}
		}
		earliest = max(earliest, wide(x.First)+step*int64(k-1-i))
		latest = min(latest, wide(x.Last)-step*int64(i))
	}
	return narrow(latest), narrow(earliest), earliest <= wide(w.Last)
}

// certain reports whether the journey holds whatever the days.
func (j journey) certain(w timeline.Window, strict bool) (departs, arrives timeline.Day, ok bool) {
	for i, x := range j.acts {
		if x.First < w.First || x.Last > w.Last || open(x) {
			return 0, 0, false
		}
		if i > 0 && (x.First < j.acts[i-1].Last || strict && x.First == j.acts[i-1].Last) {
			return 0, 0, false
		}
	}
	if len(j.acts) == 0 {
		return w.Last, w.First, true
	}
	return j.acts[0].First, j.acts[len(j.acts)-1].Last, true
}

func open(x graph.Interaction) bool {
	return x.First == timeline.DistantPast || x.Last == timeline.DistantFuture
}

// smallArchive is a randomArchive small enough to enumerate its journeys.
func smallArchive(seed uint64) archive {
	a := randomArchive(seed)
	a.interactions = a.interactions[:min(len(a.interactions), 10)]
	return a
}

func randomWindow(r *rand.Rand) timeline.Window {
	if r.IntN(5) == 0 {
		return timeline.Everything
	}
	first := timeline.Day(-2605 + r.IntN(25))
	w := timeline.Window{First: first, Last: first + timeline.Day(r.IntN(40))}
	switch r.IntN(6) {
	case 0:
		w.First = timeline.DistantPast
	case 1:
		w.Last = timeline.DistantFuture
	}
	return w
}

func TestTraceAgreesWithBruteForce(t *testing.T) {
	t.Parallel()
	found, broken := 0, 0
	for seed := range uint64(300) {
		a := smallArchive(seed)
		v := a.build(t).All()
		r := rand.New(rand.NewPCG(seed, 3))
		q := graph.TraceQuery{Window: randomWindow(r), StrictDays: r.IntN(2) == 0, CertainOnly: r.IntN(3) == 0}
		q.From, q.To = a.actors[0].ID, a.actors[1].ID
		want := a.bestJourneys(q)
		got, err := v.Trace(q)
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprintf("seed %d %+v", seed, q)
		if (got.Break == nil) != want.any {
			t.Fatalf("%s: a route is found: %v, want %v", name, got.Break == nil, want.any)
		}
		if !want.any {
			broken++
			checkBreak(t, name, a, q, got.Break)
			continue
		}
		found++
		check := func(which string, got *graph.Route, day func(*graph.Route) timeline.Day, want timeline.Day, hops int) {
			t.Helper()
			if got == nil {
				t.Fatalf("%s: no %s route", name, which)
			}
			if day(got) != want || len(got.Hops) != hops {
				t.Errorf("%s: %s route: %s in %d hops, want %s in %d", name, which, day(got), len(got.Hops), want, hops)
			}
			a.checkRoute(t, name+" "+which, q, got)
		}
		check("earliest", got.Earliest, arrives, want.arrives, want.arrivesHops)
		check("latest", got.Latest, departs, want.departs, want.departsHops)
		check("fewest", got.Fewest, arrives, want.fewestArrives, want.fewest)
		switch {
		case (got.Certain != nil) != want.certain:
			t.Errorf("%s: a certain route is found: %v, want %v", name, got.Certain != nil, want.certain)
		case want.certain && got.Certain.Arrives != want.certainArrives && got.Certain != got.Earliest:
			t.Errorf("%s: the certain route arrives on %s, want %s", name, got.Certain.Arrives, want.certainArrives)
		}
	}
	if found < 50 || broken < 50 {
		t.Errorf("%d traces found, %d broken: the archives do not test both", found, broken)
	}
}

func arrives(r *graph.Route) timeline.Day { return r.Arrives }
func departs(r *graph.Route) timeline.Day { return r.Departs }

type bestJourneys struct {
	any, certain             bool
	arrives, departs         timeline.Day
	arrivesHops, departsHops int
	fewest                   int
	fewestArrives            timeline.Day
	certainArrives           timeline.Day
}

func (a archive) bestJourneys(q graph.TraceQuery) bestJourneys {
	var b bestJourneys
	a.journeys(q.From, func(j journey) {
		if j.actors[len(j.actors)-1] != q.To {
			return
		}
		if _, arrives, ok := j.certain(q.Window, q.StrictDays); ok && (!b.certain || arrives < b.certainArrives) {
			b.certain, b.certainArrives = true, arrives
		}
		valid := j.possible
		if q.CertainOnly {
			valid = j.certain
		}
		departs, arrives, ok := valid(q.Window, q.StrictDays)
		if !ok {
			return
		}
		hops := len(j.acts)
		if !b.any || arrives < b.arrives || arrives == b.arrives && hops < b.arrivesHops {
			b.arrives, b.arrivesHops = arrives, hops
		}
		if !b.any || departs > b.departs || departs == b.departs && hops < b.departsHops {
			b.departs, b.departsHops = departs, hops
		}
		if !b.any || hops < b.fewest || hops == b.fewest && arrives < b.fewestArrives {
			b.fewest, b.fewestArrives = hops, arrives
		}
		b.any = true
	})
	return b
}

// checkRoute checks that a route is what it says: its hops interactions of the
// archive, feasible on the days given, its orders true.
func (a archive) checkRoute(t *testing.T, name string, q graph.TraceQuery, r *graph.Route) {
	t.Helper()
	at, day := q.From, q.Window.First
	least := graph.OrderCertain
	for i, h := range r.Hops {
		k := slices.IndexFunc(a.interactions, func(x graph.Interaction) bool { return x.ID == h.Interaction })
		x := a.interactions[k]
		if h.From != at || !slices.Contains(passes(x), [2]int64{h.From, h.To}) {
			t.Fatalf("%s: hop %d does not lead from actor %d by %+v", name, i, at, x)
		}
		if h.First != x.First || h.Last != x.Last || h.Entry != x.Entry || h.Kind != x.Kind || h.Certainty != x.Certainty {
			t.Errorf("%s: hop %+v is not interaction %+v", name, h, x)
		}
		if h.Day < x.First || h.Day > x.Last || h.Day < day || h.Day > q.Window.Last {
			t.Errorf("%s: hop %d on %s is outside %s-%s or before %s", name, i, h.Day, x.First, x.Last, day)
		}
		if q.StrictDays && i > 0 && h.Day == day && day != timeline.DistantPast && day != timeline.DistantFuture {
			t.Errorf("%s: hops %d and %d are both on %s", name, i-1, i, day)
		}
		want := graph.OrderCertain
		if i > 0 {
			before := r.Hops[i-1]
			switch {
			case x.First < before.Last || q.StrictDays && x.First <= before.Last:
				want = graph.OrderPossible
			case x.First == before.Last:
				want = graph.OrderSameDay
			}
			if x.First == x.Last && before.First == before.Last && x.First == before.First {
				want = graph.OrderSameDay
			}
		}
		if x.First < q.Window.First || x.Last > q.Window.Last || open(x) {
			want = graph.OrderPossible
		}
		if h.Order != want {
			t.Errorf("%s: hop %d is %s, want %s: %+v", name, i, h.Order, want, r.Hops)
		}
		if want == graph.OrderPossible || want == graph.OrderSameDay && least == graph.OrderCertain {
			least = want
		}
		at, day = h.To, h.Day
	}
	if at != q.To || r.Order != least {
		t.Errorf("%s: ends at %d as %s, want %d as %s", name, at, r.Order, q.To, least)
	}
}

func checkBreak(t *testing.T, name string, a archive, q graph.TraceQuery, b *graph.Break) {
	t.Helper()
	late, early := q, q
	late.Window.Last, early.Window.First = timeline.DistantFuture, timeline.DistantPast
	if want := a.bestJourneys(late); want.any != (b.Late != nil) || want.any && b.Late.Arrives != want.arrives {
		t.Errorf("%s: Late = %+v, want %+v", name, b.Late, want)
	}
	if want := a.bestJourneys(early); want.any != (b.Early != nil) || want.any && b.Early.Departs != want.departs {
		t.Errorf("%s: Early = %+v, want %+v", name, b.Early, want)
	}
	linked := false
	for seen, edge := map[int64]bool{q.From: true}, []int64{q.From}; len(edge) > 0; edge = edge[1:] {
		for _, x := range a.interactions {
			for _, w := range passes(x) {
				if w[0] == edge[0] && !seen[w[1]] {
					seen[w[1]] = true
					edge = append(edge, w[1])
					linked = linked || w[1] == q.To
				}
			}
		}
	}
	if b.Linked != linked || linked != (len(b.Chain) > 0) {
		t.Errorf("%s: Linked = %v with a chain of %d, want %v", name, b.Linked, len(b.Chain), linked)
	}
	for i, link := range b.Chain {
		if (link.Hop != nil) != (i < b.At) {
			t.Errorf("%s: link %d of a chain that breaks at %d: %+v", name, i, b.At, link)
		}
	}
}

func TestHorizonAgreesWithBruteForce(t *testing.T) {
	t.Parallel()
	reached := 0
	for seed := range uint64(150) {
		a := smallArchive(seed)
		v := a.build(t).All()
		r := rand.New(rand.NewPCG(seed, 4))
		q := graph.HorizonQuery{Actor: a.actors[0].ID, Window: randomWindow(r), StrictDays: r.IntN(2) == 0, Backward: r.IntN(2) == 0}
		h, err := v.Horizon(q)
		if err != nil {
			t.Fatal(err)
		}
		got := map[int64]graph.Reach{}
		for i, reach := range h.Reaches {
			got[reach.Actor] = reach
			if i == 0 {
				continue
			}
			if d := h.Reaches[i-1].Day; !q.Backward && d > reach.Day || q.Backward && d < reach.Day {
				t.Errorf("seed %d: reaches are not in order", seed)
			}
		}
		for _, actor := range a.actors[1:] {
			tq := graph.TraceQuery{From: q.Actor, To: actor.ID, Window: q.Window, StrictDays: q.StrictDays}
			if q.Backward {
				tq.From, tq.To = tq.To, tq.From
			}
			want := a.bestJourneys(tq)
			name := fmt.Sprintf("seed %d %+v to %d", seed, q, actor.ID)
			reach, ok := got[actor.ID]
			if ok != want.any {
				t.Fatalf("%s: reached %v, want %v", name, ok, want.any)
			}
			if !ok {
				if h.Route(actor.ID) != nil {
					t.Errorf("%s: a route beyond the horizon", name)
				}
				continue
			}
			reached++
			day, certainDay := want.arrives, want.certainArrives
			if q.Backward {
				day = want.departs
				tq.CertainOnly = true
				certainDay = a.bestJourneys(tq).departs
			}
			if reach.Day != day {
				t.Errorf("%s: on %s, want %s", name, reach.Day, day)
			}
			if reach.Certain != want.certain || want.certain && reach.CertainDay != certainDay {
				t.Errorf("%s: certain %v on %s, want %v on %s", name, reach.Certain, reach.CertainDay, want.certain, certainDay)
			}
			route := h.Route(actor.ID)
			tq.CertainOnly = false
			a.checkRoute(t, name, tq, route)
			if len(route.Hops) != reach.Hops {
				t.Errorf("%s: route has %d hops, want %d", name, len(route.Hops), reach.Hops)
			}
			if end := arrives(route); !q.Backward && end != day || q.Backward && departs(route) != day {
				t.Errorf("%s: route %s-%s, want %s", name, departs(route), end, day)
			}
		}
	}
	if reached < 100 {
		t.Errorf("only %d reached: the archives test too little", reached)
	}
}
