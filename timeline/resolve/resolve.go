package resolve

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/extract"
)

// Resolver turns the words of entries into actors and interactions. Observe
// and Read may not run at the same time; any number of Reads may.
type Resolver struct {
	authority *authority.Authority
	extractor *extract.Extractor

	// What is asked again and again of the authority; all of it pure.
	parsed   cache[string, authority.Name]
	answers  cache[question, *timeline.Actor]
	verdicts cache[[2]string, authority.Verdict]
	same     cache[[2]string, bool]

	census census
}

// question is whom a name means, given what stands around it.
type question struct {
	name string
	hint authority.Hint
}

// New returns a Resolver that knows whom the authority knows.
func New(a *authority.Authority) *Resolver {
	return &Resolver{authority: a, extractor: extract.New(a)}
}

// Observe notes whom an entry of the collection names, so that Read can tell
// from the neighbours of an entry whom a surname alone means.
func (r *Resolver) Observe(e timeline.Entry) {
	w := r.work(e)
	for _, g := range w.groups() {
		best := w.candidates.Mentions[g.best].Surface
		hint := w.hint(g)
		known := w.known(g, hint)
		name := r.name(best)
		switch {
		case known == nil:
			r.census.note(best, hint.Side)
			if !name.Single() && !initialsOnly(name) {
				r.census.noteFull(name, best, "", e.Date)
			}
		case !name.Single() || hint.Role != "":
			r.census.noteFull(r.name(known.Name), "", known.Key, e.Date)
		}
	}
}

// initialsOnly reports whether no given name is written out.
func initialsOnly(n authority.Name) bool {
	return !slices.ContainsFunc(n.Given, func(g string) bool { return !authority.Initial(g) })
}

// Read returns what the entry says, of whom. What it returns passes
// Reading.Validate. It works without any Observe before it, and then knows the
// entry and the authority only.
func (r *Resolver) Read(e timeline.Entry) timeline.Reading {
	w := r.work(e)
	w.people()
	w.bodies()
	w.holders()
	return w.reading()
}

// work begins the resolving of an entry.
func (r *Resolver) work(e timeline.Entry) *work {
	c := r.extractor.Extract(e)
	w := &work{Resolver: r, entry: e, candidates: c, actor: make([]int, len(c.Mentions)), party: make([]int, len(c.Mentions)), certainty: make([]timeline.Certainty, len(c.Mentions))}
	for i := range w.actor {
		w.actor[i], w.party[i] = -1, -1
	}
	return w
}

// work is the resolving of one entry.
type work struct {
	*Resolver
	entry      timeline.Entry
	candidates extract.Candidates
	actors     []timeline.Actor
	byKey      map[string]int
	actor      []int // by mention, index into actors; -1 none
	party      []int // by mention, who stands in interactions where actor is -1
	certainty  []timeline.Certainty
}

// enter returns the index of an actor, which it adds where it is new.
func (w *work) enter(a timeline.Actor) int {
	if i, ok := w.byKey[a.Key]; ok {
		return i
	}
	if w.byKey == nil {
		w.byKey = make(map[string]int, len(w.candidates.Mentions))
		w.actors = make([]timeline.Actor, 0, len(w.candidates.Mentions))
	}
	w.actors = append(w.actors, a)
	w.byKey[a.Key] = len(w.actors) - 1
	return len(w.actors) - 1
}

// person is one person of the entry: all mentions that mean him or her.
type person struct {
	mentions []int
	best     int // the mention with the fullest name
}

// people asks of every person of the entry who it is.
func (w *work) people() {
	for _, g := range w.groups() {
		w.person(g)
	}
}

