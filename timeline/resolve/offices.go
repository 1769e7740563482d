package resolve

import (
	"slices"
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/extract"
)

// holders finds who held the offices that are printed without a name.
func (w *work) holders() {
	m := w.candidates.Mentions
	for i := range m {
		if !m[i].Unnamed {
			continue
		}
		if a := w.namedHolder(i); a >= 0 {
			w.party[i] = a
			w.certainty[i] = timeline.Resolved
			continue
		}
		if m[i].Bare {
			if m[i].Field == timeline.FieldTitle {
				w.institution(i)
			}
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

// namedHolder returns the one person whom the entry names and who held the
// office of mention i on its day, or is printed with it: "the President", where
// Kennedy is named as well. It returns -1 where there is none, or more than one.
func (w *work) namedHolder(i int) int {
	const most = 64 // people to choose from, so that the time stays linear
	m := &w.candidates.Mentions[i]
	if m.Field != timeline.FieldAbstract && !m.Bare {
		return -1
	}
	role, side := m.Role, m.Side
	if m.Post != "" {
		if w.authority.Country(m.Post) == nil {
			return -1
		}
		if side == "" {
			side = m.Post
		} else {
			role += " to " + m.Post
		}
	}
	found, best := -1, authority.OtherOffice
	if m.Field == timeline.FieldTitle {
		// "to the President" is whom the abstract calls so; others who hold such
		// an office that day may be named as well.
		for a := range min(len(w.actors), most) {
			if w.actors[a].Class == timeline.Person && !w.titled(a) && w.printedAs(a, m.Role) {
				if found >= 0 {
					return -1
				}
				found = a
			}
		}
		if found >= 0 {
			return found
		}
	}
	for a := range min(len(w.actors), most) {
		actor := &w.actors[a]
		if actor.Class != timeline.Person || m.Field == timeline.FieldTitle && w.titled(a) || side != "" && actor.Side != side {
			continue
		}
		held := authority.OtherOffice
		if w.entry.Date.Known() && (!m.Bare || plain(role)) {
			held = w.authority.Held(actor.Key, role, w.entry.Date)
		}
		if m.Post == "" && w.printedAs(a, m.Role) {
			held = authority.NamedOffice
		}
		switch {
		case held == authority.OtherOffice || held < best:
		case held == best:
			found = -1
		default:
			found, best = a, held
		}
	}
	return found
}

// titled reports whether the title names the actor: an office without a name
// beside him is somebody else's.
func (w *work) titled(actor int) bool {
	const most = 64
	for j := range min(len(w.candidates.Mentions), most) {
		if w.actor[j] == actor && w.candidates.Mentions[j].Field == timeline.FieldTitle {
			return true
		}
	}
	return false
}

// plain reports whether a role without country or body can mean one man only:
// "the President", "the Foreign Minister", but not "the director".
func plain(role string) bool {
	switch authority.Fold(role) {
	case "president", "vice president", "prime minister", "premier", "chancellor", "minister", "foreign minister", "defense minister", "defence minister", "secretary of state", "foreign secretary",
		"secretary general", "general secretary", "first secretary", "chairman", "leader", "ambassador", "taoiseach", "secretary", "shah", "king", "emperor", "pope":
		return true
	}
	return false
}

// printedAs reports whether the entry prints the actor with a role of that
// head, or with more of it: "the Secretary" where it is the Secretary of State.
func (w *work) printedAs(actor int, role string) bool {
	const most = 64
	for j := range min(len(w.candidates.Mentions), most) {
		d := &w.candidates.Mentions[j]
		if w.actor[j] == actor && !d.Unnamed && d.Role != "" && sameRole(authority.Fold(d.Role), authority.Fold(role)) {
			return true
		}
	}
	return false
}

// sameRole reports whether a folded role is the other, with words before it or
// "of" behind it.
func sameRole(long, short string) bool {
	return strings.HasSuffix(" "+long, " "+short) || strings.HasPrefix(long, short+" of ")
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
	side := w.authority.Country(m.Side)
	role := " " + authority.Fold(m.Role) + " "
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(s string) bool { return strings.Contains(role, " "+s+" ") })
	}
	for j := range w.candidates.Mentions {
		if d := &w.candidates.Mentions[j]; d.Class == timeline.Organisation && d.Name == m.Post && w.actor[j] >= 0 && d.Field == m.Field {
			if !has("representative", "ambassador", "delegate", "observer") { // sent to the body, and none of it
				w.party[i] = w.actor[j]
			}
			return
		}
	}
	var body *timeline.Actor
	switch {
	case m.Bare:
		// An office of which nobody says whose stands for itself, where it sends.
		if w.sends(i) && has("director", "chief", "commander", "commanding general", "secretary to") {
			body = &timeline.Actor{Key: "org/~" + strings.ReplaceAll(authority.Fold(m.Surface), " ", "-"), Class: timeline.Organisation, Name: m.Surface}
		}
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

// sends reports whether mention i sends a message.
func (w *work) sends(i int) bool {
	return slices.ContainsFunc(w.candidates.Acts, func(a extract.Act) bool { return slices.Contains(a.From, i) })
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
