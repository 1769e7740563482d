package resolve

import (
	"slices"
	"strings"

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
			r.census.note(best, hint.Side, e.Date)
			if !name.Single() && !initialsOnly(name) {
				r.census.noteFull(name, best, "", e.Date)
			}
		case !name.Single() || hint.Role != "":
			r.census.noteFull(r.name(known.Name), "", known.Key, e.Date)
		}
	}
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
		if a := w.namedOrgan(i); a >= 0 {
			w.actor[i] = a
			w.certainty[i] = timeline.Resolved
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
		if o := m[i].Owner; o >= 0 && w.actor[o] >= 0 {
			if part, ok := strings.CutPrefix(name, m[o].Name+", "); ok {
				name = w.actors[w.actor[o]].Name + ", " + part // a part of what the text does not name in full
			}
		}
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

// namedOrgan returns the body whose organ the entry has named before in full,
// where it now prints the organ alone: "the Presidium", -1 where none.
func (w *work) namedOrgan(i int) int {
	const near = 32 // mentions to look back, so that the time stays linear
	m := w.candidates.Mentions
	if m[i].Organ == "" || m[i].Side != "" {
		return -1
	}
	for j := max(0, i-near); j < i; j++ {
		if m[j].Class == timeline.Organisation && w.actor[j] >= 0 && (strings.HasSuffix(w.actors[w.actor[j]].Name, ", "+m[i].Surface) || strings.HasSuffix(m[j].Name, ", "+m[i].Surface)) {
			return w.actor[j]
		}
	}
	return -1
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
	if len(act.From) > 0 && len(x.From) == 0 && act.Field == timeline.FieldAbstract {
		return x, false // sent by somebody of whom nothing but an office is told
	}
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
			x.DateBasis == timeline.DateUnknown && shared(x.With, y.With) >= min(2, len(y.With)) && (len(y.With) > 1 || x.Rule != "noun-talk") {
			// The abstract of a record names more of those who talked.
			for _, k := range x.With {
				if !slices.Contains(y.With, k) {
					y.With = append(y.With, k)
				}
			}
			y.Evidence = append(y.Evidence, x.Evidence...)
			return list
		}
		if x.Rule == "verb-inform" && y.Kind == timeline.Conversation && y.Field == timeline.FieldTitle && x.Field == timeline.FieldAbstract && x.DateBasis != timeline.DateStated &&
			len(x.To) > 0 && subset(x.From, y.With) && subset(x.To, y.With) {
			return list // "thanks the President", in the talk that the title records
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