// groups brings the mentions of one person together.
func (w *work) groups() []*person {
	var groups []*person
	m := w.candidates.Mentions
	var order []int
	for i := range m {
		if m[i].Class == timeline.Person && !m[i].Unnamed {
			order = append(order, i)
		}
	}
	// Fuller names first, so that a surname finds its bearer.
	words := func(i int) int { return strings.Count(m[i].Surface, " ") + strings.Count(m[i].Surface, ".") }
	slices.SortStableFunc(order, func(a, b int) int { return words(b) - words(a) })
	of := make([]*person, len(m)) // by mention
	for _, i := range order {
		var found *person
		if m[i].Alias >= 0 {
			found = of[m[i].Alias]
		}
		if found == nil {
			found = w.bearer(i, groups)
		}
		if found == nil {
			found = &person{best: i}
			groups = append(groups, found)
		}
		of[i] = found
		found.mentions = append(found.mentions, i)
	}
	return groups
}

// bearer returns which of the people found so far mention i names, nil where
// none, or more than one equally: "Kennedy", where John and Robert are named.
func (w *work) bearer(i int, groups []*person) *person {
	const most = 64 // people to choose from, so that the time stays linear
	m := w.candidates.Mentions
	var found *person
	best := authority.Different
	several := false
	inTitle := func(g *person) bool { return m[g.best].Field == timeline.FieldTitle }
	for _, g := range groups[max(0, len(groups)-most):] {
		if w.apart(i, g.best) {
			continue
		}
		switch v := w.compare(m[i].Surface, m[g.best].Surface); {
		case v > best:
			found, best, several = g, v, false
		case v == authority.Different || v < best:
		case inTitle(g) != inTitle(found) && !several:
			if inTitle(g) {
				found = g // of two the one whom the title names
			}
		default:
			several = true
		}
	}
	if several {
		return nil
	}
	if found == nil && !strings.Contains(m[i].Surface, " ") {
		// A given name alone: "Miller", where Miller N. Hudson is named.
		f := authority.Fold(m[i].Surface)
		for _, g := range groups[max(0, len(groups)-most):] {
			if n := w.name(m[g.best].Surface); len(n.Given) > 0 && n.Given[0] == f {
				if found != nil {
					return nil
				}
				found = g
			}
		}
	}
	return found
}

// name is authority.ParseName, remembered.
func (r *Resolver) name(s string) authority.Name {
	return r.parsed.get(s, func() authority.Name { return authority.ParseName(s) })
}

// compare is authority.Compare of two printed names, remembered.
func (r *Resolver) compare(a, b string) authority.Verdict {
	if a == b {
		return authority.Same
	}
	return r.verdicts.get([2]string{a, b}, func() authority.Verdict {
		if authority.Fold(a) == authority.Fold(b) {
			return authority.Same
		}
		return authority.Compare(r.name(a), r.name(b))
	})
}

// spelled reports whether two names are the same but for diacritics and case.
func (r *Resolver) spelled(a, b string) bool {
	return a == b || r.same.get([2]string{a, b}, func() bool { return authority.Fold(a) == authority.Fold(b) })
}

// whom is authority.Resolve, remembered.
func (r *Resolver) whom(name string, hint authority.Hint) *timeline.Actor {
	return r.answers.get(question{name, hint}, func() *timeline.Actor {
		if r.name(name).Single() && hint.Role == "" && hint.On.First() >= retrospect {
			// Who looks back names the dead: the best known, not who lives now.
			if a, _ := r.authority.Resolve(name, authority.Hint{Side: hint.Side}); a != nil {
				return a
			}
		}
		if a, _ := r.authority.Resolve(name, hint); a != nil || !r.name(name).Single() {
			return a
		}
		return r.onlyBearer(name, hint)
	})
}

// retrospect is the day from which documents of this archive are memoirs and
// interviews about a time before them.
var retrospect = timeline.NewDay(1992, time.January, 1)

