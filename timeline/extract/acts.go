package extract

import "backchannel/timeline"

// nounAct reads the act that the noun of communication at item i tells of,
// within the items [lo, hi), if it names a party.
func (p *parser) nounAct(i, lo, hi int) {
	n := actNouns[p.items[i].ref]
	if n.deed == silent || n.deed == contains || n.deed == diary || p.unreal(i, lo) {
		return
	}
	owner, start := p.possessor(i, lo)
	if n.deed == sends && start < i && p.oneOf(start, "his", "her") && !p.oneOf(i, "appeal", "personal appeal", "request", "offer") && len(p.r.listeners) == 1 && !p.ownerFresh && p.fromListener(start, lo) {
		owner = p.r.listeners
	}
	switch n.deed {
	case talks, trades:
		kind := timeline.Conversation
		if n.deed == trades {
			kind = timeline.Exchange
		}
		if n.deed == talks && p.severalTalks(i, lo, hi, owner, start) {
			return
		}
		heads, ev, ok := p.talkAt(i, lo, hi, nil, false)
		if !ok {
			return
		}
		if n.deed == trades && len(heads) < 2 || len(heads) == 0 {
			return
		}
		if kind == timeline.Exchange && !p.oneOf(i, "correspondence") && p.items[i].to-p.items[i].from == 1 && p.word(i+1) != "of" {
			kind = timeline.Conversation // an exchange of words
		}
		date, basis := p.dateNear(i, lo, hi)
		if basis == timeline.DateUnknown && p.talkEnd > i && p.talkEnd < hi {
			date, basis = p.dateNear(p.talkEnd-1, lo, hi) // "a talk which he had with B on"
		}
		if basis == timeline.DateUnknown && p.r.diary && p.t.field == timeline.FieldAbstract && p.sameParties(p.r.authors, heads) {
			date, basis = p.r.entry.Date, documentBasis(p.r.entry.Date)
		}
		if basis == timeline.DateUnknown && p.r.recorded.basis != "" {
			date, basis = p.r.recorded.date, p.r.recorded.basis
			p.r.recorded.basis = ""
		}
		p.r.act(Act{Kind: kind, With: heads, Date: date, Basis: basis, Field: p.t.field, Evidence: ev, Rule: "noun-talk"})
	case sends, answers, speaks:
		p.nounMessage(i, lo, hi, n, owner, start)
	}
}

// unreal reports whether the noun at item i stands for something that has not
// happened: proposed, refused, planned, denied.
func (p *parser) unreal(i, lo int) bool {
	if p.word(i-1) == "for" && i-1 >= lo || p.is(i-1, determiner|modifier) && p.word(i-2) == "for" && i-2 >= lo && p.t.field == timeline.FieldAbstract && actNouns[p.items[i].ref].deed == talks {
		return actNouns[p.items[i].ref].deed == talks // what a place or a wish is for
	}
	if p.oneOf(i+1, "of", "dated") && p.kind(i+2) == itemDate && p.t.field == timeline.FieldAbstract {
		return false // "what B proposed in his telegram of 10 November"
	}
	for j := i - 1; j >= lo && j >= i-6; j-- {
		switch p.kind(j) {
		case itemStop, itemQuote:
			return false
		case itemNoun:
			return false
		case itemWord:
			if p.word(j) == "draft" && p.title && p.enclosed(i, lo) {
				return false
			}
			switch p.word(j) {
			case "propose", "proposes", "proposed", "proposing", "plan", "plans", "planned", "planning", "possible", "potential", "future", "upcoming", "forthcoming",
				"scheduled", "would", "should", "could", "might", "request", "requests", "requested", "requesting", "arrange", "arranging", "suggest", "suggests", "suggested",
				"seek", "seeks", "hope", "hopes", "refuse", "refuses", "refused", "cancel", "cancels", "cancelled", "canceled", "postpone", "postponed", "no", "not", "without",
				"want", "wants", "wanted", "expected", "intended", "draft", "drafts", "drafted", "drafting", "against", "opposes", "opposed", "avoid", "avoided", "declines", "declined", "advocates", "favours", "favors", "before", "prior", "proposal", "recommend", "recommends", "prepare", "preparing", "eventual":
				return true
			}
		}
	}
	return false
}

