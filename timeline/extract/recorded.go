package extract

import "backchannel/timeline"

// recordedTalk gives the talk that the title records, where nothing has said
// who talked, to those of whom the abstract says the first thing together:
// "Memorandum of Conversation, 'Luncheon at 24 Sussex Drive'", of which it says
// that "Trudeau and Kissinger range over détente".
func (p *parser) recordedTalk() {
	const far = 120 // items to look through
	if p.r.recorded.basis == "" {
		return
	}
	for i := 0; i < len(p.items) && i < far; i++ {
		switch p.kind(i) {
		case itemPerson, itemOffice, itemAdjective, itemHonorific:
		default:
			continue
		}
		heads, next := p.parties(i)
		if len(heads) > 1 && p.persons(heads) && (p.finiteAhead(next, len(p.items)) || p.pluralVerb(next)) {
			p.r.act(Act{Kind: timeline.Conversation, With: heads, Date: p.r.recorded.date, Basis: p.r.recorded.basis, Field: p.t.field, Evidence: p.evidence(i, next), Rule: "record-talk"})
			p.r.recorded.basis = ""
			p.presence(0, len(p.items))
			return
		}
		i = max(i, next-1)
	}
}

// pluralVerb reports whether item i can be the verb of several: a word of the
// language in small letters that is none of its words of grammar.
func (p *parser) pluralVerb(i int) bool {
	return p.is(i, english) && p.t.tokens[p.items[i].from].shape == lower && !p.is(i, preposition|conjunction|determiner|pronoun|function|placing|topical)
}

// intended reads whom the document is for where its title does not say: "sets
// out for Defense Minister Restivo", "prepared for Secretary of State Rusk".
// Who is addressed by the way has no office printed with his name.
func (p *parser) intended() {
	const far = 60 // items to look through
	if p.r.titleActs == 0 || len(p.r.listeners) > 0 {
		return
	}
	act := &p.r.acts[0]
	if act.Kind != timeline.Message || act.Field != timeline.FieldTitle || len(act.From) == 0 || len(act.To) > 0 || act.Rule != "title-message" && act.Rule != "title-author" {
		return
	}
	for i := 1; i < len(p.items) && i < far; i++ {
		if p.kind(i) == itemStop && p.isSign(i, '.') {
			return
		}
		if p.word(i) != "for" || !p.oneOf(i-1, "prepared", "written", "drafted", "compiled", "drawn", "intended", "meant", "summarizes", "summarises", "outlines", "lists", "reviews", "analyzes", "analyses", "describes", "out", "up") {
			continue
		}
		// It is the document that was prepared, not a welcome.
		if p.oneOf(i-1, "prepared", "written", "drafted", "compiled", "drawn", "intended", "meant") && i > 1 && p.kind(i-2) != itemNoun && p.kind(i-2) != itemComma && !p.is(i-2, auxiliary) {
			continue
		}
		if p.oneOf(i-1, "out", "up") && !p.oneOf(i-2, "sets", "set", "laid", "lays", "drawn", "sums", "summed") {
			continue
		}
		heads, next := p.parties(i + 1)
		if p.persons(heads) && p.mention(heads[0]).Office != "" && !p.sameParties(heads, act.From) && p.kind(next) != itemPossessive {
			act.To = heads
			act.Evidence = append(act.Evidence, p.evidence(i, next)...)
			return
		}
	}
}

// kindTold makes the document what the abstract calls it, where the title does
// not say what it is: "This report ...", "the report traces", "Telegram from A".
func (p *parser) kindTold() {
	const far = 40 // items to look through
	if p.r.kind != timeline.KindOther || p.r.titleNoun {
		return
	}
	for i := 0; i < len(p.items) && i < far; i++ {
		if p.kind(i) == itemStop && p.isSign(i, '.') {
			return
		}
		if p.kind(i) != itemNoun {
			continue
		}
		n := &actNouns[p.items[i].ref]
		if n.kind == timeline.KindOther || n.deed != sends && n.deed != speaks && n.deed != contains && n.kind != timeline.KindProtocol && n.kind != timeline.KindResolution {
			return
		}
		first := i
		for first > 0 && (p.kind(first-1) == itemAdjective || p.is(first-1, english) && !p.is(first-1, determiner|preposition|verb|conjunction|auxiliary)) {
			first--
		}
		switch {
		case first == 0 && p.is(i+1, preposition), first == 1 && p.is(0, determiner), p.oneOf(first-1, "the", "this") && p.finiteAhead(i+1, len(p.items)):
			p.r.kind = n.kind
		}
		return
	}
}
