package server

import (
	"cmp"
	"context"
	"slices"

	"backchannel/timeline"
)

// cast is every actor of a collection as labels and links show it.
type cast struct {
	brief map[int64]ActorBrief
	ids   map[string]int64 // by Actor.Key
	posts map[int64][]post // of people, in order of time
}

// post is an office as far as it says whose a person was, and when.
type post struct {
	organisation string // its Actor.Key
	first, last  timeline.Day
}

func postsOf(offices []timeline.Office) []post {
	var out []post
	for _, o := range offices {
		if o.Organisation != "" && o.Span.Known() {
			out = append(out, post{o.Organisation, o.Span.First(), o.Span.Last()})
		}
	}
	return out
}

// heldIn returns the organisation at which the person held an office on one of
// the days from first to last: of several the first that the collection names,
// else the first; "" for none.
func (c *cast) heldIn(person int64, first, last timeline.Day) string {
	found := ""
	for _, p := range c.posts[person] {
		if p.first > last || p.last < first {
			continue
		}
		if _, ok := c.ids[p.organisation]; ok {
			return p.organisation
		}
		if found == "" {
			found = p.organisation
		}
	}
	return found
}

// readCast reads the actors of a collection and labels them.
func readCast(ctx context.Context, store Store, collection int64) (*cast, error) {
	var actors []timeline.StoredActor
	posts := map[int64][]post{}
	for a, err := range store.AllActors(ctx, collection) {
		if err != nil {
			return nil, err
		}
		if p := postsOf(a.Offices); p != nil {
			posts[a.ID] = p
		}
		a.Offices = nil // not needed, and most of what an actor weighs
		actors = append(actors, a)
	}
	c := &cast{brief: make(map[int64]ActorBrief, len(actors)), ids: make(map[string]int64, len(actors)), posts: posts}
	for i, short := range labels(actors) {
		a := actors[i]
		c.ids[a.Key] = a.ID
		c.brief[a.ID] = formatBrief(a, short)
	}
	return c, nil
}

func formatBrief(a timeline.StoredActor, short string) ActorBrief {
	return ActorBrief{Id: formatID(a.ID), Class: ActorClass(a.Class), Name: a.Name, Short: short, Side: a.Side}
}

// castOf returns the cast of the collection.
func (a *api) castOf(ctx context.Context, c timeline.Collection) (*cast, error) {
	return a.snapshots.of(c).cast.get(ctx, func(ctx context.Context) (*cast, error) {
		return readCast(ctx, a.store, c.ID)
	})
}

// briefs returns the actors of these ids in order of id. One that came with an
// import since the cast was read is asked for by itself.
func (a *api) briefs(ctx context.Context, c timeline.Collection, ids map[int64]bool) ([]ActorBrief, error) {
	all, err := a.castOf(ctx, c)
	if err != nil {
		return nil, err
	}
	ordered := make([]int64, 0, len(ids))
	var missing []int64
	for id := range ids {
		ordered = append(ordered, id)
		if _, ok := all.brief[id]; !ok {
			missing = append(missing, id)
		}
	}
	slices.Sort(ordered)
	late := map[int64]ActorBrief{}
	if len(missing) > 0 {
		slices.SortFunc(missing, cmp.Compare[int64])
		actors, err := a.store.ActorsByID(ctx, c.ID, missing)
		if err != nil {
			return nil, err
		}
		for i, short := range labels(actors) {
			late[actors[i].ID] = formatBrief(actors[i], short)
		}
	}
	out := make([]ActorBrief, 0, len(ordered))
	for _, id := range ordered {
		if b, ok := all.brief[id]; ok {
			out = append(out, b)
		} else if b, ok := late[id]; ok {
			out = append(out, b)
		}
	}
	return out, nil
}
