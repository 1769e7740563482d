package export

import (
	"context"
	"strings"

	"backchannel/timeline"
)

// writePalladio writes one table with a row for each tie, or each two parties
// of an interaction (https://hdlab.stanford.edu/palladio/). Palladio takes
// YYYY-MM-DD and YYYY for dates, and YYYY-MM for a mistake: Date and End Date
// are days, and Dates has them as they are known. Lists are parted by a bar.
func writePalladio(ctx context.Context, o *out, s Source) error {
	o.row("Source", "Target", "Direction", "Kind", "Weight", "Date", "End Date", "Dates",
		"Source Class", "Source Side", "Target Class", "Target Side", "Certainty", "Entries", "Titles", "URLs", "Id")
	network := s.View.Network()
	return s.eachEdge(ctx, o, func(e *edge) error {
		both := e.kind != string(timeline.Message)
		if e.directed && both && e.from > e.to {
			return nil // the same talk from its other end: one row would count as two
		}
		from, err := network.Actor(e.from)
		if err != nil {
			return err
		}
		to, err := network.Actor(e.to)
		if err != nil {
			return err
		}
		direction := "one way"
		if both {
			direction = "both ways"
		}
		first, last := dayOr(e.act.Dated, e.act.First), dayOr(e.act.Dated, e.act.Last)
		if s.Edges == Ties {
			first, last = dayOr(e.tie.Dated, e.tie.First), dayOr(e.tie.Dated, e.tie.Last)
		}
		urls := e.list(func(d document) string { return d.url })
		o.row(
			o.text(from.Name), o.text(to.Name), direction, e.kind, itoa(e.weight), first, last,
			bars(e.dates(listSeparator)), string(from.Class), o.text(from.Side), string(to.Class), o.text(to.Side), string(e.act.Certainty),
			bars(e.list(func(d document) string { return itoa(int(d.id)) })),
			o.text(bars(e.list(func(d document) string { return d.title }))), o.text(bars(urls)), e.id,
		)
		return nil
	})
}

// bars parts a list by a bar alone, as Palladio takes one character for that.
func bars(list string) string { return strings.ReplaceAll(list, listSeparator, "|") }
