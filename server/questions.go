package server

import (
	"cmp"
	"context"
	"slices"

	"backchannel/graph"
	"backchannel/timeline"
)

// The contract's defaults of limits and other numbers.
const (
	defaultChains     = 20
	defaultStandings  = 300
	defaultDifference = 500
	defaultLeast      = 3
	defaultDays       = 30
	mostCuts          = 100
)

// A sampled betweenness and the circles are drawn from these seeds, so that the
// same question always gets the same answer.
const (
	sampleSeed = 1962
	sampleSize = 500 // actors from which a large network's betweenness is estimated
	circleSeed = 1962
)

// GetChains finds the shortest chains of ties between two actors.
func (a *api) GetChains(ctx context.Context, r GetChainsRequestObject) (GetChainsResponseObject, error) {
	c, n, ids, err := a.question(ctx, r.Collection, r.A, r.B)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{from: p.From, to: p.To, kinds: p.Kind, q: p.Q}.filter()
	if err != nil {
		return nil, err
	}
	view, err := selectView(ctx, a.store, c.ID, n, networkFilter{entries: f, interactions: interactionKinds(p.Interaction)})
	if err != nil {
		return nil, err
	}
	found, err := view.Chains(ids[0], ids[1], or(p.Limit, defaultChains))
	if err != nil {
		return nil, err
	}
	out := GetChains200JSONResponse{Steps: found.Steps, Total: found.Total, Chains: []Chain{}}
	named := map[int64]bool{ids[0]: true, ids[1]: true}
	for _, chain := range found.Chains {
		out.Chains = append(out.Chains, Chain{Actors: formatIDs(chain.Actors), Ties: formatTies(chain.Ties)})
		for _, id := range chain.Actors {
			named[id] = true
		}
	}
	out.Actors, err = a.briefs(ctx, c, named)
	return out, err
}

func formatTies(ties []graph.Tie) []Tie {
	out := make([]Tie, len(ties))
	for i, t := range ties {
		out[i] = formatTie(t)
	}
	return out
}