// onlyBearer is the one person of the authority with exactly this surname, nil
// where there are several, or where the person had no office yet at the date:
// Vyshinsky is not Wyszyński, however alike their transliterations.
func (r *Resolver) onlyBearer(surname string, hint authority.Hint) *timeline.Actor {
	var found *timeline.Actor
	for _, a := range r.authority.PeopleNamed(surname, hint.On) {
		if !slices.Equal(r.name(a.Name).Surnames, r.name(surname).Surnames) {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	if found == nil || hint.Side != "" && found.Side != "" && found.Side != hint.Side || len(found.Offices) == 0 {
		return nil
	}
	if hint.On.Known() && found.Offices[0].Span.First() > hint.On.Last() {
		return nil
	}
	return found
}

// apart reports whether what is printed with two mentions of one surname says
// that they are two people: different offices of different countries.
func (w *work) apart(a, b int) bool {
	x, y := &w.candidates.Mentions[a], &w.candidates.Mentions[b]
	return x.Side != "" && y.Side != "" && x.Side != y.Side && x.Post == "" && y.Post == ""
}

// hint is what the words around a group of mentions say of who it is.
func (w *work) hint(g *person) authority.Hint {
	m := w.candidates.Mentions
	hint := authority.Hint{On: w.entry.Date}
	for _, i := range g.mentions {
		if hint.Role == "" && m[i].Role != "" {
			hint.Role = m[i].Role
			if m[i].Post != "" && w.authority.Country(m[i].Post) != nil {
				hint.Role += " to " + m[i].Post
			}
		}
		if hint.Side == "" {
			hint.Side = m[i].Side
		}
	}
	return hint
}

// known is whom the authority takes a group of mentions for, nil where nobody.
func (w *work) known(g *person, hint authority.Hint) *timeline.Actor {
	m := w.candidates.Mentions
	var known *timeline.Actor
	// An alias in brackets is there because it says who is meant.
	for _, i := range g.mentions {
		if m[i].Alias >= 0 {
			if known = w.whom(m[i].Surface, hint); known != nil {
				break
			}
		}
	}
	if known == nil {
		known = w.whom(m[g.best].Surface, hint)
	}
	if known == nil && hint.Role != "" && hint.Side == "" {
		known = w.whom(m[g.best].Surface, authority.Hint{On: w.entry.Date})
	}
	return known
}

// person decides who a group of mentions is: whom the authority knows by the
// name, else whom the neighbouring entries name in full, else somebody whom
// only this collection knows.
func (w *work) person(g *person) {
	m := w.candidates.Mentions
	hint := w.hint(g)
	best := m[g.best].Surface
	certainty := timeline.Resolved
	var a timeline.Actor
	if known := w.known(g, hint); known != nil {
		a = *known
	} else {
		a, certainty = w.stranger(best, hint)
	}
	at := w.enter(a)
	for _, i := range g.mentions {
		w.actor[i] = at
		w.certainty[i] = certainty
		if w.spelled(m[i].Surface, a.Name) {
			w.certainty[i] = timeline.Read
		}
	}
}

// stranger is the actor for a name that the authority cannot tell whose it is.
func (w *work) stranger(name string, hint authority.Hint) (timeline.Actor, timeline.Certainty) {
	key, full := w.census.neighbour(w.name(name), w.entry.Date)
	if a := w.authority.Actor(key); key != "" && a != nil && (hint.Side == "" || a.Side == "" || hint.Side == a.Side) {
		return *a, timeline.Resolved
	}
	if full != "" {
		if a, ok := w.census.whose(full, hint.Side); ok && (hint.Side == "" || a.Side == "" || hint.Side == a.Side) {
			return a, timeline.Resolved
		}
	}
	if a, ok := w.census.whose(name, hint.Side); ok {
		if a.Name == printed(name) {
			return a, timeline.Read
		}
		return a, timeline.Resolved
	}
	a := unknownPerson(name)
	a.Side = hint.Side
	return a, timeline.Read
}

// printed is a name as an index prints it: without brackets and the quotation
// marks that do not enclose a nickname.
func printed(s string) string {
	words := strings.Fields(brackets.Replace(s))
	if strings.ToUpper(s) == s {
		for i, w := range words {
			if !strings.Contains(w, ".") {
				first, size := utf8.DecodeRuneInString(w)
				words[i] = string(first) + strings.ToLower(w[size:]) // from a title in capitals
			}
		}
	}
	return strings.Join(words, " ")
}

var brackets = strings.NewReplacer("[", "", "]", "")

// bodies decides which organisation each mention means.
func (w *work) bodies() {
	m := w.candidates.Mentions
	for i := range m {
		if m[i].Class != timeline.Organisation {
			continue
		}
		w.certainty[i] = timeline.Read
		if a := w.authority.Actor(m[i].Key); m[i].Key != "" && a != nil {
			w.actor[i] = w.enter(*a)
			continue
		}
		if m[i].Key != "" {
			w.actor[i] = w.enter(timeline.Actor{Key: m[i].Key, Class: timeline.Organisation, Name: m[i].Name, Side: m[i].Side, Place: m[i].Place, Known: true})
			continue
		}
		if m[i].Organ != "" {
			side := m[i].Side
			if side == "" {
				side = w.side(i)
			}
			if a := w.authority.Organ(side, m[i].Organ, w.entry.Date); a != nil {
				w.actor[i] = w.enter(*a)
				w.certainty[i] = timeline.Resolved
				continue
			}
		}
		if a := w.sameMission(i); a >= 0 {
			w.actor[i] = a
			w.certainty[i] = timeline.Resolved
			continue
		}
		name := m[i].Name
		w.actor[i] = w.enter(timeline.Actor{
			Key: "org/~" + strings.ReplaceAll(authority.Fold(name), " ", "-"), Class: timeline.Organisation, Name: name, Side: m[i].Side, Place: m[i].Place,
		})
	}
}

// side is the one country whose organ a text means that does not say whose:
// that of its authors, else of all whom it names; "" where there is none.
func (w *work) side(organ int) string {
	only := func(list []int) string {
		side := ""
		for _, i := range list {
			s := w.candidates.Mentions[i].Side
			if a := w.actor[i]; s == "" && a >= 0 {
				s = w.actors[a].Side
			}
			if s == "" || s == side {
				continue
			}
			if side != "" {
				return ""
			}
			side = s
		}
		return side
	}
	if s := only(w.candidates.Authors); s != "" {
		return s
	}
	if slices.Contains(w.candidates.Authors, organ) {
		return "" // what a document is about does not say who wrote it
	}
	all := make([]int, len(w.candidates.Mentions))
	for i := range all {
		all[i] = i
	}
	return only(all)
}

// sameMission returns the embassy of the same country that the entry names
// with its place: "the Chinese Embassy" in a cable from that in Havana.
func (w *work) sameMission(i int) int {
	m := w.candidates.Mentions
	if m[i].Rule != "mission" || m[i].Place != "" {
		return -1
	}
	for j := range m {
		if m[j].Class == timeline.Organisation && m[j].Place != "" && m[j].Side == m[i].Side && w.actor[j] >= 0 && strings.HasPrefix(w.actors[w.actor[j]].Name, m[i].Name) {
			return w.actor[j]
		}
	}
	return -1
}

// holders finds who held the offices that are printed without a name.
func (w *work) holders() {
	m := w.candidates.Mentions
	for i := range m {
		if !m[i].Unnamed {
			continue
		}
		role, of := m[i].Role, m[i].Side
		if m[i].Post != "" && w.authority.Country(m[i].Post) != nil {
			if of == "" {
				of = m[i].Post
			} else {
				role += " to " + m[i].Post
			}
		} else if m[i].Post != "" && of == "" {
			of = m[i].Post
		}
		if found := w.authority.Holders(role, of, w.entry.Date); len(found) == 1 && w.entry.Date.Known() {
			w.actor[i] = w.enter(*found[0])
			w.certainty[i] = timeline.Inferred
			continue
		}
		w.institution(i)
	}
}

// institution lets an office without a name, whose holder nobody knows, stand
// for the body it belongs to, where it sends, receives or talks in a title:
// the ambassador for the embassy, the minister for the ministry, the
// commanding general for the command that the title names with him.
func (w *work) institution(i int) {
	m := &w.candidates.Mentions[i]
	if m.Field != timeline.FieldTitle || !w.acts(i) {
		return
	}
	for j := range w.candidates.Mentions {
		if d := &w.candidates.Mentions[j]; d.Class == timeline.Organisation && d.Name == m.Post && w.actor[j] >= 0 && d.Field == m.Field {
			w.party[i] = w.actor[j]
			return
		}
	}
	side := w.authority.Country(m.Side)
	role := " " + authority.Fold(m.Role) + " "
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(s string) bool { return strings.Contains(role, " "+s+" ") })
	}
	var body *timeline.Actor
	switch {
	case side == nil:
	case has("consul") && m.Post != "":
		body = w.authority.Mission("Consulate", side, w.place(m.Post))
	case has("ambassador", "charge", "attache", "envoy") && m.Post != "":
		body = w.authority.Mission("Embassy", side, w.place(m.Post))
	case has("foreign minister", "minister of foreign affairs"):
		body = w.authority.Organ(side.Name, authority.ForeignMinistry, w.entry.Date)
	case has("defense minister", "defence minister", "minister of defense"):
		body = w.authority.Organ(side.Name, authority.DefenseMinistry, w.entry.Date)
	case has("director", "chief", "commander", "commanding general"):
		name := m.Surface
		body = &timeline.Actor{Key: "org/~" + strings.ReplaceAll(authority.Fold(name), " ", "-"), Class: timeline.Organisation, Name: name, Side: side.Name}
	}
	if body != nil {
		w.actor[i] = w.enter(*body)
		w.certainty[i] = timeline.Resolved
	}
}

