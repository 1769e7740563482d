package extract

import (
	"slices"

	"backchannel/timeline"
)

// verbParties adds the act of a verb with a subject and an object. What only
// says again what the title has said adds nothing.
func (p *parser) verbParties(g *verbGroup, from, to []int, lo, i, end int, form string) {
	if p.sameParties(from, to) {
		return
	}
	p.hearer, p.teller = to, nil
	if p.oneOf(end, "that", "how", "what", "of") && p.persons(from) {
		p.teller = from
	}
	if p.oneOf(i, "thank", "thanks", "thanked") {
		p.hearer, p.teller = nil, from // "thanks B for what C said to him"
	}
	if (g.frame == frameTell || g.frame == frameSay || g.frame == frameOral || g.frame == frameAsk || g.frame == frameWrite || g.frame == frameSend) && p.titleSays(from, to) && !(p.tense(i) == past && p.otherDay(lo, i, end)) {
		return
	}
	if g.frame == frameSay || g.frame == frameTell || g.frame == frameOral {
		for _, a := range p.r.acts[max(p.sentenceActs, len(p.r.acts)-16):] {
			if p.sameParties(a.From, from) && len(a.To) > 0 {
				return // "in a letter to Castro, Khrushchev told him": told already
			}
		}
	}
	if g.frame == frameTell && p.oneOf(i, "inform", "informs", "informed", "notify", "notifies", "notified", "alerted") && p.persons(from) && p.persons(to) && !p.inWriting(lo, i) && !p.writtenIn(end) {
		if p.toldAlready(from, to) {
			return // "met B and informed him"
		}
		if p.sameParties(to, p.r.authors) {
			p.verbTalk(from, to, lo, i, end, "verb-tell") // he has it from him, by word of mouth
			return
		}
	}
	if g.frame == frameAsk || (g.frame == frameSay || g.frame == frameOral) && !p.inWriting(lo, i) && !p.writtenIn(end) {
		p.verbTalk(from, to, lo, i, end, "verb-tell")
		return
	}
	rule := "verb-message"
	if g.frame == frameTell {
		rule = "verb-inform"
	}
	date, basis := timeline.Date{}, timeline.DateUnknown
	if g.frame == frameWrite && form[len(form)-1] == 's' && p.documentary() {
		date, basis = p.r.entry.Date, documentBasis(p.r.entry.Date)
	}
	if d, b := p.dateNear(end-1, lo, len(p.items)); b == timeline.DateStated && basis == timeline.DateUnknown {
		date, basis = d, b
	}
	if d, b := p.occasion(end); b == timeline.DateStated && basis == timeline.DateUnknown {
		date, basis = d, b
	}
	p.r.act(Act{Kind: timeline.Message, From: from, To: to, Date: date, Basis: basis, Field: p.t.field, Evidence: p.verbEvidence(lo, i, end), Rule: rule})
}

// occasion returns the date of the letter or talk that a verb's clause names at
// item i: "in a letter of 18 January 1961", "during their meeting on 8 December".
func (p *parser) occasion(i int) (timeline.Date, timeline.DateBasis) {
	if !p.oneOf(i, "in", "at", "during", "by") {
		return timeline.Date{}, timeline.DateUnknown
	}
	for j := i + 1; j < i+6; j++ {
		if p.kind(j) == itemNoun {
			if p.oneOf(j+1, "of", "on", "dated") && p.kind(j+2) == itemDate {
				return p.items[j+2].date, timeline.DateStated
			}
			break
		}
		if p.kind(j) != itemWord && p.kind(j) != itemAdjective {
			break
		}
	}
	return timeline.Date{}, timeline.DateUnknown
}

// toldAlready reports whether the sentence has told of a talk of both sides.
func (p *parser) toldAlready(from, to []int) bool {
	for _, a := range p.r.acts[max(p.sentenceActs, len(p.r.acts)-16):] {
		if len(a.With) > 0 && p.coveredBy(from, a.With) && p.coveredBy(to, a.With) {
			return true
		}
	}
	return false
}

// writtenIn reports whether "in a letter" or the like stands at item i.
func (p *parser) writtenIn(i int) bool {
	if p.word(i) != "in" && p.word(i) != "by" {
		return false
	}
	for j := i + 1; j < i+5; j++ {
		if p.kind(j) == itemNoun {
			k := actNouns[p.items[j].ref].kind
			return k == timeline.KindTelegram || k == timeline.KindLetter || k == timeline.KindMessage
		}
		if p.kind(j) != itemWord && p.kind(j) != itemDate && p.kind(j) != itemAdjective {
			return false
		}
	}
	return false
}

