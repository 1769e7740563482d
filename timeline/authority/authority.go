package authority

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"backchannel/timeline"
)

// Authority is the table of who is who. It does not change after it is
// loaded, and may be used by several goroutines at once. The actors it hands
// out are its own: do not change them.
type Authority struct {
	people  []*person
	places  []*Place
	orgs    []*timeline.Actor
	byKey   map[string]*timeline.Actor
	persons map[string]*person // by actor key

	names    map[string][]*person // by folded whole name or alias
	surnames map[string][]*person // by folded surname or single name
	spelled  map[string][]*person // by the key of a surname's spelling

	longSurnames map[byte][]string // surnames of seven letters and more, by their first

	countries map[string]*Place // by folded name, alias or adjective
	cities    map[string]*Place // by folded name or alias
	organs    map[organ][]*timeline.Actor
	kinds     map[string]string // organ of an organisation, by key
	holders   map[post][]tenure
	spans     map[string]timeline.Date // when an organisation existed, by key

	lexicon
}

// person is somebody of the authority with what resolving needs.
type person struct {
	actor *timeline.Actor
	names []Name // the parsed name and aliases
	lead  bool   // whom a surname alone means
	life  timeline.Window
}

// organ names a body that many states have: ("USSR", "foreign ministry").
type organ struct{ side, kind string }

// Source is one set of tables. A nil reader is an empty table.
type Source struct {
	Name          string // how errors call it, as "people.csv" or a path; "" is the table's own name
	People        io.Reader
	Organisations io.Reader
	Places        io.Reader
}

