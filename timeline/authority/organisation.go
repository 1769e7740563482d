package authority

import (
	"slices"
	"strings"

	"backchannel/timeline"
)

// The organs that texts name without saying whose: "the Foreign Ministry".
// The column organ of the table of organisations holds these words; a party's
// bodies and others are listed there.
const (
	ForeignMinistry = "foreign ministry"
	DefenseMinistry = "defense ministry"
)

// organNames are the folded words by which texts name an organ, without the
// country it belongs to.
var organNames = map[string]string{
	"foreign ministry": ForeignMinistry, "ministry of foreign affairs": ForeignMinistry, "mfa": ForeignMinistry,
	"ministry for foreign affairs": ForeignMinistry, "foreign office": ForeignMinistry, "minrex": ForeignMinistry,
	"ministry of external relations": ForeignMinistry, "ministry of external affairs": ForeignMinistry,
	"ministry of foreign relations": ForeignMinistry, "secretariat of foreign relations": ForeignMinistry,
	"defense ministry": DefenseMinistry, "ministry of defense": DefenseMinistry, "ministry of defence": DefenseMinistry,
	"defence ministry": DefenseMinistry, "ministry of national defense": DefenseMinistry, "ministry of national defence": DefenseMinistry,
	"central committee": "central committee", "cc": "central committee", "party central committee": "central committee",
	"politburo": "politburo", "political bureau": "politburo", "presidium": "politburo", "presidium of the central committee": "politburo",
	"central committee politburo": "politburo", "cc politburo": "politburo", "politburo of the central committee": "politburo",
	"cc presidium": "politburo", "political committee": "politburo", "party politburo": "politburo",
	"secretariat": "secretariat", "secretariat of the central committee": "secretariat", "cc secretariat": "secretariat",
	"international department": "international department", "communist party": "party", "workers party": "party",
	"council of ministers": "government", "government": "government", "supreme soviet": "parliament", "national assembly": "parliament",
	"general staff": "general staff", "intelligence service": "intelligence",
}

// Organisation returns the organisation of a name, alias or key, nil where
// none. It reads the full names of embassies and missions too ("Cuban Embassy
// in Moscow"). A name that several share, such as "Foreign Ministry", gives nil:
// ask Organ for it.
func (a *Authority) Organisation(name string) *timeline.Actor {
	if o := a.byKey[name]; o != nil && o.Class == timeline.Organisation {
		return o
	}
	f := strings.TrimPrefix(Fold(name), "the ")
	if t := a.term(f); t != nil && t.Organisation != nil {
		return t.Organisation
	}
	return a.missionNamed(name)
}

// OrganNamed returns the organ that words without a country name: "Foreign
// Ministry", "CC"; "" where none.
func (a *Authority) OrganNamed(words string) string {
	return organNames[strings.TrimPrefix(Fold(words), "the ")]
}

// Organ returns the organ of a side: Organ("Cuba", ForeignMinistry, on). Where
// a side had several one after the other (the Cuban party before and after
// 1965) the first of the table whose time touches on is given. It returns nil
// where none is known.
func (a *Authority) Organ(side, kind string, on timeline.Date) *timeline.Actor {
	for _, o := range a.organs[organ{side, kind}] {
		if span, ok := a.spans[o.Key]; !ok || !on.Known() || span.First() <= on.Last() && on.First() <= span.Last() {
			return o
		}
	}
	return nil
}

// OrganOf returns which organ an organisation is, "" for one of its own kind.
func (a *Authority) OrganOf(key string) string { return a.kinds[key] }

func (a *Authority) addOrganisation(o *timeline.Actor, kind string, span timeline.Date) {
	if a.byKey[o.Key] != nil {
		return // an earlier source has it
	}
	a.orgs = append(a.orgs, o)
	a.byKey[o.Key] = o
	if kind != "" {
		a.organs[organ{o.Side, kind}] = append(a.organs[organ{o.Side, kind}], o)
		a.kinds[o.Key] = kind
	}
	if span.Known() {
		a.spans[o.Key] = span
	}
	for _, name := range append([]string{o.Name}, o.Aliases...) {
		a.lexicon.add(name, func(t *Term) {
			if t.Organisation == nil {
				t.Organisation = o
			}
		})
	}
}

// addMinistries gives every country the foreign and the defence ministry that
// the tables do not name, and enters the names both have in every form.
func (a *Authority) addMinistries() {
	for _, m := range []struct {
		kind, name string
		words      []string
	}{
		{ForeignMinistry, "Ministry of Foreign Affairs", []string{"Foreign Ministry", "Ministry of Foreign Affairs", "MFA", "Ministry for Foreign Affairs"}},
		{DefenseMinistry, "Ministry of Defense", []string{"Defense Ministry", "Defence Ministry", "Ministry of Defense", "Ministry of Defence", "Ministry of National Defense"}},
	} {
		for _, p := range a.places {
			if p.Kind != Country {
				continue
			}
			ministry := a.Organ(p.Name, m.kind, timeline.Date{})
			if ministry == nil {
				name := p.Adjective() + " " + m.name
				ministry = &timeline.Actor{
					Key: "org/" + slug(name), Class: timeline.Organisation, Name: name, Side: p.Name, Known: true,
					Aliases: []string{p.Adjective() + " " + m.words[0]},
				}
				a.addOrganisation(ministry, m.kind, timeline.Date{})
			}
			enter := func(words string) {
				a.lexicon.add(words, func(t *Term) {
					if t.Organisation == nil {
						t.Organisation = ministry
					}
				})
			}
			of := append([]string{p.Name}, p.Aliases...)
			for _, w := range m.words {
				for _, adj := range slices.Concat(p.Adjectives, of) {
					enter(adj + " " + w)
				}
				for _, c := range of {
					enter(w + " of " + c)
					enter(w + " of the " + c)
				}
			}
		}
	}
	for words, kind := range organNames {
		if len(words) <= 3 {
			words = strings.ToUpper(words)
		}
		a.lexicon.add(words, func(t *Term) { t.Organ = kind })
	}
}
