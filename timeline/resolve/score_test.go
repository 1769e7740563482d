package resolve_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/resolve"
)

// This file measures readings against entries annotated by hand: the same
// figures as the annotators' own program takes. Parties of the two sides are
// matched by their printed forms, interactions are compared as dyads.

// gold is an annotated entry.
type gold struct {
	ID            string         `json:"id"`
	Date          string         `json:"date"`
	Title         string         `json:"title"`
	Abstract      string         `json:"abstract"`
	Kind          timeline.Kind  `json:"kind"`
	People        []goldParty    `json:"people"`
	Organisations []goldParty    `json:"organisations"`
	Interactions  []goldInteract `json:"interactions"`

	// Held marks an entry from whose misses no rule was made.
	Held bool `json:"held"`
}

type goldParty struct {
	Name string   `json:"name"`
	As   []string `json:"as"`
}

type goldInteract struct {
	Kind timeline.InteractionKind `json:"kind"`
	From []string                 `json:"from"`
	To   []string                 `json:"to"`
	With []string                 `json:"with"`
	Date string                   `json:"date"` // "" where the text gives none
	In   timeline.Field           `json:"in"`
}

func readGold(tb testing.TB, path string) []gold {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []gold
	for s := bufio.NewScanner(f); s.Scan(); {
		var g gold
		if err := json.Unmarshal(s.Bytes(), &g); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		out = append(out, g)
	}
	return out
}

func (g gold) entry(tb testing.TB) timeline.Entry {
	tb.Helper()
	d, err := timeline.ParseDate(g.Date)
	if err != nil {
		tb.Fatal(err)
	}
	return timeline.Entry{ID: g.ID, Date: d, Title: g.Title, Abstract: g.Abstract}
}

// tally counts what was right, what too much and what missed.
type tally struct{ right, extra, missed int }

func (t tally) f1() float64 {
	if t.right == 0 {
		return 0
	}
	return 2 * float64(t.right) / float64(2*t.right+t.extra+t.missed)
}

// share counts how many of some things were right.
type share struct{ right, of int }

func (s share) rate() float64 { return float64(s.right) / float64(max(s.of, 1)) }

// figures are the measures of extraction.
type figures struct {
	people, organisations, titles, abstracts tally
	names, kinds, dates                      share
	errors                                   []string
}

// measure reads every entry by itself and compares it with its annotation.
func measure(tb testing.TB, r *resolve.Resolver, entries []gold) figures {
	tb.Helper()
	var f figures
	for _, g := range entries {
		reading := r.Read(g.entry(tb))
		if err := reading.Validate(); err != nil {
			tb.Errorf("%s: %v", g.ID, err)
		}
		f.entry(g, predicted(reading))
	}
	return f
}

// predicted is a reading in the shape of an annotation. What is inferred is
// left out, as the annotators infer nothing.
func predicted(r timeline.Reading) gold {
	p := gold{ID: r.Entry.ID, Kind: r.Kind}
	name := map[string]string{}
	for _, a := range r.Actors {
		var party goldParty
		var mentions []timeline.Mention
		for _, m := range r.Mentions {
			if m.Actor == a.Key {
				mentions = append(mentions, m)
				if m.Certainty != timeline.Inferred {
					party.As = append(party.As, m.Surface)
				}
			}
		}
		party.Name = resolve.NameInEntry(a, mentions)
		if len(party.As) == 0 {
			continue
		}
		name[a.Key] = party.Name
		if a.Class == timeline.Person {
			p.People = append(p.People, party)
		} else {
			p.Organisations = append(p.Organisations, party)
		}
	}
	list := func(keys []string) (out []string) {
		for _, k := range keys {
			if n, ok := name[k]; ok {
				out = append(out, n)
			}
		}
		return out
	}
	for _, x := range r.Interactions {
		p.Interactions = append(p.Interactions, goldInteract{
			Kind: x.Kind, From: list(x.From), To: list(x.To), With: list(x.With), Date: x.Date.String(), In: x.Field,
		})
	}
	return p
}

