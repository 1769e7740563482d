package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"backchannel/timeline"
	"backchannel/timeline/ingest"
	"backchannel/timeline/listing"
	"backchannel/timeline/resolve"
)

// newImport returns the command that brings listings into a collection.
func newImport() *cobra.Command {
	var (
		database      databaseFlags
		collection    string
		format        string
		columns       map[string]string
		userAuthority string
		strict        bool
	)
	cmd := &cobra.Command{
		Use:   "import FILE... --collection NAME",
		Short: "Read archives' listings into a collection",
		Long: `Read archives' listings into a collection, which is made if there is none.

FILE is a result page of an archive's search, copied from a browser or saved as
HTML, or a table of entries as CSV, TSV or JSON lines; "-" is standard input.
Entries that the collection has already are known again; importing the same
files twice changes nothing. What cannot be read as an entry is told by file
and line, the rest is imported, and the exit status is 1; so it is where no
entry is found.`,
		Example: `  backchannel import page1.txt page2.txt --collection "Cuban Missile Crisis"
  backchannel import akten.csv --collection Akten --map title=Titel,date=Datum`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no file to import: give a FILE, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if strings.TrimSpace(collection) == "" {
				return usagef("--collection is missing: name the collection to import into")
			}
			if !slices.Contains(listing.Formats, format) {
				return usagef("--format %q: want one of %s", format, strings.Join(listing.Formats, ", "))
			}
			for i, name := range args {
				if slices.Contains(args[:i], name) {
					return usagef("%s is given twice", name)
				}
			}
			options := listing.Options{Format: format, Map: map[string]string{}}
			for field, header := range columns {
				options.Map[header] = field
			}
			known, err := openAuthority(userAuthority)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			store, done, err := database.open(ctx)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, done()) }()

			stderr := cmd.ErrOrStderr()
			bar := newBar(stderr)
			told := teller{w: stderr}
			report, err := ingest.Run(ctx, store, resolve.New(known), collection, readFiles(args, cmd.InOrStdin(), options), ingest.Options{
				Strict: strict,
				Rejected: func(r *listing.RejectedError) {
					bar.clear()
					told.tell(r)
				},
				Progress: bar.show,
			})
			bar.clear()
			told.rest()
			if errors.Is(err, ingest.ErrNoEntry) {
				return fmt.Errorf("%s: %w", strings.Join(names(args), ", "), ingest.ErrNoEntry)
			}
			var refused *ingest.RejectedError
			if errors.As(err, &refused) {
				fmt.Fprintf(stderr, "backchannel: %v\n", err)
				return &quietError{err}
			}
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "%s: %s read (%d new, %d changed, %d unchanged), %d rejected\n",
				collection, count(report.Read, "entry", "entries"), report.New, report.Changed, report.Unchanged, report.Rejected)
			if report.Rejected > 0 {
				return &quietError{errors.New("parts rejected")}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	database.add(flags)
	flags.StringVar(&collection, "collection", "", "the collection's name")
	flags.StringVar(&format, "format", listing.FormatAuto, "the listing's format: "+strings.Join(listing.Formats, ", "))
	flags.StringToStringVar(&columns, "map", nil, "columns of a table that are named unusually: title=Titel,date=Datum")
	flags.StringVar(&userAuthority, "authority", "", "a people.csv of your own, which comes before the embedded authority")
	flags.BoolVar(&strict, "strict", false, "import all or nothing")
	return cmd
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// teller tells what is wrong with files. Of the notes on one file it tells the
// first and the last, which says what came of all of it: a file that is no
// text would give one for each line.
type teller struct {
	w      io.Writer
	file   string
	notes  int                    // on file
	untold *listing.RejectedError // the last of them, where it was not told
}

// mostNotes is how many of the notes on one file are told as they come.
const mostNotes = 5

func (t *teller) tell(r *listing.RejectedError) {
	if r.File != t.file {
		t.rest()
		t.file, t.notes = r.File, 0
	}
	if r.Note {
		if t.notes++; t.notes > mostNotes {
			t.untold = r
			return
		}
	}
	fmt.Fprintln(t.w, r)
}

// rest tells how many notes on the file were not told, and the last of them.
func (t *teller) rest() {
	if t.untold == nil {
		return
	}
	if n := t.notes - mostNotes - 1; n > 0 {
		fmt.Fprintf(t.w, "%s: %s more, and then:\n", t.file, count(n, "note", "notes"))
	}
	fmt.Fprintln(t.w, t.untold)
	t.untold = nil
}

// names returns what files are called in messages.
func names(args []string) []string {
	out := slices.Clone(args)
	if i := slices.Index(out, "-"); i >= 0 {
		out[i] = stdinName
	}
	return out
}

const stdinName = "stdin"

// readFiles yields the entries of the files, one after another. Each is opened
// when its turn comes; one that cannot be opened ends the import.
func readFiles(names []string, stdin io.Reader, options listing.Options) iter.Seq2[timeline.Entry, error] {
	return func(yield func(timeline.Entry, error) bool) {
		for _, name := range names {
			if !readFile(name, stdin, options, yield) {
				return
			}
		}
	}
}

func readFile(name string, stdin io.Reader, options listing.Options, yield func(timeline.Entry, error) bool) bool {
	var r io.Reader = stdin
	if name == "-" {
		name = stdinName
	} else {
		f, err := os.Open(name)
		if err != nil {
			yield(timeline.Entry{}, err)
			return false
		}
		defer f.Close()
		r = f
	}
	silent := true
	for e, err := range listing.Read(name, r, options) {
		if r := (*listing.RejectedError)(nil); !errors.As(err, &r) || !r.Note {
			silent = false
		}
		if !yield(e, err) {
			return false
		}
	}
	if silent { // an empty file is no listing, though nothing in it is wrong
		return yield(timeline.Entry{}, &listing.RejectedError{File: name, Line: 1, Stop: 1, Want: ingest.WantListing + "; no entry was found"})
	}
	return true
}

// bar tells how far an import is, in one line of a terminal. Anywhere else it
// is silent.
type bar struct {
	w     io.Writer // nil where it is silent
	shown time.Time
	on    bool
}

func newBar(w io.Writer) *bar {
	f, ok := w.(*os.File)
	if !ok {
		return &bar{}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &bar{}
	}
	return &bar{w: w}
}

func (b *bar) show(p ingest.Progress) {
	if b.w == nil || time.Since(b.shown) < 100*time.Millisecond {
		return
	}
	b.shown, b.on = time.Now(), true
	if p.Total == 0 {
		fmt.Fprintf(b.w, "\r%s read\x1b[K", count(p.Read, "entry", "entries"))
		return
	}
	const width = 30
	full := width * p.Done / p.Total
	fmt.Fprintf(b.w, "\r[%s%s] %d of %d\x1b[K", strings.Repeat("#", full), strings.Repeat(" ", width-full), p.Done, p.Total)
}

// clear makes room for another line.
func (b *bar) clear() {
	if b.on {
		fmt.Fprint(b.w, "\r\x1b[K")
		b.on = false
	}
}
