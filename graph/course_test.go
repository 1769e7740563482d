package graph_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backchannel/graph"
	"backchannel/timeline"
)

func day(tb testing.TB, s string) timeline.Day {
	tb.Helper()
	d, err := timeline.ParseDay(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// talks makes an archive of conversations: "A B 1962-10-22", or of a vague
// date "A B 1962-10-22/1962-10-25", or undated "A B".
func talks(tb testing.TB, lines ...string) archive {
	tb.Helper()
	var a archive
	id := map[string]int64{}
	for i, line := range lines {
		var p, q, date string
		_, _ = fmt.Sscan(line, &p, &q, &date) // date may be missing
		x := graph.Interaction{ID: int64(i + 1), Entry: int64(i + 1), Kind: timeline.Conversation, Certainty: timeline.Read}
		for _, name := range []string{p, q} {
			if id[name] == 0 {
				id[name] = int64(len(id) + 1)
				a.actors = append(a.actors, graph.Actor{ID: id[name], Class: timeline.Person, Name: name})
			}
			x.With = append(x.With, id[name])
		}
		d, err := timeline.ParseDate(date)
		if err != nil {
			tb.Fatal(err)
		}
		if d.Known() {
			x.Dated, x.First, x.Last = true, d.First(), d.Last()
		}
		a.interactions = append(a.interactions, x)
	}
	return a
}

func TestSilences(t *testing.T) {
	t.Parallel()
	v := talks(t,
		"A B 1962-10-01", "A B 1962-10-03", "A B 1962-10-04", // often
		"A B 1962-10-06/1962-10-08", "A B 1962", // vague
		"A B 1962-10-20",                   // again, after 15 days
		"A C 1962-10-02", "A C 1962-10-25", // not often before
		"A C 1962-11-30", "A C",
	).build(t).All()
	tests := []struct {
		name  string
		query graph.SilenceQuery
		want  []graph.Silence
	}{
		{
			"one that ended and one that did not",
			graph.SilenceQuery{Least: 3, Days: 10, Window: timeline.Everything},
			[]graph.Silence{
				// The year's end is the last day that anything is dated to.
				{A: 1, B: 2, Before: 4, Last: day(t, "1962-10-20"), Until: day(t, "1962-12-31"), Days: 72, Usual: 1, Doubtful: 1},
				{A: 1, B: 3, Before: 3, Last: day(t, "1962-11-30"), Until: day(t, "1962-12-31"), Days: 31, Usual: 35},
				{A: 1, B: 2, Before: 3, Last: day(t, "1962-10-04"), Until: day(t, "1962-10-20"), Resumed: true, Days: 15, Usual: 1, Doubtful: 2},
			},
		},
		{
			"as of a day",
			graph.SilenceQuery{Least: 3, Days: 10, Window: timeline.Window{First: timeline.DistantPast, Last: day(t, "1962-10-15")}},
			[]graph.Silence{{A: 1, B: 2, Before: 3, Last: day(t, "1962-10-04"), Until: day(t, "1962-10-15"), Days: 11, Usual: 1, Doubtful: 2}},
		},
		{
			"none so long",
			graph.SilenceQuery{Least: 3, Days: 12, Window: timeline.Window{First: timeline.DistantPast, Last: day(t, "1962-10-15")}},
			nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := v.Silences(t.Context(), test.query)
			if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
				t.Errorf("Silences(%+v): %v (-want +got):\n%s", test.query, err, diff)
			}
		})
	}
	for _, q := range []graph.SilenceQuery{{Least: 0, Days: 1}, {Least: 1, Days: 0}} {
		var invalid *timeline.InvalidError
		if _, err := v.Silences(t.Context(), q); !errors.As(err, &invalid) {
			t.Errorf("Silences(%+v) = %v, want an InvalidError", q, err)
		}
	}
}

