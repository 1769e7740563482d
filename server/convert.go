package server

import (
	"net/url"
	"strconv"

	"backchannel/timeline"
)

// This file says what the domain's types are in the API.

// parseID reads an id of the API. One that no store can have given is not found.
func parseID(id Id) (int64, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n <= 0 {
		return 0, timeline.ErrNotFound
	}
	return n, nil
}

func formatID(id int64) Id { return strconv.FormatInt(id, 10) }

func formatIDs(ids []int64) []Id {
	out := make([]Id, len(ids))
	for i, id := range ids {
		out[i] = formatID(id)
	}
	return out
}

// formatDay is absent for an end that is open.
func formatDay(d timeline.Day) *Day {
	if d == timeline.DistantPast || d == timeline.DistantFuture {
		return nil
	}
	return optional(d.String())
}

func formatDate(d timeline.Date) Date {
	if !d.Known() {
		return Date{}
	}
	return Date{Edtf: optional(d.String()), First: formatDay(d.First()), Last: formatDay(d.Last())}
}

func formatCollection(c timeline.Collection) Collection {
	out := Collection{
		Id:            formatID(c.ID),
		Name:          c.Name,
		Revision:      strconv.FormatInt(c.Revision, 10),
		Entries:       c.Entries,
		Undated:       c.Undated,
		People:        c.People,
		Organisations: c.Organisations,
		Interactions:  c.Interactions,
	}
	if c.Entries > c.Undated {
		out.First, out.Last = formatDay(c.First), formatDay(c.Last)
	}
	return out
}

func formatCounts(days []timeline.DayCount) []DateCount {
	out := make([]DateCount, len(days))
	for i, d := range days {
		kinds := make(map[string]int, len(d.Kinds))
		for k, n := range d.Kinds {
			kinds[string(k)] = n
		}
		out[i] = DateCount{Date: formatDate(d.Date), Kinds: kinds, Told: d.Told, People: d.People}
	}
	return out
}

// formatColumns gives the same counts by columns.
func formatColumns(days []timeline.DayCount) Counts {
	out := Counts{
		Kinds: []EntryKind{}, Vague: []VagueDate{},
		Dates: make([]string, len(days)), Counts: make([][]int, len(days)), Told: make([]int, len(days)),
	}
	place := map[timeline.Kind]int{}
	for _, d := range days {
		for k := range d.Kinds {
			place[k] = 0
		}
	}
	for _, k := range timeline.Kinds {
		if _, ok := place[k]; ok {
			place[k] = len(out.Kinds)
			out.Kinds = append(out.Kinds, EntryKind(k))
		}
	}
	for i, d := range days {
		out.Dates[i], out.Told[i] = d.Date.String(), d.Told
		if !d.Date.Known() {
			out.Vague = append(out.Vague, VagueDate{Place: i})
		} else if out.Dates[i] != d.Date.First().String() { // a day in doubt, "1962-10-27?", has its mark
			out.Vague = append(out.Vague, VagueDate{Place: i, First: formatDay(d.Date.First()), Last: formatDay(d.Date.Last())})
		}
		row := make([]int, 0, 2*len(d.Kinds))
		for at, k := range out.Kinds {
			if n := d.Kinds[timeline.Kind(k)]; n > 0 {
				row = append(row, at, n)
				out.Entries += n
			}
		}
		out.Counts[i] = row
	}
	return out
}

// formatEntry gives an entry; evidence marks the words that prove what was
// asked for, and mentions lists how each mention was found.
func formatEntry(e timeline.StoredEntry, evidence []timeline.Span, mentions bool) Entry {
	out := Entry{
		Id:           formatID(e.ID),
		Date:         formatDate(e.Entry.Date),
		Kind:         EntryKind(e.Kind),
		Title:        segments(e.Entry.Title, timeline.FieldTitle, e.Mentions, evidence),
		Abstract:     segments(e.Entry.Abstract, timeline.FieldAbstract, e.Mentions, evidence),
		Url:          optional(webAddress(e.Entry.URL)),
		Interactions: make([]Interaction, len(e.Interactions)),
		Mentions:     []Mention{},
	}
	for i, x := range e.Interactions {
		out.Interactions[i] = formatInteraction(x, e.Entry)
	}
	if mentions {
		for _, m := range e.Mentions {
			out.Mentions = append(out.Mentions, Mention{
				Actor:     formatID(m.Actor),
				Words:     words(e.Entry, m.Span),
				Office:    optional(m.Office),
				Field:     MentionField(m.Field),
				Certainty: Certainty(m.Certainty),
				Rule:      m.Rule,
			})
		}
	}
	return out
}

// webAddress returns an address that a page may link to, "" for any other: a
// listing is a stranger's, and javascript: is an address too.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return address
}

func formatInteraction(x timeline.StoredInteraction, e timeline.Entry) Interaction {
	proof := make([]string, len(x.Evidence))
	for i, s := range x.Evidence {
		proof[i] = words(e, s)
	}
	return Interaction{
		Id:        formatID(x.ID),
		Kind:      InteractionKind(x.Kind),
		From:      formatIDs(x.FromIDs),
		To:        formatIDs(x.ToIDs),
		With:      formatIDs(x.WithIDs),
		Date:      formatDate(x.Date),
		DateBasis: InteractionDateBasis(x.DateBasis),
		Field:     InteractionField(x.Field),
		Certainty: Certainty(x.Certainty),
		Rule:      x.Rule,
		Words:     &proof,
	}
}

// actorsOf collects the ids of every actor that entries name.
func actorsOf(ids map[int64]bool, e timeline.StoredEntry) {
	for _, m := range e.Mentions {
		ids[m.Actor] = true
	}
	for _, x := range e.Interactions {
		partiesOf(ids, x)
	}
}

func partiesOf(ids map[int64]bool, x timeline.StoredInteraction) {
	for _, part := range [][]int64{x.FromIDs, x.ToIDs, x.WithIDs} {
		for _, id := range part {
			ids[id] = true
		}
	}
}
