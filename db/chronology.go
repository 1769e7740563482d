package db

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
)

// Timeline returns a count for each date that the filter's entries bear or
// tell of, in order of first day, longer spans first, undated last. A window
// is asked of the date counted: an entry outside it counts at a date inside
// it that it tells of.
func (s *Store) Timeline(ctx context.Context, collection int64, f timeline.Filter) ([]timeline.DayCount, error) {
	people := map[string][]int64{} // by edtf
	// Counted here: the people of an entry are to be counted once a date, for
	// which SQL would sort all of them by it.
	list, err := s.chronology(ctx, collection, f, func(tx pgx.Tx, chosen string, args []any, count func(edtf string, kind timeline.Kind, entries int) error) error {
		var (
			edtf  string
			kind  timeline.Kind
			named []int64
		)
		rows, _ := tx.Query(ctx, `
			SELECT
				e.edtf,
				e.kind,
				e.people
			`+chosen, args...)
		_, err := pgx.ForEachRow(rows, []any{&edtf, &kind, &named}, func() error {
			people[edtf] = append(people[edtf], named...)
			return count(edtf, kind, 1)
		})
		return err
	})
	for i := range list {
		named := people[list[i].Date.String()]
		slices.Sort(named)
		list[i].People = len(slices.Compact(named))
	}
	return list, err
}

// Counts is Timeline but for the people, for which it would read each entry.
func (s *Store) Counts(ctx context.Context, collection int64, f timeline.Filter) ([]timeline.DayCount, error) {
	return s.chronology(ctx, collection, f, func(tx pgx.Tx, chosen string, args []any, count func(edtf string, kind timeline.Kind, entries int) error) error {
		var (
			edtf    string
			kind    timeline.Kind
			entries int
		)
		rows, _ := tx.Query(ctx, `
			SELECT
				e.edtf,
				e.kind,
				count(*)
			`+chosen+`
			GROUP BY e.first_day, e.last_day, e.edtf, e.kind`, args...) // the order of an index: no need to sort or hash
		_, err := pgx.ForEachRow(rows, []any{&edtf, &kind, &entries}, func() error { return count(edtf, kind, entries) })
		return err
	})
}

