package extract

// recipientBehind reads the recipient that stands behind the document's own title:
// "Report from the Embassy in Cuba, 'The Situation', to the Foreign Ministry".
func (p *parser) recipientBehind(h *heading, segments []segment) {
	if len(segments) < 3 || len(h.to) > 0 || h.noun < 0 || len(h.senders) == 0 || !segments[1].quoted || actNouns[p.items[h.noun].ref].deed != sends {
		return
	}
	i := segments[2].lo
	if p.kind(i) == itemComma {
		i++
	}
	if p.word(i) != "to" {
		return
	}
	if to, next := p.parties(i + 1); len(to) > 0 && next <= segments[2].hi {
		h.to, h.behind = to, [2]int{i, next}
	}
}

// ends reports whether the head of a title ends with item i.
func (p *parser) ends(i, hi int) bool {
	return i >= hi || p.kind(i) == itemComma || p.kind(i) == itemOpen || p.kind(i) == itemQuote
}

// answeredLetter reads whom a reply goes to where it is one to a letter: "to
// the Letter of the CC CPSU", "to Mao's telegram of 3 May". heads and next are
// the parties at item i.
func (p *parser) answeredLetter(i int, heads []int, next int) ([]int, int) {
	j := i
	if len(heads) > 0 {
		if p.kind(next) != itemPossessive {
			return heads, next
		}
		j = next + 1
	}
	for j < len(p.items) && j < i+12 && p.kind(j) != itemNoun {
		if p.kind(j) != itemAdjective && p.kind(j) != itemDate && p.kind(j) != itemNumber && (p.kind(j) != itemWord || p.is(j, preposition|conjunction|verb)) {
			return heads, next
		}
		j++
	}
	if p.kind(j) != itemNoun || actNouns[p.items[j].ref].deed != sends {
		return heads, next
	}
	if len(heads) > 0 {
		return heads, j + 1
	}
	if p.oneOf(j+1, "of", "from") {
		if from, end := p.parties(j + 2); len(from) > 0 {
			return from, end
		}
	}
	return heads, next
}

// afterTopic reads sender and recipient that stand behind the subject:
// "Information on Khrushchev's trip to India, from A to B".
func (p *parser) afterTopic(h *heading, hi int) {
	for i := h.noun + 1; i+1 < hi; i++ {
		if p.kind(i) != itemComma || p.word(i+1) != "from" {
			continue
		}
		from, n := p.parties(i + 2)
		if len(from) == 0 || n > hi {
			return
		}
		h.senders = from
		if p.word(n) == "to" {
			if to, m := p.parties(n + 1); len(to) > 0 && m <= hi {
				h.to, n = to, m
			}
		}
		h.behind = [2]int{i + 1, n}
		return
	}
}
