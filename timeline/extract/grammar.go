package extract

import (
	"backchannel/timeline"
)

// heading is what the grammar of titles finds in one segment of a title: its
// main part, or a title inside it that stands in quotes or behind a colon.
type heading struct {
	kind     timeline.Kind
	noun     int // the item of its first noun of communication, -1 none
	talk     int // the item of the talk it records, -1 none
	senders  []int
	to       []int
	next     int // the item behind what was understood
	enclosed bool
	behind   [2]int // the items of sender and recipient behind the subject
}

// readTitle reads the title: what the document is, who wrote it to whom, and
// the talks and letters that it is about.
func (p *parser) readTitle() {
	var main heading
	main.noun, main.talk = -1, -1
	kind := timeline.Kind("")
	segments := p.segments()
	for n, s := range segments {
		h := p.heading(s, n == 0)
		if n == 0 {
			p.recipientBehind(&h, segments)
			main = h
			p.r.authors, p.r.listeners = h.senders, h.to
			kind = h.kind
			if h.noun >= 0 && actNouns[p.items[h.noun].ref].deed == diary {
				kind = ""
				p.r.diary = true
			}
		} else if h.kind != "" && (kind == "" || n == 1 && !s.quoted && p.bareRecord(main)) {
			kind = h.kind
		}
		if n > 0 && h.noun < 0 && len(h.senders) > 1 && p.r.recorded.basis != "" {
			// "Memorandum of Conversation: Castro and Mikoyan"
			p.r.act(Act{Kind: timeline.Conversation, With: h.senders, Date: p.r.recorded.date, Basis: p.r.recorded.basis, Field: p.t.field, Evidence: p.evidence(0, h.next), Rule: "title-talk"})
			p.r.recorded.basis = ""
		}
		p.actsOf(s, h, n == 0, main)
	}
	if p.oneOf(0, "session", "sitting", "plenum", "plenary") && kind == "" && p.word(1) == "of" {
		kind = timeline.KindProtocol // "Session of the CPSU CC Politburo"
	}
	if kind == timeline.KindMemorandum && p.forTheRecord(main) {
		kind = timeline.KindMemcon
	}
	p.r.titleNoun = kind != "" || main.noun >= 0
	if kind == "" {
		kind = timeline.KindOther
		if len(p.r.acts) > 0 && p.r.acts[0].Rule == "title-verb" {
			kind = timeline.KindMemcon // "Chairman Mao Met with a Delegation"
		}
		if main.noun < 0 && len(main.senders) == 1 && (p.mention(main.senders[0]).Class == timeline.Organisation || p.mention(main.senders[0]).Post != "") && len(p.r.acts) == 0 && p.quotedTitle() {
			// "Department of State Office of Intelligence Research, '...'": a
			// body's paper, or that of somebody whose post the title prints
			kind = timeline.KindReport
			p.r.act(Act{Kind: timeline.Message, From: main.senders, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: p.evidence(0, main.next), Rule: "title-author"})
		}
	}
	p.r.kind = kind
}

// bareRecord reports whether a heading is a noun for a record and no more, so
// that what it is of says what kind it has: "Minutes, Mao's Conversation with".
func (p *parser) bareRecord(h heading) bool {
	i := h.noun
	return i >= 0 && h.talk < 0 && p.kind(i+1) == itemComma && p.onlyRecord(i, i+1) && p.talkAhead(i+2) && !p.x.holds(p.t, int(p.items[i].from), "record")
}

// forTheRecord reports whether a memorandum for the record is one of a talk:
// "Memorandum for the Record: Meeting of A with B".
func (p *parser) forTheRecord(main heading) bool {
	if main.noun < 0 {
		return false
	}
	f := p.items[main.noun]
	return int(f.to) < len(p.t.tokens) && p.x.holds(p.t, int(f.from), "record") && len(p.r.acts) > 0 && p.r.acts[len(p.r.acts)-1].Kind == timeline.Conversation
}

