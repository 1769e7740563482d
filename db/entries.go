package db

import (
	"context"
	"fmt"
	"slices"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
)

// EntriesByID returns the entries of these ids, in the order of ids; ids that
// do not exist are left out. File and Line are not kept.
func (s *Store) EntriesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error) {
	var list []timeline.StoredEntry
	err := s.read(ctx, func(tx pgx.Tx) error {
		if err := exist(ctx, tx, collection); err != nil {
			return err
		}
		entries, err := entriesByID(ctx, tx, collection, ids)
		for _, id := range ids {
			if e, ok := entries[id]; ok {
				list = append(list, e)
			}
		}
		return err
	})
	return list, err
}

// TitlesByID returns of the entries of these ids the ID, and of Entry the Date,
// Title and URL, in no particular order; ids that do not exist are left out.
func (s *Store) TitlesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error) {
	rows, _ := s.pool.Query(ctx, `
		SELECT
			id,
			edtf,
			title,
			url
		FROM entry
		WHERE collection_id = $1 AND id = ANY ($2)`, collection, ids)
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e timeline.StoredEntry, err error) {
		var edtf string
		if err = row.Scan(&e.ID, &edtf, &e.Entry.Title, &e.Entry.URL); err == nil {
			e.Entry.Date, err = timeline.ParseDate(edtf)
		}
		return e, err
	})
	if err == nil && len(list) == 0 {
		err = exist(ctx, s.pool, collection)
	}
	return list, translate(err)
}

func entriesByID(ctx context.Context, tx pgx.Tx, collection int64, ids []int64) (map[int64]timeline.StoredEntry, error) {
	rows, _ := tx.Query(ctx, `
		SELECT
			id,
			source_id,
			edtf,
			kind,
			title,
			abstract,
			url
		FROM entry
		WHERE collection_id = $1 AND id = ANY ($2)`, collection, ids)
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e timeline.StoredEntry, err error) {
		var edtf string
		if err = row.Scan(&e.ID, &e.Entry.ID, &edtf, &e.Kind, &e.Entry.Title, &e.Entry.Abstract, &e.Entry.URL); err == nil {
			e.Entry.Date, err = timeline.ParseDate(edtf)
		}
		return e, err
	})
	if err != nil {
		return nil, err
	}
	entries := make(map[int64]timeline.StoredEntry, len(list))
	for _, e := range list {
		entries[e.ID] = e
	}
	var entry int64
	var m timeline.StoredMention
	rows, _ = tx.Query(ctx, `
		SELECT
			m.entry_id,
			m.actor_id,
			a.key,
			m.field,
			m.start,
			m.stop,
			m.surface,
			m.office,
			m.certainty,
			m.rule
		FROM mention m
		JOIN actor a ON a.collection_id = m.collection_id AND a.id = m.actor_id
		WHERE m.collection_id = $1 AND m.entry_id = ANY ($2)
		ORDER BY m.entry_id, m.position`, collection, ids)
	_, err = pgx.ForEachRow(rows, []any{&entry, &m.Actor, &m.Mention.Actor, &m.Field, &m.Start, &m.Stop, &m.Surface, &m.Office, &m.Certainty, &m.Rule}, func() error {
		e := entries[entry]
		e.Mentions = append(e.Mentions, m)
		entries[entry] = e
		return nil
	})
	if err != nil {
		return nil, err
	}
	interactions, err := interactionsWhere(ctx, tx, "i.entry_id = ANY ($2)", collection, ids)
	if err != nil {
		return nil, err
	}
	for _, x := range interactions {
		e := entries[x.EntryID]
		e.Interactions = append(e.Interactions, x)
		entries[x.EntryID] = e
	}
	return entries, nil
}

// interactionsWhere returns the whole interactions that meet the condition, in
// order of entry and their place in its reading. $1 is the collection.
func interactionsWhere(ctx context.Context, tx pgx.Tx, condition string, args ...any) ([]timeline.StoredInteraction, error) {
	rows, _ := tx.Query(ctx, `
		SELECT
			i.id,
			i.entry_id,
			i.kind,
			i.edtf,
			i.basis,
			i.field,
			i.certainty,
			i.rule
		FROM interaction i
		WHERE i.collection_id = $1 AND `+condition+`
		ORDER BY i.entry_id, i.position`, args...)
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (x timeline.StoredInteraction, err error) {
		var edtf string
		if err = row.Scan(&x.ID, &x.EntryID, &x.Kind, &edtf, &x.DateBasis, &x.Field, &x.Certainty, &x.Rule); err == nil {
			x.Date, err = timeline.ParseDate(edtf)
		}
		return x, err
	})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	ids := make([]int64, len(list))
	at := make(map[int64]*timeline.StoredInteraction, len(list))
	for i := range list {
		ids[i] = list[i].ID
		at[ids[i]] = &list[i]
	}
	slices.Sort(ids)
	var (
		id, actor int64
		part, key string
		span      timeline.Span
	)
	rows, _ = tx.Query(ctx, `
		SELECT
			p.interaction_id,
			p.part,
			p.actor_id,
			a.key
		FROM interaction_actor p
		JOIN actor a ON a.collection_id = p.collection_id AND a.id = p.actor_id
		WHERE p.collection_id = $1 AND p.interaction_id = ANY ($2)
		ORDER BY p.interaction_id, p.part, p.position`, args[0], ids)
	_, err = pgx.ForEachRow(rows, []any{&id, &part, &actor, &key}, func() error {
		return addParty(at[id], part, actor, key)
	})
	if err != nil {
		return nil, err
	}
	rows, _ = tx.Query(ctx, `
		SELECT
			interaction_id,
			field,
			start,
			stop
		FROM evidence
		WHERE collection_id = $1 AND interaction_id = ANY ($2)
		ORDER BY interaction_id, position`, args[0], ids)
	_, err = pgx.ForEachRow(rows, []any{&id, &span.Field, &span.Start, &span.Stop}, func() error {
		at[id].Evidence = append(at[id].Evidence, span)
		return nil
	})
	return list, err
}

// addParty adds an actor to the part; without a key, its id only.
func addParty(x *timeline.StoredInteraction, part string, actor int64, key string) error {
	var keys *[]string
	var ids *[]int64
	switch part {
	case "from":
		keys, ids = &x.From, &x.FromIDs
	case "to":
		keys, ids = &x.To, &x.ToIDs
	case "with":
		keys, ids = &x.With, &x.WithIDs
	default:
		return fmt.Errorf("interaction %d has a part %q", x.ID, part)
	}
	if key != "" {
		*keys = append(*keys, key)
	}
	*ids = append(*ids, actor)
	return nil
}
