package db

import (
	"context"
	"slices"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const collectionColumns = `
	id,
	name,
	revision,
	entries,
	undated,
	people,
	organisations,
	interactions,
	first_day,
	last_day`

func scanCollection(row pgx.CollectableRow) (c timeline.Collection, err error) {
	err = row.Scan(&c.ID, &c.Name, &c.Revision, &c.Entries, &c.Undated, &c.People, &c.Organisations, &c.Interactions, &c.First, &c.Last)
	return c, err
}

// Collections returns all of them in order of name, compared byte by byte.
func (s *Store) Collections(ctx context.Context) ([]timeline.Collection, error) {
	rows, err := s.pool.Query(ctx, `
		SELECT `+collectionColumns+`
		FROM collection
		ORDER BY name`)
	if err != nil {
		return nil, translate(err)
	}
	collections, err := pgx.CollectRows(rows, scanCollection)
	return collections, translate(err)
}

// Collection returns one by its id.
func (s *Store) Collection(ctx context.Context, collection int64) (timeline.Collection, error) {
	return s.collection(ctx, "id = $1", collection)
}

// CollectionNamed returns one by its name.
func (s *Store) CollectionNamed(ctx context.Context, name string) (timeline.Collection, error) {
	if err := storable("collection", name); err != nil {
		return timeline.Collection{}, err
	}
	return s.collection(ctx, "name = $1", name)
}

func (s *Store) collection(ctx context.Context, condition string, arg any) (timeline.Collection, error) {
	rows, err := s.pool.Query(ctx, `
		SELECT `+collectionColumns+`
		FROM collection
		WHERE `+condition, arg)
	if err != nil {
		return timeline.Collection{}, translate(err)
	}
	c, err := pgx.CollectExactlyOneRow(rows, scanCollection)
	return c, translate(err)
}

// querier is what a pool and a transaction have in common.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// exist returns timeline.ErrNotFound unless the collection exists and has all
// of the actors.
func exist(ctx context.Context, q querier, collection int64, actors ...int64) error {
	actors = slices.Compact(slices.Sorted(slices.Values(actors)))
	var found bool
	err := q.QueryRow(ctx, `
		SELECT EXISTS (SELECT FROM collection WHERE id = $1)
			AND (SELECT count(*) FROM actor WHERE collection_id = $1 AND id = ANY ($2)) = $3`,
		collection, actors, len(actors)).Scan(&found)
	if err == nil && !found {
		return timeline.ErrNotFound
	}
	return err
}
