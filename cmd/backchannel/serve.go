package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"backchannel/frontend"
	"backchannel/seeds"
	"backchannel/server"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/ingest"
	"backchannel/timeline/listing"
	"backchannel/timeline/resolve"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	addr                       string
	database                   databaseFlags
	noSeeds                    bool
	authority                  string
	allowHosts, frameAncestors []string
	logFormat                  string
}

// newServe returns the command that serves the page and the API.
func newServe() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page and its API",
		Long: "Serve the page and its API until it is interrupted. The first start imports two\n" +
			"collections to explore, unless the database has one or --no-seeds is given.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "address to listen on; port 0 takes a free one")
	o.database.add(flags)
	flags.StringVar(&o.authority, "authority", "", "a people.csv of your own, which comes before the embedded authority when a listing is pasted")
	flags.BoolVar(&o.noSeeds, "no-seeds", false, "start empty instead of with the two collections that come with the program")
	flags.StringSliceVar(&o.allowHosts, "allow-host", nil, "a host name by which the server may be addressed, beside localhost (default: any, unless it listens on localhost only)")
	flags.StringSliceVar(&o.frameAncestors, "frame-ancestors", nil, "an origin that may show the page in a frame, such as https://example.org")
	flags.StringVar(&o.logFormat, "log-format", "text", "the log's format, one of: text, json")
	return cmd
}

func runServe(cmd *cobra.Command, o serveOptions) (err error) {
	ctx := cmd.Context()
	var log *slog.Logger
	switch o.logFormat {
	case "text":
		log = logger(cmd)
	case "json":
		log = slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), nil))
	default:
		return usagef("--log-format %q: want text or json", o.logFormat)
	}
	// Before the database is started, since this is what fails most.
	listener, err := listen(ctx, o.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	loopback := isLoopback(listener.Addr())
	hosts := o.allowHosts
	switch {
	case loopback:
		hosts = append(hosts, "localhost")
	default:
		log.Warn("anybody who can reach this address can read all collections and import into them: there are no passwords",
			"address", listener.Addr().String())
	}
	known, err := openAuthority(o.authority)
	if err != nil {
		return err
	}
	store, done, err := o.database.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	in := pasted{sink: store, known: known}
	if !o.noSeeds {
		if err := importSeeds(ctx, store, in, log); err != nil {
			return err
		}
	}
	s, err := server.New(server.Config{
		Store:            store,
		Importer:         in,
		Page:             frontend.Dist(),
		OrganisationName: in.organisationName,
		Logger:           log,
		Now:              time.Now,
		Version:          version(),
		Build:            build(time.Now()),
		Hosts:            hosts,
		FrameAncestors:   o.frameAncestors,
	})
	if err != nil {
		return usagef("--frame-ancestors: %w", err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Backchannel is at %s\n", address(listener.Addr()))
	return s.Run(ctx, listener)
}

// pasted imports the listings that the page sends.
type pasted struct {
	sink  ingest.Sink
	known *authority.Authority
}

// mostRejections is how many rejections are told to the page; all are counted.
const mostRejections = 100

// Import implements server.Importer.
func (p pasted) Import(ctx context.Context, collection, text string) (server.Imported, error) {
	return p.read(ctx, collection, "listing", strings.NewReader(text))
}

func (p pasted) read(ctx context.Context, collection, name string, text io.Reader) (server.Imported, error) {
	var out server.Imported
	report, err := ingest.Run(ctx, p.sink, resolve.New(p.known), collection, listing.Read(name, text, listing.Options{}), ingest.Options{
		Rejected: func(r *listing.RejectedError) {
			told := server.Rejection{Line: r.Line, Message: r.Error()}
			switch {
			case !r.Note && len(out.Rejected) < mostRejections:
				out.Rejected = append(out.Rejected, told)
			case r.Note && len(out.Notes) > mostNotes:
				out.Notes[mostNotes] = told // the last says what came of all of it
			case r.Note:
				out.Notes = append(out.Notes, told)
			}
		},
	})
	if errors.Is(err, ingest.ErrNoEntry) {
		want := ingest.WantListing
		if len(out.Rejected) > 0 {
			want += ". " + out.Rejected[0].Message
		}
		return server.Imported{}, &timeline.InvalidError{Field: "text", Value: "no entry in it", Want: want}
	}
	if refused := (*listing.RefusedError)(nil); errors.As(err, &refused) {
		return server.Imported{}, &timeline.InvalidError{Field: "text", Value: refused.What, Want: ingest.WantListing}
	}
	if err != nil {
		return server.Imported{}, err
	}
	out.Collection, out.RejectedTotal = report.Collection, report.Rejected
	out.New, out.Changed, out.Unchanged = report.New, report.Changed, report.Unchanged
	return out, nil
}

// organisationName names a body of the authority, "" where it knows none.
func (p pasted) organisationName(key string) string {
	if a := p.known.Actor(key); a != nil {
		return a.Name
	}
	return ""
}

// seedCollections are what a first start has to explore.
var seedCollections = []struct{ name, file string }{
	{"Cuban Missile Crisis", "cuban-missile-crisis.txt"},
	{"Cold War titles", "cold-war-titles.csv"},
}

// importSeeds imports the seed collections into a database that has none at
// all: what a user deleted does not come back as long as anything is left.
func importSeeds(ctx context.Context, store server.Store, in pasted, log *slog.Logger) error {
	all, err := store.Collections(ctx)
	if err != nil || len(all) > 0 {
		return err
	}
	for _, seed := range seedCollections {
		f, err := seeds.FS.Open(seed.file)
		if err != nil {
			return err
		}
		done, err := in.read(ctx, seed.name, seed.file, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("import %s: %w", seed.file, err)
		}
		log.Info("imported what comes with the program", "collection", seed.name, "entries", done.New)
	}
	return nil
}

// listen says what to do about the two errors that a user can do something about.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use, perhaps by another backchannel: choose another port with --addr, or a free one with --addr 127.0.0.1:0", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s may not be listened on: choose a port above 1023 with --addr", addr)
	case err != nil:
		return nil, usagef("--addr %q: want HOST:PORT, such as 127.0.0.1:8080 (%w)", addr, err)
	}
	return l, nil
}

func isLoopback(a net.Addr) bool {
	ap, err := netip.ParseAddrPort(a.String())
	return err == nil && ap.Addr().Unmap().IsLoopback()
}

// address is where a browser on this machine finds the server.
func address(a net.Addr) string {
	ap, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return "http://" + a.String()
	}
	if ap.Addr().IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d", ap.Port())
	}
	return "http://" + ap.String()
}

// version is the program's version as the Go tool stamped it, "" where it did not.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		return ""
	}
	return info.Main.Version
}

// build tells this build from others, for what clients keep of its answers. A
// build of changed files has no name of its own, and so is new at each start.
func build(start time.Time) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		var revision string
		clean := false
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				clean = s.Value == "false"
			}
		}
		if clean && revision != "" {
			return revision
		}
	}
	return start.String()
}
