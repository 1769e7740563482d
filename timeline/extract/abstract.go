package extract

import "backchannel/timeline"

// readAbstract reads the acts that an abstract tells of, sentence by sentence.
func (p *parser) readAbstract() {
	lo := 0
	for i := 0; i <= len(p.items); i++ {
		if i < len(p.items) && !p.sentenceEnd(i) {
			continue
		}
		if i > lo {
			p.sentence(lo, i)
			if lo == 0 {
				p.writer(i)
			}
		}
		lo = i + 1
	}
}

// writer takes the subject of the first sentence, which ends at item hi, for who
// wrote a letter or telegram whose title names nobody: "The Brazilian Embassy in
// Buenos Aires reports that".
func (p *parser) writer(hi int) {
	if len(p.r.authors) > 0 || len(p.r.listeners) > 0 || !p.documentary() || len(p.main) != 1 || !p.mainPresent || p.kind(0) == itemNoun {
		return
	}
	for i := range min(hi, 12) {
		if (p.kind(i) == itemPerson || p.kind(i) == itemBody) && int(p.items[i].ref) == p.main[0] {
			p.r.authors = p.main
			p.r.act(Act{Kind: timeline.Message, From: p.main, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: p.evidence(0, min(i+2, hi)), Rule: "writer"})
			return
		}
	}
}

// sentenceEnd reports whether the sign at item i ends a sentence.
func (p *parser) sentenceEnd(i int) bool {
	if p.kind(i) != itemStop {
		return false
	}
	switch p.t.tokens[p.items[i].from].r {
	case '!', '?':
		return true
	case '.':
		return i+1 >= len(p.items) || p.t.tokens[p.items[i+1].from].spaced || p.kind(i+1) == itemQuote || p.kind(i+1) == itemClose
	}
	return false
}

// sentence reads the items [lo, hi). Left to right, it keeps whom the clause
// speaks of and whose thing was named last, so that pronouns find them.
func (p *parser) sentence(lo, hi int) {
	switch {
	case len(p.main) > 0:
		p.former = p.main // "A reports on B. He adds": A adds
	case len(p.subject) > 0:
		p.former = p.subject
	}
	p.met, p.hearer, p.teller, p.relative = p.hearer, nil, nil, false
	p.subject, p.main, p.owner, p.ownerFresh = nil, nil, nil, false
	p.lastSender = nil
	p.source = nil
	p.sentenceActs = len(p.r.acts)
	if len(p.r.authors) > 0 {
		p.lastSender = p.r.authors
	}
	present := p.presenceTold(lo, hi)
	if present && p.talkInTitle() >= 0 {
		p.presence(lo, hi) // of the title's talk: what the sentence tells is said in it
	} else if present {
		defer p.presence(lo, hi)
	}
	for i := p.fronted(lo, hi); i < hi; i++ {
		switch p.kind(i) {
		case itemPerson, itemBody, itemOffice, itemAdjective, itemPlace, itemHonorific:
			i = p.nominal(i, lo, hi)
		case itemNoun:
			if p.verbHere(i, lo) {
				p.verbAct(i, lo, hi)
				continue
			}
			p.nounAct(i, lo, hi)
		case itemComma:
			if p.closesRelative(i, lo, hi) {
				p.subject, p.relative = p.main, false
			} else if p.inserted(i, lo, hi) {
				continue
			} else if p.word(i+1) == "and" && len(p.main) > 0 && p.finiteAhead(i+2, hi) && !p.is(i+2, auxiliary) {
				p.subject = p.main // "A passes on what B told him, and sums up a talk"
			}
		case itemWord:
			switch {
			case p.word(i) == "according":
				p.sourceAt(i)
			case p.word(i) == "whom":
				p.whomClause(i, lo, hi)
			case p.word(i) == "and" && p.backToMain(i, lo, hi):
				p.subject, p.hearer, p.teller = p.main, nil, nil // "A approves of what B said, and asks"
			case p.oneOf(i, "that", "whether", "because", "although") && p.strangers(i+1, hi):
				p.subject = nil // "mentions that the Americans approached B": not who mentions it
			case p.word(i) == "who" && p.finiteAhead(i+1, hi):
				p.subject, p.relative = p.antecedent(i), true
			case p.is(i, pronoun) && p.oneOf(i, "he", "she", "they"):
				if who, ok := p.pronoun(i); ok && p.finiteAhead(i+1, hi) {
					p.subject = who.heads
					if len(p.main) == 0 {
						p.main, p.mainPresent = p.subject, p.presentAhead(i+1, hi)
					}
				} else if ok && (p.word(i+1) == "and" || p.kind(i+1) == itemComma && p.kind(i+2) == itemPerson) {
					if heads, next := p.parties(i); len(heads) > 1 && p.finiteAhead(next, hi) {
						p.subject = heads // "he and the Dutch ambassador were received by"
						i = next - 1
					}
				}
			case p.is(i, determiner) && (p.kind(i+1) == itemOffice || p.oneOf(i+1, "embassy", "ministry", "legation", "delegation", "mission", "latter", "former", "two", "pair", "three") || p.is(i+1, partner)),
				p.word(i) == "both", p.oneOf(i, "his", "her") && p.attributive(i):
				i = p.nominal(i, lo, hi)
			case p.is(i, verb):
				p.verbAct(i, lo, hi)
			default:
				p.idiomAct(i, lo, hi)
			}
		}
	}
}

// idiomAct reads the talk that the words at item i tell of without a verb of
// communication.
func (p *parser) idiomAct(i, lo, hi int) {
	if len(p.subject) == 0 || p.t.tokens[p.items[i].from].shape != lower {
		return
	}
	others, end := p.idiom(i, hi)
	if len(others) == 0 || p.kind(end) == itemPossessive || !p.persons(others) || p.sameParties(others, p.subject) || p.negated(i, lo) || p.wished(i, lo) {
		return
	}
	p.verbTalk(p.subject, others, lo, i, end, "verb-idiom")
}

// negated reports whether the words before the verb at item i deny it, or put
// it in the future.
func (p *parser) negated(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-4 && p.kind(j) == itemWord; j-- {
		switch p.word(j) {
		case "not", "never", "would", "should", "could", "may", "might", "must", "shall", "will", "can", "no", "did", "to", "cannot":
			return true
		}
	}
	return false
}

// verbHere reports whether the noun at item i is rather a verb: "Jelen
// reports", "The two report", "he cables".
func (p *parser) verbHere(i, lo int) bool {
	w := &p.t.tokens[p.items[i].from]
	if !w.is(verb) || w.shape != lower || p.items[i].to-p.items[i].from > 1 {
		return false
	}
	j := i - 1
	for j > lo && p.kind(j) == itemWord && (p.is(j, function) || p.is(j, auxiliary)) {
		j--
	}
	switch p.kind(j) {
	case itemPerson, itemBody:
		return true
	case itemOffice:
		return p.is(j-1, determiner)
	case itemClose:
		return len(p.subject) > 0
	case itemComma:
		return len(p.subject) > 0 && j > lo && p.kind(j-1) != itemNoun
	case itemWord:
		if p.is(j, pronoun) && p.oneOf(j, "he", "she", "they", "who") || p.oneOf(j, "to") || p.oneOf(j, "two", "both") {
			return true
		}
		return p.oneOf(j, "and", "then") && len(p.subject) > 0 && p.oneOf(i, "reports", "cables", "notes", "replies", "talks", "calls", "wires", "discusses") || p.oneOf(j, "embassy", "ministry", "memorandum", "cable", "document")
	}
	return false
}
