package db

import (
	"fmt"
	"math"
	"strings"

	"backchannel/timeline"
)

// where collects the conditions of a statement and their arguments.
type where struct {
	conditions []string
	args       []any
}

// arg returns the placeholder of a new argument.
func (w *where) arg(value any) string {
	w.args = append(w.args, value)
	return fmt.Sprintf("$%d", len(w.args))
}

// add adds a condition, in which every %s stands for the next of the values.
func (w *where) add(condition string, values ...any) {
	placeholders := make([]any, len(values))
	for i, v := range values {
		placeholders[i] = w.arg(v)
	}
	w.conditions = append(w.conditions, fmt.Sprintf(condition, placeholders...))
}

func (w *where) String() string { return strings.Join(w.conditions, "\n\t\t\tAND ") }

// window adds that the date of the table named alias touches the window.
func (w *where) window(alias string, window *timeline.Window) {
	if window == nil || *window == timeline.Everything {
		return
	}
	w.add(alias+".first_day <= %s AND "+alias+".last_day >= %s AND "+alias+".edtf <> ''", int32(window.Last), int32(window.First))
}

// touches returns the ways in which an entry's date can touch a window, no date
// in two of them, as conditions of the entry e. Apart, an index serves each of
// them with what it chooses; window alone would have it look at all that
// begins before the window's end.
func touches(window *timeline.Window) []func(w *where) {
	if window == nil || *window == timeline.Everything {
		return []func(*where){func(*where) {}}
	}
	first, last := int32(window.First), int32(window.Last)
	begins := func(w *where) { w.add("e.first_day BETWEEN %s AND %s AND e.edtf <> ''", first, last) }
	if window.First == timeline.DistantPast {
		return []func(*where){begins}
	}
	reaches := func(w *where) {
		w.add("e.first_day < %s AND e.last_day >= %s AND e.first_day < e.last_day", first, first)
	}
	return []func(*where){begins, reaches}
}

// entriesOf returns the collection's entries, as e, whose dates touch the window.
func (w *where) entriesOf(window *timeline.Window) string {
	ways := touches(window)
	parts := make([]string, len(ways))
	for i, touch := range ways {
		part := where{args: w.args}
		part.add("e.collection_id = $1")
		touch(&part)
		w.args = part.args
		parts[i] = "SELECT * FROM entry e WHERE " + part.String()
	}
	return "(" + strings.Join(parts, " UNION ALL ") + ") e"
}

// entries adds all that the filter asks of the entry e but its window. $1 is
// the collection.
func (w *where) entries(f timeline.Filter) error {
	w.add("e.collection_id = $1")
	if len(f.Actors) > 0 {
		w.add("e.actors @> %s::bigint[]", f.Actors)
	}
	if f.Sender != 0 || f.Recipient != 0 {
		message := `e.id IN (
				SELECT i.entry_id FROM interaction i WHERE i.collection_id = $1 AND i.kind = 'message'`
		var values []any
		for _, party := range []struct {
			part  string
			actor int64
		}{{"from", f.Sender}, {"to", f.Recipient}} {
			if party.actor != 0 {
				message += `
				AND i.id IN (SELECT interaction_id FROM interaction_actor WHERE collection_id = $1 AND actor_id = %s AND part = '` + party.part + `')`
				values = append(values, party.actor)
			}
		}
		w.add(message+")", values...)
	}
	if len(f.Kinds) > 0 {
		w.add("e.kind = ANY (%s)", f.Kinds)
	}
	query, err := searchQuery(f.Text)
	if err != nil {
		return err
	}
	if query != "" {
		w.add("e.search @@ %s::text::tsquery", query)
	}
	return nil
}

// actorsOf lists the actors that the filter names.
func actorsOf(f timeline.Filter) []int64 {
	actors := append([]int64(nil), f.Actors...)
	for _, actor := range []int64{f.Sender, f.Recipient} {
		if actor != 0 {
			actors = append(actors, actor)
		}
	}
	return actors
}

// days returns a date's columns first_day and last_day: see the conventions of
// the first migration.
func days(d timeline.Date) (first, last int32) {
	if !d.Known() {
		return math.MaxInt32, math.MaxInt32
	}
	return int32(d.First()), int32(d.Last())
}
