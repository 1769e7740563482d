// Package server is the HTTP side of Backchannel: the API of openapi.yaml,
// exports, and the page. It trusts nothing that a request says, and answers
// every error as an RFC 9457 problem.
//
// The contract is openapi.yaml. The types and the routes are generated from it
// (api.gen.go), the checks of parameters are read from it (contract.go), and
// the page's types as well. Echo appears in api.gen.go and echo.go only.
package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Config is what a Server needs.
type Config struct {
	Store    Store
	Importer Importer // nil refuses imports
	Page     fs.FS    // the built page, index.html at its root; nil or without index.html says how to build it
	// OrganisationName names an organisation of the authority by its key; ""
	// where it knows none. A dossier asks it for bodies at which somebody held
	// an office and which the collection itself does not name. May be nil.
	OrganisationName func(key string) string
	Logger           *slog.Logger
	Now              func() time.Time
	// Version is the program's, as exports name it; "" where it has none.
	Version string
	// Build tells this build of the program from others: under a new one,
	// clients fetch anew what they hold of an old one.
	Build string
	// Hosts are the names that a request may be addressed to, beside those of
	// the loopback interface. Empty takes any name, which leaves a server on
	// the loopback interface open to DNS rebinding.
	Hosts []string
	// FrameAncestors are the origins that may show the page in a frame.
	FrameAncestors []string
}

// Importer reads a listing into a collection.
type Importer interface {
	// Import reads text, a listing in any known format, into the collection
	// of this name, which is made where there is none. What cannot be read is
	// in Imported; an error means that nothing was stored.
	Import(ctx context.Context, collection, text string) (Imported, error)
}

// Imported says what an import did.
type Imported struct {
	Collection              int64
	New, Changed, Unchanged int
	Rejected                []Rejection // the first of the parts that are no entries
	RejectedTotal           int
	Notes                   []Rejection // some of what is worth a look though nothing was lost
}

// limits are what one request may take.
type limits struct {
	body       int64         // bytes of an import
	header     int           // bytes
	headerTime time.Duration // to send the header
	readTime   time.Duration // to send the whole request
	idleTime   time.Duration // between requests of a connection
	writeTime  time.Duration // to take an answer; a file: to take its next part
	answerTime time.Duration // to make an answer
	fileTime   time.Duration // to make a file, or import one
	drainTime  time.Duration // to finish when the server stops
	turnTime   time.Duration // to wait before a large request is refused
	large      int           // networks and questions at once
	heavy      int           // of these, those that take every processor for seconds
	files      int           // exports at once; apart, since a slow client can hold one for long
	imports    int           // at once; each holds its listing in memory
	requests   int           // of any kind at once
}

func usualLimits() limits {
	return limits{
		body:       32 << 20,
		header:     64 << 10,
		headerTime: 10 * time.Second,
		readTime:   2 * time.Minute,
		idleTime:   2 * time.Minute,
		writeTime:  time.Minute,
		answerTime: 20 * time.Second,
		fileTime:   10 * time.Minute,
		drainTime:  10 * time.Second,
		turnTime:   5 * time.Second,
		large:      4,
		heavy:      2,
		files:      4,
		imports:    2,
		requests:   256,
	}
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	handler  http.Handler
	limits   limits
	logger   *slog.Logger
	stopping chan struct{} // closed when it takes no more requests
}

// New returns a Server. It returns an error for a Config that cannot be.
func New(cfg Config) (*Server, error) { return newServer(cfg, usualLimits()) }

func newServer(cfg Config, l limits) (*Server, error) {
	if cfg.Store == nil || cfg.Logger == nil || cfg.Now == nil {
		return nil, errors.New("server: a store, a logger and a clock are needed")
	}
	headers, err := securityHeaders(cfg.FrameAncestors)
	if err != nil {
		return nil, err
	}
	promised, err := readContract(openapi)
	if err != nil {
		return nil, err
	}
	page, err := newPage(cfg.Page)
	if err != nil {
		return nil, err
	}
	s := &Server{limits: l, logger: cfg.Logger, stopping: make(chan struct{})}
	s.handler = newEcho(&web{
		api:      newAPI(cfg, l),
		cfg:      cfg,
		limits:   l,
		contract: promised,
		headers:  headers,
		page:     page,
		all:      make(chan struct{}, l.requests),
		stopping: s.stopping,
	})
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Run serves the listener until ctx ends, then takes no more requests, lets
// those under way finish for a while, and cuts off the rest. It closes the
// listener. Its error is nil where all requests could finish. A Server runs once.
func (s *Server) Run(ctx context.Context, listener net.Listener) error {
	requests, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.limits.headerTime,
		ReadTimeout:       s.limits.readTime,
		WriteTimeout:      s.limits.writeTime,
		IdleTimeout:       s.limits.idleTime,
		MaxHeaderBytes:    s.limits.header,
		BaseContext:       func(net.Listener) context.Context { return requests },
		ErrorLog:          slog.NewLogLogger(s.logger.Handler(), slog.LevelDebug), // broken clients
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	close(s.stopping)
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.drainTime)
	defer cancel()
	err := h.Shutdown(drain)
	if err != nil {
		cut()
		err = errors.Join(fmt.Errorf("requests under way were cut off after %s: %w", s.limits.drainTime, err), h.Close())
	}
	<-failed
	return err
}
