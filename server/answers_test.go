package server_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/server"
)

// proven gives, of each interaction that the evidence holds, its document's
// title and the words that prove it.
func proven(evidence []server.Evidence) map[string]string {
	out := map[string]string{}
	for _, e := range evidence {
		out[e.Interaction.Id] = join(e.Entry.Title) + ": " + marked(e.Entry.Title) + marked(e.Entry.Abstract)
	}
	return out
}

// TestProofs holds every tie that an answer lists to documents that state it.
// What is expected can be checked by hand against the seed's listing.
func TestProofs(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	kuznetsov, gromyko, castro := s.actor(t, "Kuznetsov").Id, s.actor(t, "Gromyko").Id, s.actor(t, "Fidel Castro").Id
	check := func(t *testing.T, ties []server.Tie, evidence []server.Evidence) {
		t.Helper()
		documents := proven(evidence)
		for _, tie := range ties {
			if tie.Proofs == nil || len(*tie.Proofs) == 0 || len(*tie.Proofs) > 3 || len(*tie.Proofs) > tie.Total {
				t.Errorf("the tie %+v has no proofs, or too many", tie)
				continue
			}
			for _, id := range *tie.Proofs {
				if title, words, _ := strings.Cut(documents[id], ": "); title == "" || words == "" {
					t.Errorf("interaction %s of the tie %+v has no document or no words: %q", id, tie, documents[id])
				}
			}
		}
	}
	t.Run("of chains", func(t *testing.T) {
		t.Parallel()
		got := get[server.Chains](t, s, "/collections/1/chains/"+kuznetsov+"/"+gromyko)
		if got.Steps != 3 || got.Total != 2 || len(got.Chains) != 2 {
			t.Fatalf("chains = %+v, want two of three ties", got)
		}
		for _, c := range got.Chains {
			check(t, c.Ties, got.Evidence)
		}
		first := proven(got.Evidence)[(*got.Chains[0].Ties[0].Proofs)[0]]
		if !strings.HasPrefix(first, "Record of Conversation between Soviet Deputy Foreign Minister Kuznetsov") {
			t.Errorf("the first tie is proven by %q", first)
		}
	})
	t.Run("of the chain over the closest correspondents", func(t *testing.T) {
		t.Parallel()
		all := get[server.Chains](t, s, "/collections/1/chains/"+kuznetsov+"/"+gromyko)
		got := get[server.Chains](t, s, "/collections/1/chains/"+kuznetsov+"/"+gromyko+"?weighted=true")
		length := func(c server.Chain) float64 {
			sum := 0.0
			for _, tie := range c.Ties {
				sum += 1 / float64(tie.Total)
			}
			return sum
		}
		if got.Total != 1 || len(got.Chains) != 1 || got.Steps != len(got.Chains[0].Ties) {
			t.Fatalf("chains = %+v, want one", got)
		}
		for _, c := range all.Chains {
			if length(got.Chains[0]) > length(c)+1e-9 {
				t.Errorf("the chain %v is longer than %v", got.Chains[0].Actors, c.Actors)
			}
		}
		check(t, got.Chains[0].Ties, got.Evidence)
		khrushchev := s.actor(t, "Khrushchev").Id // writes to Kennedy alone
		none := get[server.Chains](t, s, "/collections/1/chains/"+kuznetsov+"/"+khrushchev+"?weighted=true")
		if none.Total != 0 || len(none.Chains) != 0 {
			t.Errorf("chains to Khrushchev = %+v, want none", none)
		}
	})
	t.Run("of a difference", func(t *testing.T) {
		t.Parallel()
		got := get[server.Difference](t, s, "/collections/1/difference?from=1962-10-22&to=1962-10-28&laterFrom=1962-10-29&laterTo=1962-11-05")
		check(t, slices.Concat(got.TiesAppeared, got.TiesVanished), got.Evidence)
		vanished := slices.ContainsFunc(got.TiesVanished, func(x server.Tie) bool {
			return slices.Contains([]string{x.A, x.B}, castro) && slices.Contains([]string{x.A, x.B}, gromyko)
		})
		if !vanished {
			t.Errorf("vanished: %+v, want Gromyko's word to Castro among them", got.TiesVanished)
		}
	})
	t.Run("of a silence", func(t *testing.T) {
		t.Parallel()
		alekseev := s.actor(t, "Alekseev").Id
		got := get[server.GetSilences200JSONResponse](t, s, "/collections/1/silences?least=1&days=5&from=1962-10-22&to=1962-11-05")
		documents := proven(got.Evidence)
		heard := false
		for _, x := range got.Silences {
			want := 1
			if x.Resumed {
				want = 2
			}
			if x.Proofs == nil || len(*x.Proofs) != want {
				t.Errorf("silence %+v: want %d proofs", x, want)
				continue
			}
			for _, id := range *x.Proofs {
				if documents[id] == "" {
					t.Errorf("silence %+v: no document for %s", x, id)
				}
			}
			// Gromyko wrote to Alekseev on 27 October and on 5 November.
			if pair := []string{x.A, x.B}; slices.Contains(pair, gromyko) && slices.Contains(pair, alekseev) {
				heard = x.Days == 8 && value(x.Last) == "1962-10-27" && value(x.Until) == "1962-11-05"
			}
		}
		if !heard {
			t.Errorf("silences = %+v, want eight days between Gromyko and Alekseev", got.Silences)
		}
	})
}

