package db_test

import (
	"context"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"backchannel/db"
	"backchannel/timeline"
	"backchannel/timeline/authority"

	"github.com/jackc/pgx/v5"
)

// reader reads entries by a small grammar of its own, so that these tests
// depend on what is stored and not on how well titles are read:
//
//	"Message from A, B to C" · "Talk of A with B" · "Exchange of A and B", each
//	also "(on 1962-11-01)"
//
// where A, B and C are single capitalised words. In an abstract, capitalised
// words are mentions. A lone name takes the full one ("X is NAME") that any
// observed abstract gives for it: reading depends on the rest of the collection.
type reader struct{ full map[string]string }

func newReader() *reader { return &reader{full: map[string]string{}} }

var (
	fullName = regexp.MustCompile(`(\pL+) is (\pL+ \pL+)`)
	title    = regexp.MustCompile(`^(Message|Talk|Exchange) (?:from|of) (.+?) (?:to|with|and) (.+?)(?: \(on (.*)\))?$`)
	capital  = regexp.MustCompile(`\p{Lu}\pL+`)
)

func (r *reader) Observe(e timeline.Entry) {
	for _, m := range fullName.FindAllStringSubmatch(e.Abstract, -1) {
		r.full[m[1]] = m[2]
	}
}

func (r *reader) Read(e timeline.Entry) timeline.Reading {
	reading := timeline.Reading{Entry: e, Kind: timeline.KindOther}
	met := map[string]bool{}
	actor := func(word string) string {
		name, class, prefix := word, timeline.Person, "person/~"
		if full := r.full[word]; full != "" {
			name = full
		}
		if strings.HasPrefix(word, "Embassy") {
			class, prefix = timeline.Organisation, "org/~"
		}
		key := prefix + authority.Fold(name)
		if !met[key] {
			met[key] = true
			a := timeline.Actor{Key: key, Class: class, Name: name}
			if name != word {
				a.Aliases = []string{word}
			}
			reading.Actors = append(reading.Actors, a)
		}
		return key
	}
	span := func(f timeline.Field, start, stop int) timeline.Span {
		text := e.Text(f)
		return timeline.Span{Field: f, Start: utf8.RuneCountInString(text[:start]), Stop: utf8.RuneCountInString(text[:stop])}
	}
	mention := func(f timeline.Field, start, stop int) string {
		words := e.Text(f)[start:stop]
		key := actor(words)
		reading.Mentions = append(reading.Mentions, timeline.Mention{Span: span(f, start, stop), Actor: key, Surface: words, Certainty: timeline.Read, Rule: "word"})
		return key
	}
	if m := title.FindStringSubmatchIndex(e.Title); m != nil {
		part := func(group int) (keys []string) {
			for _, w := range capital.FindAllStringIndex(e.Title[m[2*group]:m[2*group+1]], -1) {
				if key := mention(timeline.FieldTitle, m[2*group]+w[0], m[2*group]+w[1]); !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
			}
			return keys
		}
		x := timeline.Interaction{Date: e.Date, DateBasis: timeline.DateDocument, Field: timeline.FieldTitle, Certainty: timeline.Resolved, Rule: "title"}
		left, right := part(2), part(3)
		var all []string
		for _, key := range append(slices.Clone(left), right...) {
			if !slices.Contains(all, key) {
				all = append(all, key)
			}
		}
		switch e.Title[m[2]:m[3]] {
		case "Message":
			x.Kind, x.From, x.To, reading.Kind = timeline.Message, left, right, timeline.KindTelegram
		case "Talk":
			x.Kind, x.With, reading.Kind = timeline.Conversation, all, timeline.KindMemcon
		case "Exchange":
			x.Kind, x.With, reading.Kind = timeline.Exchange, all, timeline.KindLetter
		}
		if m[8] >= 0 {
			if d, err := timeline.ParseDate(e.Title[m[8]:m[9]]); err == nil {
				x.Date, x.DateBasis = d, timeline.DateStated
			}
		}
		if !x.Date.Known() {
			x.DateBasis = timeline.DateUnknown
		}
		x.Evidence = []timeline.Span{span(timeline.FieldTitle, m[4], m[5]), span(timeline.FieldTitle, m[6], m[7])}
		if len(left)+len(right) > 0 {
			reading.Interactions = append(reading.Interactions, x)
		}
	}
	for _, w := range capital.FindAllStringIndex(e.Abstract, -1) {
		mention(timeline.FieldAbstract, w[0], w[1])
	}
	return reading
}

// entry makes an entry; the date may be "".
func entry(date, title, abstract string) timeline.Entry {
	d, err := timeline.ParseDate(date)
	if err != nil {
		panic(err)
	}
	return timeline.Entry{Date: d, Title: title, Abstract: abstract, File: "test.txt", Line: 1}
}

func sequence(entries ...timeline.Entry) iter.Seq2[timeline.Entry, error] {
	return func(yield func(timeline.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// load imports entries with the tests' reader.
func load(tb testing.TB, store *db.Store, collection string, entries ...timeline.Entry) timeline.ImportReport {
	tb.Helper()
	r := newReader()
	report, err := store.Import(tb.Context(), collection, sequence(entries...), r.Observe, r.Read)
	if err != nil {
		tb.Fatalf("Import: %v", err)
	}
	return report
}

// connect opens a connection beside the store, to look at the rows.
func connect(tb testing.TB, url string) *pgx.Conn {
	tb.Helper()
	conn, err := pgx.Connect(tb.Context(), url)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func open(tb testing.TB, url string) *db.Store {
	tb.Helper()
	store, err := db.OpenMigrated(tb.Context(), url)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(store.Close)
	return store
}

var tables = []string{"collection", "entry", "actor", "actor_name", "office", "mention", "interaction", "interaction_actor", "evidence", "tie", "correction"}

// rows returns every row of every table, with the transaction that wrote it.
func rows(tb testing.TB, conn *pgx.Conn) []string {
	tb.Helper()
	var all []string
	for _, table := range tables {
		found, err := conn.Query(tb.Context(), fmt.Sprintf("SELECT format('%s %%s %%s', t.xmin, t) FROM %[1]s t ORDER BY 1", table))
		if err != nil {
			tb.Fatal(err)
		}
		list, err := pgx.CollectRows(found, pgx.RowTo[string])
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, list...)
	}
	return all
}

// actorID returns the id of the one actor of this name.
func actorID(tb testing.TB, store *db.Store, collection int64, name string) int64 {
	tb.Helper()
	for a, err := range store.AllActors(tb.Context(), collection) {
		if err != nil {
			tb.Fatal(err)
		}
		if a.Name == name {
			return a.ID
		}
	}
	tb.Fatalf("the collection has no actor %q", name)
	return 0
}
