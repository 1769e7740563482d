package authority

import (
	"strings"

	"backchannel/timeline"
)

// PlaceKind tells countries from cities.
type PlaceKind string

// The kinds of place. A Body is a world body that sends and receives
// representatives as a country does: the United Nations, NATO.
const (
	Country PlaceKind = "country"
	City    PlaceKind = "city"
	Body    PlaceKind = "body"
)

// Place is a country, a city, or a body that is sent to. A country's Name is
// what Actor.Side says of its people: "USSR", "United States".
type Place struct {
	Name       string
	Kind       PlaceKind
	Adjectives []string // the first stands in the names of its organisations: "Soviet", "US"
	Aliases    []string
	Country    string // a city's; "" else
	Capital    string // where a country's embassies stand, mostly its capital; "" else
}

// Adjective returns the word for what is the country's: "Soviet". A place
// that has none gives its name.
func (p *Place) Adjective() string {
	if len(p.Adjectives) > 0 {
		return p.Adjectives[0]
	}
	return p.Name
}

// Country returns the country or body that name, an alias or an adjective of
// it means ("Soviet", "USSR", "Cuba"), nil where none.
func (a *Authority) Country(name string) *Place { return a.countries[Fold(name)] }

// City returns the city of a name or former name ("Peking"), nil where none.
func (a *Authority) City(name string) *Place { return a.cities[Fold(name)] }

// Places returns every place in the order of the tables.
func (a *Authority) Places() []*Place { return a.places }

// place returns the country, body or city of a folded name, a country first.
func (a *Authority) place(name string) *Place {
	f := strings.TrimPrefix(Fold(name), "the ")
	if p := a.countries[f]; p != nil {
		return p
	}
	return a.cities[f]
}

func (a *Authority) addPlace(p *Place) {
	if p.Kind == City && a.cities[Fold(p.Name)] != nil || p.Kind != City && a.countries[Fold(p.Name)] != nil {
		return // an earlier source has it
	}
	a.places = append(a.places, p)
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		f := Fold(name)
		if p.Kind == City {
			if a.cities[f] == nil {
				a.cities[f] = p
			}
			a.lexicon.add(name, func(t *Term) { t.City = first(t.City, p) })
			continue
		}
		if a.countries[f] == nil {
			a.countries[f] = p
		}
		a.lexicon.add(name, func(t *Term) { t.Country = first(t.Country, p) })
	}
	for _, adj := range p.Adjectives {
		f := Fold(adj)
		if a.countries[f] == nil {
			a.countries[f] = p
		}
		a.lexicon.add(adj, func(t *Term) { t.Adjective = first(t.Adjective, p) })
	}
}

func first(p, q *Place) *Place {
	if p != nil {
		return p
	}
	return q
}

// missionWords maps the folded words for a standing mission abroad to the
// word its canonical name has.
var missionWords = map[string]string{
	"embassy": "Embassy", "legation": "Legation", "consulate": "Consulate", "consulate general": "Consulate General",
	"mission": "Mission", "permanent mission": "Mission", "high commission": "High Commission",
	"interests section": "Interests Section", "trade mission": "Trade Mission", "delegation": "Delegation",
	"permanent delegation": "Delegation", "trade representation": "Trade Mission",
}

// Mission returns the embassy, legation, consulate, mission or delegation that
// a country has at a place: Mission("Embassy", brazil, cuba) is the "Brazilian
// Embassy in Havana", whether at is the country or the city; at a body it is
// the "Soviet Mission to the United Nations". Sender is a country; word is any
// of the usual words. It returns nil for a word that names no mission. The same
// mission has the same key at every call; it need not stand in any table.
func (a *Authority) Mission(word string, sender, at *Place) *timeline.Actor {
	canon, ok := missionWords[Fold(word)]
	if !ok || sender == nil || at == nil {
		return nil
	}
	m := &timeline.Actor{Class: timeline.Organisation, Side: sender.Name, Known: true}
	if ministry := a.Organ(sender.Name, ForeignMinistry, timeline.Date{}); ministry != nil {
		m.Parent = ministry.Key
	}
	switch {
	case at.Kind == Body:
		m.Name = sender.Adjective() + " " + canon + " to the " + at.Name
		m.Place = at.Capital
		for _, alias := range at.Aliases {
			m.Aliases = append(m.Aliases, sender.Adjective()+" "+canon+" to the "+alias)
		}
	case at.Kind == Country && at.Capital != "":
		m.Place = at.Capital
		m.Name = sender.Adjective() + " " + canon + " in " + m.Place
		m.Aliases = []string{sender.Adjective() + " " + canon + " in " + at.Name}
	default:
		m.Place = at.Name
		m.Name = sender.Adjective() + " " + canon + " in " + at.Name
		if host := a.Country(at.Country); host != nil && host.Capital == at.Name && canon != "Consulate" && canon != "Consulate General" {
			m.Aliases = []string{sender.Adjective() + " " + canon + " in " + host.Name}
		}
	}
	m.Key = "org/" + slug(m.Name)
	return m
}

// missionNamed reads a mission's full name: "Soviet Embassy in Havana",
// "Embassy of Hungary in North Korea", "Soviet Mission to the United Nations".
func (a *Authority) missionNamed(name string) *timeline.Actor {
	f := Fold(name)
	for _, link := range []string{" in the ", " in ", " to the ", " to ", " at the ", " "} {
		for i := strings.Index(f, link); i >= 0; {
			head, at := f[:i], a.place(f[i+len(link):])
			if at != nil {
				if m := a.missionHead(head, at); m != nil {
					return m
				}
			}
			next := strings.Index(f[i+1:], link)
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	return nil
}

func (a *Authority) missionHead(head string, at *Place) *timeline.Actor {
	for word := range missionWords {
		if sender, ok := strings.CutSuffix(head, " "+word); ok {
			if p := a.countries[strings.TrimPrefix(sender, "the ")]; p != nil {
				return a.Mission(word, p, at)
			}
		}
		if sender, ok := strings.CutPrefix(head, word+" of "); ok {
			if p := a.countries[strings.TrimPrefix(sender, "the ")]; p != nil {
				return a.Mission(word, p, at)
			}
		}
	}
	return nil
}

func slug(s string) string { return strings.ReplaceAll(Fold(s), " ", "-") }
