package db

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"

	"github.com/jackc/pgx/v5"
)

// actorColumns select a StoredActor from actor a, with its aliases and offices.
const actorColumns = `
	a.id,
	a.key,
	a.class,
	a.name,
	a.side,
	a.parent,
	coalesce((SELECT p.id FROM actor p WHERE p.collection_id = a.collection_id AND p.key = a.parent), 0),
	a.place,
	a.known,
	a.mentions,
	a.entries,
	a.interactions,
	a.first_day,
	a.last_day,
	ARRAY (
		SELECT n.name FROM actor_name n
		WHERE n.collection_id = a.collection_id AND n.actor_id = a.id AND n.position > 0
		ORDER BY n.position),
	ARRAY (
		SELECT ARRAY[o.role, o.organisation, o.edtf] FROM office o
		WHERE o.collection_id = a.collection_id AND o.actor_id = a.id
		ORDER BY o.position)`

// scanActor reads actorColumns, and what is selected behind them into more.
func scanActor(row pgx.CollectableRow, more ...any) (a timeline.StoredActor, err error) {
	var offices [][]string
	into := []any{
		&a.ID, &a.Key, &a.Class, &a.Name, &a.Side, &a.Parent, &a.ParentID, &a.Place, &a.Known,
		&a.Mentions, &a.Entries, &a.Interactions, &a.First, &a.Last, &a.Aliases, &offices,
	}
	if err = row.Scan(append(into, more...)...); err != nil {
		return a, err
	}
	if len(a.Aliases) == 0 {
		a.Aliases = nil
	}
	for _, o := range offices {
		span, err := timeline.ParseDate(o[2])
		if err != nil {
			return a, fmt.Errorf("office of actor %d: %w", a.ID, err)
		}
		a.Offices = append(a.Offices, timeline.Office{Role: o[0], Organisation: o[1], Span: span})
	}
	return a, nil
}

const actorList = "actors"

// Actors returns actors by name, best first: one of whose names is the name
// asked for, then one of whose names has words that begin with all the words
// asked for, then one of whose names is spelled so in another transliteration,
// then one that sounds so in another language, then likenesses. Equals come in order of mentions, the most first, then of
// id; without a name all do.
func (s *Store) Actors(ctx context.Context, collection int64, f timeline.ActorFilter, page timeline.PageRequest) (timeline.Page[timeline.StoredActor], error) {
	var result timeline.Page[timeline.StoredActor]
	if err := errors.Join(checkPage(page), storable("name", f.Name)); err != nil {
		return result, err
	}
	w := &where{args: []any{collection, page.Limit + 1}}
	from, rank := "actor a", "0::integer"
	if strings.TrimSpace(f.Name) != "" {
		// The names that match, and how well.
		match, order, ok := matchName(w, f.Name)
		if !ok {
			return result, exist(ctx, s.pool, collection)
		}
		from = `(
				SELECT
					n.actor_id,
					max(` + order + `) AS rank
				FROM actor_name n
				WHERE n.collection_id = $1
				AND (` + match + `)
				GROUP BY n.actor_id
			) found
			JOIN actor a ON a.id = found.actor_id`
		rank = "found.rank"
	}
	w.add("a.collection_id = $1")
	if f.Class != "" {
		w.add("a.class = %s", string(f.Class))
	}
	if page.After != "" {
		var minusRank, minusMentions int32
		var id int64
		if err := decodeCursor(actorList, page.After, &minusRank, &minusMentions, &id); err != nil {
			return result, err
		}
		w.add("(-("+rank+"), -a.mentions, a.id) > (%s, %s, %s)", minusRank, minusMentions, id)
	}
	type ranked struct {
		timeline.StoredActor
		rank int
	}
	err := s.read(ctx, func(tx pgx.Tx) error {
		if err := exist(ctx, tx, collection); err != nil {
			return err
		}
		rows, _ := tx.Query(ctx, `
			SELECT `+actorColumns+`,
				`+rank+`
			FROM `+from+`
			WHERE `+w.String()+`
			ORDER BY -(`+rank+`), -a.mentions, a.id
			LIMIT $2`, w.args...)
		list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (r ranked, err error) {
			r.StoredActor, err = scanActor(row, &r.rank)
			return r, err
		})
		if err != nil {
			return err
		}
		shown, err := cut(list, page.Limit, func(r ranked) (string, error) {
			return encodeCursor(actorList, -r.rank, -r.Mentions, r.ID)
		})
		result.Next = shown.Next
		for _, r := range shown.Items {
			result.Items = append(result.Items, r.StoredActor)
		}
		return err
	})
	return result, err
}

