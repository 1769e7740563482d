package server

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"backchannel/graph"
	"backchannel/graph/export"
	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// Export says what to export of a collection, for the API and the command.
type Export struct {
	Collection   timeline.Collection
	Format       string // one of export.Formats
	Edges        export.Edges
	Filter       timeline.Filter // of entries; its window applies to interactions in a network
	Interactions []timeline.InteractionKind
	Steps        int    // ties around the filter's actors; 0 is 1
	Version      string // the program's
}

// Prepare selects what is to be exported from the collection's network, and
// returns the function that writes it, and says what the format could not
// hold. Whatever can be wrong with x is found
// here, before anything is written.
func (x Export) Prepare(ctx context.Context, store Store, network *graph.Network) (func(context.Context, io.Writer) (export.Loss, error), error) {
	format, err := export.Lookup(x.Format)
	if err != nil {
		return nil, err
	}
	view, err := selectView(ctx, store, x.Collection.ID, network, networkFilter{
		entries: x.Filter, interactions: x.Interactions, steps: x.Steps,
	})
	if err != nil {
		return nil, err
	}
	entries, err := store.EntryIDs(ctx, x.Collection.ID, x.Filter)
	if err != nil {
		return nil, err
	}
	words, err := x.words(network)
	if err != nil {
		return nil, err
	}
	lookup := store.TitlesByID
	if format.Whole {
		lookup = store.EntriesByID
	}
	source := export.Source{
		Header: export.Header{
			Collection: x.Collection.Name,
			Filter:     words,
			Revision:   x.Collection.Revision,
			Generator:  strings.TrimSpace("Backchannel " + x.Version),
		},
		View:     view,
		Edges:    x.Edges,
		EntryIDs: append([]int64{}, entries...), // never nil, which would mean others
		Entries: func(ctx context.Context, ids []int64) ([]timeline.StoredEntry, error) {
			return lookup(ctx, x.Collection.ID, ids)
		},
	}
	return func(ctx context.Context, w io.Writer) (export.Loss, error) { return format.Write(ctx, w, source) }, nil
}

// words says what the filter chooses, as an export's header has it; "" for
// everything.
func (x Export) words(network *graph.Network) (string, error) {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	f := x.Filter
	if w := f.Window; w != nil {
		switch {
		case w.First == timeline.DistantPast:
			add("until %s", w.Last)
		case w.Last == timeline.DistantFuture:
			add("from %s", w.First)
		default:
			add("from %s to %s", w.First, w.Last)
		}
	}
	if len(f.Actors) > 0 {
		names := make([]string, len(f.Actors))
		for i, id := range f.Actors {
			a, err := network.Actor(id)
			if err != nil {
				return "", err
			}
			names[i] = a.Name
		}
		add("around %s, steps %d", strings.Join(names, " and "), max(x.Steps, 1))
	}
	if len(f.Kinds) > 0 {
		add("entries of kind %s", joined(f.Kinds))
	}
	if f.Text != "" {
		add("entries with the words %s", f.Text)
	}
	if len(x.Interactions) > 0 {
		add("interactions of kind %s", joined(x.Interactions))
	}
	return strings.Join(parts, "; "), nil
}

func joined[T ~string](list []T) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return strings.Join(out, " or ")
}

// FileName returns the name that the exported file should bear: the
// collection's, in letters that every file system takes.
func (x Export) FileName() string {
	var b strings.Builder
	for _, r := range authority.Fold(x.Collection.Name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "collection-" + formatID(x.Collection.ID)
	}
	format, err := export.Lookup(x.Format)
	if err != nil {
		return name
	}
	if format.Name != format.Extension { // several have the same
		name += "-" + format.Name
	}
	return name + "." + format.Extension
}

// ReadNetwork reads a collection's network from the store, for a program that
// keeps no snapshot.
func ReadNetwork(ctx context.Context, store Store, collection int64) (*graph.Network, error) {
	return steady(ctx, store, collection, func(ctx context.Context) (*graph.Network, error) {
		return buildNetwork(ctx, store, collection)
	})
}

// ExportCollection streams a file.
func (a *api) ExportCollection(ctx context.Context, r ExportCollectionRequestObject) (ExportCollectionResponseObject, error) {
	c, err := a.collection(ctx, r.Collection)
	if err != nil {
		return nil, err
	}
	p := r.Params
	f, err := filterParams{from: p.From, to: p.To, actors: p.Actor, kinds: p.Kind, q: p.Q}.filter()
	if err != nil {
		return nil, err
	}
	format, err := export.Lookup(p.Format)
	if err != nil {
		return nil, err
	}
	x := Export{
		Collection: c, Format: p.Format, Edges: export.Edges(or(p.Edges, "")), Filter: f,
		Interactions: interactionKinds(p.Interaction), Steps: or(p.Steps, 1), Version: a.version,
	}
	n, err := a.networkOf(ctx, c)
	if err != nil {
		return nil, err
	}
	write, err := x.Prepare(ctx, a.store, n)
	if err != nil {
		return nil, err
	}
	return exportResponse{
		mediaType: format.MediaType,
		name:      x.FileName(),
		deadline:  func() time.Time { return a.now().Add(a.writeTime) },
		write: func(w io.Writer) error {
			// What is lost, the format's limits say beforehand; here it is too
			// late for a header.
			_, err := write(ctx, w)
			return err
		},
	}, nil
}

// exportResponse is a file on its way to a client.
type exportResponse struct {
	mediaType string
	name      string
	deadline  func() time.Time // of a part that is written now
	write     func(io.Writer) error
}

// VisitExportCollectionResponse writes the file as it is made. An error before
// the first part is out is answered as a problem; the one who sees an error
// behind it cuts the connection.
func (x exportResponse) VisitExportCollectionResponse(w http.ResponseWriter) error {
	h := w.Header()
	h.Set("Content-Type", x.mediaType)
	h.Set("Content-Disposition", `attachment; filename="`+x.name+`"`)
	return x.write(&patient{w: w, deadline: x.deadline, control: http.NewResponseController(w)})
}

// patient gives a client a fresh deadline for each part of a file: a slow one
// gets it whole, one that stands still does not hold the server.
type patient struct {
	w        io.Writer
	deadline func() time.Time
	control  *http.ResponseController
}

func (p *patient) Write(b []byte) (int, error) {
	// A writer without deadlines, as tests have, needs none.
	_ = p.control.SetWriteDeadline(p.deadline())
	return p.w.Write(b)
}