// place returns the country or city of a name, nil where none is known.
func (w *work) place(name string) *authority.Place {
	if p := w.authority.City(name); p != nil {
		return p
	}
	return w.authority.Country(name)
}

// acts reports whether mention i is a party of an act.
func (w *work) acts(i int) bool {
	for _, a := range w.candidates.Acts {
		if slices.Contains(a.From, i) || slices.Contains(a.To, i) || slices.Contains(a.With, i) {
			return true
		}
	}
	return false
}

// reading puts the results together.
func (w *work) reading() timeline.Reading {
	out := timeline.Reading{Entry: w.entry, Kind: w.candidates.Kind}
	m := w.candidates.Mentions
	used := make([]bool, len(w.actors))
	out.Mentions = make([]timeline.Mention, 0, len(m))
	out.Actors = make([]timeline.Actor, 0, len(w.actors))
	for i := range m {
		a := w.actor[i]
		if a < 0 {
			continue
		}
		if !used[a] {
			used[a] = true
			out.Actors = append(out.Actors, w.actors[a]) // in order of the text
		}
		rule := m[i].Rule
		if m[i].Sender {
			rule = ruleSignature
		}
		out.Mentions = append(out.Mentions, timeline.Mention{
			Span: m[i].Span, Actor: w.actors[a].Key, Surface: m[i].Surface, Office: m[i].Office, Certainty: w.certainty[i], Rule: rule,
		})
	}
	for _, act := range w.candidates.Acts {
		if x, ok := w.interaction(act); ok {
			out.Interactions = merge(out.Interactions, x, out.Kind == timeline.KindMemcon)
		}
	}
	return out
}