// heading reads the head of a segment by these productions, where NOUN is a
// noun of communication with what stands between its words and its parties
// (numbers, "dated ...", "(2)", places), and PARTIES is one or more of party:
//
//	NOUN from|by|of PARTIES to|for PARTIES      Telegram from A.I. Mikoyan in New York to CC CPSU (1)
//	NOUN to PARTIES from PARTIES                Letter to Stalin from Mao Zedong
//	NOUN , PARTIES to PARTIES                   Ciphered Telegram No. 8600, Vyshinsky to Mao Zedong
//	PARTIES [,|'s] NOUN [to PARTIES]            Hungarian Embassy in Havana (Görög), Report on ...
//	PARTIES to PARTIES                          Polish Embassy, Rio de Janeiro (Chabasinski), to Polish Foreign Ministry
//	NOUN given by PARTIES to PARTIES            Speech Given by Le Duan to the 12th Plenum of ...
//	[from the] DIARY of PARTIES                 From the Journal of S.M. Kudryavtsev, 'Record of ...'
//	PARTIES ,                                   Col. Mieczysław Białek, 'Record of Conversation ...'
//
// What follows "on", "regarding" and their like is the subject, and no part of
// the head.
func (p *parser) heading(s segment, first bool) heading {
	h := heading{noun: -1, talk: -1, next: s.lo, enclosed: s.quoted}
	depth := 0
	for i := s.lo; i < s.hi && h.noun < 0; i++ {
		switch p.kind(i) {
		case itemOpen:
			depth++
		case itemClose:
			depth--
		case itemNoun:
			if depth == 0 || i == s.lo {
				h.noun = i
			}
		}
	}
	for h.noun >= 0 && p.kind(h.noun+1) == itemNoun && h.noun+1 < s.hi && (p.sendsBoth(h.noun) || p.word(h.noun) == "brief") {
		h.noun++ // "Circular Telegram", "Information Report", "Brief Record"
	}
	start := s.lo
	for p.kind(start) == itemComma || p.kind(start) == itemDash || p.kind(start) == itemQuote {
		start++
	}
	for p.is(start, classification) && start < s.hi {
		start++
	}
	if start > s.lo && p.oneOf(start, "from", "of") && p.namedAt(start+1) {
		start++ // "Excerpts from Brezhnev's speech"
	}
	if (p.word(start) == "from" || p.is(start, determiner)) && h.noun > start && h.noun-start <= 4 && p.wordsOnly(start, h.noun) {
		start = h.noun
	}
	if h.noun >= 0 {
		h.kind, h.talk = p.kindAt(h.noun, s.hi)
	}
	if p.word(start) == "to" && first && h.noun < 0 {
		// "To Comrade Mikoyan from N.S. Khrushchev"
		to, n := p.parties(start + 1)
		if len(to) > 0 && p.word(n) == "from" {
			if from, m := p.parties(n + 1); len(from) > 0 && m <= s.hi {
				h.senders, h.to, h.next = from, to, m
				h.kind = p.kindBetween(from, to)
				return h
			}
		}
	}
	if p.word(start) == "from" && first && h.noun < 0 {
		start++ // "From Gromyko to Roshchin"
	}
	before, n := []int(nil), start
	if h.noun != start {
		before, n = p.parties(start)
	}
	if p.persons(before) && p.kind(n) == itemComma && p.kind(n+1) == itemPlace && p.items[n+1].term.City != nil && p.kind(n+2) == itemComma && p.word(n+3) == "to" {
		n += 2 // "Ambassador Sahm, Moscow, to the Foreign Office"
	}
	if len(before) > 0 && n <= s.hi {
		switch {
		case p.word(n) == "to" && (h.noun < 0 || h.noun > n):
			if to, m := p.parties(n + 1); len(to) > 0 && m <= s.hi {
				h.senders, h.to, h.next = before, to, m
				if h.noun < 0 || p.topicBetween(m, h.noun) {
					h.kind, h.noun, h.talk = p.kindBetween(before, to), -1, -1
				}
				return h
			}
		case p.word(n-1+1) == "" && p.kind(n) == itemComma && p.word(n+1) == "to":
			if to, m := p.parties(n + 2); len(to) > 0 && m <= s.hi {
				h.senders, h.to, h.next = before, to, m
				if h.noun < 0 || p.topicBetween(m, h.noun) {
					h.kind, h.noun, h.talk = p.kindBetween(before, to), -1, -1
				}
				return h
			}
		}
		if h.noun >= n && p.bridge(n, h.noun) {
			h.senders = before
		} else if h.noun < 0 && (n >= s.hi || p.kind(n) == itemComma || p.kind(n) == itemClose) {
			h.senders, h.next = before, n
			return h
		}
	}
	if h.noun < 0 {
		return h
	}
	h.next = h.noun + 1
	if h.talk < 0 && h.kind == timeline.KindMemorandum && actNouns[p.items[h.noun].ref].deed == contains && len(h.senders) == 0 && string(p.t.fold(int(p.items[h.noun].to)-1)) == "of" {
		h.senders, h.next = p.parties(h.noun + 1) // "Memorandum of Bohlen to Rusk"
		if p.word(h.next) == "to" {
			if to, m := p.parties(h.next + 1); len(to) > 0 && m <= s.hi {
				h.to, h.next = to, m
			}
		}
	}
	p.afterNoun(&h, s.hi)
	if i := p.ownTalk(&h, s.hi); i > 0 {
		h.kind, h.talk = timeline.KindMemcon, i
	}
	if len(h.senders) == 0 && len(h.to) == 0 && h.talk < 0 {
		p.afterTopic(&h, s.hi)
	}
	return h
}

