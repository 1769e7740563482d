package db_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"backchannel/db/dbtest"
	"backchannel/timeline"

	"github.com/google/go-cmp/cmp"
)

// archive has dates of every sort, in an order that is not theirs.
var archive = []timeline.Entry{
	entry("1962-11", "Message from Castro to Thant", "in November"),
	entry("", "Talk of Mikoyan with Castro", "undated"),
	entry("1962-10-28", "Message from Khrushchev to Kennedy", "the radio message, with Castro left out"),
	entry("1962-10-27", "Message from Kennedy to Khrushchev", "the missiles in Turkey"),
	entry("1962-10-27", "Talk of Dobrynin with Kennedy", "missiles again; back-channel talks"),
	entry("1962-10-22/1962-10-28", "Exchange of Khrushchev and Kennedy", ""),
	entry("1962", "Message from EmbassyHavana to Gromyko", "a yearly report"),
	entry("../1962-10-01", "Note one", "before"),
	entry("1963-01-01/..", "Note two", "after"),
	entry("1962-10?", "Note three", "perhaps October"),
	entry("1962-10", "Note four", "October"),
	entry("1962-11-02", "Talk of Mikoyan with Thant (on 1962-11-01)", "told a day later"),
	entry("1962-11-02", "Exchange of Mikoyan and Kennedy (on 1962-11)", "told of a month"),
}

// inOrder are the titles of archive in the order of the chronology.
var inOrder = []string{
	"Note one",
	"Message from EmbassyHavana to Gromyko",
	"Note four",
	"Note three",
	"Exchange of Khrushchev and Kennedy",
	"Message from Kennedy to Khrushchev",
	"Talk of Dobrynin with Kennedy",
	"Message from Khrushchev to Kennedy",
	"Message from Castro to Thant",
	"Exchange of Mikoyan and Kennedy (on 1962-11)",
	"Talk of Mikoyan with Thant (on 1962-11-01)",
	"Note two",
	"Talk of Mikoyan with Castro",
}