// chronology counts by date: entries as the function counts those that it is
// given the origin and the conditions of, and what is told of other dates.
func (s *Store) chronology(
	ctx context.Context, collection int64, f timeline.Filter,
	entries func(tx pgx.Tx, chosen string, args []any, count func(edtf string, kind timeline.Kind, entries int) error) error,
) ([]timeline.DayCount, error) {
	type counted struct {
		timeline.DayCount
		first, last int32
		edtf        string
	}
	counts := map[string]*counted{} // by edtf
	at := func(edtf string) (*counted, error) {
		if c := counts[edtf]; c != nil {
			return c, nil
		}
		date, err := timeline.ParseDate(edtf)
		if err != nil {
			return nil, err
		}
		first, last := days(date)
		c := &counted{DayCount: timeline.DayCount{Date: date, Kinds: map[timeline.Kind]int{}}, first: first, last: last, edtf: edtf}
		counts[edtf] = c
		return c, nil
	}
	own := &where{args: []any{collection}}
	if err := own.entries(f); err != nil {
		return nil, err
	}
	told := &where{conditions: slices.Clone(own.conditions), args: slices.Clone(own.args)}
	touching := own.entriesOf(f.Window)
	told.window("i", f.Window)

	err := s.read(ctx, func(tx pgx.Tx) error {
		if err := exist(ctx, tx, collection, actorsOf(f)...); err != nil {
			return err
		}
		err := entries(tx, "FROM "+touching+" WHERE "+own.String(), own.args, func(edtf string, kind timeline.Kind, n int) error {
			c, err := at(edtf)
			if err == nil {
				c.Kinds[kind] += n
			}
			return err
		})
		if err != nil {
			return err
		}
		var edtf string
		var count int
		rows, _ := tx.Query(ctx, `
			SELECT
				i.edtf,
				count(*)
			FROM interaction i
			JOIN entry e ON e.collection_id = i.collection_id AND e.id = i.entry_id
			WHERE i.told AND i.collection_id = $1
			AND `+told.String()+`
			GROUP BY i.edtf`, told.args...)
		_, err = pgx.ForEachRow(rows, []any{&edtf, &count}, func() error {
			c, err := at(edtf)
			if err == nil {
				c.Told = count
			}
			return err
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	ordered := slices.SortedFunc(maps.Values(counts), func(a, b *counted) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last), strings.Compare(a.edtf, b.edtf))
	})
	list := make([]timeline.DayCount, len(ordered))
	for i, c := range ordered {
		list[i] = c.DayCount
	}
	return list, nil
}

// standing returns how many of the filter's entries stand at the date, with
// told also those that tell of it: what Entries lists there.
func standing(ctx context.Context, tx pgx.Tx, collection int64, f timeline.Filter, date timeline.Date, told bool) (int, error) {
	first, last := days(date)
	own := &where{args: []any{collection}}
	if err := own.entries(f); err != nil {
		return 0, err
	}
	at := func(w *where, alias string) *where {
		w = &where{conditions: slices.Clone(w.conditions), args: w.args}
		w.add("("+alias+".first_day, -"+alias+".last_day, "+alias+".edtf) = (%s, %s, %s)", first, -last, date.String())
		w.window(alias, f.Window)
		return w
	}
	here := at(own, "e")
	sql := `
		SELECT (
			SELECT count(*)
			FROM entry e
			WHERE ` + here.String() + `
		)`
	if told {
		own.args = here.args
		here = at(own, "i")
		sql += ` + (
			SELECT count(DISTINCT i.entry_id)
			FROM interaction i
			JOIN entry e ON e.collection_id = i.collection_id AND e.id = i.entry_id
			WHERE i.told AND i.collection_id = $1
				AND ` + here.String() + `
		)`
	}
	var n int
	err := tx.QueryRow(ctx, sql, here.args...).Scan(&n)
	return n, err
}

// EntryIDs returns the ids of the entries that the filter chooses by their own
// dates, ascending.
func (s *Store) EntryIDs(ctx context.Context, collection int64, f timeline.Filter) ([]int64, error) {
	w := &where{args: []any{collection}}
	if err := w.entries(f); err != nil {
		return nil, err
	}
	from := w.entriesOf(f.Window)
	if err := exist(ctx, s.pool, collection, actorsOf(f)...); err != nil {
		return nil, translate(err)
	}
	rows, _ := s.pool.Query(ctx, `
		SELECT e.id
		FROM `+from+`
		WHERE `+w.String()+`
		ORDER BY e.id`, w.args...)
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	return ids, translate(err)
}

// appearance is the place of an entry in the chronology, and its sort key.
type appearance struct {
	first, minusLast int32
	edtf             string
	told             bool
	id               int64
}

const chronologyList = "entries"

// Entries returns the filter's entries in the order of Timeline, those of one
// date by id. Where told is set, an entry stands once more at each other date
// of which it tells, behind the entries that bear that date. As in Timeline a
// window is asked of the date at which an entry stands. The cost of skipping
// grows with how much the date has; that of starting at one does not.
func (s *Store) Entries(ctx context.Context, collection int64, f timeline.Filter, told bool, page timeline.PageRequest) (timeline.Page[timeline.Appearance], error) {
	var none timeline.Page[timeline.Appearance]
	if err := checkPage(page); err != nil {
		return none, err
	}
	if page.After != "" || page.Start == nil {
		page.Start, page.Skip = nil, 0
	}
	// $2 is how many items are looked at; it is known when it is known how many of them to skip.
	w := &where{args: []any{collection, 0}}
	if err := w.entries(f); err != nil {
		return none, err
	}
	after := func(*where, string) {}
	if page.After != "" || page.Start != nil {
		var a appearance
		if page.Start != nil {
			// Ids are positive: this stands before all that the date has.
			first, last := days(*page.Start)
			a = appearance{first: first, minusLast: -last, edtf: page.Start.String()}
		} else if err := decodeCursor(chronologyList, page.After, &a.first, &a.minusLast, &a.edtf, &a.told, &a.id); err != nil {
			return none, err
		}
		after = func(w *where, key string) {
			w.add("("+key+") > (%s, %s, %s, %s, %s)", a.first, a.minusLast, a.edtf, a.told, a.id)
		}
	}
	// One list of each way in which an entry comes to stand in the window, each
	// in order by an index, and the first of all of them.
	var lists []string
	args := w.args
	for _, touch := range touches(f.Window) {
		own := where{conditions: slices.Clone(w.conditions), args: args}
		touch(&own)
		after(&own, "e.first_day, -e.last_day, e.edtf, false, e.id")
		args = own.args
		lists = append(lists, `
		(SELECT
			e.first_day,
			-e.last_day AS minus_last,
			e.edtf,
			false AS told,
			e.id
		FROM entry e
		WHERE `+own.String()+`
		ORDER BY e.first_day, -e.last_day, e.edtf, e.id
		LIMIT $2)`)
	}
	if told {
		other := where{conditions: slices.Clone(w.conditions), args: args}
		other.window("i", f.Window)
		after(&other, "i.first_day, -i.last_day, i.edtf, true, i.entry_id")
		args = other.args
		lists = append(lists, `
		(SELECT DISTINCT
			i.first_day,
			-i.last_day AS minus_last,
			i.edtf,
			true AS told,
			i.entry_id AS id
		FROM interaction i
		JOIN entry e ON e.collection_id = i.collection_id AND e.id = i.entry_id
		WHERE i.told AND i.collection_id = $1
			AND `+other.String()+`
		ORDER BY i.first_day, minus_last, i.edtf, i.entry_id
		LIMIT $2)`)
	}
	sql := `
		SELECT first_day, minus_last, edtf, told, id
		FROM (` + strings.Join(lists, `
		UNION ALL`) + `
		) AS place
		ORDER BY first_day, minus_last, edtf, told, id
		LIMIT $2
		OFFSET `
	var result timeline.Page[timeline.Appearance]
	err := s.read(ctx, func(tx pgx.Tx) error {
		if err := exist(ctx, tx, collection, actorsOf(f)...); err != nil {
			return err
		}
		skip := 0
		if page.Skip > 0 {
			there, err := standing(ctx, tx, collection, f, *page.Start, told)
			if err != nil {
				return err
			}
			skip = min(page.Skip, there)
		}
		args[1] = skip + page.Limit + 1
		rows, _ := tx.Query(ctx, sql+strconv.Itoa(skip), args...)
		places, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (a appearance, err error) {
			err = row.Scan(&a.first, &a.minusLast, &a.edtf, &a.told, &a.id)
			return a, err
		})
		if err != nil {
			return err
		}
		shown, err := cut(places, page.Limit, func(a appearance) (string, error) {
			return encodeCursor(chronologyList, a.first, a.minusLast, a.edtf, a.told, a.id)
		})
		if err != nil {
			return err
		}
		ids := make([]int64, len(shown.Items))
		for i, a := range shown.Items {
			ids[i] = a.id
		}
		entries, err := entriesByID(ctx, tx, collection, ids)
		if err != nil {
			return err
		}
		result = timeline.Page[timeline.Appearance]{Items: make([]timeline.Appearance, len(ids)), Next: shown.Next}
		for i, a := range shown.Items {
			date, err := timeline.ParseDate(a.edtf)
			if err != nil {
				return fmt.Errorf("entry %d: %w", a.id, err)
			}
			result.Items[i] = timeline.Appearance{Date: date, Told: a.told, Entry: entries[a.id]}
		}
		return nil
	})
	return result, err
}