// TestHorizonTo asks for the way to one actor of a horizon.
func TestHorizonTo(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	kuznetsov, mikoyan, thant := s.actor(t, "Kuznetsov").Id, s.actor(t, "Mikoyan").Id, s.actor(t, "U Thant").Id
	whole := get[server.Horizon](t, s, "/collections/1/horizons/"+kuznetsov+"?after=1962-10-29&before=1962-11-05")
	got := get[server.Horizon](t, s, "/collections/1/horizons/"+kuznetsov+"?after=1962-10-29&before=1962-11-05&to="+mikoyan)
	if len(got.Reaches) != 1 || got.Reaches[0].Actor != mikoyan || got.Total != whole.Total || got.Route == nil || len(got.Evidence) != 2 {
		t.Fatalf("horizon to Mikoyan = %+v, want the way to him alone", got)
	}
	var hops []string
	for _, h := range got.Route.Hops {
		hops = append(hops, fmt.Sprint(value(h.Day), " ", h.From, " ", h.To))
	}
	want := []string{"1962-10-29 " + kuznetsov + " " + thant, "1962-11-01 " + thant + " " + mikoyan}
	if diff := cmp.Diff(want, hops); diff != "" {
		t.Errorf("route (-want +got):\n%s", diff)
	}
	back := get[server.Horizon](t, s, "/collections/1/horizons/"+mikoyan+"?before=1962-11-01&backward=true&to="+kuznetsov)
	if back.Route == nil || len(back.Route.Hops) != 2 || back.Route.Hops[0].From != kuznetsov || back.Route.Hops[1].To != mikoyan {
		t.Errorf("who could have told Mikoyan: the way from Kuznetsov is %+v", back.Route)
	}
	beyond := get[server.Horizon](t, s, "/collections/1/horizons/"+kuznetsov+"?before=1962-10-31&to="+mikoyan)
	if len(beyond.Reaches) != 0 || beyond.Route != nil {
		t.Errorf("by 31 October Mikoyan is beyond the horizon, got %+v", beyond)
	}
	if res, body := s.do(t, "GET", "/api/v1/collections/1/horizons/"+kuznetsov+"?to=99999", nil, ""); res.StatusCode != http.StatusNotFound {
		t.Errorf("horizon to nobody = %d %s, want 404", res.StatusCode, body)
	}
}