// TestSilencesAreSilent checks on random archives that no known day of a tie
// lies in a silence of it, and that none is missed.
func TestSilencesAreSilent(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		a := randomArchive(seed)
		v := a.build(t).All()
		q := graph.SilenceQuery{Least: 2, Days: 3, Window: timeline.Window{First: timeline.DistantPast, Last: -2570}}
		list, err := v.Silences(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got := map[[3]int64]int{}
		for _, s := range list {
			got[[3]int64{s.A, s.B, int64(s.Last)}] = s.Days
		}
		want := map[[3]int64]int{}
		for tie := range v.Ties() {
			var days []int
			for x := range v.Evidence(tie) {
				if x.Exact() && x.First <= q.Window.Last && !slices.Contains(days, -int(x.ID)) {
					days = append(days, int(x.First))
				}
			}
			slices.Sort(days)
			for i, d := range days {
				gap := int(q.Window.Last) - d
				if i+1 < len(days) {
					gap = days[i+1] - d - 1
				}
				if i+1 >= q.Least && gap >= q.Days && !(tie.Forward > 0 && tie.Backward > 0) {
					want[[3]int64{tie.A, tie.B, int64(d)}] = gap
				}
			}
			if tie.Forward > 0 && tie.Backward > 0 { // one message both ways counts once: left to the table above
				for _, d := range days {
					delete(got, [3]int64{tie.A, tie.B, int64(d)})
				}
			}
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("seed %d: silences differ (-want +got):\n%s", seed, diff)
		}
	}
}

func TestAbsences(t *testing.T) {
	t.Parallel()
	v := talks(t,
		"A B 1962-10-01", "A C 1962-10-02", "A B 1962-10-03", "B C 1962-10-04", "A D 1962-10-05",
		"A E 1962-10-04/1962-10-06", "A E",
	).build(t).All()
	got, err := v.Absences(t.Context(), 0.6)
	want := []graph.Absence{
		{Actor: 1, Present: 4, Days: 5, Missing: []timeline.Day{day(t, "1962-10-04")}, Doubtful: []timeline.Day{day(t, "1962-10-04")}},
		{Actor: 2, Present: 3, Days: 5, Missing: []timeline.Day{day(t, "1962-10-02"), day(t, "1962-10-05")}},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("Absences: %v (-want +got):\n%s", err, diff)
	}
	for _, share := range []float64{0, -1, 1.1} {
		if _, err := v.Absences(t.Context(), share); err == nil {
			t.Errorf("Absences(%v) is accepted", share)
		}
	}
}

func TestCompareAgreesWithBruteForce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		n := randomArchive(seed).build(t)
		r := rand.New(rand.NewPCG(seed, 5))
		before, after := choose(t, n, randomFilter(r)), choose(t, n, randomFilter(r))
		d := graph.Compare(before, after)
		kept := 0
		for tie := range before.Ties() {
			now, err := after.Tie(tie.A, tie.B)
			same := func(o graph.Tie) bool { return o.A == tie.A && o.B == tie.B }
			if vanished := slices.ContainsFunc(d.TiesVanished, same); vanished != (err != nil) {
				t.Errorf("seed %d: tie %d-%d vanished: %v", seed, tie.A, tie.B, vanished)
			}
			changed := slices.Contains(d.TiesChanged, graph.TieChange{Before: tie, After: now})
			if want := err == nil && now.Total != tie.Total; changed != want {
				t.Errorf("seed %d: tie %d-%d changed: %v, want %v", seed, tie.A, tie.B, changed, want)
			}
			if err == nil {
				kept++
			}
		}
		_, ties, _ := after.Len()
		if len(d.TiesAppeared) != ties-kept {
			t.Errorf("seed %d: %d ties appeared, want %d", seed, len(d.TiesAppeared), ties-kept)
		}
		for node := range after.Nodes() {
			if got := slices.Contains(d.ActorsAppeared, node); got == before.Has(node.ID) {
				t.Errorf("seed %d: actor %s appeared: %v", seed, node.Name, got)
			}
		}
		for node := range before.Nodes() {
			if got := slices.Contains(d.ActorsVanished, node); got == after.Has(node.ID) {
				t.Errorf("seed %d: actor %s vanished: %v", seed, node.Name, got)
			}
		}
	}
}