// possessor returns whose the noun at item i is, and the item at which the
// phrase begins: "Alekseev's telegram", "his conversation", "a Soviet Foreign
// Ministry telegram". start is i where nobody's.
func (p *parser) possessor(i, lo int) (owner []int, start int) {
	j := i - 1
	for ; j >= lo && j >= i-6; j-- {
		switch p.kind(j) {
		case itemWord:
			w := &p.t.tokens[p.items[j].from]
			switch p.word(j) {
			case "his", "her":
				if who := p.writerBefore(j, lo); len(who) > 0 {
					return who, j
				}
				if p.owner != nil && p.ownerFresh {
					return p.owner, j
				}
				if len(p.subject) == 1 && !p.persons(p.subject) {
					// "the embassy reports on his talks"
					who := p.namedBefore(j, 1)
					if len(who) == 0 {
						who = p.namedInTitle()
					}
					return who, j
				}
				if len(p.subject) == 1 {
					return p.subject, j
				}
				if len(p.former) == 1 {
					return p.former, j
				}
				if len(p.r.authors) == 1 {
					return p.r.authors, j
				}
				return nil, i
			case "their":
				if len(p.subject) > 1 {
					return p.subject, j
				}
				if who := p.pair(j); len(who) > 1 {
					return who, j
				}
				if len(p.r.authors) > 0 {
					return p.r.authors, j
				}
				return nil, i
			case "its":
				if len(p.r.authors) == 1 && p.mention(p.r.authors[0]).Class == timeline.Organisation {
					return p.r.authors, j
				}
				return nil, i
			}
			if w.is(preposition | conjunction | auxiliary | determiner | verb | pronoun) {
				return nil, i
			}
		case itemAdjective, itemDate, itemNumber, itemDash, itemOffice, itemQuote:
		case itemPossessive:
			k := j - 1
			if p.kind(k) == itemClose {
				for k >= lo && p.kind(k) != itemOpen {
					k--
				}
				k--
				if p.kind(k) == itemPossessive {
					k--
				}
			}
			if p.kind(k) == itemPerson || p.kind(k) == itemBody {
				return p.coordinated(k, lo)
			}
			for n := k; n >= lo && n >= k-3; n-- {
				if one, ok := p.party(n); ok && one.bare && one.next == k+1 && (p.is(n, determiner) || p.is(n, pronoun)) {
					return one.heads, n // "the latter's", "the ambassador's"
				}
			}
			return nil, i
		case itemBody:
			return []int{int(p.items[j].ref)}, j
		case itemPerson:
			return p.coordinated(j, lo)
		case itemPlace:
			if j != i-1 || !p.title {
				return nil, i
			}
			// "Gorbachev-Reagan Reykjavik Talks"
		case itemClose:
			if p.kind(j-1) == itemPossessive && p.kind(j-2) == itemPerson && p.kind(j-3) == itemOpen {
				return []int{int(p.items[j-2].ref)}, j - 2 // "The Chancellor's [Helmut Kohl's] Conversation"
			}
			return nil, i
		default:
			return nil, i
		}
	}
	return nil, i
}

// writerBefore returns the person whom the last "by", "of" or "from" before
// item i in a title names: "Report by Ambassador Dölling on his Conversation".
func (p *parser) writerBefore(i, lo int) []int {
	const near = 14 // items to look back
	if !p.title {
		return nil
	}
	for k := i - 1; k >= lo && k >= i-near; k-- {
		if p.oneOf(k, "by", "from", "of") {
			if heads, next := p.parties(k + 1); len(heads) == 1 && p.persons(heads) && next <= i {
				return heads
			}
		}
	}
	return nil
}

// coordinated returns the party at item k with those that "and" or a dash
// joins to it from before: "Khrushchev and Bulganin's", "Khrushchev-Kennedy".
func (p *parser) coordinated(k, lo int) (heads []int, start int) {
	heads, start = []int{int(p.items[k].ref)}, k
	for k-2 >= lo && (p.word(k-1) == "and" || p.kind(k-1) == itemDash) && (p.kind(k-2) == itemPerson || p.kind(k-2) == itemBody) {
		k -= 2
		heads = append([]int{int(p.items[k].ref)}, heads...)
		start = k
	}
	return heads, start
}

// dateNear returns the date printed by the noun at item i, in the same clause:
// "on 1 November 1962 conversation", "letter of 27 May 1955", "their talk on
// 13 May".
func (p *parser) dateNear(i, lo, hi int) (timeline.Date, timeline.DateBasis) {
	if p.kind(i-1) == itemDate && i-1 >= lo {
		return p.items[i-1].date, timeline.DateStated
	}
	for j := i + 1; j < hi && j < i+30; j++ {
		switch p.kind(j) {
		case itemDate:
			if p.items[j].ref == relative || p.oneOf(j-1, "of", "on", "dated", "from", "in") || p.kind(j-1) == itemComma || j == i+1 || p.kind(j-1) == itemOpen {
				return p.items[j].date, timeline.DateStated
			}
			return timeline.Date{}, timeline.DateUnknown
		case itemNoun:
			if actNouns[p.items[j].ref].deed == talks && p.oneOf(j-1, "at", "over", "during", "after") {
				continue // "saw him at dinner the night before"
			}
			return timeline.Date{}, timeline.DateUnknown
		case itemWord:
			if p.is(j, verb|auxiliary|topical) && p.kind(j+1) != itemDate || p.oneOf(j, "about", "regarding") {
				return timeline.Date{}, timeline.DateUnknown
			}
		}
	}
	return timeline.Date{}, timeline.DateUnknown
}
