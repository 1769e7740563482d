package server

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"

	"backchannel/graph"
	"backchannel/timeline"
)

// The contract's defaults of the network's actors and ties.
const (
	defaultActors = 300
	defaultTies   = 20_000
)

// mostComentions bounds the fainter layer, which can grow with the square of
// the actors; the most frequent are shown.
const mostComentions = 5000

// networkOf returns the network of the collection.
func (a *api) networkOf(ctx context.Context, c timeline.Collection) (*graph.Network, error) {
	return a.snapshots.of(c).network.get(ctx, func(ctx context.Context) (*graph.Network, error) {
		return steady(ctx, a.store, c.ID, func(ctx context.Context) (*graph.Network, error) {
			return buildNetwork(ctx, a.store, c.ID)
		})
	})
}

func buildNetwork(ctx context.Context, store Store, collection int64) (*graph.Network, error) {
	return graph.Build(
		func(yield func(graph.Actor, error) bool) {
			for a, err := range store.AllActors(ctx, collection) {
				if !yield(graph.Actor{ID: a.ID, Key: a.Key, Class: a.Class, Name: a.Name, Side: a.Side}, err) {
					return
				}
			}
		},
		func(yield func(graph.Interaction, error) bool) {
			for x, err := range store.AllInteractions(ctx, collection) {
				i := graph.Interaction{
					ID: x.ID, Entry: x.EntryID, Kind: x.Kind, Certainty: x.Certainty,
					From: x.FromIDs, To: x.ToIDs, With: x.WithIDs,
				}
				if x.Date.Known() {
					i.Dated, i.First, i.Last = true, x.Date.First(), x.Date.Last()
				}
				if !yield(i, err) {
					return
				}
			}
		},
	)
}

// networkFilter is what getNetwork and exportCollection choose by. Kinds and
// text choose entries; the window applies to the dates of interactions, which
// may be others than their entries'.
type networkFilter struct {
	entries      timeline.Filter
	interactions []timeline.InteractionKind
	class        timeline.Class
	steps        int
}

// selectView chooses from a collection's network.
func selectView(ctx context.Context, store Store, collection int64, n *graph.Network, f networkFilter) (*graph.View, error) {
	g, err := f.read(ctx, store, collection)
	if err != nil {
		return nil, err
	}
	return n.Select(g)
}

// read looks up which entries the filter chooses.
func (f networkFilter) read(ctx context.Context, store Store, collection int64) (graph.Filter, error) {
	g := graph.Filter{
		Window: f.entries.Window, Actors: f.entries.Actors, Kinds: f.interactions,
		Class: f.class, Steps: f.steps,
	}
	if len(f.entries.Kinds) > 0 || f.entries.Text != "" {
		ids, err := store.EntryIDs(ctx, collection, timeline.Filter{Kinds: f.entries.Kinds, Text: f.entries.Text})
		if err != nil {
			return g, err
		}
		g.Entries = append([]int64{}, ids...) // never nil, which would not restrict
	}
	return g, nil
}

// GetNetwork returns the actors and ties that the filter chooses.
func (a *api) GetNetwork(ctx context.Context, r GetNetworkRequestObject) (GetNetworkResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{from: p.From, to: p.To, actors: p.Actor, kinds: p.Kind, q: p.Q}.filter()
	if err != nil {
		return nil, err
	}
	chosen := networkFilter{
		entries: f, interactions: interactionKinds(p.Interaction),
		class: timeline.Class(or(p.Class, "")), steps: or(p.Steps, 1),
	}
	n, err := a.networkOf(ctx, c)
	if err != nil {
		return nil, err
	}
	view, err := selectView(ctx, a.store, c.ID, n, chosen)
	if err != nil {
		return nil, err
	}
	all, err := a.castOf(ctx, c)
	if err != nil {
		return nil, err
	}
	actors, ties, _ := view.Len()
	out := GetNetwork200JSONResponse{
		Revision: strconv.FormatInt(c.Revision, 10), ActorsTotal: actors, TiesTotal: ties,
		Nodes: []Node{}, Ties: []Tie{}, Comentions: []Comention{},
	}
	shown := map[int64]bool{}
	part := view.Strongest(or(p.Actors, defaultActors), f.Actors...)
	for _, n := range strongestFirst(part, f.Actors) {
		shown[n.ID] = true
		out.Nodes = append(out.Nodes, a.formatNode(n, all))
	}
	list := slices.Collect(part.Ties())
	slices.SortStableFunc(list, func(x, y graph.Tie) int { return cmp.Compare(y.Total, x.Total) })
	list = list[:min(or(p.Ties, defaultTies), len(list))]
	out.Ties = slices.Grow(out.Ties, len(list))
	for _, t := range list {
		out.Ties = append(out.Ties, formatTie(t))
	}
	if or(p.Comentions, false) {
		// Those of the chosen entries' own dates: being named has no other.
		entries := f
		entries.Actors = nil // they have chosen who is shown
		pairs, err := a.store.Comentions(ctx, c.ID, entries, slices.Sorted(maps.Keys(shown)), mostComentions)
		if err != nil {
			return nil, err
		}
		for _, pair := range pairs {
			out.Comentions = append(out.Comentions, Comention{A: formatID(pair.A), B: formatID(pair.B), Entries: pair.Entries})
		}
	}
	return out, nil
}

// strongestFirst returns the actors of a view in the order in which
// graph.View.Strongest chooses them: those that were asked for, then by
// interactions, ties and id.
func strongestFirst(view *graph.View, asked []int64) []graph.Node {
	nodes := slices.Collect(view.Nodes())
	slices.SortStableFunc(nodes, func(x, y graph.Node) int {
		return cmp.Or(
			cmp.Compare(rank(asked, y.ID), rank(asked, x.ID)),
			cmp.Compare(y.Interactions, x.Interactions),
			cmp.Compare(y.Ties, x.Ties),
		)
	})
	return nodes
}

func rank(asked []int64, id int64) int {
	if slices.Contains(asked, id) {
		return 1
	}
	return 0
}

func (a *api) formatNode(n graph.Node, all *cast) Node {
	out := Node{
		Id: formatID(n.ID), Class: ActorClass(n.Class), Name: n.Name, Short: n.Name, Side: n.Side,
		Ties: n.Ties, Interactions: n.Interactions,
	}
	if b, ok := all.brief[n.ID]; ok {
		out.Short = b.Short
	}
	if n.Dated {
		out.First, out.Last = formatDay(n.First), formatDay(n.Last)
		out.Organisation = a.employer(all, all.heldIn(n.ID, n.First, n.Last))
	}
	return out
}

// employer names the organisation with the key; nil where nobody knows its name.
func (a *api) employer(all *cast, key string) *Employer {
	if key == "" {
		return nil
	}
	if id, ok := all.ids[key]; ok {
		b := all.brief[id]
		return &Employer{Id: &b.Id, Name: b.Name}
	}
	if a.organisation == nil {
		return nil
	}
	name := a.organisation(key)
	if name == "" {
		return nil
	}
	return &Employer{Name: name}
}

func formatTie(t graph.Tie) Tie {
	out := Tie{
		A: formatID(t.A), B: formatID(t.B), Forward: t.Forward, Backward: t.Backward,
		Conversations: t.Conversations, Exchanges: t.Exchanges, Total: t.Total, Inferred: t.Inferred,
	}
	if t.Dated {
		out.First, out.Last = formatDay(t.First), formatDay(t.Last)
	}
	return out
}
