package server

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"backchannel/graph"
	"backchannel/timeline"
)

// The contract's defaults of limits and other numbers.
const (
	defaultChains     = 20
	defaultDifference = 500
	defaultLeast      = 3
	defaultDays       = 30
	defaultShare      = 50
	mostMissing       = 100
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
	var found graph.Chains
	if or(p.Weighted, false) {
		found, err = strongChain(view, ids[0], ids[1])
	} else {
		found, err = view.Chains(ids[0], ids[1], or(p.Limit, defaultChains))
	}
	if err != nil {
		return nil, err
	}
	out := GetChains200JSONResponse{Steps: found.Steps, Total: found.Total, Chains: []Chain{}}
	proof := newProofs()
	proof.actors[ids[0]], proof.actors[ids[1]] = true, true
	for _, chain := range found.Chains {
		out.Chains = append(out.Chains, Chain{Actors: formatIDs(chain.Actors), Ties: proof.ties(view, chain.Ties)})
	}
	out.Evidence, out.Actors, err = proof.evidence(ctx, a, c, mostEvidence)
	return out, err
}

// strongChain is the one chain over the closest correspondents, none where the
// actors are not linked.
func strongChain(view *graph.View, from, to int64) (graph.Chains, error) {
	chain, _, err := view.StrongChain(from, to)
	if errors.Is(err, graph.ErrNotLinked) {
		return graph.Chains{}, nil
	}
	if err != nil {
		return graph.Chains{}, err
	}
	return graph.Chains{Steps: len(chain.Ties), Total: 1, Chains: []graph.Chain{chain}}, nil
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
	f, err := filterParams{kinds: p.Kind, q: p.Q}.filter()
	if err != nil {
		return nil, err
	}
	chosen, err := networkFilter{
		entries: f, interactions: interactionKinds(p.Interaction), class: timeline.Class(or(p.Class, "")),
	}.read(ctx, a.store, c.ID)
	if err != nil {
		return nil, err
	}
	var views [2]*graph.View
	for i, w := range []*timeline.Window{before, after} {
		chosen.Window = w
		if views[i], err = n.Select(chosen); err != nil {
			return nil, err
		}
	}
	d := graph.Compare(views[0], views[1])
	limit := or(p.Limit, defaultDifference)
	proof := newProofs()
	out := GetDifference200JSONResponse{
		ActorsAppeared: strongestIDs(d.ActorsAppeared, limit, proof.actors),
		ActorsVanished: strongestIDs(d.ActorsVanished, limit, proof.actors),
		TiesAppeared:   proof.ties(views[1], strongestTies(d.TiesAppeared, limit)),
		TiesVanished:   proof.ties(views[0], strongestTies(d.TiesVanished, limit)),
		TiesChanged:    []TieChange{},
	}
	slices.SortStableFunc(d.TiesChanged, func(x, y graph.TieChange) int { return cmp.Compare(change(y), change(x)) })
	for _, t := range d.TiesChanged[:min(limit, len(d.TiesChanged))] {
		out.TiesChanged = append(out.TiesChanged, TieChange{Before: formatTie(t.Before), After: formatTie(t.After)})
		proof.actors[t.After.A], proof.actors[t.After.B] = true, true
	}
	out.Totals.ActorsAppeared, out.Totals.ActorsVanished = len(d.ActorsAppeared), len(d.ActorsVanished)
	out.Totals.TiesAppeared, out.Totals.TiesVanished, out.Totals.TiesChanged = len(d.TiesAppeared), len(d.TiesVanished), len(d.TiesChanged)
	out.Evidence, out.Actors, err = proof.evidence(ctx, a, c, mostEvidence)
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

func strongestTies(ties []graph.Tie, limit int) []graph.Tie {
	slices.SortStableFunc(ties, func(x, y graph.Tie) int { return cmp.Compare(y.Total, x.Total) })
	return ties[:min(limit, len(ties))]
}

// GetSilences finds who used to communicate and then did not.
func (a *api) GetSilences(ctx context.Context, r GetSilencesRequestObject) (GetSilencesResponseObject, error) {
	c, n, _, err := a.question(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{from: p.From, to: p.To, actors: p.Actor, kinds: p.Kind, q: p.Q}.filter()
	if err != nil {
		return nil, err
	}
	q := graph.SilenceQuery{Least: or(p.Least, defaultLeast), Days: or(p.Days, defaultDays), Window: timeline.Everything}
	if f.Window != nil {
		q.Window = *f.Window
	}
	view, err := selectView(ctx, a.store, c.ID, n, networkFilter{entries: f, interactions: interactionKinds(p.Interaction)})
	if err != nil {
		return nil, err
	}
	list, err := view.Silences(ctx, q)
	if err != nil {
		return nil, err
	}
	out := GetSilences200JSONResponse{Total: len(list), Silences: []Silence{}}
	proof := newProofs()
	for _, s := range list[:min(or(p.Limit, defaultLimit), len(list))] {
		ids, err := proof.silence(view, s)
		if err != nil {
			return nil, err
		}
		out.Silences = append(out.Silences, Silence{
			A: formatID(s.A), B: formatID(s.B), Before: s.Before, Last: formatDay(s.Last), Resumed: s.Resumed,
			Until: formatDay(s.Until), Days: s.Days, Usual: s.Usual, Doubtful: s.Doubtful, Proofs: &ids,
		})
	}
	out.Evidence, out.Actors, err = proof.evidence(ctx, a, c, mostEvidence)
	return out, err
}

// GetAbsences finds who usually appears, and when it does not.
func (a *api) GetAbsences(ctx context.Context, r GetAbsencesRequestObject) (GetAbsencesResponseObject, error) {
	c, n, _, err := a.question(ctx, r.Collection)
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
	list, err := view.Absences(ctx, float64(or(p.Share, defaultShare))/100)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(x graph.Absence) bool { return len(x.Missing) == 0 })
	out := GetAbsences200JSONResponse{Total: len(list), Absences: []Absence{}}
	named := map[int64]bool{}
	for _, x := range list[:min(or(p.Limit, defaultLimit), len(list))] {
		named[x.Actor] = true
		shown := x.Missing[:min(mostMissing, len(x.Missing))]
		out.Absences = append(out.Absences, Absence{
			Actor: formatID(x.Actor), Present: x.Present, Days: x.Days, Missing: formatDays(shown), MissingTotal: len(x.Missing),
			Doubtful: formatDays(slices.DeleteFunc(x.Doubtful, func(d timeline.Day) bool { return !slices.Contains(shown, d) })),
		})
	}
	out.Actors, err = a.briefs(ctx, c, named)
	return out, err
}

func formatDays(days []timeline.Day) []Day {
	out := make([]Day, len(days))
	for i, d := range days {
		out[i] = d.String()
	}
	return out
}
