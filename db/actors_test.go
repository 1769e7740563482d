package db_test

import (
	"slices"
	"testing"

	"backchannel/db"
	"backchannel/db/dbtest"
	"backchannel/timeline"

	"github.com/google/go-cmp/cmp"
)

// roll reads entries that mention each of its actors as often as Mentions says.
type roll []struct {
	timeline.Actor
	mentions int
}

// loadRoll stores the actors, each mentioned in one entry.
func loadRoll(t *testing.T, store *db.Store, all roll) int64 {
	t.Helper()
	text := ""
	for range 200 {
		text += "x "
	}
	e := entry("1962-10-27", "Roll", text[:len(text)-1])
	report, err := store.Import(t.Context(), "Roll", sequence(e), func(timeline.Entry) {}, func(e timeline.Entry) timeline.Reading {
		r := timeline.Reading{Entry: e, Kind: timeline.KindReport}
		at := 0
		for _, a := range all {
			r.Actors = append(r.Actors, a.Actor)
			for range a.mentions {
				r.Mentions = append(r.Mentions, timeline.Mention{
					Span: timeline.Span{Field: timeline.FieldAbstract, Start: at, Stop: at + 1}, Actor: a.Key, Surface: "x", Certainty: timeline.Read, Rule: "roll",
				})
				at += 2
			}
		}
		return r
	})
	if err != nil {
		t.Fatal(err)
	}
	return report.Collection
}

func person(key, name string, aliases ...string) timeline.Actor {
	return timeline.Actor{Key: "person/" + key, Class: timeline.Person, Name: name, Aliases: aliases}
}

