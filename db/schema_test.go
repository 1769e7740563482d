package db_test

import (
	"errors"
	"testing"

	"backchannel/db/dbtest"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// TestSchema holds the database itself to its rules, whatever program writes.
func TestSchema(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	load(t, open(t, url), "Archive", archive...)
	load(t, open(t, url), "Other", archive[:1]...)
	conn := connect(t, url)
	if _, err := conn.Exec(t.Context(), `
		INSERT INTO correction (collection_id, ref, decision, reason)
		VALUES (1, 'url:x', '{"merge": ["person/a", "person/b"]}', 'the same person')`); err != nil {
		t.Fatal(err)
	}
	const interaction = `
		INSERT INTO interaction (collection_id, entry_id, position, kind, first_day, last_day, edtf, told, basis, field, certainty, rule)
		SELECT collection_id, entry_id, 99, kind, first_day, last_day, edtf, told, basis, field, certainty, rule FROM interaction WHERE edtf <> '' LIMIT 1`
	for _, test := range []struct{ name, sql, rule string }{
		{"an interaction without evidence is not committed", interaction, "interaction_has_evidence"},
		{"the last evidence is not taken away", "DELETE FROM evidence", "interaction_has_evidence"},
		{"nor moved", "UPDATE evidence SET interaction_id = (SELECT max(id) FROM interaction WHERE collection_id = 1), position = 100 + 10 * interaction_id + position WHERE collection_id = 1", "interaction_has_evidence"},
		{"a correction is not changed", "UPDATE correction SET reason = ''", ""},
		{"a correction is not deleted", "DELETE FROM correction", ""},
		{"corrections are not truncated", "TRUNCATE correction", ""},
		{"a mention is of an actor of its collection", "UPDATE mention SET actor_id = (SELECT max(id) FROM actor) WHERE collection_id = 1", "mention_actor_fkey"},
		{"a party is of an actor of its collection", "UPDATE interaction_actor SET actor_id = (SELECT max(id) FROM actor) WHERE collection_id = 1", "interaction_actor_actor_fkey"},
		{"a kind is a known one", "UPDATE entry SET kind = 'talk'", "entry_kind_known"},
		{"a date does not end before it begins", "UPDATE entry SET last_day = first_day - 1 WHERE edtf = '1962-10-27'", "entry_days_in_order"},
		{"an unknown date has its place at the end", "UPDATE entry SET edtf = ''", "entry_unknown_date_is_last"},
		{"an undated interaction says so", "UPDATE interaction SET basis = 'stated' WHERE edtf = ''", "interaction_basis_agrees"},
		{"a tie stands once", "UPDATE tie SET a = b, b = a", "tie_stands_once"},
		{"an entry's ref stands once", "UPDATE entry SET ref = 'x' WHERE collection_id = 1", "entry_ref_unique"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := pgx.BeginFunc(t.Context(), conn, func(tx pgx.Tx) error {
				tag, err := tx.Exec(t.Context(), test.sql)
				if err == nil && tag.RowsAffected() == 0 && !tag.Delete() {
					t.Error("the statement met no row")
				}
				return err
			})
			var pg *pgconn.PgError
			if !errors.As(err, &pg) || pg.ConstraintName != test.rule {
				t.Errorf("%v, want a violation of %q", err, test.rule)
			}
		})
	}
	t.Run("an interaction goes with its evidence", func(t *testing.T) {
		var left int
		if _, err := conn.Exec(t.Context(), "DELETE FROM interaction WHERE collection_id = 1"); err != nil {
			t.Error(err)
		}
		if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM evidence WHERE collection_id = 1").Scan(&left); err != nil || left != 0 {
			t.Errorf("%d rows of evidence are left, %v", left, err)
		}
	})
}
