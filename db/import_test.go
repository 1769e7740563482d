package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"backchannel/db/dbtest"
	"backchannel/timeline"

	"github.com/google/go-cmp/cmp"
)

var crisis = []timeline.Entry{
	entry("1962-10-27", "Message from Gromyko to Alekseev", "on Castro."),
	entry("1962-10-27", "Message from Alekseev to Gromyko", "Castro answers."),
	entry("1962-11-02", "Talk of Mikoyan with Thant (on 1962-11-01)", "Mikoyan is Anastas Mikoyan."),
	entry("1962-11", "Exchange of Khrushchev and Kennedy", ""),
	entry("", "Talk of Mikoyan with Castro", "undated."),
	entry("1962-10-22/..", "Message from EmbassyHavana to Gromyko", ""),
}

func TestImportTwice(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	store, conn := open(t, url), connect(t, url)
	first := load(t, store, "Crisis", crisis...)
	if want := (timeline.ImportReport{New: 6, Collection: first.Collection, Revision: 1}); first != want {
		t.Fatalf("first import: %+v, want %+v", first, want)
	}
	before := rows(t, conn)
	if len(before) < 40 {
		t.Fatalf("only %d rows were written", len(before))
	}
	second := load(t, store, "Crisis", crisis...)
	if want := (timeline.ImportReport{Unchanged: 6, Collection: first.Collection, Revision: 1}); second != want {
		t.Errorf("second import: %+v, want %+v", second, want)
	}
	reversed := make([]timeline.Entry, len(crisis))
	for i, e := range crisis {
		e.File, e.Line = "elsewhere.txt", 100+i
		reversed[len(crisis)-1-i] = e
	}
	if third := load(t, store, "Crisis", reversed...); third.Unchanged != 6 || third.Revision != 1 {
		t.Errorf("the same in another order and file: %+v, want all unchanged", third)
	}
	if none := load(t, store, "Crisis"); none.New+none.Changed+none.Unchanged != 0 || none.Revision != 1 {
		t.Errorf("reading anew: %+v, want nothing", none)
	}
	if diff := cmp.Diff(before, rows(t, conn)); diff != "" {
		t.Errorf("rows changed (-before +after):\n%s", diff)
	}
}

