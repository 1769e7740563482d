// Package ingest brings a listing into a collection: what listing reads and
// resolve makes of it, into a sink that stores it.
//
// An import can be repeated: the same listing, authority and program leave a
// collection as it is, and a better reader can be run again over all that is
// stored. What cannot be read as an entry is counted and told by file and
// line, and the rest is stored; or, where the user is strict, nothing is.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"backchannel/timeline"
	"backchannel/timeline/listing"
)

// Reader makes readings of entries. What it reads out of one may depend on all
// that it has observed, as a surname takes the full name that its neighbours
// give, but not on the order of observing or reading. A Reader serves one
// import.
type Reader interface {
	Observe(timeline.Entry)
	Read(timeline.Entry) timeline.Reading
}

// Sink stores readings. Import brings the entries into the collection of this
// name in one transaction: it calls observe for every entry that the
// collection will have, and then read for each, and stores what differs from
// what it has. An error, also one that entries yields, leaves nothing behind.
type Sink interface {
	Import(ctx context.Context, collection string, entries iter.Seq2[timeline.Entry, error], observe func(timeline.Entry), read func(timeline.Entry) timeline.Reading) (timeline.ImportReport, error)
}

// Options say how to import. The zero Options store what can be read.
type Options struct {
	// Strict stores nothing if anything is rejected. All of the listing is
	// read nevertheless, and all that is wrong with it told.
	Strict bool
	// Rejected is told of each part that is no entry, and of each note, as
	// they are met.
	Rejected func(*listing.RejectedError)
	// Progress is told often how far the import is. It must be quick.
	Progress func(Progress)
}

// Progress is how far an import is.
type Progress struct {
	Read  int // entries read from the listing so far
	Total int // entries the collection will have; 0 while that is not known
	Done  int // of Total, those that were read out
}

// Report says what an import did.
type Report struct {
	timeline.ImportReport
	Read     int // entries of the listing
	Rejected int // parts of it that are no entries
	Notes    int // remarks on parts of which nothing was lost
}

// RejectedError ends a strict import.
type RejectedError struct {
	Rejected int
}

func (e *RejectedError) Error() string {
	if e.Rejected == 1 {
		return "a part of the listing is no entry, so nothing was imported; mend it, or import without strictness"
	}
	return fmt.Sprintf("%d parts of the listing are no entries, so nothing was imported; mend them, or import without strictness", e.Rejected)
}

// ErrNoEntry ends an import in whose listing no entry was found.
var ErrNoEntry = errors.New("no entry was found, so nothing was imported: want " + WantListing)

// WantListing says what an import accepts, as a phrase.
const WantListing = "a listing: an archive's result page, copied as text or saved as HTML, CSV or TSV with a header, or JSON lines"

// Run imports the entries, as listing.Read yields them, into the collection of
// this name, which is made if there is none. After an error nothing has
// changed, and the report counts only what was read. A *RejectedError among
// entries is counted, and any other error ends the import; so does, with
// ErrNoEntry, that there is no entry at all.
func Run(ctx context.Context, sink Sink, reader Reader, collection string, entries iter.Seq2[timeline.Entry, error], o Options) (Report, error) {
	r := &run{entries: entries, options: o}
	observed := 0
	stored, err := sink.Import(ctx, collection, r.readable,
		func(e timeline.Entry) {
			observed++
			reader.Observe(e)
		},
		func(e timeline.Entry) timeline.Reading {
			reading := reader.Read(e)
			r.progress.Total = observed
			r.progress.Done++
			r.tell()
			return reading
		})
	r.report.ImportReport = stored
	return r.report, err
}

// run is one import under way.
type run struct {
	entries  iter.Seq2[timeline.Entry, error]
	options  Options
	report   Report
	progress Progress
}

func (r *run) tell() {
	if r.options.Progress != nil {
		r.options.Progress(r.progress)
	}
}

// readable yields the entries that can be stored, and an error where the
// import is to end.
func (r *run) readable(yield func(timeline.Entry, error) bool) {
	for e, err := range r.entries {
		if err == nil {
			err = storable(e)
		}
		var rejected *listing.RejectedError
		switch {
		case err == nil:
			r.report.Read++
			r.progress.Read++
			r.tell()
			if r.options.Strict && r.report.Rejected > 0 {
				continue // nothing will be stored: only look what else is wrong
			}
			if !yield(e, nil) {
				return
			}
		case errors.As(err, &rejected):
			if rejected.Note {
				r.report.Notes++
			} else {
				r.report.Rejected++
			}
			if r.options.Rejected != nil {
				r.options.Rejected(rejected)
			}
		default:
			yield(timeline.Entry{}, err)
			return
		}
	}
	switch {
	case r.report.Read == 0:
		yield(timeline.Entry{}, ErrNoEntry)
	case r.options.Strict && r.report.Rejected > 0:
		yield(timeline.Entry{}, &RejectedError{Rejected: r.report.Rejected})
	}
}

// storable returns a rejection of an entry that no sink could keep as it is.
// listing yields none such; other sources of entries might.
func storable(e timeline.Entry) error {
	for _, text := range []string{e.Title, e.Abstract, e.URL, e.ID} {
		if !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
			return &listing.RejectedError{File: e.File, Line: e.Line, Stop: e.Line, Text: beginning(text), Want: "text in UTF-8 without NUL characters"}
		}
	}
	if e.Title == "" && e.Abstract == "" {
		return &listing.RejectedError{File: e.File, Line: e.Line, Stop: e.Line, Want: "an entry with a title"}
	}
	return nil
}

// beginning returns up to 80 characters of what can be shown of a text.
func beginning(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "�"), "�")
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:80])
	}
	return text
}