// interaction names the parties of an act. It reports false where nobody of
// them is known.
func (w *work) interaction(act extract.Act) (timeline.Interaction, bool) {
	x := timeline.Interaction{
		Kind: act.Kind, Date: act.Date, DateBasis: act.Basis, Field: act.Field, Evidence: act.Evidence, Rule: act.Rule, Certainty: timeline.Read,
	}
	keys := func(list []int) []string {
		var out []string
		for _, i := range list {
			a := w.actor[i]
			if a < 0 {
				a = w.party[i]
			}
			if a < 0 || slices.Contains(out, w.actors[a].Key) {
				continue
			}
			out = append(out, w.actors[a].Key)
			switch {
			case w.certainty[i] == timeline.Inferred:
				x.Certainty = timeline.Inferred
			case w.certainty[i] == timeline.Resolved && x.Certainty == timeline.Read:
				x.Certainty = timeline.Resolved
			}
		}
		return out
	}
	x.From, x.To, x.With = keys(act.From), keys(act.To), keys(act.With)
	if len(x.From)+len(x.To)+len(x.With) == 0 || x.Kind == timeline.Exchange && len(x.With) < 2 {
		return x, false
	}
	if x.Kind == timeline.Message && slices.ContainsFunc(x.From, func(k string) bool { return slices.Contains(x.To, k) }) {
		return x, false
	}
	return x, true
}