func TestImportChanges(t *testing.T) {
	t.Parallel()
	t.Run("entries that are absent stay, and new ones join", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		load(t, store, "Crisis", crisis[:3]...)
		report := load(t, store, "Crisis", crisis[2:]...)
		if report.New != 3 || report.Unchanged != 1 || report.Changed != 0 || report.Revision != 2 {
			t.Errorf("report %+v, want 3 new, 1 unchanged, revision 2", report)
		}
		c, err := store.Collection(t.Context(), report.Collection)
		want := timeline.Collection{
			ID: report.Collection, Name: "Crisis", Revision: 2, Entries: 6, Undated: 1, People: 8, Organisations: 1, Interactions: 6,
			First: timeline.NewDay(1962, 10, 22), Last: timeline.NewDay(1962, 11, 30),
		}
		if diff := cmp.Diff(want, c); diff != "" || err != nil {
			t.Errorf("collection, %v (-want +got):\n%s", err, diff)
		}
	})
	t.Run("in two parts as in one", func(t *testing.T) {
		t.Parallel()
		whole, parts := dbtest.New(t), dbtest.New(t)
		load(t, whole, "Crisis", crisis...)
		load(t, parts, "Crisis", crisis[3:]...)
		load(t, parts, "Crisis", crisis[:3]...)
		if diff := cmp.Diff(picture(t, whole), picture(t, parts)); diff != "" {
			t.Errorf("-whole +parts:\n%s", diff)
		}
	})
	t.Run("a new entry completes a name in stored ones", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		load(t, store, "Crisis", crisis[4])
		before := actorID(t, store, 1, "Castro")
		report := load(t, store, "Crisis", entry("1962-11-03", "Note", "Castro is Fidel Castro"))
		if report.New != 1 || report.Changed != 1 || report.Revision != 2 {
			t.Errorf("report %+v, want 1 new, 1 changed", report)
		}
		page, err := store.Actors(t.Context(), report.Collection, timeline.ActorFilter{Name: "castro"}, timeline.PageRequest{Limit: 10})
		if err != nil || len(page.Items) != 1 {
			t.Fatalf("actors %+v, %v; want Fidel Castro alone, for nothing names plain Castro any more", page.Items, err)
		}
		if a := page.Items[0]; a.Name != "Fidel Castro" || a.ID == before || a.Interactions != 1 {
			t.Errorf("actor %+v, want Fidel Castro with 1 interaction", a)
		}
	})
	t.Run("another abstract for the same URL changes the entry in place", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		e := entry("1962-10-27", "Message from Gromyko to Alekseev", "")
		e.URL = "https://example.org/document/1"
		load(t, store, "Crisis", e)
		ids, err := store.EntryIDs(t.Context(), 1, timeline.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		e.Abstract, e.Title = "now Castro too.", "Message from Gromyko to Castro"
		if report := load(t, store, "Crisis", e); report.Changed != 1 || report.New != 0 || report.Revision != 2 {
			t.Errorf("report %+v, want 1 changed", report)
		}
		found, err := store.EntriesByID(t.Context(), 1, ids)
		if err != nil || len(found) != 1 || found[0].Entry.Title != e.Title || len(found[0].Mentions) != 3 || len(found[0].Interactions) != 1 {
			t.Errorf("entry %+v, %v; want it under its id with 3 mentions", found, err)
		}
		for _, text := range []struct {
			q    string
			want int
		}{{"now", 1}, {"alekseev", 0}} {
			if ids, err := store.EntryIDs(t.Context(), 1, timeline.Filter{Text: text.q}); err != nil || len(ids) != text.want {
				t.Errorf("search %q finds %v, %v; want %d", text.q, ids, err, text.want)
			}
		}
		c, err := store.Collection(t.Context(), 1)
		if err != nil || c.People != 2 {
			t.Errorf("%d people, %v; want Gromyko and Castro", c.People, err)
		}
	})
	t.Run("entries that are alike are told apart by their place", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		e := crisis[0]
		if report := load(t, store, "Crisis", e, e, e); report.New != 3 {
			t.Errorf("report %+v, want 3 new", report)
		}
		if report := load(t, store, "Crisis", e, e); report.New != 0 || report.Unchanged != 2 {
			t.Errorf("report %+v, want 2 unchanged", report)
		}
	})
	t.Run("the same document in two files is one, the later's", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		one := entry("1962-10-27", "Message from Gromyko to Alekseev", "")
		one.URL = "https://example.org/document/1"
		other := one
		other.File, other.Abstract = "page2.txt", "the fuller text"
		if report := load(t, store, "Crisis", one, crisis[0], other); report.New != 2 {
			t.Errorf("report %+v, want 2 new", report)
		}
		if ids, err := store.EntryIDs(t.Context(), 1, timeline.Filter{Text: "fuller"}); err != nil || len(ids) != 1 {
			t.Errorf("entries %v, %v; want the later one", ids, err)
		}
	})
	t.Run("a URL longer than an index takes", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		e := crisis[0]
		e.URL = "https://example.org/" + strings.Repeat("x", 9000)
		load(t, store, "Crisis", e)
		if report := load(t, store, "Crisis", e); report.Unchanged != 1 {
			t.Errorf("report %+v, want 1 unchanged", report)
		}
	})
	t.Run("collections know nothing of each other", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		one := load(t, store, "One", crisis...)
		two := load(t, store, "Two", crisis[:1]...)
		if two.New != 1 || two.Revision != 1 {
			t.Errorf("report %+v, want 1 new", two)
		}
		id := actorID(t, store, two.Collection, "Gromyko")
		if _, err := store.EntryIDs(t.Context(), one.Collection, timeline.Filter{Actors: []int64{id}}); !errors.Is(err, timeline.ErrNotFound) {
			t.Errorf("an actor of another collection: %v, want ErrNotFound", err)
		}
	})
}