// sendsBoth reports whether the noun at item i and the one behind it both name
// a message.
func (p *parser) sendsBoth(i int) bool {
	return actNouns[p.items[i].ref].deed == sends && actNouns[p.items[i+1].ref].deed == sends
}

// wordsOnly reports whether no names and signs stand between items i and j.
func (p *parser) wordsOnly(i, j int) bool {
	for ; i < j; i++ {
		if p.kind(i) != itemWord && p.kind(i) != itemNoun && p.kind(i) != itemAdjective {
			return false
		}
	}
	return true
}

// topicBetween reports whether item j is out of reach of item i: a noun that
// the subject has, not the document.
func (p *parser) topicBetween(i, j int) bool {
	return j < 0 || !p.bridge(i, j)
}

// bridge reports whether what stands between a sender and the noun of the
// document ties them: a possessive, a comma, an attribute, a number.
func (p *parser) bridge(i, j int) bool {
	for ; i < j; i++ {
		switch p.kind(i) {
		case itemPossessive, itemComma, itemNumber, itemAdjective, itemDash, itemDate, itemOpen, itemClose:
		case itemWord:
			if p.is(i, preposition|conjunction|auxiliary|topical|verb|pronoun) {
				return false
			}
		case itemPlace:
			if p.kind(i-1) != itemComma && p.kind(i-1) != itemOpen {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// oneOf reports whether item i is one of the folded words.
func (p *parser) oneOf(i int, words ...string) bool {
	f := p.word(i)
	if f == "" {
		return false
	}
	for _, w := range words {
		if w == f {
			return true
		}
	}
	return false
}

// afterNoun reads sender and recipient behind the noun of a document, up to
// its subject.
func (p *parser) afterNoun(h *heading, hi int) {
	n := actNouns[p.items[h.noun].ref]
	i := h.noun + 1
	if h.talk >= 0 {
		h.next = i
		if h.talk != h.noun && len(h.senders) == 0 && p.oneOf(i, "of", "by") {
			// "Notes of V. Kolarov from a Meeting with Stalin"
			if heads, next := p.parties(i + 1); p.persons(heads) && next < h.talk && p.oneOf(next, "from", "on", "about") {
				h.senders = heads
			}
		}
		return
	}
	if f := &p.items[h.noun]; f.to-f.from > 1 && p.t.tokens[f.to-1].is(topical) {
		return // "Memorandum on": the subject begins
	}
	for words := 0; i < hi; {
		switch p.kind(i) {
		case itemWord:
			switch w := p.word(i); w {
			case "from", "by", "form": // archives misprint it
				if p.oneOf(i-1, "led", "headed") {
					i++ // "delegation led by": its leader wrote nothing
					continue
				}
				heads, next := p.parties(i + 1)
				if len(heads) == 0 {
					if _, end := p.vague(i + 1); end > i+1 && end < hi && p.word(end) == "to" {
						i = end
						continue
					}
					i++
					continue
				}
				if len(h.senders) == 0 || w == "from" || p.persons(heads) && p.mention(h.senders[0]).Class == timeline.Organisation {
					h.senders = heads // "Stasi Report by Markus Wolf"
				}
				i, h.next = next, next
				continue
			case "of":
				if p.kind(i+1) == itemNoun && n.deed == sends && (actNouns[p.items[i+1].ref].deed == answers || actNouns[p.items[i+1].ref].kind == timeline.KindMessage) {
					i += 2 // "Letter of Response", "Telegram of Congratulations"
					continue
				}
				heads, next := p.parties(i + 1)
				if len(heads) > 0 && len(h.senders) == 0 && p.ofSender(n, heads) && p.kind(next) != itemNoun {
					h.senders = heads
					i, h.next = next, next
					continue
				}
				if _, end := p.vague(i + 1); end > i+1 {
					i = end
					continue
				}
				i++
				continue
			case "to", "for":
				heads, next := p.parties(i + 1)
				if n.deed == answers && w == "to" {
					heads, next = p.answeredLetter(i+1, heads, next)
				}
				if len(heads) > 0 && (w == "to" || p.mention(heads[0]).Class == timeline.Person || p.ends(next, hi)) && next <= hi {
					h.to = append(h.to, heads...)
					i, h.next = next, next
					for p.word(i) == "and" && p.oneOf(i+1, "others") {
						i += 2
					}
					continue
				}
				if _, end := p.vague(i + 1); end > i+1 && w == "to" {
					i = end
					continue
				}
				i++
				continue
			case "at":
				// A speech is held before the body that meets.
				if n.deed == speaks {
					for j := i + 1; j < hi && j < i+14; j++ {
						if p.kind(j) == itemBody && len(h.to) == 0 && p.sessionBefore(i, j) {
							h.to = append(h.to, int(p.items[j].ref))
							h.next = j + 1
						}
						if p.kind(j) == itemComma {
							break
						}
					}
				}
				return
			case "before":
				if n.deed == speaks && len(h.to) == 0 {
					if heads, next := p.parties(i + 1); len(heads) > 0 && next <= hi {
						h.to, h.next = heads, next
					}
				}
				return
			case "via":
				_, next := p.parties(i + 1)
				i = max(next, i+1)
				continue
			case "with":
				if len(h.senders) > 0 {
					return
				}
			}
			if p.is(i, topical) || p.oneOf(i, "transmitting", "forwarding", "conveying", "containing", "concerning", "with", "before", "after", "during", "between", "among", "and", "or", "as", "that", "in") && !p.placeNext(i) {
				return
			}
			if words++; words > 8 {
				return
			}
			i++
		case itemComma:
			if len(h.senders) == 0 && (n.deed == sends || n.deed == answers || n.deed == speaks || n.kind == timeline.KindResolution && i == h.noun+1) {
				heads, next := p.parties(i + 1)
				if len(heads) > 0 && next <= hi && (p.word(next) == "to" || next >= hi || p.kind(next) == itemComma || p.kind(next) == itemOpen || n.deed == silent && p.word(next) == "with") {
					h.senders = heads
					i, h.next = next, next
					continue
				}
			}
			i++
		case itemOpen:
			end := p.closed(i)
			if end < 0 {
				return
			}
			i = end + 1
		case itemNumber, itemDate, itemDash, itemSign, itemPlace, itemClose:
			i++
		case itemStop:
			i++ // "No. 8600"
		case itemBody, itemPerson, itemAdjective, itemOffice, itemHonorific:
			// "Telegram No. ROM/101/1/73 Indian Ambassador to Italy to Ministry ..."
			if len(h.senders) == 0 && (p.kind(i-1) == itemNumber || i == h.noun+1) && n.deed == sends {
				if heads, next := p.parties(i); len(heads) > 0 && (i > h.noun+1 || p.word(next) == "to") {
					h.senders = heads
					i, h.next = next, next
					continue
				}
			}
			i++
			if words++; words > 8 {
				return
			}
		default:
			return
		}
	}
}

// vague skips a party that has no name: "the Cuban Leadership".
func (p *parser) vague(i int) (bool, int) {
	j := i
	for j < len(p.items) && j < i+6 {
		switch {
		case p.kind(j) == itemAdjective, p.kind(j) == itemPlace, p.kind(j) == itemOffice, p.kind(j) == itemPossessive:
		case p.kind(j) == itemWord && !p.is(j, preposition|conjunction|topical|auxiliary):
		default:
			return j > i, j
		}
		j++
	}
	return j > i, j
}

func (p *parser) placeNext(i int) bool {
	for p.is(i+1, determiner) {
		i++
	}
	return p.placeAt(i+1) || p.kind(i+1) == itemDate
}

// ofSender reports whether "NOUN of PARTY" makes the party its sender:
// "Cable of V.V. Kuznetsov", not "Report of the Conference".
func (p *parser) ofSender(n actNoun, heads []int) bool {
	return n.deed == sends || n.deed == speaks || n.deed == diary || n.deed == answers
}

// sessionBefore reports whether a session, plenum or congress stands between
// items i and j: the body meets.
func (p *parser) sessionBefore(i, j int) bool {
	for ; i < j; i++ {
		if p.oneOf(i, "session", "plenum", "meeting", "congress", "plenary", "sitting", "assembly") {
			return true
		}
	}
	return false
}
