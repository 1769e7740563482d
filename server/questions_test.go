package server_test

import (
	"strings"
	"testing"

	"backchannel/server"
)

// TestQuestions asks the seed what a reader can check against the listing.
func TestQuestions(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	gromyko, alekseev := s.actor(t, "Gromyko").Id, s.actor(t, "Alekseev").Id
	mikoyan, thant := s.actor(t, "Mikoyan").Id, s.actor(t, "U Thant").Id
	names := func(actors []server.ActorBrief) map[string]bool {
		out := map[string]bool{}
		for _, a := range actors {
			out[a.Id] = true
		}
		return out
	}

	t.Run("a chain", func(t *testing.T) {
		t.Parallel()
		got := get[server.Chains](t, s, "/collections/1/chains/"+mikoyan+"/"+thant)
		if got.Steps != 1 || got.Total != 1 || len(got.Chains) != 1 || got.Chains[0].Ties[0].Conversations == 0 {
			t.Errorf("chains = %+v, want the one tie of Mikoyan and U Thant", got)
		}
		none := get[server.Chains](t, s, "/collections/1/chains/"+mikoyan+"/"+thant+"?to=1962-10-27")
		if none.Total != 0 || len(none.Chains) != 0 {
			t.Errorf("chains until 27 October = %+v, want none", none)
		}
	})
	t.Run("a trace", func(t *testing.T) {
		t.Parallel()
		got := get[server.Trace](t, s, "/collections/1/traces/"+gromyko+"/"+alekseev+"?after=1962-10-27")
		if got.Earliest == nil || len(got.Earliest.Hops) != 1 || value(got.Earliest.Arrives) != "1962-10-27" || got.Break != nil {
			t.Fatalf("trace = %+v, want Gromyko's cable to Alekseev of 27 October", got)
		}
		hop := got.Earliest.Hops[0]
		if hop.From != gromyko || hop.To != alekseev {
			t.Errorf("the hop goes from %s to %s, want %s to %s", hop.From, hop.To, gromyko, alekseev)
		}
		proven := false
		for _, e := range got.Evidence {
			if e.Interaction.Id == hop.Interaction {
				proven = strings.HasPrefix(join(e.Entry.Title), "Cable from Soviet Foreign Minister Gromyko") && marked(e.Entry.Title)+marked(e.Entry.Abstract) != ""
			}
		}
		if !proven {
			t.Errorf("the hop's cable is not in the evidence, with its words marked: %+v", got.Evidence)
		}
		if known := names(got.Actors); !known[gromyko] || !known[alekseev] {
			t.Errorf("actors %+v, want both ends", got.Actors)
		}
	})
	t.Run("a trace that comes too late", func(t *testing.T) {
		t.Parallel()
		got := get[server.Trace](t, s, "/collections/1/traces/"+gromyko+"/"+alekseev+"?after=1962-10-20&before=1962-10-26")
		if got.Earliest != nil || got.Break == nil || !got.Break.Linked || got.Break.Late == nil || value(got.Break.Late.Arrives) != "1962-10-27" {
			t.Errorf("trace until 26 October = %+v, want that it arrives a day late", got)
		}
	})
	t.Run("a horizon", func(t *testing.T) {
		t.Parallel()
		got := get[server.Horizon](t, s, "/collections/1/horizons/"+gromyko+"?after=1962-10-27")
		found := false
		for _, r := range got.Reaches {
			if r.Actor == alekseev {
				found = value(r.Day) == "1962-10-27" && r.Via == gromyko && r.Hops == 1
			}
			if !names(got.Actors)[r.Actor] {
				t.Errorf("actor %s has no name", r.Actor)
			}
		}
		if !found || got.Total != len(got.Reaches) || len(got.Evidence) == 0 {
			t.Errorf("horizon = %+v, want Alekseev on 27 October, from Gromyko", got)
		}
		back := get[server.Horizon](t, s, "/collections/1/horizons/"+alekseev+"?before=1962-10-27&backward=true")
		found = false
		for _, r := range back.Reaches {
			found = found || r.Actor == gromyko
		}
		if !found {
			t.Errorf("who could have told Alekseev by 27 October: %+v, want Gromyko among them", back.Reaches)
		}
		one := get[server.Horizon](t, s, "/collections/1/horizons/"+gromyko+"?limit=1")
		if len(one.Reaches) != 1 || one.Total < 1 {
			t.Errorf("limit=1: %d of %d", len(one.Reaches), one.Total)
		}
	})
	t.Run("standing", func(t *testing.T) {
		t.Parallel()
		n := get[server.Network](t, s, "/collections/1/network")
		got := get[server.Standings](t, s, "/collections/1/standing?sort=degree")
		if got.Total != n.ActorsTotal || len(got.Items) != got.Total || got.Communities == 0 || got.Sampled != 0 {
			t.Fatalf("standing of %d in %d circles, sampled %d; want all %d, exactly", got.Total, got.Communities, got.Sampled, n.ActorsTotal)
		}
		ties := map[string]int{}
		for _, node := range n.Nodes {
			ties[node.Id] = node.Ties
		}
		sum := 0.0
		for i, x := range got.Items {
			if x.Degree != ties[x.Actor] || i > 0 && x.Degree > got.Items[i-1].Degree {
				t.Errorf("%+v: the network says %d ties, and the order is by degree", x, ties[x.Actor])
			}
			sum += x.Pagerank
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("PageRank adds up to %v, want 1", sum)
		}
		few := get[server.Standings](t, s, "/collections/1/standing?limit=2")
		if len(few.Items) != 2 || few.Total != got.Total {
			t.Errorf("limit=2: %d of %d", len(few.Items), few.Total)
		}
	})
	t.Run("a difference", func(t *testing.T) {
		t.Parallel()
		got := get[server.Difference](t, s, "/collections/1/difference?from=1962-10-27&to=1962-10-27&laterFrom=1962-11-01&laterTo=1962-11-05")
		met := false
		for _, tie := range got.TiesAppeared {
			met = met || (tie.A == mikoyan && tie.B == thant || tie.A == thant && tie.B == mikoyan)
		}
		if !met || got.Totals.TiesAppeared != len(got.TiesAppeared) || got.Totals.TiesVanished == 0 {
			t.Errorf("difference = %+v, want that Mikoyan and U Thant met, and that something ended", got)
		}
		same := get[server.Difference](t, s, "/collections/1/difference?from=1962-10-27&to=1962-10-27&laterFrom=1962-10-27&laterTo=1962-10-27")
		if same.Totals.TiesAppeared+same.Totals.TiesVanished+same.Totals.TiesChanged+same.Totals.ActorsAppeared+same.Totals.ActorsVanished != 0 {
			t.Errorf("a day and itself differ: %+v", same.Totals)
		}
	})
	t.Run("silences", func(t *testing.T) {
		t.Parallel()
		got := get[server.GetSilences200JSONResponse](t, s, "/collections/1/silences?least=1&days=100")
		if got.Total == 0 || len(got.Silences) != got.Total {
			t.Fatalf("%d of %d silences, want some: nothing is told between November and June", len(got.Silences), got.Total)
		}
		for i, x := range got.Silences {
			if x.Days < 100 || i > 0 && x.Days > got.Silences[i-1].Days {
				t.Errorf("silence %+v is shorter than asked for, or not in order", x)
			}
		}
		never := get[server.GetSilences200JSONResponse](t, s, "/collections/1/silences?least=1&days=100000")
		if never.Total != 0 {
			t.Errorf("%d silences of 100000 days", never.Total)
		}
	})
	t.Run("of some entries", func(t *testing.T) {
		t.Parallel()
		// Until the 1st of November there is one record of a conversation, that of
		// Kuznetsov and U Thant; what telegrams tell is none of it.
		kuznetsov := s.actor(t, "Kuznetsov").Id
		const record, words = "kind=memcon", "q=%22Record+of+Conversation%22"
		for _, chosen := range []string{record, words} {
			trace := get[server.Trace](t, s, "/collections/1/traces/"+kuznetsov+"/"+thant+"?"+chosen)
			if trace.Earliest == nil || value(trace.Earliest.Arrives) != "1962-10-29" {
				t.Errorf("trace of %s = %+v, want the talk of 29 October", chosen, trace)
			}
			horizon := get[server.Horizon](t, s, "/collections/1/horizons/"+kuznetsov+"?"+chosen)
			if horizon.Total != 1 || horizon.Reaches[0].Actor != thant {
				t.Errorf("horizon of %s = %+v, want U Thant alone", chosen, horizon.Reaches)
			}
			change := get[server.Difference](t, s, "/collections/1/difference?to=1962-10-28&laterFrom=1962-10-29&laterTo=1962-11-01&"+chosen)
			if len(change.TiesAppeared) != 1 || change.Totals.TiesVanished != 0 || len(change.ActorsAppeared) != 2 {
				t.Errorf("difference of %s = %+v, want that the two met", chosen, change)
			}
			silent := get[server.GetSilences200JSONResponse](t, s, "/collections/1/silences?least=1&days=1&to=1962-11-01&"+chosen)
			if silent.Total != 1 || silent.Silences[0].Days != 3 || value(silent.Silences[0].Until) != "1962-11-01" {
				t.Errorf("silences of %s = %+v, want the three days after the talk", chosen, silent.Silences)
			}
			absent := get[server.GetAbsences200JSONResponse](t, s, "/collections/1/absences?share=1&to=1962-11-01&"+chosen)
			if absent.Total != 0 {
				t.Errorf("absences of %s = %+v, want none on its one day", chosen, absent.Absences)
			}
		}
		none := get[server.Trace](t, s, "/collections/1/traces/"+kuznetsov+"/"+thant+"?kind=speech")
		if none.Earliest != nil || none.Break == nil || none.Break.Linked {
			t.Errorf("trace by speeches = %+v, want that nothing links the two", none)
		}
	})
}

