package graph

import (
	"slices"
	"sync"

	"backchannel/timeline"
)

// HorizonQuery asks how far word could have spread.
type HorizonQuery struct {
	Actor int64
	// Window: word sets out from Actor on or after the first day and spreads
	// until the last. Backward, it must be at Actor by the last day.
	Window      timeline.Window
	Backward    bool
	StrictDays  bool // as in TraceQuery
	CertainOnly bool
}

// Horizon is who could have known what an actor knew, and since when; or, where
// Query.Backward, who could have told the actor, and until when.
type Horizon struct {
	Query   HorizonQuery
	Reaches []Reach // by day (backward: the last first), then id; without the actor itself
	sweep   *sweep
	best    []arrival
}

// Reach is an actor within a horizon.
type Reach struct {
	Actor int64
	Day   timeline.Day // could know it from this day on; backward: could still tell it on this day
	// Certain is whether word reaches it by a chain whose order no vague date
	// leaves open, and CertainDay then as Day for such chains.
	Certain     bool
	CertainDay  timeline.Day
	Hops        int
	Interaction int64 // by which word came to it, or set out from it
	Via         int64 // the actor at that interaction's other end
}

// Horizon finds who could have known by when what an actor knew on the first
// day of the window, or, backward, who could have told it something by the last.
func (v *View) Horizon(q HorizonQuery) (*Horizon, error) {
	start, in, err := v.find(q.Actor)
	if err != nil {
		return nil, err
	}
	h := &Horizon{Query: q}
	if !in {
		return h, nil
	}
	h.sweep = v.sweep(q.Window, q.Backward, q.StrictDays, q.CertainOnly)
	var certain []arrival
	var wait sync.WaitGroup
	if !q.CertainOnly {
		wait.Go(func() { certain = v.sweep(q.Window, q.Backward, q.StrictDays, true).earliest(start, -1) })
	}
	h.best = h.sweep.earliest(start, -1)
	wait.Wait()
	if q.CertainOnly {
		certain = h.best
	}
	var order []uint64 // day, with the sign turned so that unsigned order is that of days, and number
	for i, a := range h.best {
		if a.reached && int32(i) != start {
			order = append(order, uint64(uint32(a.day)^1<<31)<<32|uint64(i))
		}
	}
	slices.Sort(order)
	h.Reaches = make([]Reach, len(order))
	for k, o := range order {
		i := int32(uint32(o))
		a := h.best[i]
		r := Reach{
			Actor: v.id(i), Day: h.sweep.calendar(a.day), Hops: int(a.hops),
			Interaction: v.net.acts[a.act].id, Via: v.id(a.from),
		}
		if certain[i].reached {
			r.Certain, r.CertainDay = true, h.sweep.calendar(certain[i].day)
		}
		h.Reaches[k] = r
	}
	return h, nil
}

// Route returns the chain by which word could have come to an actor on the day
// that its Reach names, or, backward, from it. It is nil where the actor is
// beyond the horizon, and without hops for the query's own.
func (h *Horizon) Route(actor int64) *Route {
	if h.sweep == nil {
		return nil
	}
	i, err := h.sweep.v.number(actor)
	if err != nil || !h.best[i].reached {
		return nil
	}
	return h.sweep.route(chainTo(h.best, i))
}
