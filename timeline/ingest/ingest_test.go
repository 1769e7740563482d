package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"backchannel/db/dbtest"
	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/ingest"
	"backchannel/timeline/listing"
	"backchannel/timeline/resolve"

	"github.com/google/go-cmp/cmp"
)

func reader(tb testing.TB) ingest.Reader {
	tb.Helper()
	known, err := authority.LoadFS(seeds.Authority, "authority")
	if err != nil {
		tb.Fatal(err)
	}
	return resolve.New(known)
}

func seed(tb testing.TB, name string) iter.Seq2[timeline.Entry, error] {
	tb.Helper()
	f, err := seeds.FS.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	return listing.Read(name, f, listing.Options{})
}

func TestRunSeeds(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	for _, test := range []struct {
		file, collection string
		entries          int
	}{
		{"cuban-missile-crisis.txt", "Cuban Missile Crisis", 10},
		{"cold-war-titles.csv", "Cold War titles", 196},
	} {
		for again := range 2 {
			report, err := ingest.Run(t.Context(), store, reader(t), test.collection, seed(t, test.file), ingest.Options{Strict: true})
			if err != nil {
				t.Fatal(err)
			}
			want := ingest.Report{Read: test.entries}
			want.Collection, want.Revision = report.Collection, 1
			if again == 0 {
				want.New = test.entries
			} else {
				want.Unchanged = test.entries
			}
			if diff := cmp.Diff(want, report); diff != "" {
				t.Errorf("%s, time %d (-want +got):\n%s", test.file, again+1, diff)
			}
		}
		c, err := store.CollectionNamed(t.Context(), test.collection)
		if err != nil || c.Entries != test.entries {
			t.Errorf("collection %+v, %v; want %d entries", c, err, test.entries)
		}
	}
}

// mixed yields two entries, a rejection, a note, and then err if there is one.
func mixed(err error) iter.Seq2[timeline.Entry, error] {
	return func(yield func(timeline.Entry, error) bool) {
		_ = yield(timeline.Entry{Title: "One", File: "x.csv", Line: 2}, nil) &&
			yield(timeline.Entry{}, fmt.Errorf("wrapped: %w", &listing.RejectedError{File: "x.csv", Line: 3, Stop: 3, Want: "a date"})) &&
			yield(timeline.Entry{}, &listing.RejectedError{File: "x.csv", Line: 4, Stop: 4, Want: "a control character was left out", Note: true}) &&
			yield(timeline.Entry{Title: "NUL \x00", File: "x.csv", Line: 5}, nil) &&
			yield(timeline.Entry{Title: "Not UTF-8 \xff", File: "x.csv", Line: 6}, nil) &&
			yield(timeline.Entry{File: "x.csv", Line: 7}, nil) &&
			(err == nil || yield(timeline.Entry{}, err)) &&
			yield(timeline.Entry{Title: "Two", File: "x.csv", Line: 8}, nil)
	}
}

func TestRunRejects(t *testing.T) {
	t.Parallel()
	collections := func(t *testing.T, store interface {
		Collections(context.Context) ([]timeline.Collection, error)
	},
	) int {
		t.Helper()
		list, err := store.Collections(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	told := func(into *[]string) func(*listing.RejectedError) {
		return func(r *listing.RejectedError) { *into = append(*into, r.Error()) }
	}
	want := []string{
		"x.csv:3: want a date",
		"x.csv:4: note: a control character was left out",
		`x.csv:5: want text in UTF-8 without NUL characters, found "NUL �"`,
		`x.csv:6: want text in UTF-8 without NUL characters, found "Not UTF-8 �"`,
		"x.csv:7: want an entry with a title",
	}
	t.Run("and stores the rest", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		var lines []string
		report, err := ingest.Run(t.Context(), store, reader(t), "C", mixed(nil), ingest.Options{Rejected: told(&lines)})
		if err != nil || report.Read != 2 || report.New != 2 || report.Rejected != 4 || report.Notes != 1 {
			t.Errorf("report %+v, %v; want 2 new, 4 rejected, 1 note", report, err)
		}
		if diff := cmp.Diff(want, lines); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
	})
	t.Run("and stores nothing where it is strict, but tells all", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		var lines []string
		report, err := ingest.Run(t.Context(), store, reader(t), "C", mixed(nil), ingest.Options{Strict: true, Rejected: told(&lines)})
		var refused *ingest.RejectedError
		if !errors.As(err, &refused) || refused.Rejected != 4 || report.New != 0 || report.Read != 2 {
			t.Errorf("report %+v, %v; want a RejectedError of 4", report, err)
		}
		if diff := cmp.Diff(want, lines); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
		if n := collections(t, store); n != 0 {
			t.Errorf("%d collections were made", n)
		}
	})
	t.Run("and no entry is an error, strict or not", func(t *testing.T) {
		t.Parallel()
		nothing := func(yield func(timeline.Entry, error) bool) {
			yield(timeline.Entry{}, &listing.RejectedError{File: "x.csv", Line: 1, Stop: 1, Want: "a header"})
		}
		for _, strict := range []bool{false, true} {
			store := dbtest.New(t)
			if _, err := ingest.Run(t.Context(), store, reader(t), "C", nothing, ingest.Options{Strict: strict}); !errors.Is(err, ingest.ErrNoEntry) {
				t.Errorf("strict %v: %v, want %v", strict, err, ingest.ErrNoEntry)
			}
			if n := collections(t, store); n != 0 {
				t.Errorf("strict %v: %d collections were made", strict, n)
			}
		}
	})
	t.Run("a note is no rejection", func(t *testing.T) {
		t.Parallel()
		note := func(yield func(timeline.Entry, error) bool) {
			_ = yield(timeline.Entry{Title: "One"}, nil) && yield(timeline.Entry{}, &listing.RejectedError{Want: "a remark", Note: true})
		}
		if report, err := ingest.Run(t.Context(), dbtest.New(t), reader(t), "C", note, ingest.Options{Strict: true}); err != nil || report.New != 1 || report.Notes != 1 {
			t.Errorf("report %+v, %v; want it imported", report, err)
		}
	})
	t.Run("any other error ends it", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		broken := errors.New("disk on fire")
		if _, err := ingest.Run(t.Context(), store, reader(t), "C", mixed(broken), ingest.Options{}); !errors.Is(err, broken) {
			t.Errorf("Run = %v, want %v", err, broken)
		}
		if n := collections(t, store); n != 0 {
			t.Errorf("%d collections were made", n)
		}
	})
}

func TestRunProgress(t *testing.T) {
	t.Parallel()
	var last ingest.Progress
	_, err := ingest.Run(t.Context(), dbtest.New(t), reader(t), "C", seed(t, "cold-war-titles.csv"), ingest.Options{
		Progress: func(p ingest.Progress) {
			if p.Read < last.Read || p.Done < last.Done || p.Done > p.Total {
				t.Errorf("progress %+v after %+v", p, last)
			}
			last = p
		},
	})
	if want := (ingest.Progress{Read: 196, Total: 196, Done: 196}); err != nil || last != want {
		t.Errorf("last %+v, %v; want %+v", last, err, want)
	}
}

func TestRejectedError(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "a part of the listing is no entry", 3: "3 parts of the listing are no entries"} {
		if got := (&ingest.RejectedError{Rejected: n}).Error(); !strings.HasPrefix(got, want) {
			t.Errorf("error of %d: %q, want %q…", n, got, want)
		}
	}
}
