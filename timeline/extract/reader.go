package extract

import (
	"bytes"
	"slices"
	"sync"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// Extractor reads entries. It does not change after New, and may be used by
// several goroutines at once.
type Extractor struct {
	*lexicon
	pool sync.Pool
}

// New returns an Extractor that knows the names of the authority.
func New(a *authority.Authority) *Extractor {
	x := &Extractor{lexicon: newLexicon(a)}
	x.pool.New = func() any { return &reader{x: x, named: map[string]struct{}{}} }
	return x
}

// reader holds what reading one entry needs; it is used again for the next.
type reader struct {
	x         *Extractor
	entry     timeline.Entry
	title     text
	abstract  text
	mentions  []Mention
	acts      []Act
	authors   []int // who writes or sends the document
	listeners []int // whom it is sent to
	kind      timeline.Kind
	titleActs int
	titleNoun bool // the title says what the document is
	diary     bool // the document is the diary of its author, of its own day
	chunkers  [2]chunker
	recorded  struct { // the date of the talk that the title records, until its parties are found
		date  timeline.Date
		basis timeline.DateBasis
	}
	named map[string]struct{} // the folded words of the names found so far
}

// Extract returns what the words of the entry say. It never fails: text that
// fits no rule gives no mention and no act. The same entry always gives the
// same candidates, and the time it takes is linear in the length of its text.
func (x *Extractor) Extract(e timeline.Entry) Candidates {
	r := x.pool.Get().(*reader)
	defer func() {
		const large = 1 << 16 // tokens; a reader of a whole book is not kept
		if cap(r.title.tokens)+cap(r.abstract.tokens) < large {
			x.pool.Put(r)
		}
	}()
	r.reset(e)
	x.cut(&r.title, timeline.FieldTitle, e.Title)
	x.cut(&r.abstract, timeline.FieldAbstract, e.Abstract)
	for i, t := range [2]*text{&r.title, &r.abstract} {
		c := &r.chunkers[i]
		*c = chunker{x: x, t: t, heading: &r.title, entry: e.Date, title: i == 0, items: c.items[:0], mentions: &r.mentions, maybe: c.maybe[:0]}
		c.chunk()
	}
	r.promote()
	title := parser{chunker: &r.chunkers[0], r: r}
	title.dressAll()
	title.readTitle()
	if title.presenceTold(0, len(title.items)) {
		title.presence(0, len(title.items))
	}
	r.titleActs = len(r.acts)
	abstract := parser{chunker: &r.chunkers[1], r: r}
	abstract.dressAll()
	abstract.readAbstract()
	abstract.recordedTalk()
	abstract.intended()
	abstract.kindTold()
	return r.candidates()
}

func (r *reader) reset(e timeline.Entry) {
	r.entry = e
	r.mentions, r.acts = r.mentions[:0], r.acts[:0]
	r.authors, r.listeners = nil, nil
	r.kind = timeline.KindOther
	r.titleActs = 0
	r.diary = false
	r.titleNoun = false
	r.recorded.basis = ""
}

// promote makes names of the words that are the surname of somebody named
// in full elsewhere in the entry.
func (r *reader) promote() {
	if len(r.chunkers[0].maybe)+len(r.chunkers[1].maybe) == 0 {
		return
	}
	clear(r.named)
	for i := range r.mentions {
		if d := &r.mentions[i]; d.Class == timeline.Person {
			var buffer [64]byte
			for w := range bytes.FieldsSeq(authority.AppendFold(buffer[:0], d.Surface)) {
				if _, ok := r.named[string(w)]; !ok {
					r.named[string(w)] = struct{}{}
				}
			}
		}
	}
	for c := range r.chunkers {
		ch := &r.chunkers[c]
		for _, i := range ch.maybe {
			it := &ch.items[i]
			if _, ok := r.named[string(ch.t.fold(int(it.from)))]; !ok {
				continue
			}
			it.kind, it.ref = itemPerson, int32(len(r.mentions))
			r.mentions = append(r.mentions, Mention{
				Span: ch.t.span(int(it.from), int(it.to)), Surface: ch.t.cutout(int(it.from), int(it.to)), Class: timeline.Person,
				Rule: "surname-of-the-entry", Alias: -1, Owner: -1,
			})
		}
	}
}

// endsWithWord reports whether one of the words of a name, folded, is word.
func endsWithWord(name string, word []byte) bool {
	var buffer [64]byte
	f := authority.AppendFold(buffer[:0], name)
	for i := 0; i+len(word) <= len(f); i++ {
		if string(f[i:i+len(word)]) == string(word) && (i == 0 || f[i-1] == ' ') && (i+len(word) == len(f) || f[i+len(word)] == ' ') {
			return true
		}
	}
	return false
}

// dressAll notes the office of every person that is named with one, also
// outside of interactions, and the offices printed without a name.
func (p *parser) dressAll() {
	for i := 0; i < len(p.items); {
		switch p.kind(i) {
		case itemAdjective, itemPlace, itemBody, itemOffice, itemHonorific:
			if one, ok := p.party(i); ok || one.next > i {
				i = max(one.next, i+1)
				continue
			}
		case itemPerson:
			if n := p.apposition(i+1, int(p.items[i].ref)); n > i+1 {
				i++
				continue
			}
		}
		i++
	}
}

// act adds an act unless the same was found before, whose missing date it
// then completes.
func (r *reader) act(a Act) {
	clean := func(list []int) []int {
		var out []int
		for _, m := range list {
			for r.mentions[m].Alias >= 0 && r.mentions[m].Alias != m {
				m = r.mentions[m].Alias
			}
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
		return out
	}
	a.From, a.To, a.With = clean(a.From), clean(a.To), clean(a.With)
	if len(a.From)+len(a.To)+len(a.With) == 0 || len(a.Evidence) == 0 {
		return
	}
	r.acts = append(r.acts, a)
}

// candidates copies the results out of the reader, in order.
func (r *reader) candidates() Candidates {
	order := make([]int, len(r.mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &r.mentions[a], &r.mentions[b]
		if x.Field != y.Field {
			if x.Field == timeline.FieldTitle {
				return -1
			}
			return 1
		}
		return x.Start - y.Start
	})
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	out := Candidates{Kind: r.kind, Mentions: make([]Mention, len(order)), Acts: slices.Clone(r.acts)}
	for to, from := range order {
		m := r.mentions[from]
		if m.Alias >= 0 {
			m.Alias = place[m.Alias]
		}
		if m.Owner >= 0 {
			m.Owner = place[m.Owner]
		}
		out.Mentions[to] = m
	}
	move := func(list []int) []int {
		moved := make([]int, len(list))
		for i, m := range list {
			moved[i] = place[m]
		}
		return moved
	}
	for i := range out.Acts {
		a := &out.Acts[i]
		a.From, a.To, a.With = move(a.From), move(a.To), move(a.With)
	}
	out.Authors = move(r.authors)
	return out
}

// sharesSurname reports whether the last word of one of two names is a word
// of the other.
func sharesSurname(a, b string) bool {
	var x, y [64]byte
	fa, fb := authority.AppendFold(x[:0], a), authority.AppendFold(y[:0], b)
	last := func(f []byte) []byte {
		for i := len(f) - 1; i >= 0; i-- {
			if f[i] == ' ' {
				return f[i+1:]
			}
		}
		return f
	}
	return endsWithWord(a, last(fb)) || endsWithWord(b, last(fa))
}
