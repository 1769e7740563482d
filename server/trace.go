package server

import (
	"context"
	"slices"

	"backchannel/graph"
	"backchannel/timeline"
)

// journey is what traces and horizons share: when word travels, and by what.
type journey struct {
	after, before *string
	kinds         *[]EntryKind
	q             *string
	interactions  *[]InteractionKind
}

// read returns when word may travel, and what of the network may carry it.
func (j journey) read(ctx context.Context, a *api, c timeline.Collection, n *graph.Network) (timeline.Window, *graph.View, error) {
	w, err := bounds("after", j.after, "before", j.before)
	if err != nil {
		return timeline.Everything, nil, err
	}
	if w == nil {
		everything := timeline.Everything
		w = &everything
	}
	f, err := filterParams{kinds: j.kinds, q: j.q}.filter()
	if err != nil {
		return *w, nil, err
	}
	if f.Kinds == nil && f.Text == "" && j.interactions == nil {
		return *w, n.All(), nil
	}
	view, err := selectView(ctx, a.store, c.ID, n, networkFilter{entries: f, interactions: interactionKinds(j.interactions)})
	return *w, view, err
}

func interactionKinds(list *[]InteractionKind) []timeline.InteractionKind {
	var out []timeline.InteractionKind
	for _, k := range or(list, nil) {
		out = append(out, timeline.InteractionKind(k))
	}
	return out
}

// proofs collects the interactions and actors that an answer speaks of.
type proofs struct {
	order  []int64         // of interactions, as they were met
	entry  map[int64]int64 // of an interaction
	actors map[int64]bool
}

func newProofs() *proofs { return &proofs{entry: map[int64]int64{}, actors: map[int64]bool{}} }

func (p *proofs) interaction(id, entry int64) {
	if _, ok := p.entry[id]; !ok {
		p.order = append(p.order, id)
		p.entry[id] = entry
	}
}

func (p *proofs) hop(h *graph.Hop) *Hop {
	if h == nil {
		return nil
	}
	p.interaction(h.Interaction, h.Entry)
	p.actors[h.From], p.actors[h.To] = true, true
	return &Hop{
		From: formatID(h.From), To: formatID(h.To), Interaction: formatID(h.Interaction),
		Day: formatDay(h.Day), Order: Order(h.Order),
	}
}

func (p *proofs) route(r *graph.Route) *Route {
	if r == nil {
		return nil
	}
	out := &Route{Hops: make([]Hop, len(r.Hops)), Departs: formatDay(r.Departs), Arrives: formatDay(r.Arrives), Order: Order(r.Order)}
	for i := range r.Hops {
		out.Hops[i] = *p.hop(&r.Hops[i])
	}
	return out
}

func (p *proofs) formatBreak(b *graph.Break) *Break {
	if b == nil {
		return nil
	}
	out := &Break{Linked: b.Linked, Late: p.route(b.Late), Early: p.route(b.Early), Chain: make([]Link, len(b.Chain)), At: b.At}
	for i, l := range b.Chain {
		p.actors[l.From], p.actors[l.To] = true, true
		out.Chain[i] = Link{
			From: formatID(l.From), To: formatID(l.To),
			Hop: p.hop(l.Hop), Before: p.hop(l.Before), After: p.hop(l.After),
		}
	}
	return out
}

// mostProofs is how many of its interactions stand for a tie.
const mostProofs = 3

// tie notes the first interactions of a tie of the view.
func (p *proofs) tie(view *graph.View, t graph.Tie) Tie {
	out := formatTie(t)
	first := []Id{}
	for x := range view.Proofs(t) {
		if len(first) == mostProofs {
			break
		}
		if id := formatID(x.Interaction); !slices.Contains(first, id) { // both ways by one message
			first = append(first, id)
			p.interaction(x.Interaction, x.Entry)
		}
	}
	out.Proofs = &first
	p.actors[t.A], p.actors[t.B] = true, true
	return out
}

func (p *proofs) ties(view *graph.View, ties []graph.Tie) []Tie {
	out := make([]Tie, len(ties))
	for i, t := range ties {
		out[i] = p.tie(view, t)
	}
	return out
}

// silence notes the last interaction before a silence and the next one.
func (p *proofs) silence(view *graph.View, s graph.Silence) ([]Id, error) {
	p.actors[s.A], p.actors[s.B] = true, true
	t, err := view.Tie(s.A, s.B)
	if err != nil {
		return nil, err
	}
	var last, next graph.Proof
	for x := range view.Proofs(t) {
		if !x.Dated || x.First != x.Last {
			continue
		}
		if x.First == s.Last {
			last = x
		}
		if s.Resumed && x.First == s.Until && next.Interaction == 0 {
			next = x
		}
	}
	out := []Id{}
	for _, x := range []graph.Proof{last, next} {
		if x.Interaction != 0 {
			out = append(out, formatID(x.Interaction))
			p.interaction(x.Interaction, x.Entry)
		}
	}
	return out, nil
}

