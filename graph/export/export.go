// Package export writes a view of a network, or the entries behind it, in the
// formats of other tools. Each encoder streams: it holds a batch of edges and
// their entries, and nothing else that grows with the network.
//
// The same data gives the same bytes: a file bears the revision of the data,
// not the moment of the export.
package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"backchannel/graph"
	"backchannel/timeline"
)

// Format is a format of file that another tool reads.
type Format struct {
	Name      string // as a user types it: "gexf"
	Title     string // "GEXF 1.3"
	Extension string // without the dot
	MediaType string
	ReadBy    string // "Gephi, Gephi Lite"
	Limits    string // what of the data it cannot hold; "" all is held
	Whole     bool   // it writes what was read out of entries, not only what they are: see Source.Entries
	Bare      bool   // it has no place for the Header: the file's name and what comes with it must say it

	write func(ctx context.Context, o *out, s Source) error
}

// Loss counts what a format could not hold. The zero Loss is none.
type Loss struct {
	Characters   int // that no such file can contain, each replaced as Limits says
	Interactions int // that make no edge, since one side is not known, or that the format does not describe
	Entries      int // that the format does not describe
}

// String says in words what was lost; "" where nothing was.
func (l Loss) String() string {
	var said []string
	add := func(n int, what, many string) {
		if n == 1 {
			said = append(said, "1 "+what)
		} else if n > 1 {
			said = append(said, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(l.Characters, "character was replaced", "characters were replaced")
	add(l.Interactions, "interaction was left out", "interactions were left out")
	add(l.Entries, "entry was left out", "entries were left out")
	return strings.Join(said, ", ")
}

// Edges says what an edge of an exported network is.
type Edges string

const (
	// Ties makes an edge of each tie.
	Ties Edges = "ties"
	// Interactions makes an edge of each two parties of each interaction.
	Interactions Edges = "interactions"
)

// Header says what an export holds; it is written into every file that has a
// place for it.
type Header struct {
	Collection string // its name
	Filter     string // what was chosen, in words; "" everything
	Revision   int64  // of the collection's data
	Generator  string // the program and its version
}

// String says whence a file comes: of which collection, by which filter, at
// which revision.
func (h Header) String() string {
	return "collection “" + h.Collection + "”. Filter: " + cmp.Or(h.Filter, "everything") + ". Revision " + strconv.FormatInt(h.Revision, 10)
}

// Source is what is exported.
type Source struct {
	Header
	View  *graph.View
	Edges Edges // "" is Ties

	// Entries looks up entries by their ids, some hundreds at a time, in any
	// order; ids that do not exist are left out. Formats that are Whole use all
	// of what it returns; the others ID, and Date, Title and URL of Entry.
	Entries func(ctx context.Context, ids []int64) ([]timeline.StoredEntry, error)

	// EntryIDs are the entries that a format of documents writes, in its order;
	// where it is nil, those that state the interactions of View, in order of these.
	EntryIDs []int64
}

// Formats returns every format in the order in which they are offered.
func Formats() []Format { return slices.Clone(formats) }

// Lookup returns a format by its name. Another name is an InvalidError that
// lists the accepted ones.
func Lookup(name string) (Format, error) {
	names := make([]string, len(formats))
	for i, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names[i] = f.Name
	}
	return Format{}, &timeline.InvalidError{Field: "format", Value: name, Want: "one of " + strings.Join(names, ", ")}
}

// Write exports s to w and says what the format could not hold. It stops with
// an error as soon as ctx is done, an entry cannot be looked up, or w fails;
// what was written by then is no whole file.
func (f Format) Write(ctx context.Context, w io.Writer, s Source) (Loss, error) {
	switch s.Edges {
	case "":
		s.Edges = Ties
	case Ties, Interactions:
	default:
		return Loss{}, &timeline.InvalidError{Field: "edges", Value: string(s.Edges), Want: "ties or interactions"}
	}
	o := &out{w: w}
	err := f.write(ctx, o, s)
	if err == nil {
		err = o.flush()
	}
	if err != nil {
		return o.loss, fmt.Errorf("export as %s: %w", f.Name, err)
	}
	return o.loss, nil
}
