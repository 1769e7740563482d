package graph_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/graph"
	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/listing"
	"backchannel/timeline/resolve"
)

// seed is the ten entries of seeds/cuban-missile-crisis.txt as the program reads
// them. What the tests of this file expect can be checked by hand against that
// listing.
type seed struct {
	*graph.Network
	name  map[int64]string
	id    map[string]int64
	title map[int64]string // of entries
}

func readSeed(t *testing.T) seed {
	t.Helper()
	s, err := seedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// seedOnce reads it once for all tests, none of which changes it.
var seedOnce = sync.OnceValues(func() (seed, error) {
	known, err := authority.LoadFS(seeds.Authority, "authority")
	if err != nil {
		return seed{}, err
	}
	text, err := seeds.FS.ReadFile("cuban-missile-crisis.txt")
	if err != nil {
		return seed{}, err
	}
	reader := resolve.New(known)
	s := seed{name: map[int64]string{}, id: map[string]int64{}, title: map[int64]string{}}
	var a archive
	key := map[string]int64{}
	for e, err := range listing.Read("seed", bytes.NewReader(text), listing.Options{}) {
		if err != nil {
			return seed{}, err
		}
		entry := int64(len(s.title) + 1)
		s.title[entry] = e.Title
		reading := reader.Read(e)
		for _, actor := range reading.Actors {
			if key[actor.Key] != 0 {
				continue
			}
			id := int64(len(key) + 1)
			key[actor.Key], s.name[id], s.id[actor.Name] = id, actor.Name, id
			a.actors = append(a.actors, graph.Actor{ID: id, Key: actor.Key, Class: actor.Class, Name: actor.Name, Side: actor.Side})
		}
		ids := func(keys []string) []int64 {
			var list []int64
			for _, k := range keys {
				list = append(list, key[k])
			}
			return list
		}
		for _, x := range reading.Interactions {
			a.interactions = append(a.interactions, graph.Interaction{
				ID: int64(len(a.interactions) + 1), Entry: entry, Kind: x.Kind, Certainty: x.Certainty,
				From: ids(x.From), To: ids(x.To), With: ids(x.With),
				Dated: x.Date.Known(), First: x.Date.First(), Last: x.Date.Last(),
			})
		}
	}
	s.Network, err = graph.Build(each(a.actors), each(a.interactions))
	return s, err
})

// of finds an actor by its name, or by a part of it that no other's has.
func (s seed) of(t *testing.T, name string) int64 {
	t.Helper()
	if id, ok := s.id[name]; ok {
		return id
	}
	var found []int64
	for full, id := range s.id {
		if strings.Contains(full, name) {
			found = append(found, id)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d actors are called %s", len(found), name)
	}
	return found[0]
}

// short is how the tests print an actor: its last word, or all of it.
func (s seed) short(id int64) string {
	if strings.Contains(s.name[id], ",") || strings.HasPrefix(s.name[id], "Soviet Ministry") || s.name[id] == "U Thant" {
		return s.name[id]
	}
	return s.name[id][strings.LastIndex(s.name[id], " ")+1:]
}

func (s seed) chain(c graph.Chain) string {
	var names []string
	for _, id := range c.Actors {
		names = append(names, s.short(id))
	}
	return strings.Join(names, " - ")
}

func (s seed) route(r *graph.Route) string {
	if r == nil {
		return "none"
	}
	var lines []string
	for _, h := range r.Hops {
		lines = append(lines, fmt.Sprintf("%s %s > %s (%s, %s)", h.Day, s.short(h.From), s.short(h.To), h.Kind, h.Order))
	}
	return strings.Join(lines, "\n")
}

const (
	cc       = "Communist Party of the Soviet Union, Central Committee"
	ministry = "Soviet Ministry of Foreign Affairs"
)

func TestSeedTrace(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	// How are Kuznetsov and Gromyko linked? Both chains go by U Thant: over
	// Castro, whom U Thant spoke to and Gromyko sent word, or over Mikoyan.
	found, err := s.All().Chains(s.of(t, "Kuznetsov"), s.of(t, "Gromyko"), 10)
	if err != nil {
		t.Fatal(err)
	}
	var chains []string
	for _, c := range found.Chains {
		chains = append(chains, s.chain(c))
	}
	slices.Sort(chains)
	want := []string{"Kuznetsov - U Thant - Castro - Gromyko", "Kuznetsov - U Thant - Mikoyan - Gromyko"}
	if diff := cmp.Diff(want, chains); diff != "" || found.Steps != 3 {
		t.Errorf("chains of %d steps (-want +got):\n%s", found.Steps, diff)
	}
	if x := slices.Collect(s.All().Evidence(found.Chains[0].Ties[0])); len(x) != 1 || !strings.HasPrefix(s.title[x[0].Entry], "Record of Conversation between Soviet Deputy Foreign Minister Kuznetsov") {
		t.Errorf("the first hop is proven by %v", x)
	}
}

func TestSeedTraceInTime(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	day := func(d string) timeline.Day { return day(t, d) }
	tests := []struct {
		name, from, to string
		window         timeline.Window
		strict         bool
		want           string
	}{
		{
			"from Kuznetsov in New York to the Central Committee", "Kuznetsov", cc,
			timeline.Window{First: day("1962-10-27"), Last: day("1962-11-05")},
			true,
			"1962-10-29 Kuznetsov > U Thant (conversation, certain)\n" +
				"1962-11-01 U Thant > Mikoyan (conversation, certain)\n" +
				"1962-11-02 Mikoyan > " + cc + " (message, certain)",
		},
		{
			"by way of Alekseev within one day", "Gromyko", ministry,
			timeline.Window{First: day("1962-10-27"), Last: day("1962-10-31")},
			false,
			"1962-10-27 Gromyko > Alekseev (message, certain)\n" +
				"1962-10-27 Alekseev > " + ministry + " (message, same-day)",
		},
		{
			"which strict days refuse", "Gromyko", ministry,
			timeline.Window{First: day("1962-10-27"), Last: day("1962-10-31")},
			true, "none",
		},
		{
			"a message goes one way", cc, "Mikoyan",
			timeline.Everything, false, "none",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			trace, err := s.All().Trace(graph.TraceQuery{From: s.of(t, test.from), To: s.of(t, test.to), Window: test.window, StrictDays: test.strict})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, s.route(trace.Earliest)); diff != "" {
				t.Errorf("earliest route (-want +got):\n%s", diff)
			}
			if (trace.Earliest == nil) != (trace.Break != nil) {
				t.Errorf("no route and no reason, or both: %+v", trace)
			}
		})
	}
	// Not by 31 October, since Mikoyan met U Thant on 1 November only: the chain
	// breaks at its second hop.
	trace, err := s.All().Trace(graph.TraceQuery{
		From: s.of(t, "Kuznetsov"), To: s.of(t, cc), Window: timeline.Window{First: day("1962-10-27"), Last: day("1962-10-31")},
	})
	if err != nil || trace.Break == nil {
		t.Fatalf("Trace = %+v, %v; want a break", trace, err)
	}
	b := trace.Break
	if b.At != 1 || s.short(b.Chain[1].From) != "U Thant" || s.short(b.Chain[1].To) != "Mikoyan" {
		t.Errorf("breaks at hop %d of %+v", b.At, b.Chain)
	}
	if after := b.Chain[b.At].After; after == nil || after.Day != day("1962-11-01") {
		t.Errorf("the hop after the break is %+v, want that of 1 November", after)
	}
	if b.Late == nil || b.Late.Arrives != day("1962-11-02") {
		t.Errorf("Late = %+v, want an arrival on 2 November", b.Late)
	}
}