// picture tells all that is stored, without the ids.
func picture(t *testing.T, store interface {
	Collections(context.Context) ([]timeline.Collection, error)
	EntryIDs(context.Context, int64, timeline.Filter) ([]int64, error)
	EntriesByID(context.Context, int64, []int64) ([]timeline.StoredEntry, error)
	Actors(context.Context, int64, timeline.ActorFilter, timeline.PageRequest) (timeline.Page[timeline.StoredActor], error)
},
) []string {
	t.Helper()
	var all []string
	collections, err := store.Collections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range collections {
		ids, err := store.EntryIDs(t.Context(), c.ID, timeline.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		entries, err := store.EntriesByID(t.Context(), c.ID, ids)
		if err != nil {
			t.Fatal(err)
		}
		set := map[string]bool{}
		for _, e := range entries {
			e.ID = 0
			for i := range e.Mentions {
				e.Mentions[i].Actor = 0
			}
			for i := range e.Interactions {
				x := &e.Interactions[i]
				x.ID, x.EntryID, x.FromIDs, x.ToIDs, x.WithIDs = 0, 0, nil, nil, nil
			}
			set[fmt.Sprintf("%+v", e)] = true
		}
		page, err := store.Actors(t.Context(), c.ID, timeline.ActorFilter{}, timeline.PageRequest{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range page.Items {
			a.ID = 0
			set[fmt.Sprintf("%+v", a)] = true
		}
		c.ID, c.Revision = 0, 0
		set[fmt.Sprintf("%+v", c)] = true
		for line := range set {
			all = append(all, line)
		}
	}
	slices.Sort(all)
	return all
}

func TestImportTogether(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			r := newReader()
			own := entry("1963-01-01", fmt.Sprintf("Note %d", i), "")
			if _, err := store.Import(t.Context(), "Crisis", sequence(append([]timeline.Entry{own}, crisis...)...), r.Observe, r.Read); err != nil {
				t.Errorf("import %d: %v", i, err)
			}
		})
	}
	group.Wait()
	c, err := store.CollectionNamed(t.Context(), "Crisis")
	if err != nil || c.Entries != len(crisis)+4 || c.Revision != 4 {
		t.Errorf("collection %+v, %v; want %d entries at revision 4", c, err, len(crisis)+4)
	}
	again := dbtest.New(t)
	for i := range 4 {
		load(t, again, "Crisis", append([]timeline.Entry{entry("1963-01-01", fmt.Sprintf("Note %d", i), "")}, crisis...)...)
	}
	if diff := cmp.Diff(picture(t, again), picture(t, store)); diff != "" {
		t.Errorf("-one after another +at once:\n%s", diff)
	}
}

func TestImportLeavesNothing(t *testing.T) {
	t.Parallel()
	boom := errors.New("boom")
	for _, test := range []struct {
		name string
		do   func(ctx context.Context, cancel func(), r *reader) (seq func(func(timeline.Entry, error) bool), read func(timeline.Entry) timeline.Reading)
		want func(error) bool
	}{
		{"when it is cancelled while it reads", func(_ context.Context, cancel func(), r *reader) (func(func(timeline.Entry, error) bool), func(timeline.Entry) timeline.Reading) {
			return sequence(crisis...), func(e timeline.Entry) timeline.Reading { cancel(); return r.Read(e) }
		}, func(err error) bool { return errors.Is(err, context.Canceled) }},
		{"when the listing breaks", func(_ context.Context, _ func(), r *reader) (func(func(timeline.Entry, error) bool), func(timeline.Entry) timeline.Reading) {
			return func(yield func(timeline.Entry, error) bool) {
				if yield(crisis[0], nil) {
					yield(timeline.Entry{}, boom)
				}
			}, r.Read
		}, func(err error) bool { return errors.Is(err, boom) }},
		{"when a reading has no evidence", func(_ context.Context, _ func(), r *reader) (func(func(timeline.Entry, error) bool), func(timeline.Entry) timeline.Reading) {
			return sequence(crisis...), func(e timeline.Entry) timeline.Reading {
				reading := r.Read(e)
				for i := range reading.Interactions {
					reading.Interactions[i].Evidence = nil
				}
				return reading
			}
		}, func(err error) bool { return strings.Contains(err.Error(), "has no evidence") }},
		{"when a text has a NUL", func(_ context.Context, _ func(), r *reader) (func(func(timeline.Entry, error) bool), func(timeline.Entry) timeline.Reading) {
			return sequence(crisis[0], entry("", "A\x00B", "")), r.Read
		}, func(err error) bool { var e *timeline.InvalidError; return errors.As(err, &e) && e.Field == "title" }},
		{"when a text is no UTF-8", func(_ context.Context, _ func(), r *reader) (func(func(timeline.Entry, error) bool), func(timeline.Entry) timeline.Reading) {
			return sequence(crisis[0], entry("", "A", "B\xff")), r.Read
		}, func(err error) bool { var e *timeline.InvalidError; return errors.As(err, &e) && e.Field == "abstract" }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			url := dbtest.URL(t)
			store, conn := open(t, url), connect(t, url)
			load(t, store, "Before", crisis[0])
			before := rows(t, conn)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			r := newReader()
			seq, read := test.do(ctx, cancel, r)
			if _, err := store.Import(ctx, "Crisis", seq, r.Observe, read); err == nil || !test.want(err) {
				t.Errorf("Import = %v", err)
			}
			if diff := cmp.Diff(before, rows(t, conn)); diff != "" {
				t.Errorf("rows changed (-before +after):\n%s", diff)
			}
			// The lock is free again.
			ctx, cancel = context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			if _, err := store.Import(ctx, "Crisis", sequence(crisis...), r.Observe, newReader().Read); err != nil {
				t.Errorf("the next import: %v", err)
			}
		})
	}
	t.Run("without entries no collection is made", func(t *testing.T) {
		t.Parallel()
		store := dbtest.New(t)
		if report := load(t, store, "Empty"); report != (timeline.ImportReport{}) {
			t.Errorf("report %+v, want none", report)
		}
		if c, err := store.Collections(t.Context()); err != nil || len(c) != 0 {
			t.Errorf("collections %v, %v; want none", c, err)
		}
	})
}