func TestDivide(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		first, last string
		step        graph.Step
		want        []string
	}{
		{"days", "1962-10-30", "1962-11-01", graph.StepDay, []string{"1962-10-30 1962-10-30", "1962-10-31 1962-10-31", "1962-11-01 1962-11-01"}},
		{"weeks begin on Monday", "1962-10-17", "1962-10-30", graph.StepWeek, []string{"1962-10-17 1962-10-21", "1962-10-22 1962-10-28", "1962-10-29 1962-10-30"}},
		{"months over the new year", "1962-12-05", "1963-01-31", graph.StepMonth, []string{"1962-12-05 1962-12-31", "1963-01-01 1963-01-31"}},
		{"years", "1962-12-05", "1963-01-31", graph.StepYear, []string{"1962-12-05 1962-12-31", "1963-01-01 1963-01-31"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			windows, err := graph.Divide(timeline.Window{First: day(t, test.first), Last: day(t, test.last)}, test.step)
			var got []string
			for _, w := range windows {
				got = append(got, w.First.String()+" "+w.Last.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
				t.Errorf("Divide: %v (-want +got):\n%s", err, diff)
			}
		})
	}
	for name, w := range map[string]timeline.Window{
		"open": timeline.Everything, "too many": {First: 0, Last: graph.MaxWindows}, "backwards": {First: 2, Last: 1},
	} {
		if _, err := graph.Divide(w, graph.StepDay); err == nil {
			t.Errorf("%s: Divide accepts it", name)
		}
	}
}

func TestSeries(t *testing.T) {
	t.Parallel()
	n := talks(t,
		"A B 1962-10-01", "A C 1962-10-01", "B C 1962-10-02", "B D 1962-10-03", "B C 1962-10-03", "B A 1962-10-03",
	).build(t)
	windows, err := graph.Divide(timeline.Window{First: day(t, "1962-10-01"), Last: day(t, "1962-10-03")}, graph.StepDay)
	if err != nil {
		t.Fatal(err)
	}
	got, err := n.Series(t.Context(), graph.Filter{}, windows, graph.MeasureDegree)
	want := graph.Series{Measure: graph.MeasureDegree, Windows: windows, Actors: []graph.ActorSeries{
		{Actor: 2, Values: []float64{1, 1, 3}, Rise: 2},
		{Actor: 4, Values: []float64{0, 0, 1}, Rise: 1},
		{Actor: 3, Values: []float64{1, 1, 1}},
		{Actor: 1, Values: []float64{2, 0, 1}, Rise: -1},
	}}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-12)); diff != "" || err != nil {
		t.Errorf("Series: %v (-want +got):\n%s", err, diff)
	}
	for _, m := range graph.Measures {
		if _, err := n.Series(t.Context(), graph.Filter{}, windows, m); err != nil {
			t.Errorf("Series of %s: %v", m, err)
		}
	}
	var invalid *timeline.InvalidError
	if _, err := n.Series(t.Context(), graph.Filter{}, windows, "fame"); !errors.As(err, &invalid) {
		t.Errorf("Series of fame = %v, want an InvalidError", err)
	}
}

// TestSameAnswerEachTime asks everything of networks built anew: the answers
// must not depend on the order of maps or on the scheduler.
func TestSameAnswerEachTime(t *testing.T) {
	t.Parallel()
	a := randomArchive(12)
	ask := func() []any {
		v := a.build(t).All()
		from, to := a.actors[0].ID, a.actors[1].ID
		chains, _ := v.Chains(from, to, 10)
		trace, _ := v.Trace(graph.TraceQuery{From: from, To: to, Window: timeline.Everything})
		horizon, _ := v.Horizon(graph.HorizonQuery{Actor: from, Window: timeline.Everything})
		actors, ties := v.Cuts()
		return []any{
			chains, trace, horizon.Reaches, actors, ties, must(v.Circles(t.Context())), must(v.Backbone(t.Context())), v.Standings(),
			must(v.Betweenness(t.Context(), 0, 1)), must(v.PageRank(t.Context(), 0.85, 1e-9)), must(v.Communities(t.Context(), 1, 7)),
			v.Components(),
		}
	}
	first := ask()
	for range 50 {
		if diff := cmp.Diff(first, ask(), plainOptions); diff != "" {
			t.Fatalf("the same question is answered differently:\n%s", diff)
		}
	}
}
