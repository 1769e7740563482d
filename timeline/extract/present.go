package extract

import "backchannel/timeline"

// presence adds to a talk those of whom the sentence [lo, hi) says that they
// took part in it. The talk is the one that the title records, else the last
// that the text told of.
//
//	Present on the Soviet side was A.     Others present included A and B.
//	A and B also attended.                A took part as well.
//	in the presence (company) of A        with A (also) present
func (p *parser) presence(lo, hi int) {
	for i := lo; i < hi; i++ {
		if p.kind(i) != itemWord {
			continue
		}
		switch w := p.word(i); {
		case w == "present" && i-lo <= 3 && p.kind(i+1) != itemComma && !p.oneOf(i-1, "was", "were", "is", "are", "at"):
			// "Present were", "Also present on the American side was", "Others present include"
			for j := i + 1; j < hi && j < i+8; j++ {
				if p.oneOf(j, "was", "were", "is", "are", "include", "includes", "included") {
					if heads, end := p.parties(j + 1); len(heads) > 0 {
						p.attends(heads, i, end)
						i = end - 1
					}
					break
				}
				if p.kind(j) == itemStop && p.isSign(j, ':') {
					if heads, end := p.parties(j + 1); len(heads) > 0 {
						p.attends(heads, i, end)
					}
					break
				}
			}
		case (w == "presence" || w == "company") && p.word(i-1) == "the" && p.word(i-2) == "in" && p.word(i+1) == "of":
			if heads, end := p.parties(i + 2); len(heads) > 0 && p.kind(end) != itemPossessive {
				p.attends(heads, i-2, end)
			}
		case w == "with":
			heads, end := p.parties(i + 1)
			if len(heads) == 0 || end >= hi {
				continue
			}
			j := end
			for p.oneOf(j, "also", "being") {
				j++
			}
			if p.oneOf(j, "present", "attending", "participating", "joining") || p.word(j) == "in" && p.word(j+1) == "attendance" || p.word(j) == "taking" && p.word(j+1) == "part" {
				p.attends(heads, i, j+1)
			}
		case p.attending(i):
			heads, start := p.attenders(i, lo)
			if len(heads) > 0 {
				p.attends(heads, start, i+1)
			}
		}
	}
}

// presenceTold reports whether a word by which presence is told stands in the
// items [lo, hi).
func (p *parser) presenceTold(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.items[i].kind != itemWord {
			continue
		}
		switch string(p.t.fold(int(p.items[i].from))) {
		case "present", "presence", "company", "attending", "joining", "participating", "attendance", "part", "attended", "attends", "attend", "participated", "participates", "participate", "joined", "joins":
			return true
		}
	}
	return false
}

// attending reports whether item i is the verb of a clause that says who took
// part: "attended", "take part", "were also present". Without "also" an object
// may follow, "attended the parade": it then must be a talk.
func (p *parser) attending(i int) bool {
	end := i + 1
	switch {
	case p.oneOf(i, "attended", "attends", "attend", "participated", "participates", "participate", "joined", "joins"):
	case p.oneOf(i, "took", "take", "takes") && (p.word(i+1) == "part" || p.word(i+2) == "part" && p.oneOf(i+1, "also")):
		end = i + 2
		if p.word(i+1) != "part" {
			end++
		}
	case p.word(i) == "present" && p.word(i-1) == "also" && p.kind(i-2) == itemComma && p.kind(i+1) == itemComma:
	case p.word(i) == "present" && (p.oneOf(i-1, "was", "were", "is", "are") || p.oneOf(i-1, "also") && p.oneOf(i-2, "was", "were", "is", "are")):
	default:
		return false
	}
	for j := i - 1; j >= i-3; j-- {
		if p.oneOf(j, "not", "never", "to", "would", "will", "should", "could", "might") {
			return false
		}
	}
	if p.oneOf(i, "joined", "joins") {
		return p.talkNoun(end) || p.oneOf(end, "them", "him") && p.t.field == timeline.FieldAbstract || p.word(end) == "the" && p.oneOf(end+1, "two", "talks")
	}
	return p.kind(end) == itemStop || p.kind(end) == itemComma || p.oneOf(end, "as") || p.oneOf(i-1, "also") && p.kind(end) == itemWord && !p.is(end, determiner) || p.oneOf(end, "in", "at", "during") && p.talkNoun(end+1) || p.talkNoun(end)
}

// talkNoun reports whether item i, behind an article, is the noun of a talk.
func (p *parser) talkNoun(i int) bool {
	for p.is(i, determiner) {
		i++
	}
	return p.kind(i) == itemNoun && actNouns[p.items[i].ref].deed == talks
}

// attenders returns the parties that stand before the verb at item i as its
// subject, and where they begin.
func (p *parser) attenders(i, lo int) (heads []int, start int) {
	// The subject begins the clause: at the sentence's beginning, or behind
	// the last sign before it that has parties behind it.
	for _, from := range []int{lo, p.clauseStart(i, lo)} {
		j := from
		for p.kind(j) == itemComma || p.oneOf(j, "and", "while", "also", "where") {
			j++
		}
		if heads, end := p.parties(j); len(heads) > 0 && end <= i {
			if p.kind(end) == itemComma && (p.oneOf(end+1, "who", "whom", "with", "to", "whose") || p.wordsBetween(end+1, i)) || end == i || p.wordsBetween(end, i) {
				return heads, j
			}
		}
	}
	return nil, i
}

// clauseStart returns the item behind the last comma or "and" before item i
// that begins a clause.
func (p *parser) clauseStart(i, lo int) int {
	for j := i - 1; j > lo && j > i-60; j-- {
		if (p.kind(j) == itemComma || p.kind(j) == itemStop || p.oneOf(j, "and", "while", "where")) && p.namedAt(j+1) {
			for j > lo && (p.kind(j) == itemComma || p.word(j) == "and") && p.kind(j-1) == itemPerson {
				if p.kind(j-2) != itemComma && p.word(j-2) != "and" {
					return j - 1
				}
				j -= 2
			}
			return j + 1
		}
	}
	return lo
}

// wordsBetween reports whether nothing but auxiliaries and adverbs stands
// between items i and j.
func (p *parser) wordsBetween(i, j int) bool {
	for ; i < j; i++ {
		if !p.is(i, auxiliary|function) {
			return false
		}
	}
	return true
}

// talkInTitle returns the act that is the title's talk, -1 where it tells of
// none.
func (p *parser) talkInTitle() int {
	for i := range min(p.r.titleActs, 16) {
		if p.r.acts[i].Kind == timeline.Conversation {
			return i
		}
	}
	return -1
}

// attends adds the heads to the talk they took part in, with the words that
// say so.
func (p *parser) attends(heads []int, start, end int) {
	const most = 24 // parties of a talk
	var talk *Act
	if i := p.talkInTitle(); i >= 0 {
		talk = &p.r.acts[i]
	}
	if talk == nil && (p.r.titleActs == 0 || p.t.field == timeline.FieldTitle) || talk == nil && len(p.r.acts) > p.r.titleActs {
		if n := len(p.r.acts); n > 0 && p.r.acts[n-1].Kind == timeline.Conversation {
			talk = &p.r.acts[n-1]
		}
	}
	if talk == nil || len(talk.With)+len(heads) > most {
		return
	}
	added := false
	for _, m := range heads {
		if !p.sameParties([]int{m}, talk.With) {
			talk.With = append(talk.With, m)
			added = true
		}
	}
	if added {
		talk.Evidence = append(talk.Evidence, p.evidence(start, end)...)
	}
}