func TestSeedHorizon(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	tests := []struct {
		name  string
		query graph.HorizonQuery
		want  []string
	}{
		{
			"who could have known by 5 November what Kuznetsov knew on 29 October",
			graph.HorizonQuery{Actor: s.of(t, "Kuznetsov"), Window: timeline.Window{First: day(t, "1962-10-29"), Last: day(t, "1962-11-05")}},
			[]string{"1962-10-29 U Thant", "1962-11-01 Mikoyan", "1962-11-02 " + cc},
		},
		{
			"who could have told the Foreign Ministry something by 27 October",
			graph.HorizonQuery{Actor: s.of(t, ministry), Backward: true, Window: timeline.Window{First: timeline.DistantPast, Last: day(t, "1962-10-27")}},
			[]string{"1962-10-27 Alekseev", "1962-10-27 Gromyko", "1962-10-27 Zorin"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h, err := s.All().Horizon(test.query)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range h.Reaches {
				got = append(got, r.Day.String()+" "+s.short(r.Actor))
			}
			slices.Sort(got)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("horizon (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSeedContacts(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	contacts, err := s.All().Contacts(s.of(t, "Gromyko"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range contacts {
		got = append(got, fmt.Sprintf("%s: %d, sent %d, %s to %s", s.short(c.Actor), c.Total, c.Sent, c.First, c.Last))
	}
	want := []string{
		"Alekseev: 2, sent 2, 1962-10-27 to 1962-11-05",
		"Mikoyan: 1, sent 1, 1962-11-05 to 1962-11-05",
		"Castro: 1, sent 1, 1962-10-27 to 1962-10-27",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("contacts of Gromyko (-want +got):\n%s", diff)
	}
}

func TestSeedStanding(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	v := s.All()
	// U Thant is the only channel to Kuznetsov, Mikoyan and Zhukov have others.
	actors, ties := v.Cuts()
	var only []string
	for _, c := range actors {
		only = append(only, s.short(c.Actor))
	}
	for _, name := range []string{"U Thant", "Mikoyan", ministry} {
		if !slices.Contains(only, name) {
			t.Errorf("%s is the only channel of nobody: %v", name, only)
		}
	}
	if slices.Contains(only, "Castro") { // beside him stands Mikoyan
		t.Errorf("Castro is said to be an only channel: %v", only)
	}
	kuznetsov := func(c graph.Cut) bool {
		return s.short(c.Tie.A) == "Kuznetsov" || s.short(c.Tie.B) == "Kuznetsov"
	}
	if !slices.ContainsFunc(ties, kuznetsov) {
		t.Error("Kuznetsov's only tie is no bridge")
	}
	// Khrushchev and Kennedy exchange letters, and the listing links neither to
	// anybody else; nor Rumyantsev and Roca.
	var pairs []string
	for _, part := range v.Components()[1:] {
		var names []string
		for _, id := range part {
			names = append(names, s.short(id))
		}
		slices.Sort(names)
		pairs = append(pairs, strings.Join(names, " "))
	}
	for _, want := range []string{"Kennedy Khrushchev", "Roca Rumyantsev"} {
		if !slices.Contains(pairs, want) {
			t.Errorf("%s are no part by themselves: %v", want, pairs)
		}
	}
}

func TestSeedDifference(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	week := func(first, last string) *graph.View {
		return choose(t, s.Network, graph.Filter{Window: &timeline.Window{First: day(t, first), Last: day(t, last)}})
	}
	d := graph.Compare(week("1962-10-22", "1962-10-28"), week("1962-10-29", "1962-11-05"))
	pairs := func(ties []graph.Tie) []string {
		var list []string
		for _, tie := range ties {
			names := []string{s.short(tie.A), s.short(tie.B)}
			slices.Sort(names)
			list = append(list, strings.Join(names, " - "))
		}
		slices.Sort(list)
		return list
	}
	wantVanished := []string{"Alekseev - " + ministry, "Castro - Gromyko", ministry + " - Zorin"}
	if diff := cmp.Diff(wantVanished, pairs(d.TiesVanished)); diff != "" {
		t.Errorf("vanished (-want +got):\n%s", diff)
	}
	wantAppeared := []string{
		cc + " - Mikoyan", cc + " - Zhukov", "Gromyko - Mikoyan", "Kuznetsov - U Thant", "Mikoyan - U Thant", "Roca - Rumyantsev",
	}
	if diff := cmp.Diff(wantAppeared, pairs(d.TiesAppeared)); diff != "" {
		t.Errorf("appeared (-want +got):\n%s", diff)
	}
}

func TestSeedSilence(t *testing.T) {
	t.Parallel()
	s := readSeed(t)
	list, err := s.All().Silences(t.Context(), graph.SilenceQuery{Least: 1, Days: 5, Window: timeline.Window{First: day(t, "1962-10-22"), Last: day(t, "1962-11-05")}})
	if err != nil {
		t.Fatal(err)
	}
	// Gromyko wrote to Alekseev on 27 October and on 5 November: 8 days without.
	found := slices.ContainsFunc(list, func(x graph.Silence) bool {
		names := s.short(x.A) + s.short(x.B)
		return strings.Contains(names, "Gromyko") && strings.Contains(names, "Alekseev") && x.Resumed && x.Days == 8
	})
	if !found {
		t.Errorf("the silence between Gromyko and Alekseev is not heard: %+v", list)
	}
}
