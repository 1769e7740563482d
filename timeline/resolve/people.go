package resolve

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// initialsOnly reports whether no given name is written out.
func initialsOnly(n authority.Name) bool {
	return !slices.ContainsFunc(n.Given, func(g string) bool { return !authority.Initial(g) })
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
// that they are two people: different offices of different countries, or an
// office that on this day another of that surname held than the one whom b
// names in full. President Kennedy is not Robert Kennedy.
func (w *work) apart(a, b int) bool {
	x, y := &w.candidates.Mentions[a], &w.candidates.Mentions[b]
	if x.Side != "" && y.Side != "" && x.Side != y.Side && x.Post == "" && y.Post == "" {
		return true
	}
	if x.Role == "" || x.Post != "" || !w.name(x.Surface).Single() || w.name(y.Surface).Single() || !w.entry.Date.Known() {
		return false
	}
	full := w.whom(y.Surface, authority.Hint{On: w.entry.Date, Side: y.Side})
	if full == nil || w.authority.Held(full.Key, x.Role, w.entry.Date) != authority.OtherOffice {
		return false
	}
	holder := w.whom(x.Surface, authority.Hint{On: w.entry.Date, Side: x.Side, Role: x.Role})
	return holder != nil && holder.Key != full.Key && w.authority.Held(holder.Key, x.Role, w.entry.Date) != authority.OtherOffice
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
