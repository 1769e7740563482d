// Package db keeps readings in PostgreSQL 14 or newer, and answers questions
// about them. Its SQL stands beside the method that asks it.
//
// Every method returns timeline.ErrNotFound for a collection, entry or actor
// that does not exist, and a *timeline.InvalidError for a value that cannot be
// asked for: a cursor that is not one, text that is not UTF-8. Methods may be
// called concurrently.
package db

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Store is a database of collections.
type Store struct {
	pool *pgxpool.Pool
}

// readTimeout bounds a statement of a question, on the server's side too, so
// that one which was given up does not go on working there.
const readTimeout = 15 * time.Second

// Open connects to the database at url and brings its schema up to date. Two
// programs may do so at once. The caller closes the store.
func Open(ctx context.Context, url string) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err) // pgx leaves the password out
	}
	if err := migrate(ctx, config.ConnConfig.Copy()); err != nil {
		return nil, err
	}
	return connect(ctx, config)
}

// OpenMigrated is Open for a database whose schema is known to be up to date.
func OpenMigrated(ctx context.Context, url string) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err)
	}
	return connect(ctx, config)
}

func connect(ctx context.Context, config *pgxpool.Config) (*Store, error) {
	setDefault(config.ConnConfig.RuntimeParams, "application_name", "backchannel")
	setDefault(config.ConnConfig.RuntimeParams, "statement_timeout", fmt.Sprint(readTimeout.Milliseconds()))
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	s := &Store{pool: pool}
	if err := s.Ping(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

func setDefault(params map[string]string, name, value string) {
	if params[name] == "" {
		params[name] = value
	}
}

// Close waits for the questions under way and closes the connections.
func (s *Store) Close() { s.pool.Close() }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return translate(s.pool.Ping(ctx)) }

// read runs several statements as of one moment. A single one needs no such
// care.
func (s *Store) read(ctx context.Context, do func(pgx.Tx) error) error {
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	return translate(pgx.BeginTxFunc(ctx, s.pool, options, do))
}

// translate makes of pgx's errors what the domain says: it is the only place
// that knows them.
func translate(err error) error {
	var pg *pgconn.PgError
	var connect *pgconn.ConnectError
	var network *net.OpError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrNoRows):
		return timeline.ErrNotFound
	case errors.As(err, &pg):
		switch pg.Code {
		case "22021", "22P05": // a NUL, or bytes that are no UTF-8
			return &timeline.InvalidError{Field: "text", Want: "text in UTF-8 without NUL characters"}
		case "57014":
			return fmt.Errorf("database: the question was given up after %v or when its asker left: %w (%w)", readTimeout, context.DeadlineExceeded, err)
		case "57P01", "57P02", "57P03", "53300": // it stops, starts or has no connection left
			return fmt.Errorf("%w: %w", timeline.ErrUnavailable, err)
		}
		if pg.ConstraintName != "" {
			return fmt.Errorf("database: %w (rule %s of table %s)", err, pg.ConstraintName, pg.TableName)
		}
	case errors.As(err, &connect), errors.As(err, &network), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", timeline.ErrUnavailable, err)
	}
	return err
}

// storable returns an InvalidError unless the text can be kept as it is.
func storable(field, text string) error {
	if strings.ToValidUTF8(text, "") != text || strings.IndexByte(text, 0) >= 0 {
		return &timeline.InvalidError{Field: field, Value: strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "␀"), "�"), Want: "text in UTF-8 without NUL characters"}
	}
	return nil
}
