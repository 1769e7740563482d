//go:build !unix

// Package localpg runs a PostgreSQL server that belongs to the user who runs
// the program. On this system it cannot: it needs unix sockets and flock.
package localpg

import (
	"context"
	"errors"
)

// Options say where the server lives.
type Options struct {
	Dir      string
	Programs string
	Unsafe   bool
}

// Server is never made on this system.
type Server struct{}

// Start returns an error that says what to do instead.
func Start(context.Context, Options) (*Server, error) {
	return nil, errors.New("there is no local Postgres on this system: give a database with --database-url or DATABASE_URL")
}

// URL is never called.
func (*Server) URL() string { return "" }

// DatabaseURL is never called.
func (*Server) DatabaseURL(string) string { return "" }

// Close is never called.
func (*Server) Close() error { return nil }
