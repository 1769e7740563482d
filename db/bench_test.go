package db_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"backchannel/db"
	"backchannel/db/dbtest"
	"backchannel/timeline"

	"github.com/jackc/pgx/v5"
)

const benchEntries = 10_000

// generated makes an archive of n entries with a heavy-tailed cast of 300, in
// the words that the tests' reader reads: two weeks of crisis, and years around.
func generated(n int) []timeline.Entry {
	random := rand.New(rand.NewPCG(1962, 10))
	zipf := rand.NewZipf(random, 1.2, 8, 299)
	name := func() string {
		k := zipf.Uint64()
		return fmt.Sprintf("%c%c%cov", 'A'+rune(k%26), 'a'+rune(k/26%26), 'a'+rune(k*7%26))
	}
	crisis := timeline.NewDay(1962, 10, 16)
	list := make([]timeline.Entry, n)
	for i := range list {
		day := crisis + timeline.Day(random.IntN(14))
		if random.IntN(3) == 0 {
			day = crisis + timeline.Day(random.IntN(3000)) - 1500
		}
		e := timeline.Entry{Date: timeline.DayDate(day), URL: fmt.Sprintf("https://archive.example/document/%d", i), File: "bench", Line: i + 1}
		switch random.IntN(4) {
		case 0:
			e.Title = fmt.Sprintf("Talk of %s with %s (on %s)", name(), name(), day-timeline.Day(random.IntN(3)))
		case 1:
			e.Title = fmt.Sprintf("Exchange of %s and %s", name(), name())
		default:
			e.Title = fmt.Sprintf("Message from %s to %s, %s", name(), name(), name())
		}
		var words []string
		for range 60 {
			if random.IntN(15) == 0 {
				words = append(words, name())
			} else {
				words = append(words, fmt.Sprintf("word%d", random.IntN(5000)))
			}
		}
		e.Abstract = strings.Join(words, " ")
		list[i] = e
	}
	return list
}

// BenchmarkImport measures a first import of 10,000 entries, and beside it, in
// the same run, COPY of the rows that it wrote: into the same tables with
// their keys and rules, and into bare ones without any. It prints the ratios;
// the goal is at most 3.
func BenchmarkImport(b *testing.B) {
	entries := generated(benchEntries)
	var imported, again, ruled, bare time.Duration
	for b.Loop() {
		url := dbtest.URL(b)
		store := open(b, url)
		start := time.Now()
		load(b, store, "Archive", entries...)
		imported += time.Since(start)
		start = time.Now()
		if report := load(b, store, "Archive", entries...); report.Unchanged != len(entries) {
			b.Fatalf("report %+v, want all unchanged", report)
		}
		again += time.Since(start)
		ruled += copyRows(b, connect(b, url), dbtest.URL(b), true)
		bare += copyRows(b, connect(b, url), dbtest.URL(b), false)
	}
	n := time.Duration(b.N)
	b.ReportMetric(float64(imported)/float64(ruled), "×COPY")
	b.ReportMetric(float64(imported)/float64(bare), "×bareCOPY")
	b.ReportMetric(float64((imported / n).Milliseconds()), "ms/import")
	b.ReportMetric(float64((again / n).Milliseconds()), "ms/again")
	b.ReportMetric(float64((ruled / n).Milliseconds()), "ms/COPY")
	b.ReportMetric(float64((bare / n).Milliseconds()), "ms/bareCOPY")
	b.ReportMetric(0, "ns/op")
}

// copyRows copies all rows to another database and returns how long COPY and
// COMMIT took there; without rules, into tables that have nothing but columns.
func copyRows(b *testing.B, from *pgx.Conn, url string, rules bool) time.Duration {
	b.Helper()
	to := connect(b, url)
	ctx := b.Context()
	tx, err := to.Begin(ctx)
	if err != nil {
		b.Fatal(err)
	}
	var took time.Duration
	for _, table := range tables {
		var rows bytes.Buffer
		if _, err := from.PgConn().CopyTo(ctx, &rows, "COPY "+table+" TO STDOUT (FORMAT binary)"); err != nil {
			b.Fatal(err)
		}
		into := table
		if !rules {
			into = "bare_" + table
			if _, err := tx.Exec(ctx, fmt.Sprintf("CREATE TABLE %s (LIKE %s)", into, table)); err != nil {
				b.Fatal(err)
			}
		}
		start := time.Now()
		if _, err := to.PgConn().CopyFrom(ctx, &rows, "COPY "+into+" FROM STDIN (FORMAT binary)"); err != nil {
			b.Fatal(err)
		}
		took += time.Since(start)
	}
	start := time.Now() // what is checked at commit belongs to it
	if err := tx.Commit(ctx); err != nil {
		b.Fatal(err)
	}
	return took + time.Since(start)
}

// BenchmarkQuestions measures what a page asks, over 10,000 entries.
func BenchmarkQuestions(b *testing.B) {
	store := dbtest.New(b)
	c := load(b, store, "Archive", generated(benchEntries)...).Collection
	most, err := store.Actors(b.Context(), c, timeline.ActorFilter{}, timeline.PageRequest{Limit: 2})
	if err != nil {
		b.Fatal(err)
	}
	first, second := most.Items[0].ID, most.Items[1].ID
	day := timeline.Filter{Window: window("1962-10-27", "1962-10-27")}
	for _, question := range []struct {
		name string
		ask  func(*db.Store) error
	}{
		{"a day's entries", func(s *db.Store) error {
			_, err := s.Entries(b.Context(), c, day, true, timeline.PageRequest{Limit: 50})
			return err
		}},
		{"a day's counts", func(s *db.Store) error { _, err := s.Timeline(b.Context(), c, day); return err }},
		{"the whole timeline", func(s *db.Store) error { _, err := s.Timeline(b.Context(), c, timeline.Filter{}); return err }},
		{"the first page", func(s *db.Store) error {
			_, err := s.Entries(b.Context(), c, timeline.Filter{}, true, timeline.PageRequest{Limit: 50})
			return err
		}},
		{"a dossier", func(s *db.Store) error {
			f := timeline.Filter{Actors: []int64{first}}
			if _, err := s.ActorsByID(b.Context(), c, []int64{first}); err != nil {
				return err
			}
			if _, err := s.Timeline(b.Context(), c, f); err != nil {
				return err
			}
			_, err := s.Entries(b.Context(), c, f, false, timeline.PageRequest{Limit: 50})
			return err
		}},
		{"a tie", func(s *db.Store) error {
			_, err := s.Tie(b.Context(), c, first, second, nil, timeline.PageRequest{Limit: 50})
			return err
		}},
		{"a word", func(s *db.Store) error {
			_, err := s.EntryIDs(b.Context(), c, timeline.Filter{Text: "word17 word18"})
			return err
		}},
		{"a name", func(s *db.Store) error {
			_, err := s.Actors(b.Context(), c, timeline.ActorFilter{Name: "aaa"}, timeline.PageRequest{Limit: 20})
			return err
		}},
		{"a network's data", func(s *db.Store) error {
			for _, err := range s.AllActors(b.Context(), c) {
				if err != nil {
					return err
				}
			}
			for _, err := range s.AllInteractions(b.Context(), c) {
				if err != nil {
					return err
				}
			}
			return nil
		}},
	} {
		b.Run(question.name, func(b *testing.B) {
			for b.Loop() {
				if err := question.ask(store); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
		})
	}
}