// TestComentions sees who is named together without having spoken.
func TestComentions(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	plain := get[server.Network](t, s, "/collections/1/network")
	if len(plain.Comentions) != 0 {
		t.Errorf("%d co-mentions that nobody asked for", len(plain.Comentions))
	}
	got := get[server.Network](t, s, "/collections/1/network?comentions=true")
	ids := map[string]string{}
	for _, n := range got.Nodes {
		ids[n.Id] = n.Name
	}
	if len(got.Comentions) == 0 || len(got.Ties) != len(plain.Ties) {
		t.Fatalf("%d co-mentions and %d ties, want some, and ties as before", len(got.Comentions), len(got.Ties))
	}
	for i, x := range got.Comentions {
		if ids[x.A] == "" || ids[x.B] == "" || x.Entries < 1 || i > 0 && x.Entries > got.Comentions[i-1].Entries {
			t.Errorf("co-mention %+v is of actors that are not shown, or out of order", x)
		}
		// Count by hand.
		both := get[server.ListEntries200JSONResponse](t, s, "/collections/1/entries?actor="+x.A+"&actor="+x.B)
		named := 0
		for _, item := range both.Items {
			e := get[server.GetEntry200JSONResponse](t, s, "/collections/1/entries/"+item.Entry.Id)
			a, b := false, false
			for _, m := range e.Entry.Mentions {
				a, b = a || m.Actor == x.A, b || m.Actor == x.B
			}
			if a && b {
				named++
			}
		}
		if named != x.Entries {
			t.Errorf("%s and %s are named together in %d entries, not %d", ids[x.A], ids[x.B], named, x.Entries)
		}
	}
	day := get[server.Network](t, s, "/collections/1/network?comentions=true&to=1962-10-27")
	if len(day.Comentions) >= len(got.Comentions) {
		t.Errorf("%d co-mentions on one day, %d on all", len(day.Comentions), len(got.Comentions))
	}
}
