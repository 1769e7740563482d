package db

import (
	"context"
	"iter"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
)

const tieList = "tie"

// Tie returns the interactions that both a and b are parties of (for a
// message: one from the other), in order of first day, longer spans first,
// undated last. a and b must differ.
func (s *Store) Tie(ctx context.Context, collection, a, b int64, window *timeline.Window, page timeline.PageRequest) (timeline.Page[timeline.StoredInteraction], error) {
	var result timeline.Page[timeline.StoredInteraction]
	if err := checkPage(page); err != nil {
		return result, err
	}
	if a == b {
		return result, &timeline.InvalidError{Field: "b", Value: "the same actor as a", Want: "two different actors"}
	}
	w := &where{args: []any{collection, page.Limit + 1, a, b}}
	w.add("i.collection_id = $1")
	// From each side, so that the one with fewer interactions can lead.
	w.add(`i.id IN (
				SELECT x.interaction_id
				FROM interaction_actor x
				JOIN interaction_actor y ON y.collection_id = x.collection_id AND y.interaction_id = x.interaction_id
				WHERE x.collection_id = $1 AND x.actor_id = $3
				AND y.collection_id = $1 AND y.actor_id = $4
				AND (x.part, y.part) IN (('from', 'to'), ('to', 'from'), ('with', 'with')))`)
	w.window("i", window)
	if page.After != "" {
		var first, minusLast int32
		var edtf string
		var id int64
		if err := decodeCursor(tieList, page.After, &first, &minusLast, &edtf, &id); err != nil {
			return result, err
		}
		w.add("(i.first_day, -i.last_day, i.edtf, i.id) > (%s, %s, %s, %s)", first, minusLast, edtf, id)
	}
	err := s.read(ctx, func(tx pgx.Tx) error {
		if err := exist(ctx, tx, collection, a, b); err != nil {
			return err
		}
		rows, _ := tx.Query(ctx, `
			SELECT i.id
			FROM interaction i
			WHERE `+w.String()+`
			ORDER BY i.first_day, -i.last_day, i.edtf, i.id
			LIMIT $2`, w.args...)
		ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			return err
		}
		list, err := interactionsWhere(ctx, tx, "i.id = ANY ($2)", collection, ids)
		if err != nil {
			return err
		}
		at := make(map[int64]timeline.StoredInteraction, len(list))
		for _, x := range list {
			at[x.ID] = x
		}
		ordered := make([]timeline.StoredInteraction, len(ids))
		for i, id := range ids {
			ordered[i] = at[id]
		}
		result, err = cut(ordered, page.Limit, func(x timeline.StoredInteraction) (string, error) {
			first, last := days(x.Date)
			return encodeCursor(tieList, first, -last, x.Date.String(), x.ID)
		})
		return err
	})
	return result, err
}

// AllInteractions reads the collection's interactions as of one moment, in
// order of id. Of each only ID, EntryID, Kind, Date, Certainty and the ids of
// its parties are filled. It ends with the first error.
func (s *Store) AllInteractions(ctx context.Context, collection int64) iter.Seq2[timeline.StoredInteraction, error] {
	return func(yield func(timeline.StoredInteraction, error) bool) {
		var x timeline.StoredInteraction
		for r, err := range partyRows(ctx, s, collection) {
			if err != nil {
				yield(timeline.StoredInteraction{}, err)
				return
			}
			if r.id != x.ID {
				if x.ID != 0 && !yield(x, nil) {
					return
				}
				x = timeline.StoredInteraction{ID: r.id, EntryID: r.entry}
				x.Kind, x.Certainty = r.kind, r.certainty
				if x.Date, err = timeline.ParseDate(r.edtf); err != nil {
					yield(timeline.StoredInteraction{}, err)
					return
				}
			}
			if err := addParty(&x, r.part, r.actor, ""); err != nil {
				yield(timeline.StoredInteraction{}, err)
				return
			}
		}
		if x.ID != 0 {
			yield(x, nil)
		}
	}
}

// partyRow is an interaction and one of its parties.
type partyRow struct {
	id, entry, actor int64
	kind             timeline.InteractionKind
	certainty        timeline.Certainty
	edtf, part       string
}

func partyRows(ctx context.Context, s *Store, collection int64) iter.Seq2[partyRow, error] {
	return stream(ctx, s, collection, `
		SELECT
			i.id,
			i.entry_id,
			i.kind,
			i.edtf,
			i.certainty,
			p.part,
			p.actor_id
		FROM interaction i
		JOIN interaction_actor p ON p.collection_id = i.collection_id AND p.interaction_id = i.id
		WHERE i.collection_id = $1 AND p.collection_id = $1
		ORDER BY i.id, p.part, p.position`, func(rows pgx.Rows) (r partyRow, err error) {
		err = rows.Scan(&r.id, &r.entry, (*string)(&r.kind), &r.edtf, (*string)(&r.certainty), &r.part, &r.actor)
		return r, err
	})
}

// stream yields the rows of a statement over a whole collection, however long
// their reader takes, and then the error if there was one.
func stream[T any](ctx context.Context, s *Store, collection int64, sql string, scan func(pgx.Rows) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		// Closing rows reads them to their end; ending ctx ends them there.
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		err := s.read(ctx, func(tx pgx.Tx) error {
			if err := exist(ctx, tx, collection); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "SET LOCAL statement_timeout = 0"); err != nil {
				return err
			}
			rows, err := tx.Query(ctx, sql, collection)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				item, err := scan(rows)
				if err != nil {
					return err
				}
				if !yield(item, nil) {
					cancel()
					return errStopped
				}
			}
			return rows.Err()
		})
		if err != nil && err != errStopped {
			yield(none, err)
		}
	}
}
