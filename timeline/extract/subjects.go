package extract

import (
	"backchannel/timeline"
)

// nominal reads the parties at item i, and makes them the subject where a verb
// follows. It returns the last item read.
func (p *parser) nominal(i, lo, hi int) int {
	heads, next := p.parties(i)
	if len(heads) == 0 {
		// "the ambassador", "the embassy": the author, if he can be meant
		j := i
		for p.is(j, determiner) {
			j++
		}
		switch {
		case p.oneOf(j, "two", "three") && len(p.group) > 1:
			heads, next = p.group, j+1
		case p.oneOf(j, "two") && len(p.r.authors) > 1:
			heads, next = p.r.authors, j+1
		case j > i && len(p.referred(j)) > 0 && p.kind(j+1) == itemWord:
			heads, next = p.referred(j), j+1
		case (p.kind(j) == itemOffice || p.oneOf(j, "embassy", "ministry", "legation", "delegation", "mission")) && len(p.r.authors) == 1 && j > i && p.officeOfAuthor(j):
			heads, next = p.r.authors, j+1
		default:
			return i
		}
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

// officeOfAuthor reports whether an office or mission without a name is that
// of the one who wrote.
func (p *parser) officeOfAuthor(j int) bool {
	if f := p.t.fold(int(p.items[j].to) - 1); len(f) > 1 && f[len(f)-1] == 's' && f[len(f)-2] != 's' && string(f) != "affairs" && string(f) != "daffaires" {
		return false // "the ambassadors"
	}
	d := p.mention(p.r.authors[0])
	if p.kind(j) == itemOffice {
		return (d.Class == timeline.Person || d.Rule == "mission") && p.kind(j+1) != itemNoun
	}
	return d.Class == timeline.Organisation || d.Sender
}

// clauseSubject makes the heads the subject where a finite verb follows them
// at item next, perhaps behind a relative clause or an adverb.
func (p *parser) clauseSubject(i int, heads []int, next, lo, hi int) {
	before := len(p.subject)
	defer func() {
		if before == 0 && len(p.main) == 0 {
			p.main = p.subject
		}
	}()
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

func (p *parser) finiteAhead(i, hi int) bool {
	for steps := 0; i < hi && steps < 4; steps++ {
		if p.kind(i) == itemNoun {
			return p.t.tokens[p.items[i].from].is(verb) && p.t.tokens[p.items[i].from].shape == lower
		}
		if p.kind(i) != itemWord {
			return false
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

// irregular are forms of the past that do not end in -ed.
var irregular = map[string]bool{
	"made": true, "gave": true, "took": true, "held": true, "went": true, "came": true, "saw": true, "thought": true, "felt": true, "found": true,
	"put": true, "laid": true, "drew": true, "set": true, "brought": true, "left": true, "kept": true, "let": true, "began": true, "sought": true, "threw": true,
}

// object reads whom a verb addresses: parties, a pronoun, or "the ambassador"
// where he is who wrote the document. A pronoun is not the subject itself.
func (p *parser) object(i int, subject []int) (heads []int, next int) {
	if p.oneOf(i, "him", "her") {
		if who := p.addressed(subject); len(who) > 0 {
			return who, i + 1
		}
		return nil, i
	}
	if heads, next = p.parties(i); len(heads) > 0 {
		return heads, next
	}
	j := i
	for p.is(j, determiner) {
		j++
	}
	if j > i && len(p.r.authors) == 1 && (p.kind(j) == itemOffice || p.is(j, mission)) && p.officeOfAuthor(j) && !p.sameParties(p.r.authors, subject) {
		return p.r.authors, j + 1
	}
	return nil, i
}

// addressed is whom "him" means where subject speaks: whom the verb before
// addressed, else the other people the text speaks of, else the author.
func (p *parser) addressed(subject []int) []int {
	for _, who := range [][]int{p.source, p.hearer, p.main, p.former, p.r.authors} {
		if len(who) == 1 && !p.sameParties(who, subject) {
			return who
		}
	}
	return nil
}