// Load reads an authority from its sources, the most trusted first: where two
// sources have the same person (the same key, or the same name where a key is
// not given), the earlier row replaces the later. So a user's own people.csv
// stands before the embedded tables.
//
// The tables are CSV (RFC 4180) in UTF-8 with a header; columns may stand in
// any order, and those not named here are refused. Inside a cell, "|" parts
// the items of a list.
//
//	people         name      as a historian's index prints it, "Anastas Mikoyan" (the only column that must be there)
//	               key       "person/mikoyan-anastas"; made from the name where empty
//	               aliases   other names, transliterations, pseudonyms
//	               side      the state or world body, as the places name it
//	               offices   a list of ROLE @ SPAN or ROLE @ ORGANISATION @ SPAN, SPAN in EDTF:
//	                         "Minister of Foreign Affairs @ 1957-02-15/1985-07-02". An ambassador's embassy, a
//	                         foreign or defence minister's ministry need not be named
//	               lead      "yes" for the one whom the surname alone means, where several bear it: a text
//	                         of 1962 that says "Kennedy", "Castro" or "Khrushchev" means John, Fidel and Nikita,
//	                         and names the others more fully
//	organisations  name, key, aliases, side, parent (a name or key), place, organ (see Organ)
//	places         name, kind (country, city, body), adjectives, aliases, country (of a city), capital (of a country)
//
// An error names the source, the line and the column, and says what is accepted.
func Load(sources ...Source) (*Authority, error) {
	a := &Authority{
		byKey: map[string]*timeline.Actor{}, persons: map[string]*person{},
		names: map[string][]*person{}, surnames: map[string][]*person{}, spelled: map[string][]*person{},
		countries: map[string]*Place{}, cities: map[string]*Place{},
		organs: map[organ][]*timeline.Actor{}, kinds: map[string]string{}, holders: map[post][]tenure{},
		spans: map[string]timeline.Date{}, longSurnames: map[byte][]string{},
	}
	a.lexicon.init()
	for _, s := range sources {
		if err := a.loadPlaces(s); err != nil {
			return nil, err
		}
	}
	var parents []pendingParent
	for _, s := range sources {
		more, err := a.loadOrganisations(s)
		if err != nil {
			return nil, err
		}
		parents = append(parents, more...)
	}
	a.addMinistries()
	for _, p := range parents {
		parent := a.Organisation(p.name)
		if parent == nil {
			return nil, p.at.errorf("parent", p.name, "the name, alias or key of an organisation")
		}
		p.child.Parent = parent.Key
	}
	for _, s := range sources {
		if err := a.loadPeople(s); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Actor returns the person or organisation of a key, nil where there is none.
// Embassies and missions have keys too: see Mission.
func (a *Authority) Actor(key string) *timeline.Actor { return a.byKey[key] }

// People returns everybody in the authority in the order of the tables.
func (a *Authority) People() []*timeline.Actor { return actorsOf(a.people) }

// Organisations returns the organisations of the tables and the ministries
// that were made for the countries, not the embassies and missions.
func (a *Authority) Organisations() []*timeline.Actor { return a.orgs }

// Lead reports whether key is the person whom a surname alone means: Nikita
// Khrushchev rather than Sergei, Fidel Castro rather than Raúl.
func (a *Authority) Lead(key string) bool {
	p := a.persons[key]
	return p != nil && p.lead
}

// PeopleBySurname returns everybody one of whose names has this surname, or is
// this single name (Mao, Fidel), however it is transliterated; in the order of
// the tables.
func (a *Authority) PeopleBySurname(surname string) []*timeline.Actor {
	return actorsOf(a.bySurname(ParseName(surname)))
}

// PeopleNamed returns everybody whom the words can mean: a name or alias as
// it stands, initials with a surname, another transliteration, a surname alone.
// Those come first who bear just this name, then those active at the date, then
// those whom the surname alone means. Nobody is left out for the date.
func (a *Authority) PeopleNamed(name string, on timeline.Date) []*timeline.Actor {
	type ranked struct {
		p    *person
		rank int
	}
	var found []ranked
	for _, c := range a.candidates(name) {
		rank := 0
		if !c.exact {
			rank += 8
		}
		if c.verdict != Same {
			rank += 4
		}
		if !c.person.active(on) {
			rank += 2
		}
		if !c.person.lead {
			rank++
		}
		found = append(found, ranked{c.person, rank})
	}
	slices.SortStableFunc(found, func(x, y ranked) int { return x.rank - y.rank })
	actors := make([]*timeline.Actor, len(found))
	for i, f := range found {
		actors[i] = f.p.actor
	}
	return actors
}

// Hint is what the words around a name say of its bearer. Zero fields say nothing.
type Hint struct {
	On   timeline.Date // the day the text is of
	Side string        // the country or body, as a place's Name
	Role string        // "Foreign Minister", "Ambassador to Cuba"
}

// Resolve returns the one person whom name means, given the hint, with the
// reason in words, or nil where nobody or more than one comes in question. The
// reasons, each tried on those whom the one before left: the name in full; the
// side; the role held that day; being active that day; bearing just this
// surname, rather than as half of a double one; holding any office that day,
// where more than a surname is given; being the one whom the surname alone means. A side that contradicts everybody
// gives nil: the words then mean somebody whom the authority does not know. So
// does a surname alone in years when its bearers were nobody yet, or no more.
func (a *Authority) Resolve(name string, hint Hint) (*timeline.Actor, string) {
	found := a.candidates(name)
	if len(found) == 0 {
		return nil, ""
	}
	reason := "name"
	keep := func(why string, ok func(c candidate) bool) {
		n := 0
		for _, c := range found {
			if ok(c) {
				n++
			}
		}
		if n > 0 && n < len(found) {
			reason = why
			found = slices.DeleteFunc(found, func(c candidate) bool { return !ok(c) })
		}
	}
	single := found[0].single
	if !single {
		keep("name", func(c candidate) bool { return c.exact })
	}
	keep("full name", func(c candidate) bool { return c.verdict == Same && !c.single })
	if hint.Side != "" {
		before := len(found)
		found = slices.DeleteFunc(found, func(c candidate) bool { return contradicts(c.person.actor.Side, hint.Side) })
		if len(found) == 0 {
			return nil, ""
		}
		if len(found) < before {
			reason = "side"
		}
	}
	byRole := false
	if hint.Role != "" {
		before := len(found)
		keep("office", func(c candidate) bool { return a.held(c.person.actor, hint.Role, hint.On) })
		byRole = len(found) < before || a.held(found[0].person.actor, hint.Role, hint.On)
	}
	if hint.On.Known() {
		keep("date", func(c candidate) bool { return c.person.active(hint.On) })
	}
	keep("surname", func(c candidate) bool { return c.main })
	several := len(found) > 1
	if hint.On.Known() {
		keep("in office", func(c candidate) bool { return c.person.inOffice(hint.On) })
	}
	keep("the bearer of the surname best known", func(c candidate) bool { return c.person.lead && c.main })
	if len(found) != 1 || several && single && !found[0].person.lead {
		return nil, ""
	}
	if single && !byRole && !found[0].person.active(hint.On) {
		return nil, ""
	}
	return found[0].person.actor, reason
}

// contradicts reports whether a person of one side is not meant by words that
// name another. Those who serve a world body have a nationality besides.
func contradicts(side, hint string) bool {
	return side != "" && side != hint && !worldBody(side) && !worldBody(hint)
}

// candidate is somebody whom words can mean.
type candidate struct {
	person  *person
	verdict Verdict
	exact   bool // the words are the person's name or an alias as it stands
	single  bool // the words are one name only
	main    bool // the words' surname is the person's whole surname, or one of their aliases
}

func (a *Authority) candidates(name string) []candidate {
	parsed := ParseName(name)
	var found []candidate
	add := func(c candidate) {
		if !slices.ContainsFunc(found, func(f candidate) bool { return f.person == c.person }) {
			found = append(found, c)
		}
	}
	for _, p := range a.names[Fold(name)] {
		add(candidate{person: p, verdict: Same, exact: true, single: parsed.Single(), main: true})
	}
	for _, p := range a.bySurname(parsed) {
		if c, ok := p.candidate(&parsed); ok {
			add(c)
		}
	}
	if len(found) == 0 {
		for _, s := range a.nearSurnames(parsed.Surname()) {
			misprint := parsed
			misprint.Surnames, misprint.Also = []string{s}, nil
			for _, p := range a.surnames[s] {
				if c, ok := p.candidate(&misprint); ok {
					c.verdict = Possible
					add(c)
				}
			}
		}
	}
	return found
}

// candidate compares a name with all of the person's.
func (p *person) candidate(n *Name) (candidate, bool) {
	c := candidate{person: p, single: n.Single()}
	for i := range p.names {
		v := Compare(*n, p.names[i])
		c.verdict = max(c.verdict, v)
		if v > Different && !c.main && n.Surname() != "" {
			own := p.names[i].Surname()
			c.main = own == n.Surname() || len(own) > 3 && SpellingKey(own) == SpellingKey(n.Surname())
		}
	}
	return c, c.verdict > Different
}

// nearSurnames returns the surnames of the authority that differ from a long
// one by a single slip of the pen, beginning with the same letter.
func (a *Authority) nearSurnames(surname string) []string {
	if len(surname) < 7 {
		return nil
	}
	var near []string
	for _, s := range a.longSurnames[surname[0]] {
		if withinOneEdit(s, surname) {
			near = append(near, s)
		}
	}
	return near
}

func (a *Authority) bySurname(n Name) []*person {
	var found []*person
	add := func(people []*person) {
		for _, p := range people {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	for m := &n; m != nil; m = m.Also {
		for _, s := range m.Surnames {
			add(a.surnames[s])
		}
		for _, key := range m.spelled {
			add(a.spelled[key])
		}
	}
	return found
}

// inOffice reports whether the person held any office on a day of on.
func (p *person) inOffice(on timeline.Date) bool {
	return slices.ContainsFunc(p.actor.Offices, func(o timeline.Office) bool { return inForce(o, on) })
}

// active reports whether on touches the person's public life.
func (p *person) active(on timeline.Date) bool { return !on.Known() || p.life.Touches(on) }

// worldBody reports whether a side is no state, so that its people have a
// nationality besides.
func worldBody(side string) bool { return side == "United Nations" }

func actorsOf(people []*person) []*timeline.Actor {
	actors := make([]*timeline.Actor, len(people))
	for i, p := range people {
		actors[i] = p.actor
	}
	return actors
}

// addPerson enters a person into every index.
func (a *Authority) addPerson(p *person) error {
	if a.byKey[p.actor.Key] != nil {
		return fmt.Errorf("key %q stands twice: give one of the two people a key of their own", p.actor.Key)
	}
	a.people = append(a.people, p)
	a.byKey[p.actor.Key] = p.actor
	a.persons[p.actor.Key] = p
	for _, name := range append([]string{p.actor.Name}, p.actor.Aliases...) {
		n := ParseName(name)
		n.eastAsianSide(p.actor.Side)
		p.names = append(p.names, n)
		folded := Fold(name)
		if !slices.Contains(a.names[folded], p) {
			a.names[folded] = append(a.names[folded], p)
		}
		a.lexicon.add(name, func(t *Term) { t.People = appendOnce(t.People, p.actor) })
		for _, s := range n.Surnames {
			if len(a.surnames[s]) == 0 && len(s) >= 7 {
				a.longSurnames[s[0]] = append(a.longSurnames[s[0]], s)
			}
			if !slices.Contains(a.surnames[s], p) {
				a.surnames[s] = append(a.surnames[s], p)
			}
		}
		for _, key := range n.spelled {
			if !slices.Contains(a.spelled[key], p) {
				a.spelled[key] = append(a.spelled[key], p)
			}
		}
	}
	for _, o := range p.actor.Offices {
		a.addTenure(p.actor, o)
	}
	p.life = publicLife(p.actor.Offices)
	return nil
}

// publicLife spans a person's offices with some years around them, since
// people are written about before and after; Everything where no office is dated.
func publicLife(offices []timeline.Office) timeline.Window {
	const before, after = 5 * 365, 12 * 365
	w := timeline.Window{First: timeline.DistantFuture, Last: timeline.DistantPast}
	for _, o := range offices {
		if !o.Span.Known() {
			return timeline.Everything
		}
		w.First, w.Last = min(w.First, o.Span.First()), max(w.Last, o.Span.Last())
	}
	if len(offices) == 0 {
		return timeline.Everything
	}
	if w.First != timeline.DistantPast {
		w.First -= before
	}
	if w.Last != timeline.DistantFuture {
		w.Last += after
	}
	return w
}

func appendOnce(list []*timeline.Actor, a *timeline.Actor) []*timeline.Actor {
	if slices.Contains(list, a) {
		return list
	}
	return append(list, a)
}

// eastAsianSide corrects the order of a name whose bearer's side is known: the
// table of surnames does not hold them all.
func (n *Name) eastAsianSide(side string) {
	switch side {
	case "China", "Taiwan", "North Korea", "South Korea", "North Vietnam", "South Vietnam", "Vietnam":
	default:
		return
	}
	if n.FamilyFirst || len(n.words) < 2 || strings.Contains(strings.Join(n.words, " "), ".") {
		return
	}
	if given := Fold(n.words[0]); givenFirst[given] {
		return
	}
	n.FamilyFirst = true
	n.Surnames = []string{Fold(n.words[0])}
	n.Given = foldGiven(n.words[1:])
	n.finish()
}

// givenFirst are East Asians known by a name in Western order.
var givenFirst = wordSet(`syngman wellington`)

// LoadFS reads people.csv, organisations.csv and places.csv of a folder of
// fsys, behind the sources of the user's own.
func LoadFS(fsys fs.FS, dir string, own ...Source) (*Authority, error) {
	embedded := Source{}
	for _, table := range []struct {
		name string
		into *io.Reader
	}{{"people.csv", &embedded.People}, {"organisations.csv", &embedded.Organisations}, {"places.csv", &embedded.Places}} {
		f, err := fsys.Open(path.Join(dir, table.name))
		if err != nil {
			return nil, fmt.Errorf("open the authority: %w", err)
		}
		defer f.Close()
		*table.into = f
	}
	return Load(append(slices.Clone(own), embedded)...)
}
