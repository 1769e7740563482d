package server

import (
	"context"

	"backchannel/graph"
	"backchannel/timeline"
)

// ListActors lists actors by name, or all of them.
func (a *api) ListActors(ctx context.Context, r ListActorsRequestObject) (ListActorsResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	f := timeline.ActorFilter{Name: or(r.Params.Name, ""), Class: timeline.Class(or(r.Params.Class, ""))}
	page, err := a.store.Actors(ctx, c.ID, f, pageRequest(r.Params.Cursor, r.Params.Limit))
	if err != nil {
		return nil, err
	}
	all, err := a.castOf(ctx, c)
	if err != nil {
		return nil, err
	}
	out := ListActors200JSONResponse{Items: make([]Actor, len(page.Items)), Next: optional(page.Next)}
	for i, actor := range page.Items {
		out.Items[i] = all.format(actor)
	}
	return out, nil
}

// format gives an actor its label in the collection.
func (c *cast) format(a timeline.StoredActor) Actor {
	b, ok := c.brief[a.ID]
	if !ok { // came with an import since
		b = formatBrief(a, labels([]timeline.StoredActor{a})[0])
	}
	out := Actor{
		Id:           b.Id,
		Class:        b.Class,
		Name:         b.Name,
		Short:        b.Short,
		Side:         b.Side,
		Aliases:      a.Aliases,
		Mentions:     a.Mentions,
		Entries:      a.Entries,
		Interactions: a.Interactions,
	}
	if out.Aliases == nil {
		out.Aliases = []string{}
	}
	if a.First != 0 || a.Last != 0 {
		out.First, out.Last = formatDay(a.First), formatDay(a.Last)
	}
	return out
}

// GetDossier gathers all that is known of one actor.
func (a *api) GetDossier(ctx context.Context, r GetDossierRequestObject) (GetDossierResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	id, err := parseID(r.Actor)
	if err != nil {
		return nil, err
	}
	w, err := window(r.Params.From, r.Params.To)
	if err != nil {
		return nil, err
	}
	found, err := a.store.ActorsByID(ctx, c.ID, []int64{id})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, timeline.ErrNotFound
	}
	days, err := a.store.Timeline(ctx, c.ID, timeline.Filter{Window: w, Actors: []int64{id}})
	if err != nil {
		return nil, err
	}
	all, err := a.castOf(ctx, c)
	if err != nil {
		return nil, err
	}
	contacts, err := a.contacts(ctx, c, id, w)
	if err != nil {
		return nil, err
	}
	actor := found[0]
	out := GetDossier200JSONResponse{
		Actor:    all.format(actor),
		Known:    actor.Known,
		Offices:  make([]Office, len(actor.Offices)),
		Contacts: contacts,
		Days:     formatCounts(days),
	}
	if b, ok := all.brief[actor.ParentID]; ok {
		out.Parent = &b
	}
	for i, o := range actor.Offices {
		out.Offices[i] = a.formatOffice(o, all)
	}
	return out, nil
}

func (a *api) formatOffice(o timeline.Office, all *cast) Office {
	out := Office{Role: o.Role}
	if id, ok := all.ids[o.Organisation]; ok {
		b := all.brief[id]
		out.Organisation, out.OrganisationId = &b.Name, &b.Id
	} else if a.organisation != nil {
		out.Organisation = optional(a.organisation(o.Organisation))
	}
	if o.Span.Known() {
		span := formatDate(o.Span)
		out.Date = &span
	}
	return out
}

// contacts ranks those with whom an actor communicated in a window.
func (a *api) contacts(ctx context.Context, c timeline.Collection, id int64, w *timeline.Window) ([]Contact, error) {
	n, err := a.networkOf(ctx, c)
	if err != nil {
		return nil, err
	}
	view := n.All()
	if w != nil {
		if view, err = n.Select(graph.Filter{Window: w, Actors: []int64{id}}); err != nil {
			return nil, err
		}
	}
	list, err := view.Contacts(id)
	if err != nil {
		return nil, err
	}
	all, err := a.castOf(ctx, c)
	if err != nil {
		return nil, err
	}
	out := make([]Contact, len(list))
	for i, x := range list {
		out[i] = Contact{
			Actor: all.brief[x.Actor], Total: x.Total, Sent: x.Sent, Received: x.Received,
			Conversations: x.Conversations, Exchanges: x.Exchanges,
		}
		if x.Dated {
			out[i].First, out[i].Last = formatDay(x.First), formatDay(x.Last)
		}
	}
	return out, nil
}
