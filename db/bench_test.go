package db_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/db"
	"backchannel/db/dbtest"
	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/generate"
	"backchannel/timeline/ingest"
	"backchannel/timeline/resolve"

	"github.com/jackc/pgx/v5"
)

const benchEntries = 10_000

// generated makes the archive of 10,000 entries and some 300 actors that the
// figures are about.
func generated(b *testing.B) []timeline.Entry {
	b.Helper()
	entries, err := generate.Entries(generate.Config{Entries: benchEntries, Actors: 300, Seed: 1962})
	if err != nil {
		b.Fatal(err)
	}
	return slices.Collect(entries)
}

// loadResolved imports as the program does, with the resolver.
func loadResolved(b *testing.B, store *db.Store, entries []timeline.Entry) timeline.ImportReport {
	b.Helper()
	known, err := authority.LoadFS(seeds.Authority, "authority")
	if err != nil {
		b.Fatal(err)
	}
	report, err := ingest.Run(b.Context(), store, resolve.New(known), "Archive", sequence(entries...), ingest.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return report.ImportReport
}

// BenchmarkImport measures a first import of 10,000 entries, and beside it, in
// the same run, COPY of the rows that it wrote: into the same tables with
// their keys and rules, and into bare ones without any. It prints the ratios;
// the goal is at most 3.
func BenchmarkImport(b *testing.B) {
	entries := generated(b)
	var imported, again, ruled, bare time.Duration
	for b.Loop() {
		url := dbtest.URL(b)
		store := open(b, url)
		start := time.Now()
		loadResolved(b, store, entries)
		imported += time.Since(start)
		start = time.Now()
		if report := loadResolved(b, store, entries); report.Unchanged != len(entries) {
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
	c := loadResolved(b, store, generated(b)).Collection
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
			_, err := s.EntryIDs(b.Context(), c, timeline.Filter{Text: "release prisoners"})
			return err
		}},
		{"a name", func(s *db.Store) error {
			_, err := s.Actors(b.Context(), c, timeline.ActorFilter{Name: "kennedi"}, timeline.PageRequest{Limit: 20})
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

// BenchmarkActors asks for people among 100,000 by names as other languages
// spell them.
func BenchmarkActors(b *testing.B) {
	store := dbtest.New(b)
	const entries, each = 2_000, 50
	texts := make([]timeline.Entry, entries)
	for i := range texts {
		texts[i] = entry("1962-10-27", fmt.Sprint("Roll ", i), "x")
	}
	first := strings.Fields("Vasily Nikita Anastas Andrei Anatoly John James Robert Henri Karl Josef Miguel Fidel Mohammad Ahmed")
	begin := strings.Fields("Kuz Khru Mik Gro Dob Cas Ken Ada Bel Chu Dza Fro Gon Hru Iva Jef Kir Lom Mal Nor Osh Pod Qas Rom Sus Tro Ulb Vor Wil Yak Zha")
	middle := strings.Fields("ne sh o my ry tro ne nau in chi mo rdo li ko ga sse ba ka")
	end := strings.Fields("tsov chev yan ko nin son ner ski vich ez ov in ev ton man")
	r := rand.New(rand.NewPCG(19, 62))
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	n := 0
	report, err := store.Import(b.Context(), "Roll", sequence(texts...), func(timeline.Entry) {}, func(e timeline.Entry) timeline.Reading {
		reading := timeline.Reading{Entry: e, Kind: timeline.KindReport}
		for range each {
			a := person(fmt.Sprint(n), pick(first)+" "+pick(begin)+pick(middle)+pick(middle)+pick(end))
			n++
			reading.Actors = append(reading.Actors, a)
			reading.Mentions = append(reading.Mentions, timeline.Mention{
				Span: timeline.Span{Field: timeline.FieldAbstract, Start: 0, Stop: 1}, Actor: a.Key, Surface: "x", Certainty: timeline.Read, Rule: "roll",
			})
		}
		return reading
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range strings.Split("Kuznetsov,Kuznecov,Chruschtschow,Mikojan,Wassili Kusnezow,Czou En-laj,Gro", ",") {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := store.Actors(b.Context(), report.Collection, timeline.ActorFilter{Name: name}, timeline.PageRequest{Limit: 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