// TestSeries follows standing from step to step.
func TestSeries(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	const days = "/collections/1/standing?from=1962-10-27&to=1962-11-05&sort=degree&step=day"
	got := get[server.Standings](t, s, days)
	if got.Series == nil || len(got.Series.Windows) != 10 || got.Series.Windows[9].First != "1962-11-05" {
		t.Fatalf("series = %+v, want ten days", got.Series)
	}
	for i, course := range got.Series.Courses {
		if len(course.Values) != 10 || i > 0 && course.Rise > got.Series.Courses[i-1].Rise {
			t.Errorf("course %+v is not of ten days, or out of order", course)
		}
	}
	// Each day by itself says the same.
	for k, w := range got.Series.Windows {
		alone := get[server.Standings](t, s, "/collections/1/standing?from="+w.First+"&to="+w.Last)
		degree := map[string]int{}
		for _, x := range alone.Items {
			degree[x.Actor] = x.Degree
		}
		for _, course := range got.Series.Courses {
			if int(course.Values[k]) != degree[course.Actor] {
				t.Errorf("%s: actor %s has %v ties in the series and %d by itself", w.First, course.Actor, course.Values[k], degree[course.Actor])
			}
		}
	}
	few := get[server.Standings](t, s, days+"&limit=2")
	if len(few.Series.Courses) != 2 || few.Series.Total != got.Series.Total {
		t.Errorf("limit=2 gives %d courses of %d", len(few.Series.Courses), few.Series.Total)
	}
	moved := func(c server.Course) float64 { return max(c.Rise, -c.Rise) }
	for _, course := range got.Series.Courses {
		listed := slices.ContainsFunc(few.Series.Courses, func(x server.Course) bool { return x.Actor == course.Actor })
		for _, x := range few.Series.Courses {
			if !listed && moved(course) > moved(x)+1e-9 {
				t.Errorf("limit=2 gives %+v and leaves out %+v", x, course)
			}
		}
	}
	whole := get[server.Standings](t, s, "/collections/1/standing?step=year")
	if n := len(whole.Series.Windows); n == 0 || whole.Series.Windows[0].First[:4] > "1962" {
		t.Errorf("without a window there are %d years", n)
	}
	none := get[server.Standings](t, s, "/collections/1/standing?from=2040-01-01&step=year")
	if len(none.Series.Windows) != 0 || len(none.Series.Courses) != 0 {
		t.Errorf("beyond the collection: %+v", none.Series)
	}
	res, body := s.do(t, "GET", "/api/v1/collections/1/standing?from=1900-01-01&to=2000-01-01&step=day", nil, "")
	if res.StatusCode != http.StatusBadRequest || !strings.Contains(string(body), "at most 400") {
		t.Errorf("a century by days = %d %s, want 400 and how many steps are accepted", res.StatusCode, body)
	}
}

// TestAbsences asks who was missing.
func TestAbsences(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	const window = "?from=1962-10-27&to=1962-11-05"
	got := get[server.GetAbsences200JSONResponse](t, s, "/collections/1/absences"+window+"&share=30")
	// Gromyko sends word on 27 October and 5 November, two of the days on which
	// anything passes in the seed.
	gromyko := s.actor(t, "Gromyko").Id
	missed := false
	for i, x := range got.Absences {
		if x.Present+x.MissingTotal != x.Days || len(x.Missing) != x.MissingTotal {
			t.Errorf("absence %+v does not add up", x)
		}
		if 100*x.Present < 30*x.Days || i > 0 && x.MissingTotal < got.Absences[i-1].MissingTotal {
			t.Errorf("%+v is not there on 30 of 100 days, or out of order", x)
		}
		if x.Actor == gromyko {
			missed = x.Present == 2 && !slices.Contains(x.Missing, "1962-10-27") && slices.Contains(x.Missing, "1962-11-01")
		}
	}
	if !missed || got.Total != len(got.Absences) {
		t.Errorf("absences = %+v, want Gromyko missing on 1 November", got)
	}
	if usual := get[server.GetAbsences200JSONResponse](t, s, "/collections/1/absences"+window+"&share=100"); usual.Total != 0 {
		t.Errorf("nobody is there every day, and so misses none: %+v", usual)
	}
}

// TestStructure sees what links all, and within what word goes round.
func TestStructure(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	got := get[server.Standings](t, s, "/collections/1/standing")
	if got.Backbone == nil || got.Circles == nil || len(*got.Circles) == 0 {
		t.Fatalf("standing has the backbone %v and the circles %v, want both", got.Backbone, got.Circles)
	}
	// A forest has a tie less than actors for each of its trees.
	if want := got.Total - got.Components; len(*got.Backbone) != want {
		t.Errorf("the backbone has %d ties, want %d for %d actors in %d components", len(*got.Backbone), want, got.Total, got.Components)
	}
	// Kuznetsov spoke with U Thant and he with Mikoyan: talks go both ways.
	largest := (*got.Circles)[0]
	for _, name := range []string{"Kuznetsov", "U Thant", "Mikoyan"} {
		if id := s.actor(t, name).Id; !slices.Contains(largest, id) {
			t.Errorf("%s is not in the largest circle %v", name, largest)
		}
	}
	if got.Crowds != nil {
		t.Errorf("%d crowds, the seed has none", *got.Crowds)
	}
}
