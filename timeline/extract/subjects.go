package extract

import (
	"slices"

	"backchannel/timeline"
)

// nominal reads the parties at item i, and makes them the subject where a verb
// follows. It returns the last item read.
func (p *parser) nominal(i, lo, hi int) int {
	heads, next := p.parties(i)
	if len(heads) == 0 {
		return i
	}
	if next > hi {
		next = hi
	}
	p.clauseSubject(i, heads, next, lo, hi)
	if p.kind(next) == itemPossessive {
		p.owner, p.ownerFresh = heads[len(heads)-1:], true
	}
	return max(next-1, i)
}

// strangers reports whether the clause at item i has a subject that is no party:
// "the Americans", "all Cuban papers".
func (p *parser) strangers(i, hi int) bool {
	for j := i; j < hi && j < i+7; j++ {
		switch p.kind(j) {
		case itemAdjective, itemNumber, itemPlace:
		case itemWord:
			w := &p.t.tokens[p.items[j].from]
			if j > i && (w.is(auxiliary) || p.tense(j) == past) {
				return true
			}
			if w.is(pronoun|preposition|conjunction|auxiliary|verb|partner) || w.shape != lower && !w.is(nonName) || p.oneOf(j, "latter", "former", "two", "both", "embassy", "ministry", "legation", "delegation", "mission") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// antecedent returns whom the relative "who" at item i means: the parties that
// end before it.
func (p *parser) antecedent(i int) []int {
	j := i - 1
	if p.kind(j) == itemComma {
		j--
	}
	if p.kind(j) == itemPerson {
		return []int{int(p.items[j].ref)}
	}
	return nil
}

// clauseSubject makes the heads the subject where a finite verb follows them
// at item next, perhaps behind a relative clause or an adverb.
func (p *parser) clauseSubject(i int, heads []int, next, lo, hi int) {
	before := len(p.subject)
	defer func() {
		if len(p.subject) > 0 && !p.sameParties(p.subject, p.owner) && p.sameParties(p.subject, heads) {
			p.ownerFresh = false // whose is now the subject's
		}
		if before == 0 && len(p.main) == 0 {
			p.main = p.subject
			p.mainPresent = len(p.main) > 0 && p.presentAhead(next, hi)
		}
	}()
	if p.kind(next) == itemComma && len(p.main) > 0 && p.is(i-1, verb) && p.finiteAhead(next+1, hi) && !p.sameParties(p.main, heads) {
		p.subject = p.main // "A, receiving Ambassador B, handed over"
		return
	}
	if p.kind(next) == itemComma && (p.mention(heads[0]).Office != "" || p.kind(i-1) == itemComma) && p.finiteAhead(next+1, hi) {
		p.subject = heads // "the Soviet ambassador, Moskovsky, said"
		return
	}
	if p.kind(next) == itemComma && (len(p.subject) == 0 || p.oneOf(i-1, "that", "how", "whether", "because", "while", "what", "when", "where")) {
		// "Rusk, in conversation with Dobrynin, said"; "Rusk, who ..., said"
		for j := next + 1; j < hi && j < next+25; j++ {
			if p.kind(j) == itemComma && p.finiteAhead(j+1, hi) && !p.oneOf(j+1, "and") {
				p.subject = heads
				return
			}
			if p.kind(j) == itemStop {
				return
			}
		}
		return
	}
	if p.finiteAhead(next, hi) {
		p.subject = heads
	}
}

// subjectBehind returns the subject of the clause behind the comma at item i:
// "In a letter to Castro, Khrushchev explains". Empty where none follows.
func (p *parser) subjectBehind(i, hi int) ([]int, int) {
	if p.kind(i) != itemComma {
		return nil, i
	}
	heads, next := p.parties(i + 1)
	if len(heads) > 0 && p.finiteAhead(next, hi) {
		return heads, next
	}
	if p.oneOf(i+1, "he", "she") && p.finiteAhead(i+2, hi) {
		if who, ok := p.pronoun(i + 1); ok {
			return who.heads, i + 2
		}
	}
	return nil, i
}

// backToMain reports whether the "and" at item i goes on with the first clause
// of the sentence, behind another that is told in the past: "Rhee approves of
// what Choi said and asks", where Rhee asks.
func (p *parser) backToMain(i, lo, hi int) bool {
	if len(p.main) == 0 || len(p.subject) == 0 || p.sameParties(p.main, p.subject) {
		return false
	}
	j := i + 1
	for p.is(j, function) {
		j++
	}
	if p.tense(j) != present || !p.finiteAhead(j, hi) {
		return false
	}
	if !p.mainPresent {
		return false
	}
	if whom, _ := p.parties(j + 1); len(whom) > 0 && p.sameParties(whom, p.r.listeners) && p.sameParties(p.main, p.r.authors) {
		return true // "Stalin doubts that Kim understands, and asks Mao", to whom he writes
	}
	for n := i - 1; n >= lo && n >= i-40; n-- {
		if t := p.tense(n); t != untensed {
			return t == past
		}
	}
	return false
}

// presentAhead reports whether the first verb behind item i is a third person
// of the present: "Rhee fully approves".
func (p *parser) presentAhead(i, hi int) bool {
	for ; i < hi; i++ {
		if !p.is(i, function) {
			f := p.word(i)
			return f != "" && f[len(f)-1] == 's' && f != "was"
		}
	}
	return false
}

// tense is the time a verb tells of.
type tense uint8

const (
	untensed tense = iota
	present
	past
)

// tense returns the tense of the verb at item i, untensed where no finite verb
// of which it is plain stands there.
func (p *parser) tense(i int) tense {
	if p.kind(i) != itemWord && p.kind(i) != itemNoun || p.items[i].to-p.items[i].from > 1 {
		return untensed
	}
	k := &p.t.tokens[p.items[i].from]
	if k.shape != lower {
		return untensed
	}
	f := p.word(i)
	switch {
	case f == "has" || f == "is":
		return present
	case f == "had" || f == "was" || f == "were" || f == "did" || irregular[f]:
		return past
	case k.is(verb) && f[len(f)-1] == 's' && (p.kind(i) == itemWord || p.verbHere(i, 0)):
		return present
	case k.is(verb) && !baseForm(f) && (len(f) < 4 || f[len(f)-3:] != "ing"), len(f) > 4 && f[len(f)-2:] == "ed" && k.is(english):
		return past
	}
	return untensed
}

func (p *parser) finiteAhead(i, hi int) bool {
	for steps := 0; i < hi && steps < 4; steps++ {
		if p.kind(i) == itemNoun {
			return p.t.tokens[p.items[i].from].is(verb) && p.t.tokens[p.items[i].from].shape == lower
		}
		if p.kind(i) != itemWord {
			return false
		}
		if n := p.adverbial(i); n > i {
			i = n
			continue
		}
		w := &p.t.tokens[p.items[i].from]
		if w.shape != lower {
			return false
		}
		f := p.t.fold(int(p.items[i].from))
		switch {
		case w.is(verb | auxiliary), p.x.verbLike(p.t, int(p.items[i].from)):
			return true
		case w.is(function) || len(f) > 3 && string(f[len(f)-2:]) == "ly":
			i++
		default:
			return irregular[string(f)]
		}
	}
	return false
}

// adverbial returns the item behind two or three words that stand before a verb
// as an adverb does: "at once", "for his part". It returns i where none stand
// there.
func (p *parser) adverbial(i int) int {
	switch {
	case p.word(i) == "at" && p.oneOf(i+1, "once", "first", "last", "length"), p.word(i) == "in" && p.oneOf(i+1, "turn", "reply", "vain", "return", "fact"), p.word(i) == "of" && p.word(i+1) == "course":
		return i + 2
	case p.oneOf(i, "for", "on") && p.oneOf(i+1, "his", "her", "its") && p.word(i+2) == "part":
		return i + 3
	}
	return i
}

// irregular are forms of the past that do not end in -ed.
var irregular = map[string]bool{
	"made": true, "gave": true, "took": true, "held": true, "went": true, "came": true, "saw": true, "thought": true, "felt": true, "found": true,
	"sat": true, "stood": true, "rode": true, "drove": true, "flew": true, "ate": true, "drank": true, "spent": true, "lost": true, "won": true, "fought": true, "ran": true, "rose": true,
	"broke": true, "chose": true, "swore": true, "paid": true, "sold": true, "bought": true, "caught": true, "built": true, "meant": true, "led": true, "knew": true, "grew": true, "fell": true,
	"struck": true, "wore": true, "bore": true, "cut": true, "hit": true, "dealt": true, "dwelt": true, "slept": true, "lent": true, "shook": true, "forgot": true, "hid": true, "withdrew": true,
	"put": true, "laid": true, "drew": true, "set": true, "brought": true, "left": true, "kept": true, "let": true, "began": true, "sought": true, "threw": true,
}

// object reads whom a verb addresses: parties, a pronoun, or "the ambassador"
// where he is who wrote the document. A pronoun is not the subject itself.
func (p *parser) object(i int, subject []int) (heads []int, next int) {
	switch {
	case p.word(i) == "that" && p.t.field == timeline.FieldAbstract:
		return nil, i // "asks that Alekseev be told"
	case p.oneOf(i, "him", "her"):
		if who := p.addressed(subject); len(who) > 0 {
			if p.word(i+1) == "and" && p.word(i+2) != "that" {
				if more, n := p.parties(i + 2); len(more) > 0 && p.kind(n) != itemPossessive && p.persons(more) && !p.finiteAhead(n, len(p.items)) {
					return append(slices.Clone(who), more...), n // "to him and the Swiss chargé"
				}
			}
			return who, i + 1
		}
		if len(subject) > 1 {
			for _, m := range p.namedBefore(i, 4) {
				if !p.sameParties(subject, []int{m}) {
					return []int{m}, i + 1 // "that he, B and C had called on him"
				}
			}
		}
		return nil, i
	case p.word(i) == "them":
		for _, who := range [][]int{p.hearer, p.group, p.main, p.former, p.r.authors} {
			if len(who) > 1 && !p.sameParties(who, subject) {
				return who, i + 1
			}
		}
		return nil, i
	}
	return p.parties(i)
}

// addressed is whom "him" means where subject speaks: who is reported to tell
// of it, else whom the verb before addressed, else the other people the text
// speaks of, else the author.
func (p *parser) addressed(subject []int) []int {
	order := [...][]int{p.source, p.teller, p.hearer, p.main, p.former, p.met, p.r.authors}
	if p.relative {
		order[2], order[3] = p.main, p.hearer // "who had telephoned her": of whom the sentence speaks
	}
	for n, who := range order {
		if len(who) == 1 && !p.sameParties(who, subject) && (p.persons(who) || n >= 3 && p.mention(who[0]).Rule == "mission") {
			return who
		}
	}
	return nil
}
