package extract

// segment is a stretch of a title's items.
type segment struct {
	lo, hi int
	quoted bool
}

// segments parts a title at quoted titles and at colons.
func (p *parser) segments() []segment {
	var list []segment
	lo := 0
	cut := func(hi int) {
		if hi > lo {
			list = append(list, segment{lo: lo, hi: hi})
		}
	}
	for i := 0; i < len(p.items); i++ {
		switch {
		case p.kind(i) == itemQuote && p.opens(i):
			end := p.quoteEnd(i)
			if end < 0 || end-i < 4 {
				if end > 0 {
					i = end
				}
				continue
			}
			cut(i)
			list = append(list, segment{lo: i + 1, hi: end, quoted: true})
			lo, i = end+1, end
		case p.kind(i) == itemStop && p.isSign(i, ':') && i+1 < len(p.items):
			cut(i)
			lo = i + 1
		case p.kind(i) == itemComma && p.kind(i+1) == itemNoun && actNouns[p.items[i+1].ref].deed != sends && p.diaryIn(lo, i):
			cut(i)
			lo = i + 1
		case p.kind(i) == itemComma && p.onlyRecord(lo, i) && p.talkAhead(i+1):
			cut(i)
			lo = i + 1
		}
	}
	cut(len(p.items))
	return list
}

// onlyRecord reports whether the items [lo, hi) are nothing but a noun for a
// record, or "Memorandum for the Record": what follows is what it records.
func (p *parser) onlyRecord(lo, hi int) bool {
	if p.kind(lo) != itemNoun {
		return false
	}
	n := &p.items[lo]
	return hi == lo+1 && (actNouns[n.ref].deed == contains || p.word(lo) == "minutes" || n.to-n.from == 4 && p.x.holds(p.t, int(n.from), "record"))
}

// talkAhead reports whether a talk and whose it is stand at item i: "Meeting
// with", "Mao's Conversation with".
func (p *parser) talkAhead(i int) bool {
	for j := i; j < i+8; j++ {
		switch p.kind(j) {
		case itemNoun:
			d := actNouns[p.items[j].ref].deed
			return (d == talks || d == speaks && j > i) && (j > i || p.word(j+1) == "with" || p.word(j+1) == "between")
		case itemPerson, itemBody, itemPossessive, itemHonorific, itemOffice, itemAdjective:
		case itemWord:
			if p.is(j, preposition|conjunction|verb|auxiliary) && p.word(j) != "and" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// diaryIn reports whether the items [lo, hi) name a diary: what follows is
// what it records.
func (p *parser) diaryIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.kind(i) == itemNoun {
			return actNouns[p.items[i].ref].deed == diary
		}
	}
	return false
}

// opens reports whether the quotation mark at item i can open a quotation.
func (p *parser) opens(i int) bool {
	at := int(p.items[i].from)
	k := p.t.tokens
	return at+1 < len(k) && !k[at+1].spaced && (k[at].spaced || k[at-1].shape == punct)
}

// quoteEnd returns the mark that closes the quotation opened at item i; -1
// where it is never closed. An apostrophe inside closes nothing.
func (p *parser) quoteEnd(i int) int {
	depth := 0
	for j := i + 1; j < len(p.items); j++ {
		if p.kind(j) != itemQuote {
			continue
		}
		if p.opens(j) {
			if depth++; depth > 3 {
				return -1
			}
			continue
		}
		if depth == 0 {
			return j
		}
		depth--
	}
	// A mark inside that opened nothing, as in rock 'n roll: take the last.
	for j := len(p.items) - 1; j > i+3; j-- {
		if p.kind(j) == itemQuote {
			return j
		}
	}
	return -1
}

// quotedTitle reports whether the title has a title in quotes.
func (p *parser) quotedTitle() bool {
	for _, s := range p.segments() {
		if s.quoted {
			return true
		}
	}
	return false
}
