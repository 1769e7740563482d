package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/pflag"

	"backchannel/db"
	"backchannel/db/localpg"
	"backchannel/server"
	"backchannel/timeline/ingest"
)

// What the packages that must not know each other promise one another.
var (
	_ server.Store = (*db.Store)(nil)
	_ ingest.Sink  = (*db.Store)(nil)
)

// databaseFlags say which database a command works on.
type databaseFlags struct {
	url  string
	data string
}

func (f *databaseFlags) add(flags *pflag.FlagSet) {
	// DATABASE_URL is no default of the flag, for help would print its password.
	flags.StringVar(&f.url, "database-url", "", "the PostgreSQL database, as postgres://user@host/name (default $DATABASE_URL, else a server of your own that starts with the program)")
	flags.StringVar(&f.data, "data-dir", "", "where your own server keeps its data (default $XDG_DATA_HOME/backchannel or ~/.local/share/backchannel)")
}

// open returns the store, with its schema up to date. Whoever opened it calls
// done, which returns when all that was committed is safe and what was started
// has stopped.
func (f *databaseFlags) open(ctx context.Context) (store *db.Store, done func() error, err error) {
	url := f.url
	if url == "" && f.data == "" {
		url = os.Getenv("DATABASE_URL")
	}
	if url != "" && f.data != "" {
		return nil, nil, usagef("--database-url and --data-dir exclude each other")
	}
	stop := func() error { return nil }
	if url == "" {
		local, err := localpg.Start(ctx, localpg.Options{Dir: f.data})
		if err != nil {
			return nil, nil, err
		}
		url, stop = local.URL(), local.Close
	}
	store, err = db.Open(ctx, url)
	if err != nil {
		return nil, nil, errors.Join(err, stop())
	}
	return store, func() error {
		store.Close()
		return stop()
	}, nil
}