func day(s string) timeline.Day {
	d, err := timeline.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func window(first, last string) *timeline.Window {
	return &timeline.Window{First: day(first), Last: day(last)}
}

// pages reads a whole list by pages of limit.
func pages[T any](t *testing.T, limit int, page func(timeline.PageRequest) (timeline.Page[T], error)) []T {
	t.Helper()
	var all []T
	request := timeline.PageRequest{Limit: limit}
	for {
		p, err := page(request)
		if err != nil {
			t.Fatalf("page after %q: %v", request.After, err)
		}
		if len(p.Items) > limit || p.Next != "" && len(p.Items) < limit {
			t.Fatalf("a page of %d with next %q, want %d", len(p.Items), p.Next, limit)
		}
		all = append(all, p.Items...)
		if p.Next == "" {
			return all
		}
		request.After = p.Next
	}
}

// shown tells appearances as "date title", a * before those that are told.
func shown(list []timeline.Appearance) []string {
	var lines []string
	for _, a := range list {
		mark := ""
		if a.Told {
			mark = "*"
		}
		lines = append(lines, strings.TrimSpace(mark+a.Date.String()+" "+a.Entry.Entry.Title))
	}
	return lines
}

func TestEntriesOrder(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	c := load(t, store, "Archive", archive...).Collection
	for limit := range 15 {
		list := pages(t, limit+1, func(p timeline.PageRequest) (timeline.Page[timeline.Appearance], error) {
			return store.Entries(t.Context(), c, timeline.Filter{}, false, p)
		})
		var titles []string
		for _, a := range list {
			if a.Date != a.Entry.Entry.Date || a.Told {
				t.Errorf("%s stands at %s, told %v", a.Entry.Entry.Title, a.Date, a.Told)
			}
			titles = append(titles, a.Entry.Entry.Title)
		}
		if diff := cmp.Diff(inOrder, titles); diff != "" {
			t.Fatalf("by pages of %d (-want +got):\n%s", limit+1, diff)
		}
	}
}

func TestEntriesTold(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	c := load(t, store, "Archive", archive...).Collection
	told := slices.Clone(inOrder)
	at := slices.Index(told, "Message from Castro to Thant")
	want := []string{
		"1962-11 Message from Castro to Thant",
		"*1962-11 Exchange of Mikoyan and Kennedy (on 1962-11)",
		"*1962-11-01 Talk of Mikoyan with Thant (on 1962-11-01)",
		"1962-11-02 Exchange of Mikoyan and Kennedy (on 1962-11)",
		"1962-11-02 Talk of Mikoyan with Thant (on 1962-11-01)",
	}
	for limit := range 16 {
		list := shown(pages(t, limit+1, func(p timeline.PageRequest) (timeline.Page[timeline.Appearance], error) {
			return store.Entries(t.Context(), c, timeline.Filter{}, true, p)
		}))
		if len(list) != len(archive)+2 {
			t.Fatalf("by pages of %d: %d appearances, want %d", limit+1, len(list), len(archive)+2)
		}
		if diff := cmp.Diff(want, list[at:at+len(want)]); diff != "" {
			t.Fatalf("by pages of %d (-want +got):\n%s", limit+1, diff)
		}
	}
	// From each date on, and behind each item from there.
	whole, err := store.Entries(t.Context(), c, timeline.Filter{}, true, timeline.PageRequest{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	start := 0
	for i, item := range whole.Items {
		if item.Date != whole.Items[start].Date {
			start = i
		}
		page, err := store.Entries(t.Context(), c, timeline.Filter{}, true, timeline.PageRequest{Start: &item.Date, Skip: i - start, Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		stop := min(i+3, len(whole.Items))
		if diff := cmp.Diff(shown(whole.Items[i:stop]), shown(page.Items)); diff != "" {
			t.Errorf("3 from %q on without %d (-want +got):\n%s", item.Date, i-start, diff)
		}
		if (page.Next != "") != (stop < len(whole.Items)) {
			t.Errorf("%d items, next %q, of %d", stop, page.Next, len(whole.Items))
		}
	}
	// More than the date has skips the date, and nothing of the next.
	november := interval(t, "1962-11")
	page, err := store.Entries(t.Context(), c, timeline.Filter{}, true, timeline.PageRequest{Start: &november, Skip: 99, Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[2:4], shown(page.Items)); diff != "" {
		t.Errorf("behind November 1962 (-want +got):\n%s", diff)
	}
	page, err = store.Entries(t.Context(), c, timeline.Filter{Window: window("1962-11-01", "1962-11-01")}, true, timeline.PageRequest{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	want = []string{"1962 Message from EmbassyHavana to Gromyko", want[0], want[1], want[2]}
	if diff := cmp.Diff(want, shown(page.Items)); diff != "" {
		t.Errorf("on 1 November (-want +got):\n%s", diff)
	}
}

// TestEntriesOfWindows compares each window that divides the archive with what
// of the whole touches it.
func TestEntriesOfWindows(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	c := load(t, store, "Archive", archive...).Collection
	whole := pages(t, 100, func(p timeline.PageRequest) (timeline.Page[timeline.Appearance], error) {
		return store.Entries(t.Context(), c, timeline.Filter{}, true, p)
	})
	bounds := []timeline.Day{timeline.DistantPast, timeline.DistantFuture}
	for _, a := range whole {
		if a.Date.Known() {
			bounds = append(bounds, a.Date.First(), a.Date.Last(), a.Date.Last()+1)
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	for i, first := range bounds {
		for _, last := range bounds[i:] {
			w := timeline.Window{First: first, Last: last}
			if first > last || w == timeline.Everything {
				continue
			}
			var want []string
			for _, a := range whole {
				if a.Date.Known() && a.Date.First() <= last && a.Date.Last() >= first {
					want = append(want, shown([]timeline.Appearance{a})...)
				}
			}
			got := shown(pages(t, 3, func(p timeline.PageRequest) (timeline.Page[timeline.Appearance], error) {
				return store.Entries(t.Context(), c, timeline.Filter{Window: &w}, true, p)
			}))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s to %s (-want +got):\n%s", first, last, diff)
			}
		}
	}
}

func TestTimeline(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	c := load(t, store, "Archive", archive...).Collection
	counts := func(f timeline.Filter) []string {
		t.Helper()
		list, err := store.Timeline(t.Context(), c, f)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, d := range list {
			lines = append(lines, fmt.Sprintf("%s %v told %d people %d", d.Date, d.Kinds, d.Told, d.People))
		}
		return lines
	}
	for _, test := range []struct {
		name   string
		filter func() timeline.Filter
		want   []string
	}{
		{"all", func() timeline.Filter { return timeline.Filter{} }, []string{
			"../1962-10-01 map[other:1] told 0 people 0",
			"1962 map[telegram:1] told 0 people 1",
			"1962-10 map[other:1] told 0 people 1",
			"1962-10? map[other:1] told 0 people 1",
			"1962-10-22/1962-10-28 map[letter:1] told 0 people 2",
			"1962-10-27 map[memcon:1 telegram:1] told 0 people 4",
			"1962-10-28 map[telegram:1] told 0 people 3",
			"1962-11 map[telegram:1] told 1 people 3",
			"1962-11-01 map[] told 1 people 0",
			"1962-11-02 map[letter:1 memcon:1] told 0 people 3",
			"1963-01-01/.. map[other:1] told 0 people 0",
			" map[memcon:1] told 0 people 2",
		}},
		{"a window", func() timeline.Filter { return timeline.Filter{Window: window("1962-11-01", "1962-11-02")} }, []string{
			"1962 map[telegram:1] told 0 people 1",
			"1962-11 map[telegram:1] told 1 people 3",
			"1962-11-01 map[] told 1 people 0",
			"1962-11-02 map[letter:1 memcon:1] told 0 people 3",
		}},
		{"a kind", func() timeline.Filter { return timeline.Filter{Kinds: []timeline.Kind{timeline.KindMemcon}} }, []string{
			"1962-10-27 map[memcon:1] told 0 people 2",
			"1962-11-01 map[] told 1 people 0",
			"1962-11-02 map[memcon:1] told 0 people 2",
			" map[memcon:1] told 0 people 2",
		}},
		{"an actor and a window", func() timeline.Filter {
			return timeline.Filter{Actors: []int64{actorID(t, store, c, "Mikoyan")}, Window: window("1962-11-01", "1962-11-01")}
		}, []string{
			"1962-11 map[] told 1 people 0",
			"1962-11-01 map[] told 1 people 0",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, counts(test.filter())); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			want, _ := store.Timeline(t.Context(), c, test.filter())
			for i := range want {
				want[i].People = 0
			}
			got, err := store.Counts(t.Context(), c, test.filter())
			if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); err != nil || diff != "" {
				t.Errorf("Counts: %v, -Timeline +Counts:\n%s", err, diff)
			}
		})
	}
}

func TestFilter(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	c := load(t, store, "Archive", archive...).Collection
	id := func(name string) int64 { return actorID(t, store, c, name) }
	for _, test := range []struct {
		name   string
		filter timeline.Filter
		want   []string // titles in order of id, which here is that of the chronology
	}{
		{"every one of two actors", timeline.Filter{Actors: []int64{id("Kennedy"), id("Khrushchev")}}, []string{inOrder[4], inOrder[5], inOrder[7]}},
		{"an actor twice", timeline.Filter{Actors: []int64{id("Dobrynin"), id("Dobrynin")}}, []string{inOrder[6]}},
		{"a sender", timeline.Filter{Sender: id("Kennedy")}, []string{inOrder[5]}},
		{"a recipient", timeline.Filter{Recipient: id("Kennedy")}, []string{inOrder[7]}},
		{"a sender to a recipient", timeline.Filter{Sender: id("Castro"), Recipient: id("Thant")}, []string{inOrder[8]}},
		{"a sender to somebody he did not write to", timeline.Filter{Sender: id("Castro"), Recipient: id("Kennedy")}, nil},
		{"kinds", timeline.Filter{Kinds: []timeline.Kind{timeline.KindLetter, timeline.KindMemcon}}, []string{inOrder[4], inOrder[6], inOrder[9], inOrder[10], inOrder[12]}},
		{"a day, with what may be of that day", timeline.Filter{Window: window("1962-10-27", "1962-10-27")}, []string{inOrder[1], inOrder[2], inOrder[3], inOrder[4], inOrder[5], inOrder[6]}},
		{"long before", timeline.Filter{Window: window("1900-01-01", "1900-12-31")}, []string{inOrder[0]}},
		{"to the end of time", timeline.Filter{Window: &timeline.Window{First: day("1963-06-01"), Last: timeline.DistantFuture}}, []string{inOrder[11]}},
		{"everything has the undated too", timeline.Filter{Window: &timeline.Everything}, inOrder},
		{"words of title and abstract", timeline.Filter{Text: "kennedy MISSILES"}, []string{inOrder[5], inOrder[6]}},
		{"a phrase", timeline.Filter{Text: `"missiles in Turkey"`}, []string{inOrder[5]}},
		{"a phrase in typographic quotes", timeline.Filter{Text: `“missiles in Turkey”`}, []string{inOrder[5]}},
		{"words that are no phrase", timeline.Filter{Text: `"Turkey missiles"`}, nil},
		{"no phrase reaches from title into abstract", timeline.Filter{Text: `"Khrushchev the missiles"`}, nil},
		{"a word left out", timeline.Filter{Text: "missiles -turkey"}, []string{inOrder[6]}},
		{"a phrase left out", timeline.Filter{Text: `missiles -"in turkey"`}, []string{inOrder[6]}},
		{"a hyphenated word", timeline.Filter{Text: "back-channel"}, []string{inOrder[6]}},
		{"its parts", timeline.Filter{Text: "channel back"}, []string{inOrder[6]}},
		{"or is a word", timeline.Filter{Text: "turkey or undated"}, nil},
		{"signs ask for nothing", timeline.Filter{Text: `!! & | - "" <->`}, inOrder},
		{"all together", timeline.Filter{
			Text: "missiles", Actors: []int64{id("Kennedy")}, Sender: id("Kennedy"), Recipient: id("Khrushchev"),
			Kinds: []timeline.Kind{timeline.KindTelegram}, Window: window("1962-10-01", "1962-10-31"),
		}, []string{inOrder[5]}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ids, err := store.EntryIDs(t.Context(), c, test.filter)
			if err != nil {
				t.Fatal(err)
			}
			entries, err := store.EntriesByID(t.Context(), c, ids)
			if err != nil {
				t.Fatal(err)
			}
			var titles []string
			for _, e := range entries {
				titles = append(titles, e.Entry.Title)
			}
			slices.Sort(titles)
			want := slices.Sorted(slices.Values(test.want))
			if diff := cmp.Diff(want, titles); diff != "" {
				t.Errorf("EntryIDs (-want +got):\n%s", diff)
			}
			page, err := store.Entries(t.Context(), c, test.filter, false, timeline.PageRequest{Limit: 100})
			if err != nil || len(page.Items) != len(ids) {
				t.Errorf("Entries has %d, %v; EntryIDs %d", len(page.Items), err, len(ids))
			}
		})
	}
}

func TestEntriesByID(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	e := entry("1962-11-02", "Talk of Mikoyan with Thant (on 1962-11-01)", "𝔐any 'quotes' \"double\"\\ and Görög; Хрущёв with \u202bעברית\u202c 😀 Castro.\n\nSecond paragraph: $1 %s; DROP TABLE entry.")
	e.ID, e.URL = "no. 1", "https://example.org/?q='\"&x=<y>"
	c := load(t, store, "Archive", append([]timeline.Entry{e}, archive[0])...).Collection
	ids, err := store.EntryIDs(t.Context(), c, timeline.Filter{})
	if err != nil || len(ids) != 2 {
		t.Fatalf("ids %v, %v", ids, err)
	}
	got, err := store.EntriesByID(t.Context(), c, []int64{ids[1], 999999, ids[0]})
	if err != nil || len(got) != 2 || got[0].ID != ids[1] || got[1].ID != ids[0] {
		t.Fatalf("EntriesByID = %+v, %v; want the two in the order asked for", got, err)
	}
	titles, err := store.TitlesByID(t.Context(), c, []int64{ids[1], 999999, ids[0]})
	if err != nil || len(titles) != 2 {
		t.Fatalf("TitlesByID = %+v, %v; want two", titles, err)
	}
	for _, title := range titles {
		whole := got[slices.IndexFunc(got, func(e timeline.StoredEntry) bool { return e.ID == title.ID })].Entry
		if x := title.Entry; x.Title != whole.Title || x.Date != whole.Date || x.URL != whole.URL {
			t.Errorf("TitlesByID has %q of %s at %q, EntriesByID %q of %s at %q", x.Title, x.Date, x.URL, whole.Title, whole.Date, whole.URL)
		}
	}
	found := got[0]
	if found.Entry.ID != e.ID {
		found = got[1]
	}
	// What the reader reads is what is kept, in the order promised.
	r := newReader()
	r.Observe(e)
	want := r.Read(e)
	e.File, e.Line = "", 0
	if diff := cmp.Diff(e, found.Entry, cmp.AllowUnexported(timeline.Date{}), cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
	if found.Kind != want.Kind {
		t.Errorf("kind %q, want %q", found.Kind, want.Kind)
	}
	var mentions []timeline.Mention
	for _, m := range found.Mentions {
		if m.Actor == 0 {
			t.Errorf("mention %q has no actor", m.Surface)
		}
		mentions = append(mentions, m.Mention)
		if runes := []rune(e.Text(m.Field)); string(runes[m.Start:m.Stop]) != m.Surface {
			t.Errorf("mention %q stands at %q", m.Surface, string(runes[m.Start:m.Stop]))
		}
	}
	if diff := cmp.Diff(want.Mentions, mentions); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
	if len(mentions) < 6 {
		t.Errorf("only %d mentions", len(mentions))
	}
	var interactions []timeline.Interaction
	for _, x := range found.Interactions {
		if x.ID == 0 || x.EntryID != found.ID || len(x.WithIDs) != len(x.With) {
			t.Errorf("interaction %+v", x)
		}
		interactions = append(interactions, x.Interaction)
	}
	if diff := cmp.Diff(want.Interactions, interactions, cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); diff != "" {
		t.Errorf("interactions (-want +got):\n%s", diff)
	}
}

func TestTie(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	many := slices.Clone(archive)
	random := rand.New(rand.NewPCG(1, 2))
	dates := []string{"1962-10-27", "1962-10", "", "1962-10-27/1962-10-28"}
	for i := range 40 {
		pair := []string{"Khrushchev to Kennedy", "Kennedy to Khrushchev"}[random.IntN(2)]
		many = append(many, entry(dates[random.IntN(len(dates))], "Message from "+pair, fmt.Sprint("number ", i)))
	}
	c := load(t, store, "Archive", many...).Collection
	a, b := actorID(t, store, c, "Kennedy"), actorID(t, store, c, "Khrushchev")
	list := func(limit int, a, b int64, w *timeline.Window) []timeline.StoredInteraction {
		return pages(t, limit, func(p timeline.PageRequest) (timeline.Page[timeline.StoredInteraction], error) {
			return store.Tie(t.Context(), c, a, b, w, p)
		})
	}
	all := list(100, a, b, nil)
	if len(all) != 43 {
		t.Fatalf("%d interactions, want 43", len(all))
	}
	for i, x := range all {
		if len(x.Evidence) == 0 || x.EntryID == 0 || len(x.FromIDs)+len(x.ToIDs)+len(x.WithIDs) != 2 {
			t.Errorf("interaction %+v is not whole", x)
		}
		if i > 0 {
			if p := all[i-1]; p.Date.Known() != x.Date.Known() && !p.Date.Known() || p.Date.Known() && x.Date.Known() && p.Date.First() > x.Date.First() {
				t.Errorf("%s stands before %s", p.Date, x.Date)
			}
		}
	}
	dated := cmp.Comparer(func(a, b timeline.Date) bool { return a == b })
	for _, limit := range []int{1, 7} {
		if diff := cmp.Diff(all, list(limit, b, a, nil), dated); diff != "" {
			t.Errorf("the other way round, by pages of %d (-want +got):\n%s", limit, diff)
		}
	}
	for _, x := range list(100, a, b, window("1962-10-28", "1962-10-28")) {
		if x.Date.Last() < day("1962-10-28") {
			t.Errorf("in the window of 28 October stands %s", x.Date)
		}
	}
	castro := actorID(t, store, c, "Castro")
	if got := list(10, a, castro, nil); len(got) != 0 {
		t.Errorf("being named together is a tie: %+v", got)
	}
	if got := list(10, castro, actorID(t, store, c, "Mikoyan"), nil); len(got) != 1 || got[0].Date.Known() {
		t.Errorf("Castro and Mikoyan: %+v, want the undated talk", got)
	}
	if _, err := store.Tie(t.Context(), c, a, a, nil, timeline.PageRequest{Limit: 1}); !isInvalid(err, "b") {
		t.Errorf("a tie of one: %v, want InvalidError of b", err)
	}
}

func isInvalid(err error, field string) bool {
	var invalid *timeline.InvalidError
	return errors.As(err, &invalid) && invalid.Field == field
}

func TestAll(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	load(t, store, "Other", archive...)
	c := load(t, store, "Archive", archive...).Collection
	var last int64
	seen := map[int64]timeline.StoredActor{}
	for a, err := range store.AllActors(t.Context(), c) {
		if err != nil {
			t.Fatal(err)
		}
		if a.ID <= last {
			t.Errorf("actor %d stands behind %d", a.ID, last)
		}
		last = a.ID
		seen[a.ID] = a
	}
	info, err := store.Collection(t.Context(), c)
	if err != nil || len(seen) != info.People+info.Organisations {
		t.Errorf("%d actors, %v; the collection has %d and %d", len(seen), err, info.People, info.Organisations)
	}
	n := 0
	last = 0
	for x, err := range store.AllInteractions(t.Context(), c) {
		if err != nil {
			t.Fatal(err)
		}
		if x.ID <= last || x.EntryID == 0 || x.Kind == "" || x.Certainty == "" {
			t.Errorf("interaction %+v behind %d", x, last)
		}
		last = x.ID
		for _, id := range slices.Concat(x.FromIDs, x.ToIDs, x.WithIDs) {
			if seen[id].ID == 0 {
				t.Errorf("interaction %d has an actor %d that AllActors lacks", x.ID, id)
			}
		}
		if (x.Kind == timeline.Message) != (len(x.WithIDs) == 0) {
			t.Errorf("a %s with %v", x.Kind, x.WithIDs)
		}
		n++
	}
	if n != info.Interactions || n != 9 {
		t.Errorf("%d interactions, want %d", n, info.Interactions)
	}
	// Who stops reading leaves the store usable.
	for range 20 {
		for range store.AllInteractions(t.Context(), c) {
			break
		}
	}
	if err := store.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestNotFoundAndInvalid(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	c := load(t, store, "Archive", archive...).Collection
	a, b := actorID(t, store, c, "Kennedy"), actorID(t, store, c, "Khrushchev")
	ctx, one := t.Context(), timeline.PageRequest{Limit: 1}
	first := func(seq func(func(error) bool)) (err error) {
		seq(func(e error) bool { err = e; return false })
		return err
	}
	const nobody = 1 << 40
	for name, err := range map[string]error{
		"Collection":             second(store.Collection(ctx, nobody)),
		"CollectionNamed":        second(store.CollectionNamed(ctx, "Nope")),
		"Timeline":               second(store.Timeline(ctx, nobody, timeline.Filter{})),
		"Timeline of an actor":   second(store.Timeline(ctx, c, timeline.Filter{Actors: []int64{a, nobody}})),
		"Entries":                second(store.Entries(ctx, nobody, timeline.Filter{}, true, one)),
		"Entries of a sender":    second(store.Entries(ctx, c, timeline.Filter{Sender: nobody}, true, one)),
		"Entries of a recipient": second(store.Entries(ctx, c, timeline.Filter{Recipient: -1}, true, one)),
		"EntriesByID":            second(store.EntriesByID(ctx, nobody, []int64{1})),
		"TitlesByID":             second(store.TitlesByID(ctx, nobody, []int64{1})),
		"EntryIDs":               second(store.EntryIDs(ctx, nobody, timeline.Filter{})),
		"Actors":                 second(store.Actors(ctx, nobody, timeline.ActorFilter{}, one)),
		"Actors by signs":        second(store.Actors(ctx, nobody, timeline.ActorFilter{Name: "?!"}, one)),
		"ActorsByID":             second(store.ActorsByID(ctx, nobody, []int64{1})),
		"Tie":                    second(store.Tie(ctx, nobody, a, b, nil, one)),
		"Tie with nobody":        second(store.Tie(ctx, c, a, nobody, nil, one)),
		"AllActors": first(func(yield func(error) bool) {
			for _, err := range store.AllActors(ctx, nobody) {
				yield(err)
				return
			}
		}),
		"AllInteractions": first(func(yield func(error) bool) {
			for _, err := range store.AllInteractions(ctx, nobody) {
				yield(err)
				return
			}
		}),
	} {
		if !errors.Is(err, timeline.ErrNotFound) {
			t.Errorf("%s of what does not exist: %v, want ErrNotFound", name, err)
		}
	}
	page, err := store.Entries(ctx, c, timeline.Filter{}, false, one)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, field string
		err         error
	}{
		{"a cursor that is none", "cursor", second(store.Entries(ctx, c, timeline.Filter{}, false, timeline.PageRequest{After: "nonsense!", Limit: 1}))},
		{"a cursor of another list", "cursor", second(store.Tie(ctx, c, a, b, nil, timeline.PageRequest{After: page.Next, Limit: 1}))},
		{"a cursor cut short", "cursor", second(store.Entries(ctx, c, timeline.Filter{}, false, timeline.PageRequest{After: page.Next[:len(page.Next)-4], Limit: 1}))},
		{"a cursor that is JSON null", "cursor", second(store.Actors(ctx, c, timeline.ActorFilter{}, timeline.PageRequest{After: "bnVsbA", Limit: 1}))},
		{"no limit", "limit", second(store.Entries(ctx, c, timeline.Filter{}, false, timeline.PageRequest{}))},
		{"a text with a NUL", "q", second(store.Entries(ctx, c, timeline.Filter{Text: "a\x00b"}, false, one))},
		{"a text that is no UTF-8", "q", second(store.Timeline(ctx, c, timeline.Filter{Text: "a\xff"}))},
		{"a text without end", "q", second(store.EntryIDs(ctx, c, timeline.Filter{Text: strings.Repeat("word ", 4000)}))},
		{"a name with a NUL", "name", second(store.Actors(ctx, c, timeline.ActorFilter{Name: "\x00"}, one))},
		{"a collection's name with a NUL", "collection", second(store.CollectionNamed(ctx, "\x00"))},
	} {
		if !isInvalid(test.err, test.field) {
			t.Errorf("%s: %v, want InvalidError of %s", test.name, test.err, test.field)
		}
	}
}

// second drops what comes with an error.
func second[T any](_ T, err error) error { return err }

func TestCollections(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	for _, name := range []string{"b", "Ä 'quoted' \"x\"", "a", "B"} {
		load(t, store, name, archive[0])
	}
	list, err := store.Collections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range list {
		names = append(names, c.Name)
		named, err := store.CollectionNamed(t.Context(), c.Name)
		if err != nil || named != c {
			t.Errorf("CollectionNamed(%q) = %+v, %v; want %+v", c.Name, named, err, c)
		}
	}
	if diff := cmp.Diff([]string{"B", "a", "b", "Ä 'quoted' \"x\""}, names); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	r := newReader()
	for _, name := range []string{"", strings.Repeat("x", 201), "a\x00"} {
		if _, err := store.Import(t.Context(), name, sequence(archive...), r.Observe, r.Read); !isInvalid(err, "collection") {
			t.Errorf("Import into %q = %v, want InvalidError of collection", name, err)
		}
	}
}

// TestSearchTakesAnything asks Postgres itself what the fuzz target cannot.
func TestSearchTakesAnything(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	huge := entry("1962", "Huge", strings.Repeat("many different words "+strings.Repeat("w", 3000)+" ", 20)+strings.Repeat("日本 é ", 100_000))
	c := load(t, store, "Archive", append([]timeline.Entry{huge}, archive...)...).Collection
	random := rand.New(rand.NewPCG(7, 7))
	alphabet := []rune(`ab1 "'-−\&|!()<>:*%_$;“”éßǆİﬁ²½日本𝔐😀` + "\u0301\u200b\u202e\n\t\u00a0\ufffd\U0010ffff")
	for range 400 {
		text := make([]rune, random.IntN(30))
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
		}
		if _, err := store.EntryIDs(t.Context(), c, timeline.Filter{Text: string(text)}); err != nil {
			t.Errorf("text %q: %v", string(text), err)
		}
		if _, err := store.Actors(t.Context(), c, timeline.ActorFilter{Name: string(text)}, timeline.PageRequest{Limit: 3}); err != nil {
			t.Errorf("name %q: %v", string(text), err)
		}
	}
	for _, text := range []string{strings.Repeat("x", 3990), strings.Repeat("a ", 1900), strings.Repeat(`"a `, 1300), strings.Repeat("-", 3990), strings.Repeat("日本 ", 500)} {
		if _, err := store.EntryIDs(t.Context(), c, timeline.Filter{Text: text}); err != nil {
			t.Errorf("text of %d bytes: %v", len(text), err)
		}
	}
	for _, test := range []struct {
		text string
		want int
	}{{"different words", 1}, {"日本", 1}, {"E", 1}} {
		if ids, err := store.EntryIDs(t.Context(), c, timeline.Filter{Text: test.text}); err != nil || len(ids) != test.want {
			t.Errorf("%q finds %v, %v; want %d", test.text, ids, err, test.want)
		}
	}
}