// inWriting reports whether a letter or the like stands in the sentence before
// the verb at item i, as what its subject speaks in: "in a letter to ..., A
// tells B", "the telegram in which A tells B".
func (p *parser) inWriting(lo, i int) bool {
	for j := i - 1; j >= lo; j-- {
		if p.kind(j) != itemNoun || actNouns[p.items[j].ref].deed != sends || p.verbHere(j, lo) || p.oneOf(j, "request", "requests", "offer", "demand", "warning", "invitation", "assurances") {
			continue
		}
		switch actNouns[p.items[j].ref].kind {
		case timeline.KindTelegram, timeline.KindLetter, timeline.KindMessage:
			return true
		}
	}
	return false
}

// documentary reports whether the document is itself a message, so that a
// present tense in its abstract is the document speaking.
func (p *parser) documentary() bool {
	switch p.r.kind {
	case timeline.KindTelegram, timeline.KindLetter, timeline.KindMessage:
		return true
	}
	return false
}

// verbTalk adds the talk of a verb with a subject and an object, unless the
// title or the sentence has told of it.
func (p *parser) verbTalk(subject, others []int, lo, i, end int, rule string) {
	p.verbTalkOn(timeline.Date{}, timeline.DateUnknown, subject, others, lo, i, end, rule)
}

// verbTalkOn is verbTalk where the words have given the date.
func (p *parser) verbTalkOn(date timeline.Date, basis timeline.DateBasis, subject, others []int, lo, i, end int, rule string) {
	with := unique(append(slices.Clone(subject), others...))
	if len(others) > 0 {
		p.hearer = others
	}
	if p.titleTalks(with) && !p.otherDay(lo, i, end) {
		return
	}
	for _, a := range p.r.acts[max(p.sentenceActs, len(p.r.acts)-16):] {
		if len(a.With) == len(with) && p.coveredBy(with, a.With) {
			return // the sentence has said so
		}
	}
	if basis == timeline.DateUnknown {
		date, basis = p.dateNear(end-1, lo, len(p.items))
	}
	if basis == timeline.DateUnknown {
		date, basis = p.occasion(end)
	}
	if basis == timeline.DateUnknown {
		date, basis = p.clauseDate(lo, i, end)
	}
	if basis == timeline.DateUnknown && p.r.recorded.basis != "" {
		date, basis = p.r.recorded.date, p.r.recorded.basis
		p.r.recorded.basis = ""
	}
	if basis == timeline.DateUnknown && p.recordTells(i) {
		date, basis = p.r.entry.Date, documentBasis(p.r.entry.Date)
	}
	if basis == timeline.DateUnknown && p.r.diary && p.sameParties(p.r.authors, with) {
		date, basis = p.r.entry.Date, documentBasis(p.r.entry.Date)
	}
	p.r.act(Act{Kind: timeline.Conversation, With: with, Date: date, Basis: basis, Field: p.t.field, Evidence: p.verbEvidence(lo, i, end), Rule: rule})
}

// otherDay reports whether the clause of the verb at item i prints a day that is
// not the document's: a talk of the same people before that of the title.
func (p *parser) otherDay(lo, i, end int) bool {
	d, basis := p.dateNear(end-1, lo, len(p.items))
	if basis == timeline.DateUnknown {
		d, basis = p.clauseDate(lo, i, end)
	}
	if basis != timeline.DateStated {
		return false
	}
	for n := range min(p.r.titleActs, 16) {
		if a := &p.r.acts[n]; len(a.With) > 0 && (a.Date == d || a.Basis == timeline.DateUnknown) {
			return false
		}
	}
	return true
}

// recordTells reports whether the verb at item i is a present tense in the
// abstract of a record or of minutes: what it tells was said in that talk.
func (p *parser) recordTells(i int) bool {
	if p.r.kind != timeline.KindMemcon && p.r.kind != timeline.KindProtocol {
		return false
	}
	f := p.word(i)
	return f != "" && p.tense(i) == present && f[len(f)-1] == 's'
}

// verbEvidence spans from the party before the verb, if it stands close by, to
// the end of the object.
func (p *parser) verbEvidence(lo, i, end int) []timeline.Span {
	start := i
	for j := i - 1; j >= lo && j >= i-24; j-- {
		if (p.kind(j) == itemPerson || p.kind(j) == itemBody) && contained(p.subject, int(p.items[j].ref)) || j > i-4 && p.is(j, pronoun) {
			start = j
			break
		}
	}
	for start-2 >= lo && p.word(start-1) == "and" && p.kind(start-2) == itemPerson {
		start -= 2
	}
	return p.evidence(start, max(end, i+1))
}
