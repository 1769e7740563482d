package extract

import (
	"backchannel/timeline"
)

// kindBetween is the kind of a document that is only said to go from some to
// others: between offices it is a telegram, between people a letter.
func (p *parser) kindBetween(from, to []int) timeline.Kind {
	for _, list := range [][]int{from, to} {
		for _, m := range list {
			if d := p.mention(m); d.Class == timeline.Organisation || d.Sender {
				return timeline.KindTelegram
			}
		}
	}
	return timeline.KindLetter
}

// kindAt returns the kind of document that the noun at item i makes as the
// head of a title, and the talk that the document records, -1 none: "record",
// "minutes" and "notes" are what they are of.
func (p *parser) kindAt(i, hi int) (timeline.Kind, int) {
	n := actNouns[p.items[i].ref]
	if n.deed == talks {
		if p.kind(i+1) == itemNoun && p.oneOf(i+1, "minutes", "protocol") && !p.oneOf(i+2, "between", "with", "of") {
			return timeline.KindProtocol, i // "Meeting Minutes, Council of Ministers"
		}
		if p.oneOf(i, "meeting", "meetings") && p.kind(i-1) == itemBody && !p.oneOf(i+1, "with", "between") && !(p.kind(i+1) == itemComma && p.word(i+2) == "with") {
			return timeline.KindProtocol, i // "CPSU CC Politburo Meeting"
		}
		return n.kind, i
	}
	j := i + 1
	for steps := 0; j < hi && steps < 8 && p.kind(j) != itemNoun; steps++ {
		switch p.kind(j) {
		case itemWord:
			w := &p.t.tokens[p.items[j].from]
			if w.is(preposition) && !p.oneOf(j, "of", "on", "from", "about", "regarding", "concerning") && !(n.deed == contains && p.word(j) == "by") || w.is(conjunction|auxiliary|verb) {
				return p.kindAlone(i, n), -1
			}
		case itemAdjective, itemDate, itemNumber, itemOffice, itemDash:
		case itemPlace:
			if p.kind(j+1) != itemNoun || p.kind(j-1) != itemPerson {
				return p.kindAlone(i, n), -1
			}
		case itemPerson, itemBody, itemHonorific, itemPossessive:
			// "Memorandum of A.I. Mikoyan's Conversation with", "Notes on the
			// Presidium Meeting", "Notes of Kolarov from a Meeting with"
			if p.kind(j) != itemPossessive && p.kind(j) != itemHonorific && p.kind(j+1) != itemPossessive &&
				!(n.deed == contains && (p.kind(j+1) == itemNoun || p.kind(j+1) == itemDash || p.kind(j+1) == itemPlace && p.kind(j+2) == itemNoun || p.oneOf(i+1, "of", "by") && p.oneOf(j+1, "from", "on", "about") || p.word(i+1) == "by" && p.word(j+1) == "of")) {
				return p.kindAlone(i, n), -1
			}
		default:
			return p.kindAlone(i, n), -1
		}
		j++
	}
	if p.kind(j) != itemNoun || j >= hi {
		return p.kindAlone(i, n), -1
	}
	inner := actNouns[p.items[j].ref]
	linked := j == i+1 || p.oneOf(i+1, "of", "on", "from", "about", "for", "regarding", "concerning")
	f := p.word(i)
	switch {
	case inner.deed == talks && n.deed == contains && p.oneOf(j, "meeting", "meetings") && p.word(j+1) == "of" && p.bodyMeets(j+2, hi):
		return timeline.KindProtocol, -1
	case inner.deed == talks && (n.deed == contains || p.oneOf(i, "memorandum", "memo", "note", "notes", "summary", "account", "information", "report") && p.oneOf(i+1, "of", "on", "about", "regarding", "concerning") && f != "report" && f != "information"):
		return timeline.KindMemcon, j
	case inner.deed == talks && f == "protocol" && linked && p.oneOf(j+1, "between", "with"):
		return timeline.KindMemcon, j
	case inner.deed == talks && f == "minutes":
		if p.oneOf(j, "meeting", "meetings") && !p.oneOf(j+1, "between", "with", "of") || p.oneOf(j, "meeting", "meetings") && p.word(j+1) == "of" && !p.withAhead(j+1, hi) {
			return timeline.KindProtocol, j
		}
		return timeline.KindMemcon, j
	case n.deed == contains && linked && inner.deed != silent, n.deed == diary && j == i+1:
		return inner.kind, -1
	case j == i+1 && inner.deed != talks && inner.kind != timeline.KindOther && n.deed != contains:
		return inner.kind, -1 // "Draft ... Letter", "Information Report"
	case n.deed == contains && inner.deed == silent && linked:
		return inner.kind, -1
	}
	return p.kindAlone(i, n), -1
}

