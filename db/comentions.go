package db

import (
	"context"
	"strconv"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
)

// crowd is how many actors an entry may name to count as naming them together.
const crowd = 200

// Comentions counts the entries, chosen by their own dates, that name both of
// two actors, for every two of among that any entry names. It returns the limit
// most frequent pairs; ids decide among equals. An entry that names more than
// crowd of them is a list, not a company, and is passed over.
func (s *Store) Comentions(ctx context.Context, collection int64, f timeline.Filter, among []int64, limit int) ([]timeline.Comention, error) {
	w := &where{args: []any{collection, among, limit}}
	if err := w.entries(f); err != nil {
		return nil, err
	}
	from := w.entriesOf(f.Window)
	if err := exist(ctx, s.pool, collection, actorsOf(f)...); err != nil {
		return nil, translate(err)
	}
	rows, _ := s.pool.Query(ctx, `
		WITH named AS (
			SELECT m.entry_id, m.actor_id, count(*) OVER (PARTITION BY m.entry_id) AS company
			FROM mention m
			JOIN `+from+` ON e.collection_id = m.collection_id AND e.id = m.entry_id
			WHERE m.collection_id = $1
				AND m.actor_id = ANY ($2)
				AND `+w.String()+`
			GROUP BY m.entry_id, m.actor_id
		)
		SELECT
			x.actor_id,
			y.actor_id,
			count(*)
		FROM named x
		JOIN named y ON y.entry_id = x.entry_id AND y.actor_id > x.actor_id
		WHERE x.company <= `+strconv.Itoa(crowd)+`
		GROUP BY x.actor_id, y.actor_id
		ORDER BY count(*) DESC, x.actor_id, y.actor_id
		LIMIT $3`, w.args...)
	pairs, err := pgx.CollectRows(rows, pgx.RowToStructByPos[timeline.Comention])
	return pairs, translate(err)
}