func interval(t *testing.T, s string) timeline.Date {
	t.Helper()
	d, err := timeline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestActors(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	ministry := timeline.Actor{Key: "org/mid", Class: timeline.Organisation, Name: "Soviet Ministry of Foreign Affairs", Aliases: []string{"MID"}, Side: "USSR", Known: true}
	embassy := timeline.Actor{Key: "org/embassy", Class: timeline.Organisation, Name: "Soviet Embassy in Havana", Side: "USSR", Parent: "org/mid", Place: "Havana", Known: true}
	alekseev := person("alekseev", "Aleksandr Alekseev", "A.I. Alexeyev")
	alekseev.Side, alekseev.Known = "USSR", true
	alekseev.Offices = []timeline.Office{
		{Role: "Counsellor", Organisation: "org/embassy", Span: interval(t, "1960/1962-06-11")},
		{Role: "Ambassador to Cuba", Organisation: "org/embassy", Span: interval(t, "1962-06-12/1967")},
		{Role: "Adviser, with \"quotes\", and {braces}", Span: interval(t, "1968/..")},
	}
	c := loadRoll(t, store, roll{
		{person("mikoyan", "Anastas Mikoyan", "A. I. Mikoyan"), 9},
		{person("mikoyan-sergo", "Sergo Mikoyan"), 2},
		{person("suslov", "Mikhail Suslov"), 3},
		{alekseev, 5},
		{person("gorog", "Erzsébet Görög"), 1},
		{person("khrushchev", "Nikita Khrushchev"), 12},
		{person("castro", "Fidel Castro", "Castro Ruz, Fidel"), 8},
		{person("castro-raul", "Raúl Castro"), 4},
		{person("arabic", "جمال عبد الناصر", "Gamal Abdel Nasser"), 1},
		{person("zhou", "Zhou Enlai", "Chou En-lai"), 2},
		{person("kuznetsov", "Vasily Kuznetsov"), 7},
		{person("deng", "Deng Xiaoping"), 1},
		{person("zastrow", "Zastrow"), 1},
		{person("percent", "100% _underscore\\"), 1},
		{ministry, 6},
		{embassy, 6},
	})
	find := func(name string, class timeline.Class) []string {
		t.Helper()
		whole := pages(t, 100, func(p timeline.PageRequest) (timeline.Page[timeline.StoredActor], error) {
			return store.Actors(t.Context(), c, timeline.ActorFilter{Name: name, Class: class}, p)
		})
		single := pages(t, 1, func(p timeline.PageRequest) (timeline.Page[timeline.StoredActor], error) {
			return store.Actors(t.Context(), c, timeline.ActorFilter{Name: name, Class: class}, p)
		})
		if diff := cmp.Diff(whole, single, cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); diff != "" {
			t.Errorf("%q by single pages (-whole +single):\n%s", name, diff)
		}
		var names []string
		for _, a := range whole {
			names = append(names, a.Name)
		}
		return names
	}
	for _, test := range []struct {
		name, ask string
		class     timeline.Class
		want      []string // the first found
		only      bool     // and there are no others
	}{
		{"a surname, most mentioned first", "mikoyan", "", []string{"Anastas Mikoyan", "Sergo Mikoyan"}, true},
		{"the beginning of any word", "mik", "", []string{"Anastas Mikoyan", "Mikhail Suslov", "Sergo Mikoyan"}, true},
		{"words in another order", "Mikoyan, Anastas", "", []string{"Anastas Mikoyan"}, false},
		{"the whole name before all others", "Fidel Castro", "", []string{"Fidel Castro"}, false},
		{"without diacritics", "gorog", "", []string{"Erzsébet Görög"}, true},
		{"with diacritics that the name lacks", "Mikóyan", "", []string{"Anastas Mikoyan", "Sergo Mikoyan"}, true},
		{"another transliteration", "Alekseyev", "", []string{"Aleksandr Alekseev"}, true},
		{"and another", "Alexeev", "", []string{"Aleksandr Alekseev"}, true},
		{"a slip of the pen", "Khruschev", "", []string{"Nikita Khrushchev"}, true},
		{"as Czech writes it", "Kuznecov", "", []string{"Vasily Kuznetsov"}, true},
		{"half German", "Kuznezow", "", []string{"Vasily Kuznetsov"}, true},
		{"German", "Chruschtschow", "", []string{"Nikita Khrushchev"}, true},
		{"Czech with its signs", "Chruščov", "", []string{"Nikita Khrushchev"}, true},
		{"Spanish", "Jruschov", "", []string{"Nikita Khrushchev"}, true},
		{"with j for y", "Mikojan", "", []string{"Anastas Mikoyan", "Sergo Mikoyan"}, true},
		{"Polish, in two words", "Czou En-laj", "", []string{"Zhou Enlai"}, true},
		{"French, in two words", "Tchou En-lai", "", []string{"Zhou Enlai"}, true},
		{"Wade-Giles that no alias gives", "Teng Hsiao-p'ing", "", []string{"Deng Xiaoping"}, true},
		{"spelled so before what only sounds so", "Castro", "", []string{"Fidel Castro", "Raúl Castro", "Zastrow"}, true},
		{"an alias", "Chou En-lai", "", []string{"Zhou Enlai"}, false},
		{"another script", "جمال", "", []string{"جمال عبد الناصر"}, true},
		{"signs of LIKE are no signs", "%", "", nil, true},
		{"nor these", "100%", "", []string{"100% _underscore\\"}, true},
		{"an organisation", "ministry", timeline.Organisation, []string{"Soviet Ministry of Foreign Affairs"}, true},
		{"which is no person", "ministry", timeline.Person, nil, true},
		{"nobody", "Zzyzx Qwertz", "", nil, true},
		{"without a name the most mentioned first", "", timeline.Person, []string{"Nikita Khrushchev", "Anastas Mikoyan", "Fidel Castro"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := find(test.ask, test.class)
			if test.only && len(got) != len(test.want) || len(got) < len(test.want) || !slices.Equal(got[:len(test.want)], test.want) {
				t.Errorf("%q finds %q, want %q", test.ask, got, test.want)
			}
		})
	}
	t.Run("an actor is kept whole", func(t *testing.T) {
		ids, err := store.ActorsByKey(t.Context(), c, []string{"org/mid", "org/embassy", "person/alekseev", "person/nobody"})
		if err != nil || len(ids) != 3 {
			t.Fatalf("ActorsByKey = %v, %v", ids, err)
		}
		got, err := store.ActorsByID(t.Context(), c, []int64{ids["person/alekseev"], 999999, ids["org/embassy"]})
		if err != nil {
			t.Fatal(err)
		}
		on := timeline.NewDay(1962, 10, 27)
		want := []timeline.StoredActor{
			{ID: ids["person/alekseev"], Actor: alekseev, Mentions: 5, Entries: 1, First: on, Last: on},
			{ID: ids["org/embassy"], Actor: embassy, ParentID: ids["org/mid"], Mentions: 6, Entries: 1, First: on, Last: on},
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

// TestActorsMerged has several readings describe one actor differently.
func TestActorsMerged(t *testing.T) {
	t.Parallel()
	store := dbtest.New(t)
	describe := map[string]timeline.Actor{
		"one":   {Key: "person/~x", Class: timeline.Person, Name: "A. Gorog", Aliases: []string{"Gorog"}},
		"two":   {Key: "person/~x", Class: timeline.Person, Name: "Anna Görög", Side: "Hungary"},
		"three": {Key: "person/~x", Class: timeline.Person, Name: "Anna Gorog", Aliases: []string{"Görög"}, Side: "Hungary"},
	}
	read := func(e timeline.Entry) timeline.Reading {
		a := describe[e.Title]
		return timeline.Reading{Entry: e, Kind: timeline.KindOther, Actors: []timeline.Actor{a}, Mentions: []timeline.Mention{
			{Span: timeline.Span{Field: timeline.FieldTitle, Start: 0, Stop: 1}, Actor: a.Key, Surface: "x", Certainty: timeline.Read},
		}}
	}
	for i, order := range [][]string{{"one", "two", "three"}, {"three", "one", "two"}} {
		for _, title := range order {
			if _, err := store.Import(t.Context(), []string{"A", "B"}[i], sequence(entry("1962", title, "")), func(timeline.Entry) {}, read); err != nil {
				t.Fatal(err)
			}
		}
	}
	for c := int64(1); c <= 2; c++ {
		page, err := store.Actors(t.Context(), c, timeline.ActorFilter{}, timeline.PageRequest{Limit: 9})
		if err != nil || len(page.Items) != 1 {
			t.Fatalf("actors %+v, %v", page, err)
		}
		want := timeline.Actor{Key: "person/~x", Class: timeline.Person, Name: "Anna Görög", Side: "Hungary", Aliases: []string{"A. Gorog", "Anna Gorog", "Gorog", "Görög"}}
		if diff := cmp.Diff(want, page.Items[0].Actor); diff != "" {
			t.Errorf("collection %d (-want +got):\n%s", c, diff)
		}
		if page.Items[0].Mentions != 3 || page.Items[0].Entries != 3 {
			t.Errorf("%d mentions in %d entries, want 3 in 3", page.Items[0].Mentions, page.Items[0].Entries)
		}
	}
}