// ownTalk returns the talk on which its writer makes a note, 0 where the note
// is on none, or goes to somebody: "Memorandum by Frank Aiken [on an Interview
// with Scott McLeod]".
func (p *parser) ownTalk(h *heading, hi int) int {
	if h.kind != timeline.KindMemorandum || h.talk >= 0 || len(h.senders) != 1 || len(h.to) > 0 || !p.oneOf(h.noun+1, "by", "of") {
		return 0
	}
	i := h.noun + 2
	for i < min(hi, h.noun+14) && !p.oneOf(i, "on", "about", "regarding", "concerning") {
		i++
	}
	if i > h.next && (i > h.next+1 || p.kind(h.next) != itemOpen && p.kind(h.next) != itemComma) {
		return 0
	}
	for i++; i < hi && p.kind(i) != itemNoun; i++ {
		if !p.is(i, determiner) && p.kind(i) != itemAdjective && p.kind(i) != itemDate && p.word(i) != "his" && p.word(i) != "her" {
			return 0
		}
	}
	if i < hi && actNouns[p.items[i].ref].deed == talks && (p.word(i+1) == "between" || p.word(i+1) == "with" && p.persons(h.senders)) {
		return i
	}
	return 0
}

// bodyMeets reports whether the parties at item i are one body, which meets
// with nobody else.
func (p *parser) bodyMeets(i, hi int) bool {
	heads, next := p.parties(i)
	return len(heads) == 1 && p.mention(heads[0]).Class == timeline.Organisation && p.word(next) != "with" && !(p.kind(next) == itemComma && p.word(next+1) == "with")
}

// kindAlone is the kind of a noun that records nothing else. Notes that are
// of no talk are no record of one.
func (p *parser) kindAlone(i int, n actNoun) timeline.Kind {
	if n.deed != contains {
		return n.kind
	}
	switch {
	case p.withAhead(i+1, len(p.items)):
		return timeline.KindMemcon // "Note of A with B"
	case p.sessionBefore(i+1, min(i+5, len(p.items))) && !p.oneOf(i+1, "on"):
		return timeline.KindProtocol // "Working Notes from the Session of the Presidium"
	case p.oneOf(i, "notes", "abstract"):
		return timeline.KindOther
	case p.t.tokens[p.items[i].from].is(noun) && p.items[i].to-p.items[i].from == 2 && p.t.tokens[p.items[i].to-1].is(preposition):
		return timeline.KindMemorandum // "note on"
	}
	return n.kind
}

// withAhead reports whether the items from i on read "of A with B".
func (p *parser) withAhead(i, hi int) bool {
	if p.word(i) != "of" && !(i > 0 && p.kind(i-1) == itemNoun && p.items[i-1].to-p.items[i-1].from == 2) {
		return false
	}
	j := i
	if p.word(i) == "of" {
		j++
	}
	heads, n := p.parties(j)
	return len(heads) > 0 && n < hi && (p.word(n) == "with" || p.kind(n) == itemComma && p.word(n+1) == "with")
}
