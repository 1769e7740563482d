package db

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate applies the migrations that the database lacks, each in a
// transaction, under a lock that lets one program at a time do so. There is no
// way back but a backup: a migration that is on main is not edited.
func migrate(ctx context.Context, config *pgx.ConnConfig) error {
	sql := stdlib.OpenDB(*config)
	defer sql.Close()
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, sql, files,
		goose.WithSessionLocker(locker), goose.WithSlog(slog.New(slog.DiscardHandler)), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	pending, err := provider.HasPending(ctx)
	if err == nil && pending {
		_, err = provider.Up(ctx)
	}
	if err == nil {
		return checkVersion(ctx, provider)
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Routine == "parse_extension_control_file" {
		return fmt.Errorf("database schema: %w. Postgres's contrib modules are missing on its machine: install postgresql-contrib there (Debian's postgresql has them)", err)
	}
	return fmt.Errorf("database schema: %w", translate(err))
}

// checkVersion refuses a database that a newer program has changed.
func checkVersion(ctx context.Context, provider *goose.Provider) error {
	has, want, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("database schema: %w", translate(err))
	}
	if has > want {
		return fmt.Errorf("database schema: it is of version %d, this program knows up to %d: use a newer backchannel", has, want)
	}
	return nil
}

// SchemaDigest names the schema that the migrations make, for whoever keeps a
// database that has it.
func SchemaDigest() string {
	h := sha256.New()
	err := fs.WalkDir(migrations, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := migrations.ReadFile(path)
		fmt.Fprintf(h, "%s %d\n%s", path, len(b), b)
		return err
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
