package server_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"backchannel/db"
	"backchannel/db/dbtest"
)

// TestDatabaseInTrouble tells a client to come again where a query takes too
// long or its connection breaks, and goes on afterwards.
func TestDatabaseInTrouble(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	patience := "?"
	if strings.Contains(url, "?") {
		patience = "&"
	}
	store, err := db.OpenMigrated(t.Context(), url+patience+"statement_timeout=100")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(store.Close)
	s := siteOf(t, store)
	other, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close(context.Background()) })
	execute := func(sql string) {
		t.Helper()
		if _, err := other.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}

	execute("BEGIN")
	execute("LOCK TABLE entry, collection IN ACCESS EXCLUSIVE MODE")
	res, body := s.do(t, "GET", "/api/v1/collections", nil, "")
	if res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(body), "/problems/timeout") || res.Header.Get("Retry-After") == "" {
		t.Errorf("behind a lock: %d %s, want 503, timeout and when to come again", res.StatusCode, body)
	}
	execute("ROLLBACK")

	execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
	for range 20 { // as many as the pool has connections, and more
		res, body = s.do(t, "GET", "/api/v1/collections", nil, "")
		if res.StatusCode == http.StatusOK {
			break
		}
		if res.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("on a broken connection: %d %s, want 503", res.StatusCode, body)
		}
	}
	if res.StatusCode != http.StatusOK {
		t.Errorf("after the connections broke: %d %s, want 200 in the end", res.StatusCode, body)
	}
}