// matchName returns the condition that a row n of actor_name is a name like
// the one asked for, and an expression that is the greater the better it is;
// not ok where nothing can be like it.
func matchName(w *where, name string) (match, rank string, ok bool) {
	folded := authority.Fold(name)
	if folded == "" {
		return "", "", false
	}
	// Every word asked for begins a word of the name. There is no % or _ in
	// what Fold leaves. Written so, an index on the column serves the condition.
	begins := func(column, words string) string {
		var all []string
		for word := range strings.FieldsSeq(words) {
			all = append(all, fmt.Sprintf("(%[1]s LIKE %[2]s OR %[1]s LIKE %[3]s)", column, w.arg(word+"%"), w.arg("% "+word+"%")))
		}
		return "(" + strings.Join(all, " AND ") + ")"
	}
	asked := w.arg(folded)
	spelled := begins("n.folded", folded)
	sounds := "false"
	if sound := spellingOf(name); sound != "" {
		sounds = begins("n.sound", sound)
	}
	abroad := w.sounding(name)
	like := asked + " <% n.folded"
	rank = fmt.Sprintf("CASE WHEN n.folded = %s THEN 3000 WHEN %s THEN 2000 WHEN %s THEN 1000 WHEN %s THEN 999 ELSE (1000 * word_similarity(%[1]s, n.folded))::integer - 2 END", asked, spelled, sounds, abroad)
	return spelled + " OR " + sounds + " OR " + abroad + " OR " + like, rank, true
}

// sounding returns the condition that a row n of actor_name sounds like the
// name asked for in one of the languages that authority.SoundsAsked knows.
func (w *where) sounding(name string) string {
	asked := authority.SoundsAsked(name)
	begins := func(word string) string {
		if whole, ok := strings.CutSuffix(word, " "); ok {
			return fmt.Sprintf("(n.sound LIKE %s OR n.sound LIKE %s)", w.arg("%"+word+"%"), w.arg("%"+whole))
		}
		return "n.sound LIKE " + w.arg("%"+word+"%")
	}
	var all []string
	for _, word := range asked.Words {
		var ways []string
		for _, begin := range word {
			ways = append(ways, begins(begin))
		}
		all = append(all, "("+strings.Join(ways, " OR ")+")")
	}
	if len(all) == 0 {
		return "false"
	}
	condition := "(" + strings.Join(all, " AND ") + ")"
	if asked.Whole != "" {
		condition = "(" + condition + " OR " + begins(asked.Whole) + ")"
	}
	return condition
}

// soundOf returns a name as it is stored to be found across transliterations:
// the spelling key of each word, and its sounds.
func soundOf(name string) string {
	return strings.TrimSpace(spellingOf(name) + " " + authority.Sounds(name))
}

// spellingOf returns the spelling keys of the words of a name.
func spellingOf(name string) string {
	words := strings.Fields(authority.Fold(name))
	for i, word := range words {
		words[i] = authority.SpellingKey(word)
	}
	return strings.Join(words, " ")
}

// ActorsByID returns the actors of these ids in the order of ids; ids that do
// not exist are left out.
func (s *Store) ActorsByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredActor, error) {
	rows, _ := s.pool.Query(ctx, `
		SELECT `+actorColumns+`
		FROM actor a
		WHERE a.collection_id = $1 AND a.id = ANY ($2)`, collection, ids)
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (timeline.StoredActor, error) { return scanActor(row) })
	if err == nil && len(found) == 0 {
		err = exist(ctx, s.pool, collection)
	}
	if err != nil {
		return nil, translate(err)
	}
	at := make(map[int64]timeline.StoredActor, len(found))
	for _, a := range found {
		at[a.ID] = a
	}
	var list []timeline.StoredActor
	for _, id := range ids {
		if a, ok := at[id]; ok {
			list = append(list, a)
		}
	}
	return list, nil
}

// ActorsByKey returns the ids of the actors of these keys; keys that the
// collection does not know are absent.
func (s *Store) ActorsByKey(ctx context.Context, collection int64, keys []string) (map[string]int64, error) {
	ids := make(map[string]int64, len(keys))
	var key string
	var id int64
	rows, _ := s.pool.Query(ctx, `
		SELECT
			key,
			id
		FROM actor
		WHERE collection_id = $1 AND key = ANY ($2)`, collection, keys)
	_, err := pgx.ForEachRow(rows, []any{&key, &id}, func() error {
		ids[key] = id
		return nil
	})
	return ids, translate(err)
}

// errStopped ends the reading of rows that nobody wants any more.
var errStopped = errors.New("stopped by the reader")

// AllActors reads the collection's actors as of one moment, in order of id. It
// ends with the first error.
func (s *Store) AllActors(ctx context.Context, collection int64) iter.Seq2[timeline.StoredActor, error] {
	return stream(ctx, s, collection, `
		SELECT `+actorColumns+`
		FROM actor a
		WHERE a.collection_id = $1
		ORDER BY a.collection_id, a.id`, func(rows pgx.Rows) (timeline.StoredActor, error) { return scanActor(rows) })
}
