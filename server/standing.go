package server

import (
	"cmp"
	"context"
	"math"
	"slices"

	"backchannel/graph"
	"backchannel/timeline"
)

const (
	defaultStandings = 300    // the contract's
	mostStructured   = 50_000 // ties of a network whose circles and backbone are looked for
	mostCuts         = 100    // of each sort, and of a cut's parts, circles and ties of the backbone
)

// A sampled betweenness and the circles are drawn from these seeds, so that the
// same question always gets the same answer.
const (
	sampleSeed = 1962
	sampleSize = 500 // actors from which a large network's betweenness is estimated
	circleSeed = 1962
)

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
	chosen, err := networkFilter{
		entries: f, interactions: interactionKinds(p.Interaction),
		class: timeline.Class(or(p.Class, "")), steps: or(p.Steps, 1),
	}.read(ctx, a.store, c.ID)
	if err != nil {
		return nil, err
	}
	view, err := n.Select(chosen)
	if err != nil {
		return nil, err
	}
	list := view.Standings()
	between, err := view.Betweenness(ctx, sampleSize, sampleSeed)
	if err != nil {
		return nil, err
	}
	rank, err := view.Measure(ctx, graph.MeasurePageRank)
	if err != nil {
		return nil, err
	}
	circles, err := view.Communities(ctx, float64(or(p.Resolution, 100))/100, circleSeed)
	if err != nil {
		return nil, err
	}
	out := GetStanding200JSONResponse{
		Total: len(list), Components: len(view.Components()),
		Communities: len(circles.Members), Modularity: circles.Modularity, Sampled: between.Sampled,
	}
	if between.Sampled > 0 {
		others := float64(len(list) - 1)
		out.SamplingError = optional(between.Error / (others * (others - 1) / 2)) // as a share, like the figures
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
	out.Crowds = optional(len(view.Crowds()))
	if _, ties, _ := view.Len(); len(list) <= graph.ExactBetweenness && ties <= mostStructured {
		if err := structure(ctx, view, (*Standings)(&out), named); err != nil {
			return nil, err
		}
	}
	if p.Step != nil {
		windows, err := divide(c, f.Window, graph.Step(*p.Step))
		if err != nil {
			return nil, err
		}
		found, err := n.Series(ctx, chosen, windows, graph.Measure(by))
		if err != nil {
			return nil, err
		}
		out.Series = formatSeries(found, or(p.Limit, defaultStandings), named)
	}
	out.Actors, err = a.briefs(ctx, c, named)
	return out, err
}

// structure adds what the graph library finds. It copies the view into maps
// first, and so is not asked of a large one.
func structure(ctx context.Context, view *graph.View, out *Standings, named map[int64]bool) error {
	circles, err := view.Circles(ctx)
	if err != nil {
		return err
	}
	list := [][]Id{}
	for _, ids := range circles[:min(mostCuts, len(circles))] {
		list = append(list, formatIDs(ids))
		for _, id := range ids {
			named[id] = true
		}
	}
	backbone, err := view.Backbone(ctx)
	if err != nil {
		return err
	}
	ties := []Tie{}
	for _, t := range strongestTies(backbone, mostCuts) {
		ties = append(ties, formatTie(t))
		named[t.A], named[t.B] = true, true
	}
	out.Circles, out.Backbone = &list, &ties
	return nil
}

// divide returns the steps of a window, of which an open end is the
// collection's; none where that bears no dates or lies beyond the other end.
func divide(c timeline.Collection, w *timeline.Window, step graph.Step) ([]timeline.Window, error) {
	if c.Entries == c.Undated {
		return nil, nil
	}
	whole := timeline.Window{First: c.First, Last: c.Last}
	if w != nil && w.First != timeline.DistantPast {
		whole.First = w.First
	}
	if w != nil && w.Last != timeline.DistantFuture {
		whole.Last = w.Last
	}
	if whole.First > whole.Last {
		return nil, nil
	}
	return graph.Divide(whole, step)
}

// formatSeries gives the courses that rose or fell most.
func formatSeries(s graph.Series, limit int, named map[int64]bool) *Series {
	out := &Series{Windows: make([]Window, len(s.Windows)), Courses: []Course{}, Total: len(s.Actors)}
	for i, w := range s.Windows {
		out.Windows[i] = Window{First: w.First.String(), Last: w.Last.String()}
	}
	// They stand from the most risen to the most fallen, so that both ends of the
	// list moved most and its middle least.
	risen, fallen := 0, len(s.Actors)
	for risen+len(s.Actors)-fallen < limit && risen < fallen {
		if math.Abs(s.Actors[risen].Rise) >= math.Abs(s.Actors[fallen-1].Rise) {
			risen++
		} else {
			fallen--
		}
	}
	most := slices.Concat(s.Actors[:risen], s.Actors[fallen:])
	for _, x := range most {
		named[x.Actor] = true
		out.Courses = append(out.Courses, Course{Actor: formatID(x.Actor), Values: x.Values, Rise: x.Rise})
	}
	return out
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
		x := Cut{Parts: cut.Parts[:min(mostCuts, len(cut.Parts))], PartsTotal: len(cut.Parts)}
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