// TestDerived counts in SQL what the import counted for itself.
func TestDerived(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	store, conn := open(t, url), connect(t, url)
	load(t, store, "Crisis", crisis[3:]...)
	load(t, store, "Crisis", entry("1962-11-03", "Talk of Castro with Mikoyan", "Castro is Fidel Castro"), entry("1962-11-04", "Message from Gromyko, Alekseev to Castro, Gromyko", ""))
	load(t, store, "Crisis", crisis[:3]...)
	for _, test := range []struct{ name, stored, counted string }{
		{
			"mentions of actors",
			"SELECT id, mentions FROM actor",
			"SELECT a.id, count(m.actor_id) FROM actor a LEFT JOIN mention m ON m.actor_id = a.id GROUP BY a.id",
		},
		{
			"entries of actors",
			"SELECT id, entries FROM actor",
			"SELECT actor_id, count(DISTINCT entry_id) FROM (SELECT actor_id, entry_id FROM mention UNION SELECT p.actor_id, i.entry_id FROM interaction_actor p JOIN interaction i ON i.id = p.interaction_id) n GROUP BY 1",
		},
		{
			"interactions of actors",
			"SELECT id, interactions FROM actor",
			"SELECT a.id, count(DISTINCT p.interaction_id) FROM actor a LEFT JOIN interaction_actor p ON p.actor_id = a.id GROUP BY a.id",
		},
		{
			"ties",
			"SELECT a, b, forward, backward, conversations, exchanges, inferred FROM tie",
			`SELECT least(x.actor_id, y.actor_id), greatest(x.actor_id, y.actor_id),
				count(*) FILTER (WHERE x.part = 'from' AND x.actor_id < y.actor_id),
				count(*) FILTER (WHERE x.part = 'from' AND x.actor_id > y.actor_id),
				count(*) FILTER (WHERE i.kind = 'conversation'),
				count(*) FILTER (WHERE i.kind = 'exchange'),
				count(*) FILTER (WHERE i.certainty = 'inferred')
			FROM interaction i JOIN interaction_actor x ON x.interaction_id = i.id JOIN interaction_actor y ON y.interaction_id = i.id
			WHERE x.actor_id <> y.actor_id AND (x.part = 'from' AND y.part = 'to' OR x.part = 'with' AND y.part = 'with' AND x.actor_id < y.actor_id)
			GROUP BY 1, 2`,
		},
		{
			"collection",
			"SELECT entries, undated, people, organisations, interactions FROM collection",
			`SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM entry WHERE edtf = ''), (SELECT count(*) FROM actor WHERE class = 'person'),
				(SELECT count(*) FROM actor WHERE class <> 'person'), (SELECT count(*) FROM interaction)`,
		},
		{
			"actors of entries",
			"SELECT id, unnest(actors) FROM entry",
			"SELECT entry_id, actor_id FROM mention UNION SELECT i.entry_id, p.actor_id FROM interaction_actor p JOIN interaction i ON i.id = p.interaction_id",
		},
		{
			"people of entries",
			"SELECT id, unnest(people) FROM entry",
			"SELECT DISTINCT m.entry_id, m.actor_id FROM mention m JOIN actor a ON a.id = m.actor_id AND a.class = 'person'",
		},
		{
			"what is told of other days",
			"SELECT id, told FROM interaction",
			"SELECT i.id, i.edtf <> '' AND i.edtf <> e.edtf FROM interaction i JOIN entry e ON e.id = i.entry_id",
		},
		{"every actor is named", "SELECT id, entries > 0 FROM actor", "SELECT id, true FROM actor"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var difference, n int
			err := conn.QueryRow(t.Context(), fmt.Sprintf(`WITH stored AS (%s), counted AS (%s)
				SELECT (SELECT count(*) FROM ((TABLE stored EXCEPT TABLE counted) UNION ALL (TABLE counted EXCEPT TABLE stored)) d), (SELECT count(*) FROM counted)`, test.stored, test.counted)).Scan(&difference, &n)
			if err != nil || difference != 0 || n == 0 {
				t.Errorf("%d of %d rows differ, %v", difference, n, err)
			}
		})
	}
}
