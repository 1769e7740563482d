package server

import (
	"context"
	"log/slog"
	"time"

	"backchannel/graph/export"
	"backchannel/timeline"
)

// api answers the operations of the contract. Its methods take and return what
// is generated from the contract, and nothing of the web framework.
type api struct {
	store        Store
	now          func() time.Time
	importer     Importer
	snapshots    *snapshots
	logger       *slog.Logger
	version      string
	organisation func(key string) string
	writeTime    time.Duration
}

var _ StrictServerInterface = (*api)(nil)

func newAPI(cfg Config, l limits) *api {
	return &api{
		store:        cfg.Store,
		now:          cfg.Now,
		importer:     cfg.Importer,
		snapshots:    &snapshots{store: cfg.Store},
		logger:       cfg.Logger,
		version:      cfg.Version,
		organisation: cfg.OrganisationName,
		writeTime:    l.writeTime,
	}
}

// ListCollections lists all collections.
func (a *api) ListCollections(ctx context.Context, _ ListCollectionsRequestObject) (ListCollectionsResponseObject, error) {
	k, ok := ctx.Value(knownKey{}).(known)
	if !ok {
		var err error
		if k.collections, err = a.store.Collections(ctx); err != nil {
			return nil, err
		}
	}
	out := ListCollections200JSONResponse{Collections: make([]Collection, len(k.collections))}
	for i, c := range k.collections {
		out.Collections[i] = formatCollection(c)
	}
	return out, nil
}

// GetCollection returns one collection.
func (a *api) GetCollection(ctx context.Context, r GetCollectionRequestObject) (GetCollectionResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	return GetCollection200JSONResponse(formatCollection(c)), nil
}

// GetTimeline counts the chosen entries by date.
func (a *api) GetTimeline(ctx context.Context, r GetTimelineRequestObject) (GetTimelineResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{p.From, p.To, p.Actor, p.Sender, p.Recipient, p.Kind, p.Q}.filter()
	if err != nil {
		return nil, err
	}
	days, err := a.store.Timeline(ctx, c.ID, f)
	if err != nil {
		return nil, err
	}
	out := GetTimeline200JSONResponse{Dates: formatCounts(days)}
	for _, d := range days {
		for _, n := range d.Kinds {
			out.Entries += n
		}
	}
	return out, nil
}

// GetCounts counts the chosen entries by date, in columns.
func (a *api) GetCounts(ctx context.Context, r GetCountsRequestObject) (GetCountsResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{p.From, p.To, p.Actor, p.Sender, p.Recipient, p.Kind, p.Q}.filter()
	if err != nil {
		return nil, err
	}
	days, err := a.store.Counts(ctx, c.ID, f)
	return GetCounts200JSONResponse(formatColumns(days)), err
}

// ListEntries lists a page of the chosen entries where they stand in time.
func (a *api) ListEntries(ctx context.Context, r ListEntriesRequestObject) (ListEntriesResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{p.From, p.To, p.Actor, p.Sender, p.Recipient, p.Kind, p.Q}.filter()
	if err != nil {
		return nil, err
	}
	request := pageRequest(p.Cursor, p.Limit)
	if request.Skip = or(p.Skip, 0); p.Start != nil {
		start, err := timeline.ParseDate(*p.Start)
		if err != nil {
			return nil, invalidParameter("start", *p.Start, "a date in EDTF, such as 1962-10-27 or 1962-11, or nothing for the undated")
		}
		request.Start = &start
	}
	page, err := a.store.Entries(ctx, c.ID, f, or(p.Told, false), request)
	if err != nil {
		return nil, err
	}
	out := ListEntries200JSONResponse{Items: make([]Appearance, len(page.Items)), Next: optional(page.Next)}
	ids := map[int64]bool{}
	for i, item := range page.Items {
		out.Items[i] = Appearance{Date: formatDate(item.Date), Told: item.Told, Entry: formatEntry(item.Entry, nil, false)}
		actorsOf(ids, item.Entry)
	}
	out.Actors, err = a.briefs(ctx, c, ids)
	return out, err
}

// GetEntry returns one entry with all that was read out of it.
func (a *api) GetEntry(ctx context.Context, r GetEntryRequestObject) (GetEntryResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	id, err := parseID(r.Entry)
	if err != nil {
		return nil, err
	}
	entries, err := a.store.EntriesByID(ctx, c.ID, []int64{id})
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, timeline.ErrNotFound
	}
	ids := map[int64]bool{}
	actorsOf(ids, entries[0])
	briefs, err := a.briefs(ctx, c, ids)
	return GetEntry200JSONResponse{Entry: formatEntry(entries[0], nil, true), Actors: briefs}, err
}

// GetTie returns a page of what passed between two actors.
func (a *api) GetTie(ctx context.Context, r GetTieRequestObject) (GetTieResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	pair, err := parseIDs([]Id{r.A, r.B})
	if err != nil {
		return nil, err
	}
	if pair[0] == pair[1] {
		return nil, invalidParameter("b", r.B, "another actor than a")
	}
	w, err := window(r.Params.From, r.Params.To)
	if err != nil {
		return nil, err
	}
	page, err := a.store.Tie(ctx, c.ID, pair[0], pair[1], w, pageRequest(r.Params.Cursor, r.Params.Limit))
	if err != nil {
		return nil, err
	}
	wanted := make([]int64, 0, len(page.Items))
	for _, x := range page.Items {
		wanted = append(wanted, x.EntryID)
	}
	entries, err := a.entriesByID(ctx, c, wanted)
	if err != nil {
		return nil, err
	}
	out := GetTie200JSONResponse{A: r.A, B: r.B, Items: []Evidence{}, Next: optional(page.Next)}
	ids := map[int64]bool{pair[0]: true, pair[1]: true}
	for _, x := range page.Items {
		e, ok := entries[x.EntryID]
		if !ok {
			continue // changed by an import since: the tag no longer matches either
		}
		out.Items = append(out.Items, Evidence{
			Interaction: formatInteraction(x, e.Entry),
			Entry:       formatEntry(e, x.Evidence, false),
		})
		actorsOf(ids, e)
		partiesOf(ids, x)
	}
	out.Actors, err = a.briefs(ctx, c, ids)
	return out, err
}

func (a *api) entriesByID(ctx context.Context, c timeline.Collection, ids []int64) (map[int64]timeline.StoredEntry, error) {
	entries, err := a.store.EntriesByID(ctx, c.ID, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]timeline.StoredEntry, len(entries))
	for _, e := range entries {
		out[e.ID] = e
	}
	return out, nil
}

// ListFormats lists what can be exported.
func (a *api) ListFormats(context.Context, ListFormatsRequestObject) (ListFormatsResponseObject, error) {
	out := ListFormats200JSONResponse{Formats: []Format{}}
	for _, f := range export.Formats() {
		out.Formats = append(out.Formats, Format{
			Name: f.Name, Title: f.Title, Extension: f.Extension, MediaType: f.MediaType, ReadBy: f.ReadBy,
			Limits: optional(f.Limits),
		})
	}
	return out, nil
}
