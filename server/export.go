package server

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
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

// File is an export that is ready to be written.
type File struct {
	export.Header
	Format export.Format
	Name   string // that it should bear
	source export.Source
}

// Write writes the file and says what the format could not hold.
func (f File) Write(ctx context.Context, w io.Writer) (export.Loss, error) {
	return f.Format.Write(ctx, w, f.source)
}

// Prepare selects what is to be exported from the collection's network.
// Whatever can be wrong with x is found here, before anything is written.
func (x Export) Prepare(ctx context.Context, store Store, network *graph.Network) (File, error) {
	var none File
	format, err := export.Lookup(x.Format)
	if err != nil {
		return none, err
	}
	view, err := selectView(ctx, store, x.Collection.ID, network, networkFilter{
		entries: x.Filter, interactions: x.Interactions, steps: x.Steps,
	})
	if err != nil {
		return none, err
	}
	entries, err := store.EntryIDs(ctx, x.Collection.ID, x.Filter)
	if err != nil {
		return none, err
	}
	words, err := x.words(network)
	if err != nil {
		return none, err
	}
	lookup := store.TitlesByID
	if format.Whole {
		lookup = store.EntriesByID
	}
	header := export.Header{
		Collection: x.Collection.Name,
		Filter:     words,
		Revision:   x.Collection.Revision,
		Generator:  strings.TrimSpace("Backchannel " + x.Version),
	}
	return File{
		Header: header,
		Format: format,
		Name:   fileName(x.Collection, format, header),
		source: export.Source{
			Header:   header,
			View:     view,
			Edges:    x.Edges,
			EntryIDs: append([]int64{}, entries...), // never nil, which would mean others
			Entries: func(ctx context.Context, ids []int64) ([]timeline.StoredEntry, error) {
				return lookup(ctx, x.Collection.ID, ids)
			},
		},
	}, nil
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

// fileName returns the name that the exported file should bear: the
// collection's, in letters that every file system takes, and where the file
// itself cannot say by what filter and at what revision, that.
func fileName(c timeline.Collection, format export.Format, header export.Header) string {
	parts := []string{plainName(c.Name, 60)}
	if parts[0] == "" {
		parts[0] = "collection-" + formatID(c.ID)
	}
	if format.Name != format.Extension { // several have the same
		parts = append(parts, format.Name)
	}
	if format.Bare {
		parts = append(parts, fmt.Sprintf("revision-%d", header.Revision))
		if filter := plainName(header.Filter, 120); filter != "" {
			parts = append(parts, filter)
		}
	}
	return strings.Join(parts, "-") + "." + format.Extension
}

// plainName is words in small letters, digits and hyphens, about most of them.
func plainName(words string, most int) string {
	var b strings.Builder
	for _, r := range authority.Fold(words) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= most {
			break
		}
	}
	return strings.Trim(b.String(), "-")
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
	x := Export{
		Collection: c, Format: p.Format, Edges: export.Edges(or(p.Edges, "")), Filter: f,
		Interactions: interactionKinds(p.Interaction), Steps: or(p.Steps, 1), Version: a.version,
	}
	n, err := a.networkOf(ctx, c)
	if err != nil {
		return nil, err
	}
	file, err := x.Prepare(ctx, a.store, n)
	if err != nil {
		return nil, err
	}
	return exportResponse{
		header:    file.Header,
		mediaType: file.Format.MediaType,
		name:      file.Name,
		deadline:  func() time.Time { return a.now().Add(a.writeTime) },
		write:     func(w io.Writer) (export.Loss, error) { return file.Write(ctx, w) },
	}, nil
}

// exportResponse is a file on its way to a client.
type exportResponse struct {
	header    export.Header
	mediaType string
	name      string
	deadline  func() time.Time // of a part that is written now
	write     func(io.Writer) (export.Loss, error)
}

// What an export's headers say of it. The loss is known only when all is
// written, and comes behind, as a trailer.
const (
	headerFilter   = "Backchannel-Filter"
	headerRevision = "Backchannel-Revision"
	headerLoss     = "Backchannel-Loss"
)

// VisitExportCollectionResponse writes the file as it is made. An error before
// the first part is out is answered as a problem; the one who sees an error
// behind it cuts the connection.
func (x exportResponse) VisitExportCollectionResponse(w http.ResponseWriter) error {
	h := w.Header()
	h.Set("Content-Type", x.mediaType)
	h.Set("Content-Disposition", `attachment; filename="`+x.name+`"`)
	h.Set(headerFilter, url.PathEscape(x.header.Filter)) // a header is ASCII
	h.Set(headerRevision, strconv.FormatInt(x.header.Revision, 10))
	h.Set("Trailer", headerLoss)
	loss, err := x.write(&patient{w: w, deadline: x.deadline, control: http.NewResponseController(w)})
	if err == nil {
		h.Set(headerLoss, cmp.Or(loss.String(), "none"))
	}
	return err
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