// evidence returns the interactions, with their documents, in the order in
// which they were met, at most limit of them; and every actor that they or the
// answer name.
func (p *proofs) evidence(ctx context.Context, a *api, c timeline.Collection, limit int) ([]Evidence, []ActorBrief, error) {
	order := p.order[:min(limit, len(p.order))]
	wanted := map[int64]bool{}
	var ids []int64
	for _, x := range order {
		if e := p.entry[x]; !wanted[e] {
			wanted[e] = true
			ids = append(ids, e)
		}
	}
	out := []Evidence{}
	if len(ids) > 0 {
		entries, err := a.entriesByID(ctx, c, ids)
		if err != nil {
			return nil, nil, err
		}
		for _, id := range order {
			e, ok := entries[p.entry[id]]
			if !ok {
				continue // changed by an import since: the tag no longer matches either
			}
			for _, x := range e.Interactions {
				if x.ID == id {
					out = append(out, Evidence{Interaction: formatInteraction(x, e.Entry), Entry: formatEntry(e, x.Evidence, false)})
				}
			}
			actorsOf(p.actors, e)
		}
	}
	briefs, err := a.briefs(ctx, c, p.actors)
	return out, briefs, err
}

// mostEvidence bounds the documents that come with an answer; a trace has few.
const mostEvidence = 100

// GetTrace finds how word could have travelled from one actor to another.
func (a *api) GetTrace(ctx context.Context, r GetTraceRequestObject) (GetTraceResponseObject, error) {
	c, n, ids, err := a.question(ctx, r.Collection, r.A, r.B)
	if err != nil {
		return nil, err
	}
	w, view, err := journey{r.Params.After, r.Params.Before, r.Params.Kind, r.Params.Q, r.Params.Interaction}.read(ctx, a, c, n)
	if err != nil {
		return nil, err
	}
	found, err := view.Trace(graph.TraceQuery{
		From: ids[0], To: ids[1], Window: w,
		StrictDays: or(r.Params.StrictDays, false), CertainOnly: or(r.Params.CertainOnly, false),
	})
	if err != nil {
		return nil, err
	}
	p := newProofs()
	p.actors[ids[0]], p.actors[ids[1]] = true, true
	out := GetTrace200JSONResponse{
		Earliest: p.route(found.Earliest), Latest: p.route(found.Latest), Fewest: p.route(found.Fewest),
		Certain: p.route(found.Certain), Break: p.formatBreak(found.Break),
	}
	out.Evidence, out.Actors, err = p.evidence(ctx, a, c, len(p.order))
	return out, err
}

// GetHorizon finds who could have known what an actor knew, or told it.
func (a *api) GetHorizon(ctx context.Context, r GetHorizonRequestObject) (GetHorizonResponseObject, error) {
	c, n, ids, err := a.question(ctx, r.Collection, r.Actor)
	if err != nil {
		return nil, err
	}
	w, view, err := journey{r.Params.After, r.Params.Before, r.Params.Kind, r.Params.Q, r.Params.Interaction}.read(ctx, a, c, n)
	if err != nil {
		return nil, err
	}
	found, err := view.Horizon(graph.HorizonQuery{
		Actor: ids[0], Window: w, Backward: or(r.Params.Backward, false),
		StrictDays: or(r.Params.StrictDays, false), CertainOnly: or(r.Params.CertainOnly, false),
	})
	if err != nil {
		return nil, err
	}
	const usual = 500 // the contract's default
	out := GetHorizon200JSONResponse{Total: len(found.Reaches), Reaches: []Reach{}}
	p := newProofs()
	p.actors[ids[0]] = true
	reaches := found.Reaches
	if r.Params.To != nil {
		to, err := parseID(*r.Params.To)
		if err != nil {
			return nil, err
		}
		if _, err := n.Actor(to); err != nil {
			return nil, err
		}
		reaches = slices.DeleteFunc(slices.Clone(reaches), func(x graph.Reach) bool { return x.Actor != to })
		p.actors[to] = true
		out.Route = p.route(found.Route(to))
	}
	for _, x := range reaches[:min(or(r.Params.Limit, usual), len(reaches))] {
		reach := Reach{
			Actor: formatID(x.Actor), Day: formatDay(x.Day), Certain: x.Certain, Hops: x.Hops,
			Interaction: formatID(x.Interaction), Via: formatID(x.Via),
		}
		if x.Certain {
			reach.CertainDay = formatDay(x.CertainDay)
		}
		out.Reaches = append(out.Reaches, reach)
		p.actors[x.Actor], p.actors[x.Via] = true, true
		if len(p.order) < mostEvidence {
			if route := found.Route(x.Actor); route != nil {
				p.route(route)
			}
		}
	}
	out.Evidence, out.Actors, err = p.evidence(ctx, a, c, mostEvidence)
	return out, err
}

// question reads what every question begins with: the collection, its network
// and the actors that are asked about, who must exist.
func (a *api) question(ctx context.Context, collection Id, actors ...Id) (timeline.Collection, *graph.Network, []int64, error) {
	c, err := a.collection(ctx, collection)
	if err != nil {
		return c, nil, nil, err
	}
	ids, err := parseIDs(actors)
	if err != nil {
		return c, nil, nil, err
	}
	n, err := a.networkOf(ctx, c)
	return c, n, ids, err
}
