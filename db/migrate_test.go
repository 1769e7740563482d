package db_test

import (
	"strings"
	"sync"
	"testing"

	"backchannel/db"
	"backchannel/db/dbtest"

	"github.com/jackc/pgx/v5"
)

func TestOpen(t *testing.T) {
	t.Parallel()
	t.Run("two programs at once", func(t *testing.T) {
		t.Parallel()
		url := dbtest.Bare(t)
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				store, err := db.Open(t.Context(), url)
				if err != nil {
					t.Errorf("Open: %v", err)
					return
				}
				store.Close()
			})
		}
		group.Wait()
	})
	t.Run("a schema of a newer program is refused", func(t *testing.T) {
		t.Parallel()
		url := dbtest.URL(t)
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(t.Context())
		if _, err := conn.Exec(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)"); err != nil {
			t.Fatal(err)
		}
		store, err := db.Open(t.Context(), url)
		if err == nil {
			store.Close()
		}
		if err == nil || !strings.Contains(err.Error(), "newer backchannel") {
			t.Errorf("Open = %v, want a refusal", err)
		}
	})
	t.Run("a URL that is none", func(t *testing.T) {
		t.Parallel()
		if _, err := db.Open(t.Context(), "postgres://user:secret@host:port/x"); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("Open = %v, want an error without the password", err)
		}
	})
	t.Run("a server that does not answer", func(t *testing.T) {
		t.Parallel()
		_, err := db.Open(t.Context(), "postgres:///x?host="+t.TempDir())
		if err == nil || !strings.Contains(err.Error(), "does not answer") {
			t.Errorf("Open = %v, want that it does not answer", err)
		}
	})
}