// merge adds an interaction to those found before it, unless it says again
// what one of them says: a letter that the title has with its recipient, a talk
// whose parties are among those of the title's talk. A date it prints completes
// the earlier one.
func merge(list []timeline.Interaction, x timeline.Interaction, memcon bool) []timeline.Interaction {
	const window = 64 // how far back to look, so that the time stays linear
	for i := max(0, len(list)-window); i < len(list); i++ {
		y := &list[i]
		if x.DateBasis == timeline.DateStated && y.DateBasis != timeline.DateUnknown && x.Date != y.Date {
			continue
		}
		same := x.Kind == y.Kind && subset(x.From, y.From) && subset(x.To, y.To) && subset(x.With, y.With)
		if x.Kind == timeline.Message && len(x.From) == 0 && len(y.From) > 0 {
			same = same && x.Field == y.Field
		}
		if x.Kind == timeline.Conversation && y.Kind == timeline.Conversation && memcon && x.Field == timeline.FieldAbstract && y.Field == timeline.FieldTitle &&
			x.DateBasis == timeline.DateUnknown && shared(x.With, y.With) >= min(2, len(y.With)) {
			// The abstract of a record names more of those who talked.
			for _, k := range x.With {
				if !slices.Contains(y.With, k) {
					y.With = append(y.With, k)
				}
			}
			y.Evidence = append(y.Evidence, x.Evidence...)
			return list
		}
		if same {
			if y.DateBasis == timeline.DateUnknown && x.DateBasis != timeline.DateUnknown {
				y.Date, y.DateBasis = x.Date, x.DateBasis
			}
			return list
		}
	}
	return append(list, x)
}

func shared(a, b []string) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

func subset(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// NameInEntry is the name that the words of an entry give an actor by
// themselves. It is the actor's own name, but for one who is named by nothing
// but a signature behind an office, "Hungarian Embassy in Havana (Beck)": who
// that is the authority may know, and the entry does not say.
//
// mentions are those of this actor in the reading.
func NameInEntry(a timeline.Actor, mentions []timeline.Mention) string {
	if a.Class != timeline.Person || !a.Known {
		return a.Name
	}
	signed, longest := false, ""
	for _, m := range mentions {
		signed = signed || m.Rule == ruleSignature
		if strings.Contains(strings.TrimSpace(m.Surface), " ") && m.Rule != ruleSignature && authority.Fold(m.Surface) == authority.Fold(a.Name) {
			return a.Name
		}
		if longest == "" || m.Rule == ruleSignature && len(m.Surface) >= len(longest) {
			longest = m.Surface
		}
	}
	if f, g := authority.Fold(a.Name), authority.Fold(longest); signed && f != g && (strings.HasSuffix(f, " "+g) || authority.Compare(authority.ParseName(longest), authority.ParseName(a.Name)) != authority.Same) {
		return printed(longest)
	}
	return a.Name
}

// ruleSignature is the rule of a name in parentheses behind the office that it
// signs for.
const ruleSignature = "signature"