func (f *figures) entry(g, p gold) {
	idGold, idPredicted := map[string]string{}, map[string]string{}
	class := func(t *tally, label string, gs, ps []goldParty, loose bool) {
		pairs := match(gs, ps, loose)
		t.right += len(pairs)
		t.missed += len(gs) - len(pairs)
		t.extra += len(ps) - len(pairs)
		for _, x := range gs {
			idGold[x.Name] = label + x.Name
		}
		found := map[int]bool{}
		for _, x := range ps {
			idPredicted[x.Name] = "extra " + label + x.Name
		}
		for _, pair := range pairs {
			found[pair[0]] = true
			idPredicted[ps[pair[1]].Name] = label + gs[pair[0]].Name
			if label == "person " {
				f.names.of++
				if squash(gs[pair[0]].Name) == squash(ps[pair[1]].Name) {
					f.names.right++
				} else {
					f.errors = append(f.errors, g.ID+": "+ps[pair[1]].Name+" for "+gs[pair[0]].Name)
				}
			}
		}
		for i, x := range gs {
			if !found[i] {
				f.errors = append(f.errors, g.ID+": missed "+label+x.Name)
			}
		}
		for _, x := range ps {
			if strings.HasPrefix(idPredicted[x.Name], "extra") {
				f.errors = append(f.errors, g.ID+": extra "+label+x.Name)
			}
		}
	}
	class(&f.people, "person ", g.People, p.People, false)
	class(&f.organisations, "organisation ", g.Organisations, p.Organisations, true)
	f.kinds.of++
	if g.Kind == p.Kind {
		f.kinds.right++
	} else {
		f.errors = append(f.errors, g.ID+": "+string(p.Kind)+" for "+string(g.Kind))
	}
	want, got := dyads(g, idGold), dyads(p, idPredicted)
	for _, d := range want {
		t := &f.abstracts
		if d.in == timeline.FieldTitle {
			t = &f.titles
		}
		i := slices.IndexFunc(got, func(x dyad) bool { return x.key == d.key })
		if i < 0 {
			t.missed++
			f.errors = append(f.errors, g.ID+": missed "+d.key)
			continue
		}
		t.right++
		if d.date != "" {
			f.dates.of++
			if got[i].date == d.date {
				f.dates.right++
			} else {
				f.errors = append(f.errors, g.ID+": "+got[i].date+" for "+d.date)
			}
		}
	}
	for _, d := range got {
		if slices.ContainsFunc(want, func(x dyad) bool { return x.key == d.key }) {
			continue
		}
		f.errors = append(f.errors, g.ID+": extra "+d.key)
		if d.in == timeline.FieldTitle {
			f.titles.extra++
		} else {
			f.abstracts.extra++
		}
	}
}

// dyad is a pair of parties between whom an interaction goes.
type dyad struct {
	key, date string
	in        timeline.Field
}

func dyads(g gold, id map[string]string) []dyad {
	var out []dyad
	add := func(key string, x goldInteract) {
		d := dyad{key, x.Date, x.In}
		if i := slices.IndexFunc(out, func(y dyad) bool { return y.key == key }); i >= 0 {
			out[i] = d
			return
		}
		out = append(out, d)
	}
	nobody := []string{""}
	for _, x := range g.Interactions {
		if x.Kind == timeline.Message {
			from, to := x.From, x.To
			if len(from) == 0 {
				from = nobody
			}
			if len(to) == 0 {
				to = nobody
			}
			for _, a := range from {
				for _, b := range to {
					if a != "" || b != "" {
						add("message "+id[a]+" > "+id[b], x)
					}
				}
			}
			continue
		}
		for i, a := range x.With {
			for _, b := range x.With[i+1:] {
				pair := []string{id[a], id[b]}
				slices.Sort(pair)
				add("talk "+strings.Join(pair, " + "), x)
			}
		}
	}
	return out
}

// match pairs annotated and read parties one to one, best first: those that
// share a printed form, and where loose is set those that share words.
func match(gs, ps []goldParty, loose bool) [][2]int {
	type pair struct {
		score float64
		i, j  int
	}
	var pairs []pair
	for i, g := range gs {
		for j, p := range ps {
			best := 0.0
			for _, a := range append([]string{g.Name}, g.As...) {
				for _, b := range append([]string{p.Name}, p.As...) {
					switch {
					case squash(a) == squash(b):
						best = 2
					case loose:
						best = max(best, overlap(a, b))
					}
				}
			}
			if best >= 0.6 {
				pairs = append(pairs, pair{best, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	var out [][2]int
	usedG, usedP := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !usedG[p.i] && !usedP[p.j] {
			out = append(out, [2]int{p.i, p.j})
			usedG[p.i], usedP[p.j] = true, true
		}
	}
	return out
}

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.TrimSuffix(strings.TrimSuffix(authority.Fold(s), "'s"), "’s"))
}

// overlap is the share of the words of two names that both have.
func overlap(a, b string) float64 {
	words := func(s string) map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(authority.Fold(s)) {
			if !slices.Contains([]string{"the", "of", "in", "to", "and", "at"}, w) {
				set[w] = true
			}
		}
		return set
	}
	wa, wb := words(a), words(b)
	both := 0
	for w := range wa {
		if wb[w] {
			both++
		}
	}
	if len(wa)+len(wb) == both {
		return 0
	}
	return float64(both) / float64(len(wa)+len(wb)-both)
}
