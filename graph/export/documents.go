package export

import (
	"context"
	"fmt"
	"slices"

	"backchannel/timeline"
)

// eachEntry calls visit for each entry of a format of documents, in order.
func (s Source) eachEntry(ctx context.Context, visit func(e timeline.StoredEntry) error) error {
	if s.Entries == nil {
		return fmt.Errorf("entries cannot be looked up here")
	}
	ids := s.EntryIDs
	if ids == nil {
		seen := map[int64]bool{}
		for x := range s.View.Interactions() {
			if !seen[x.Entry] {
				seen[x.Entry] = true
				ids = append(ids, x.Entry)
			}
		}
	}
	for batch := range slices.Chunk(ids, batchEntries) {
		if err := ctx.Err(); err != nil {
			return err
		}
		entries, err := s.Entries(ctx, batch)
		if err != nil {
			return fmt.Errorf("looking up %d entries: %w", len(batch), err)
		}
		found := make(map[int64]timeline.StoredEntry, len(entries))
		for _, e := range entries {
			found[e.ID] = e
		}
		for _, id := range batch {
			if e, ok := found[id]; ok {
				if err := visit(e); err != nil {
					return err
				}
			}
		}
	}
	return ctx.Err()
}

// names returns the names of actors.
func (s Source) names(ids []int64) []string {
	var names []string
	for _, id := range ids {
		if a, err := s.View.Network().Actor(id); err == nil {
			names = append(names, a.Name)
		}
	}
	return names
}

// act returns the message that the document itself is, if it is one: the first
// that bears the document's date.
func act(e timeline.StoredEntry) (timeline.StoredInteraction, bool) {
	for _, x := range e.Interactions {
		if x.Kind == timeline.Message && x.DateBasis == timeline.DateDocument {
			return x, true
		}
	}
	return timeline.StoredInteraction{}, false
}

// dateParts returns the year, month and day of a date as far as it is known by
// them; for an interval, of both ends. Ends that are not known are left out.
func dateParts(d timeline.Date) [][]int {
	if !d.Known() {
		return nil
	}
	first, last := d.First(), d.Last()
	parts := func(day timeline.Day, n int) []int {
		y, m, dd := day.Time().Date()
		return []int{y, int(m), dd}[:n]
	}
	switch {
	case first == timeline.DistantPast:
		return [][]int{parts(last, 3)}
	case last == timeline.DistantFuture:
		return [][]int{parts(first, 3)}
	case first == last:
		return [][]int{parts(first, 3)}
	}
	y, m, _ := first.Time().Date()
	switch month, year := timeline.MonthDate(y, m), timeline.YearDate(y); {
	case month.First() == first && month.Last() == last:
		return [][]int{parts(first, 2)}
	case year.First() == first && year.Last() == last:
		return [][]int{parts(first, 1)}
	}
	return [][]int{parts(first, 3), parts(last, 3)}
}

// qualified reports whether the date is uncertain or approximate.
func qualified(d timeline.Date) bool {
	for _, r := range d.String() {
		if r == '?' || r == '~' || r == '%' {
			return true
		}
	}
	return false
}