// GetStanding measures how central the actors of a network are.
func (a *api) GetStanding(ctx context.Context, r GetStandingRequestObject) (GetStandingResponseObject, error) {
	c, n, _, err := a.question(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{from: p.From, to: p.To, actors: p.Actor, kinds: p.Kind, q: p.Q}.filter()
	if err != nil {
		return nil, err
	}
	view, err := selectView(ctx, a.store, c.ID, n, networkFilter{
		entries: f, interactions: interactionKinds(p.Interaction),
		class: timeline.Class(or(p.Class, "")), steps: or(p.Steps, 1),
	})
	if err != nil {
		return nil, err
	}
	list := view.Standings()
	between := view.Betweenness(sampleSize, sampleSeed)
	rank, err := view.Measure(graph.MeasurePageRank)
	if err != nil {
		return nil, err
	}
	circles := view.Communities(float64(or(p.Resolution, 100))/100, circleSeed)
	out := GetStanding200JSONResponse{
		Total: len(list), Components: len(view.Components()),
		Communities: len(circles.Members), Modularity: circles.Modularity, Sampled: between.Sampled,
	}
	items := make([]Standing, len(list))
	for i, s := range list {
		items[i] = Standing{
			Actor: formatID(s.Actor), Degree: s.Degree, In: s.In, Out: s.Out, Interactions: s.Interactions,
			Strength: s.Strength, Sent: s.Sent, Received: s.Received, Core: s.Core, Component: s.Component,
			Betweenness: between.Share[i], Pagerank: rank[i], Community: circles.Of[i],
		}
	}
	by := or(p.Sort, "interactions")
	slices.SortStableFunc(items, func(x, y Standing) int { return cmp.Compare(figure(y, by), figure(x, by)) })
	out.Items = items[:min(or(p.Limit, defaultStandings), len(items))]
	named := map[int64]bool{}
	actors, ties := view.Cuts()
	out.CutActors, out.CutTies = formatCuts(actors, named), formatCuts(ties, named)
	for _, s := range out.Items {
		id, err := parseID(s.Actor)
		if err != nil {
			return nil, err
		}
		named[id] = true
	}
	out.Actors, err = a.briefs(ctx, c, named)
	return out, err
}

func figure(s Standing, by GetStandingParamsSort) float64 {
	switch by {
	case "degree":
		return float64(s.Degree)
	case "strength":
		return float64(s.Strength)
	case "betweenness":
		return s.Betweenness
	case "pagerank":
		return s.Pagerank
	}
	return float64(s.Interactions)
}

func formatCuts(cuts []graph.Cut, named map[int64]bool) []Cut {
	out := []Cut{}
	for _, cut := range cuts[:min(mostCuts, len(cuts))] {
		x := Cut{Parts: cut.Parts}
		if cut.Actor != 0 {
			x.Actor = optional(formatID(cut.Actor))
			named[cut.Actor] = true
		} else {
			t := formatTie(cut.Tie)
			x.Tie = &t
			named[cut.Tie.A], named[cut.Tie.B] = true, true
		}
		out = append(out, x)
	}
	return out
}

// GetDifference compares two windows.
func (a *api) GetDifference(ctx context.Context, r GetDifferenceRequestObject) (GetDifferenceResponseObject, error) {
	c, n, _, err := a.question(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	before, err := window(p.From, p.To)
	if err != nil {
		return nil, err
	}
	after, err := bounds("laterFrom", p.LaterFrom, "laterTo", p.LaterTo)
	if err != nil {
		return nil, err
	}
	var views [2]*graph.View
	for i, w := range []*timeline.Window{before, after} {
		views[i], err = n.Select(graph.Filter{Window: w, Kinds: interactionKinds(p.Interaction), Class: timeline.Class(or(p.Class, ""))})
		if err != nil {
			return nil, err
		}
	}
	d := graph.Compare(views[0], views[1])
	limit := or(p.Limit, defaultDifference)
	named := map[int64]bool{}
	out := GetDifference200JSONResponse{
		ActorsAppeared: strongestIDs(d.ActorsAppeared, limit, named),
		ActorsVanished: strongestIDs(d.ActorsVanished, limit, named),
		TiesAppeared:   strongestTies(d.TiesAppeared, limit, named),
		TiesVanished:   strongestTies(d.TiesVanished, limit, named),
		TiesChanged:    []TieChange{},
	}
	slices.SortStableFunc(d.TiesChanged, func(x, y graph.TieChange) int { return cmp.Compare(change(y), change(x)) })
	for _, t := range d.TiesChanged[:min(limit, len(d.TiesChanged))] {
		out.TiesChanged = append(out.TiesChanged, TieChange{Before: formatTie(t.Before), After: formatTie(t.After)})
		named[t.After.A], named[t.After.B] = true, true
	}
	out.Totals.ActorsAppeared, out.Totals.ActorsVanished = len(d.ActorsAppeared), len(d.ActorsVanished)
	out.Totals.TiesAppeared, out.Totals.TiesVanished, out.Totals.TiesChanged = len(d.TiesAppeared), len(d.TiesVanished), len(d.TiesChanged)
	out.Actors, err = a.briefs(ctx, c, named)
	return out, err
}

func change(t graph.TieChange) int {
	return max(t.After.Total-t.Before.Total, t.Before.Total-t.After.Total)
}

func strongestIDs(nodes []graph.Node, limit int, named map[int64]bool) []Id {
	slices.SortStableFunc(nodes, func(x, y graph.Node) int { return cmp.Compare(y.Interactions, x.Interactions) })
	out := []Id{}
	for _, n := range nodes[:min(limit, len(nodes))] {
		out = append(out, formatID(n.ID))
		named[n.ID] = true
	}
	return out
}

func strongestTies(ties []graph.Tie, limit int, named map[int64]bool) []Tie {
	slices.SortStableFunc(ties, func(x, y graph.Tie) int { return cmp.Compare(y.Total, x.Total) })
	ties = ties[:min(limit, len(ties))]
	for _, t := range ties {
		named[t.A], named[t.B] = true, true
	}
	return formatTies(ties)
}

// GetSilences finds who used to communicate and then did not.
func (a *api) GetSilences(ctx context.Context, r GetSilencesRequestObject) (GetSilencesResponseObject, error) {
	c, n, _, err := a.question(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{from: p.From, to: p.To, actors: p.Actor}.filter()
	if err != nil {
		return nil, err
	}
	view, err := n.Select(graph.Filter{Actors: f.Actors, Kinds: interactionKinds(p.Interaction)})
	if err != nil {
		return nil, err
	}
	q := graph.SilenceQuery{Least: or(p.Least, defaultLeast), Days: or(p.Days, defaultDays), Window: timeline.Everything}
	if f.Window != nil {
		q.Window = *f.Window
	}
	list, err := view.Silences(q)
	if err != nil {
		return nil, err
	}
	out := GetSilences200JSONResponse{Total: len(list), Silences: []Silence{}}
	named := map[int64]bool{}
	for _, s := range list[:min(or(p.Limit, defaultLimit), len(list))] {
		out.Silences = append(out.Silences, Silence{
			A: formatID(s.A), B: formatID(s.B), Before: s.Before, Last: formatDay(s.Last), Resumed: s.Resumed,
			Until: formatDay(s.Until), Days: s.Days, Usual: s.Usual, Doubtful: s.Doubtful,
		})
		named[s.A], named[s.B] = true, true
	}
	out.Actors, err = a.briefs(ctx, c, named)
	return out, err
}
