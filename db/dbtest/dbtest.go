// Package dbtest gives tests and benchmarks databases of their own. All tests
// of a machine share one private Postgres, which is made at first use below the
// temporary folder and goes a little after the last test program; each database
// is a copy of a template that has the schema, and goes with its test.
//
// BACKCHANNEL_TEST_POSTGRES names the folder of the programs of another Postgres
// to test with than the one that would be found.
package dbtest

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"backchannel/db"
	"backchannel/db/localpg"

	"github.com/jackc/pgx/v5"
)

// New returns a store with an empty database of its own. It is closed, and the
// database dropped, when the test ends. The test fails where there is no
// Postgres.
func New(tb testing.TB) *db.Store {
	tb.Helper()
	store, err := db.OpenMigrated(tb.Context(), URL(tb))
	if err != nil {
		tb.Fatalf("open the test's database: %v", err)
	}
	tb.Cleanup(store.Close)
	return store
}

// URL returns the connection URL of an empty database of the test's own, with
// the schema.
func URL(tb testing.TB) string {
	tb.Helper()
	return create(tb, true)
}

// Bare returns the connection URL of a database of the test's own without a
// schema.
func Bare(tb testing.TB) string {
	tb.Helper()
	return create(tb, false)
}

var started = sync.OnceValues(start)

// databases numbers those of this process.
var databases atomic.Int64

func create(tb testing.TB, schema bool) string {
	tb.Helper()
	server, err := started()
	if err != nil {
		tb.Fatalf("a Postgres for tests: %v", err)
	}
	template := "template0"
	if schema {
		template = templateName()
	}
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), databases.Add(1))
	if err := execute(tb.Context(), server, "CREATE DATABASE "+name+" TEMPLATE "+template); err != nil {
		tb.Fatalf("make the test's database: %v", err)
	}
	tb.Cleanup(func() {
		// The test's context has ended.
		if err := execute(context.Background(), server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			tb.Errorf("drop the test's database: %v", err)
		}
	})
	return server.DatabaseURL(name)
}

// start starts or shares the server and sees to its template.
func start() (*localpg.Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	// Not os.TempDir: go test may give each package its own.
	options := localpg.Options{
		Dir:      filepath.Join("/tmp", "backchannel-test-"+strconv.Itoa(os.Geteuid())),
		Programs: os.Getenv("BACKCHANNEL_TEST_POSTGRES"),
		Unsafe:   true,
	}
	if options.Programs != "" {
		name := fnv.New32a()
		name.Write([]byte(options.Programs))
		options.Dir += fmt.Sprintf("-%x", name.Sum32())
	}
	server, err := localpg.Start(ctx, options)
	if err != nil {
		var version *localpg.VersionError
		if !errors.As(err, &version) {
			return nil, err
		}
		// Postgres was upgraded: there is nothing here to keep.
		if err := os.RemoveAll(version.Data); err != nil {
			return nil, err
		}
		if server, err = localpg.Start(ctx, options); err != nil {
			return nil, err
		}
	}
	if err := stopAfterUs(options.Dir); err != nil {
		return nil, errors.Join(err, server.Close())
	}
	if err := prepare(ctx, server); err != nil {
		return nil, errors.Join(err, server.Close())
	}
	return server, nil
}

// stopAfterUs leaves a shell behind that waits for this process to end, and
// some seconds more, so that the next package finds the server running, and
// then stops it unless other tests use it: it takes the locks that localpg
// documents. Where there is no flock program the server stays until a later
// run.
func stopAfterUs(dir string) error {
	flock, err := exec.LookPath("flock")
	if err != nil {
		return nil
	}
	const script = `cat >/dev/null; sleep 8
exec "$0" lock "$0" -n -x users sh -c '
	pid=$(head -n 1 data/postmaster.pid) || exit 0
	kill -INT "$pid" && while kill -0 "$pid"; do sleep 0.1; done'`
	cmd := exec.Command("sh", "-c", script, flock)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	// The pipe's other end closes when this process ends, however it does.
	if _, err := cmd.StdinPipe(); err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

func templateName() string { return "template_" + db.SchemaDigest() }

// prepare drops what killed tests left behind, and makes the template if no
// test has yet.
func prepare(ctx context.Context, server *localpg.Server) error {
	conn, err := pgx.Connect(ctx, server.DatabaseURL("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	lock := fnv.New64a()
	lock.Write([]byte("backchannel/db/dbtest"))
	// Held until the connection ends.
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", int64(lock.Sum64())); err != nil {
		return err
	}
	rows, err := conn.Query(ctx, "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname LIKE 'template\\_%' OR datname = 'preparing' ORDER BY datname")
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	prepared := false
	for _, name := range names {
		switch {
		case name == templateName():
			prepared = true
			continue
		case strings.HasPrefix(name, "template_"):
			// One of an older schema; but that of another branch, whose tests
			// run now, can look the same. They are small.
			continue
		case strings.HasPrefix(name, "test_") && lives(name):
			continue
		}
		if _, err := conn.Exec(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)"); err != nil {
			return err
		}
	}
	if prepared {
		return nil
	}
	// Under another name until it is whole.
	if _, err := conn.Exec(ctx, "CREATE DATABASE preparing TEMPLATE template0"); err != nil {
		return err
	}
	store, err := db.Open(ctx, server.DatabaseURL("preparing"))
	if err != nil {
		return err
	}
	store.Close()
	_, err = conn.Exec(ctx, "ALTER DATABASE preparing RENAME TO "+templateName())
	return err
}

// lives reports whether the process that made the database still runs.
func lives(name string) bool {
	parts := strings.Split(name, "_")
	pid, err := strconv.Atoi(parts[1])
	if err != nil {
		return false
	}
	err = syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

func execute(ctx context.Context, server *localpg.Server, sql string) error {
	conn, err := pgx.Connect(ctx, server.DatabaseURL("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	_, err = conn.Exec(ctx, sql)
	return err
}
