package extract

import "backchannel/timeline"

// actsOf adds the acts of a segment: the document's own, the talk it records,
// and those its subject tells of.
func (p *parser) actsOf(s segment, h heading, first bool, main heading) {
	used := -1
	next := h.next
	deed := silent
	if h.noun >= 0 {
		deed = actNouns[p.items[h.noun].ref].deed
		if deed == contains && h.talk < 0 && h.kind == timeline.KindMemorandum {
			deed = sends // "Memorandum on Berlin" records nothing
		}
	}
	switch {
	case h.talk >= 0:
		used = h.talk
		owner := h.senders
		if len(owner) == 0 && !first {
			owner = main.senders
		}
		if heads, ev, ok := p.talkAt(h.talk, s.lo, s.hi, owner, h.noun != h.talk); ok {
			date, basis := p.talkDate(s, h, first, main)
			p.r.act(Act{Kind: timeline.Conversation, With: heads, Date: date, Basis: basis, Field: p.t.field, Evidence: ev, Rule: "title-talk"})
			p.r.recorded.basis = ""
		} else if len(owner) > 1 && p.persons(owner) && first {
			// "Modrow and Gorbachev, Record of Conversation"
			date, basis := p.talkDate(s, h, first, main)
			p.r.act(Act{Kind: timeline.Conversation, With: owner, Date: date, Basis: basis, Field: p.t.field, Evidence: p.evidence(s.lo, h.talk+1), Rule: "title-talk"})
		} else {
			p.r.recorded.date, p.r.recorded.basis = p.talkDate(s, h, first, main)
		}
		next = h.talk + 1
	case deed == trades, deed == sends && len(h.senders) == 0 && p.word(h.noun+1) == "between" && first:
		// "Correspondence of A and B", "Letters between A and B"
		heads := h.senders
		ev := p.evidence(s.lo, h.noun+1)
		if len(heads) < 2 {
			var ok bool
			if heads, ev, ok = p.talkAt(h.noun, s.lo, s.hi, h.senders, false); !ok {
				heads = nil
			}
		}
		if len(heads) > 1 {
			p.r.act(Act{Kind: timeline.Exchange, With: heads, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: ev, Rule: "title-exchange"})
		}
		used = h.noun
	case h.kind == timeline.KindMemcon && h.noun >= 0 && len(h.senders) == 0:
		// "Note of A with B"
		j := h.noun + 1
		if p.word(j) == "of" {
			j++
		}
		heads, n := p.parties(j)
		if p.kind(n) == itemComma {
			n++
		}
		if len(heads) > 0 && p.word(n) == "with" {
			others, end := p.parties(n + 1)
			date, basis := p.talkDate(s, h, first, main)
			p.r.act(Act{Kind: timeline.Conversation, With: append(append([]int{}, heads...), others...), Date: date, Basis: basis, Field: p.t.field, Evidence: p.evidence(h.noun, max(end, n)), Rule: "title-talk"})
			next = max(end, n)
		}
		used = h.noun
	case first && deed == silent && h.noun >= 0 && len(h.senders) > 0 && len(h.to) > 0,
		first && (len(h.senders) > 0 || len(h.to) > 0) && (h.noun < 0 && len(h.to) > 0 || deed == sends || deed == answers || deed == speaks && len(h.to) > 0):
		lo, hi := s.lo, max(h.next, h.noun+1)
		ev := p.evidence(lo, hi)
		if h.behind[1] > 0 {
			ev = append(ev, p.evidence(h.behind[0], h.behind[1])...)
		}
		p.r.act(Act{Kind: timeline.Message, From: h.senders, To: h.to, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: ev, Rule: "title-message"})
		used = h.noun
	case h.noun >= 0:
		used = h.noun
		if deed == contains {
			used = -1
		}
		if first && deed == diary {
			used = h.noun
		}
	}
	if !first && s.quoted && h.noun >= 0 && h.talk < 0 && deed == sends && len(h.senders) == 0 && len(main.senders) > 0 && main.noun < 0 && len(main.to) == 0 && p.wordsOnly(s.lo, h.noun) {
		// "Embassy of the GDR in the DPRK, 'Report on ...'"
		p.r.act(Act{Kind: timeline.Message, From: main.senders, To: h.to, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: append(p.evidence(0, main.next), p.evidence(h.noun, max(h.next, h.noun+1))...), Rule: "title-author"})
	}
	if !first && h.noun >= 0 && used == h.noun && h.talk < 0 && deed != trades {
		used = -1 // a title inside the title: its nouns are read like any text's
		next = s.lo
	}
	p.subject = p.r.authors
	for i := next; i < s.hi; i++ {
		switch {
		case p.kind(i) == itemNoun && i != used:
			p.nounAct(i, s.lo, s.hi)
		case p.is(i, verb) && (!first || h.noun < 0):
			p.titleVerb(i, s)
		}
	}
}

// titleVerb reads "Vice-Minister Zhang Receives Indian Ambassador Nehru" in a
// title inside a title.
func (p *parser) titleVerb(i int, s segment) {
	g := &verbs[p.t.tokens[p.items[i].from].word.act]
	if g.frame != frameHost && g.frame != frameTalk {
		return
	}
	subject, n := p.parties(s.lo)
	if len(subject) == 0 || n != i {
		return
	}
	j := i + 1
	if p.oneOf(j, "with", "to") {
		j++
	} else if !g.direct {
		return
	}
	if others, end := p.parties(j); len(others) > 0 {
		p.r.act(Act{Kind: timeline.Conversation, With: append(append([]int{}, subject...), others...), Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: p.evidence(s.lo, end), Rule: "title-verb"})
	}
}

func documentBasis(d timeline.Date) timeline.DateBasis {
	if d.Known() {
		return timeline.DateDocument
	}
	return timeline.DateUnknown
}

// talkDate is the date of the talk that a segment records: the one that the
// title prints in the segment or behind it, else the document's. A talk that a
// telegram tells of under a title that is no record has none.
func (p *parser) talkDate(s segment, h heading, first bool, main heading) (timeline.Date, timeline.DateBasis) {
	for i := s.lo; i < len(p.items); i++ {
		if p.kind(i) == itemDate {
			return p.items[i].date, timeline.DateStated
		}
	}
	message := main.noun >= 0 && actNouns[p.items[main.noun].ref].deed == sends && !p.x.holds(p.t, int(p.items[main.noun].from), "record")
	if !first && message && (h.noun == h.talk || h.kind != timeline.KindMemcon) {
		return timeline.Date{}, timeline.DateUnknown
	}
	return p.r.entry.Date, documentBasis(p.r.entry.Date)
}

// evidence is the span of the items [i, j), without signs at its ends.
func (p *parser) evidence(i, j int) []timeline.Span {
	for i < j && (p.kind(i) == itemComma || p.kind(i) == itemStop || p.kind(i) == itemQuote || p.kind(i) == itemDash || p.kind(i) == itemClose) {
		i++
	}
	for j > i && (p.kind(j-1) == itemComma || p.kind(j-1) == itemStop || p.kind(j-1) == itemQuote || p.kind(j-1) == itemDash || p.kind(j-1) == itemOpen) {
		j--
	}
	if i >= j {
		return nil
	}
	return []timeline.Span{p.t.span(int(p.items[i].from), int(p.items[j-1].to))}
}
