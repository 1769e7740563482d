package extract

import "backchannel/timeline"

// nounMessage reads "a letter from A to B", "A's response to B's letter", "the
// telegram in which A told B".
func (p *parser) nounMessage(i, lo, hi int, n actNoun, owner []int, start int) {
	from, to := owner, []int(nil)
	end := i + 1
	rule := "noun-message"
	for j := i + 1; j < hi && j < i+25; {
		switch w := p.word(j); {
		case w == "from" || w == "by" && len(from) == 0:
			heads, next := p.parties(j + 1)
			if _, end := p.vague(j + 1); len(heads) == 0 && p.title && end > j+1 && p.word(end) == "to" {
				j = end // "from the Soviet Government to"
				continue
			}
			if len(heads) == 0 {
				j = hi
				continue
			}
			from = heads
			if start > i {
				start = i
			}
			j, end = next, next
		case w == "of" && p.kind(j+1) == itemDate:
			j, end = j+2, j+2
		case w == "of" && len(from) == 0 && (n.deed == sends || n.deed == speaks):
			heads, next := p.parties(j + 1)
			if len(heads) == 0 || !p.persons(heads) && p.word(next) != "to" && !(p.letterlike(i) && p.t.field == timeline.FieldAbstract) || p.kind(next) == itemPossessive {
				j = hi
				continue
			}
			from, j, end = heads, next, next // "the speech of President Dorticós to the UN"
		case (w == "to" || w == "for" && (len(from) == 0 && p.governed(i, lo) || len(from) > 0 && p.letterlike(i) && p.kind(j-1) == itemPerson)) && len(to) == 0:
			heads, next := p.parties(j + 1)
			if p.oneOf(j+1, "him", "her") && len(from) > 0 {
				heads, next = p.object(j+1, from)
			}
			if len(heads) == 0 {
				j = hi
				continue
			}
			if p.kind(next) == itemPossessive || p.kind(next) == itemNoun {
				if n.deed != answers {
					j = hi
					continue
				}
				if p.kind(next) == itemPossessive && p.oneOf(next+1, "question", "questions", "query", "objection", "objections", "remark", "argument") && p.t.field == timeline.FieldAbstract {
					if self := p.speaker(heads); len(self) > 0 && !p.sameParties(self, heads) {
						p.verbTalk(self, heads, lo, i, next+2, "noun-question") // "in answer to the ambassador's question"
					}
					return
				}
				for next < hi && p.kind(next) != itemNoun && next < j+6 {
					next++
				}
				next++
			}
			to, end = heads, min(next, hi)
			j = end
		case w == "dated":
			j++
			if p.kind(j) == itemDate {
				j++
				end = j
			}
		case p.kind(j) == itemDate:
			j, end = j+1, j+1
		case w == "on" && p.kind(j+1) == itemDate:
			j, end = j+2, j+2
		case w == "in" && p.word(j+1) == "which" || w == "where" || w == "wherein":
			k := j + 1
			if w == "in" {
				k++
			}
			heads, next := p.parties(k)
			if len(heads) > 0 && len(from) == 0 {
				from, end = heads, next
				p.subject = heads
				for next < hi && p.is(next, auxiliary|function) {
					next++
				}
				if p.is(next, verb) {
					end = next + 1
					g := &verbs[p.t.tokens[p.items[next].from].word.act]
					if g.direct {
						if obj, m := p.parties(next + 1); len(obj) > 0 {
							to, end = obj, m
						}
					}
				}
			}
			j = hi
		case (w == "that" || w == "which" || p.kind(j) == itemPerson || p.oneOf(j, "he", "she")) && len(from) == 0 && len(to) == 0 && j <= i+2 && n.deed == sends:
			// "the letter that Castro sent to Khrushchev", "a letter he wrote to"
			k := j
			if w == "that" || w == "which" {
				k++
			}
			heads, next := p.parties(k)
			if p.oneOf(k, "he", "she") && p.ownerFresh {
				heads = p.owner // "thanks Mao for the letter that he wrote to"
			}
			for len(heads) > 0 && p.is(next, auxiliary|function) && p.word(next) != "given" {
				next++
			}
			if len(heads) > 0 && p.oneOf(next, "sent", "wrote", "written", "addressed", "delivered", "handed", "gave", "given", "received", "extended", "issued", "made") {
				if p.word(next) == "received" {
					to = heads
				} else {
					from = heads
					if whom, m := p.relativeObject(next+1, heads); len(whom) > 0 && p.kind(m) != itemPossessive {
						to, next = whom, m-1 // "a message that U Thant sent him"
					}
				}
				j, end = next+1, next+1
				continue
			}
			j = hi
		case n.deed == speaks && p.oneOf(j, "made", "addressed") && p.t.field == timeline.FieldAbstract && p.madeTo(i, j, lo, hi):
			return
		case w == "addressed" || w == "sent" || w == "written" || w == "delivered" || w == "received" || w == "signed":
			j++
		case p.kind(j) == itemPlace && p.word(j-1) == "in", p.kind(j) == itemNumber:
			j++
		case w == "in" && p.placeNext(j):
			j += 2
		default:
			j = hi
		}
	}
	if len(from) == 0 && len(to) == 0 {
		return
	}
	if len(to) == 0 && len(from) > 0 && p.t.field == timeline.FieldAbstract {
		to = p.reaches(i, lo, end, hi, from)
	}
	if p.t.field == timeline.FieldAbstract && len(to) == 0 && p.toCome(end) {
		return
	}
	self := p.speaker(owner)
	if p.oneOf(start-2, "reply", "answer", "response") && p.t.field == timeline.FieldAbstract {
		if heads, _ := p.subjectBehind(end, hi); len(heads) > 0 {
			self = heads // "In reply to Khrushchev's letter, Castro asks"
		}
	}
	if len(to) == 0 && len(owner) > 0 && len(self) > 0 && p.t.field == timeline.FieldAbstract && !p.sameParties(owner, self) &&
		(p.answered(start-1) || (p.letterlike(i) || p.oneOf(i, "memorandum", "report")) && p.thanked(start, lo)) {
		to = self // "Stalin answers Mao's telegram": it was sent to him
	}
	if len(to) == 0 && len(owner) > 0 && p.word(start-1) == "to" && p.kind(start-2) == itemNoun && actNouns[p.items[start-2].ref].deed == answers {
		if who, at := p.possessor(start-2, lo); at < start-2 && len(who) > 0 && !p.sameParties(who, owner) {
			to = who // "Mao's answer to Stalin's telegram"
		}
	}
	if len(to) == 0 && len(owner) == 1 && len(p.r.listeners) == 1 && len(p.r.authors) == 1 && p.t.field == timeline.FieldAbstract && p.documentary() && p.letterlike(i) &&
		p.sameParties(owner, p.r.listeners) && p.persons(owner) {
		to = p.r.authors // in a letter to B, "B's letter of 28 August"
	}
	if p.title && len(to) == 0 && len(owner) > 0 && len(p.r.listeners) > 0 && p.answered(start-1) && p.sameParties(owner, p.r.listeners) && !overlap(p.r.authors, owner) {
		to = p.r.authors // "in Response to Ulbricht's Letter", of a letter to Ulbricht
	}
	if len(from) == 0 && p.t.field == timeline.FieldAbstract && i-lo <= 5 {
		if heads, _ := p.subjectBehind(end, hi); len(heads) > 0 && !overlap(heads, to) {
			from = heads // "In a letter to Castro, Khrushchev explains"
		}
	}
	if len(from) == 0 {
		switch {
		case n.deed == answers && i <= lo+1 && p.t.field == timeline.FieldAbstract && len(p.r.authors) > 0:
			from = p.r.authors // "Response to Alekseev's telegram": the document itself
		case p.conveyed(i, lo) && p.lastSender != nil:
			from = p.lastSender
			rule = "message-relayed"
		case p.governed(i, lo) && len(p.subject) > 0:
			from = p.subject
		case p.t.field == timeline.FieldTitle && len(to) > 0 && p.enclosed(i, lo) && !overlap(to, p.r.authors):
			from = p.r.authors // "Decision with Approved Message to Shtykov"
			rule = "message-relayed"
		default:
			return
		}
	}
	if n.deed == speaks && len(to) == 0 {
		return
	}
	if p.t.field == timeline.FieldAbstract && len(to) == 0 && len(owner) == 0 && n.deed == sends && p.passedOn(i, lo) && len(p.subject) > 0 && p.sameParties(p.subject, p.r.authors) && !p.sameParties(from, p.subject) &&
		(n.kind == timeline.KindReport || n.kind == timeline.KindMemorandum) {
		to = p.subject // "forwards information from the Cuban Embassy": it came to him
	}
	if len(to) == 0 && (p.t.field == timeline.FieldAbstract || p.word(i+1) == "to") && p.oneOf(i, "request", "requests", "warning", "warnings", "complaint", "assurances", "offer", "demand", "demands", "appeal", "greetings", "order", "orders", "guidance", "instructions", "instruction", "command", "invitation", "inquiry", "inquiries") {
		return
	}
	if n.kind == timeline.KindReport && len(to) == 0 || n.kind == timeline.KindMemorandum && len(to) == 0 && p.oneOf(i, "proposal", "proposals") {
		return
	}
	if overlap(from, to) {
		return
	}
	if len(to) == 0 && p.t.field == timeline.FieldAbstract && len(owner) == 0 && (n.kind == timeline.KindMessage || n.kind == timeline.KindLetter) && p.passedOn(i, lo) &&
		len(p.r.listeners) > 0 && p.persons(p.r.listeners) && p.sameParties(p.subject, p.r.authors) && !p.sameParties(from, p.r.authors) && !p.sameParties(from, p.r.listeners) {
		to = p.r.listeners // "relays a message from Mao", to whom he writes
		rule = "message-relayed"
	}
	if len(to) == 0 && len(p.r.acts) > p.sentenceActs && p.t.field == timeline.FieldAbstract && p.sameParties(p.r.acts[max(p.sentenceActs, len(p.r.acts)-2)].From, from) {
		return // "passed him a note from Brezhnev": told with who received it
	}
	date, basis := p.dateNear(i, lo, hi)
	if basis == timeline.DateUnknown && (rule == "message-relayed" || p.t.field == timeline.FieldTitle && len(to) > 0 && (p.conveyed(i, lo) || p.enclosed(i, lo))) {
		date, basis = p.r.entry.Date, documentBasis(p.r.entry.Date)
	}
	if len(to) > 0 && len(from) > 0 {
		p.lastSender = from
	}
	p.r.act(Act{Kind: timeline.Message, From: from, To: to, Date: date, Basis: basis, Field: p.t.field, Evidence: p.evidence(min(start, i), end), Rule: rule})
}

// relativeObject reads whom a letter went to that somebody else "had given him":
// the one of whom the sentence speaks, before whom it addressed last.
func (p *parser) relativeObject(i int, from []int) ([]int, int) {
	if p.oneOf(i, "him", "her") && len(p.subject) == 1 && p.persons(p.subject) && !p.sameParties(p.subject, from) {
		return p.subject, i + 1
	}
	return p.object(i, from)
}

// letterlike reports whether the noun at item i is that of a thing written to
// somebody.
func (p *parser) letterlike(i int) bool {
	switch actNouns[p.items[i].ref].kind {
	case timeline.KindLetter, timeline.KindTelegram, timeline.KindMessage:
		return !p.oneOf(i, "request", "requests", "offer", "demand", "demands", "warning", "warnings", "assurances", "invitation", "greetings", "condolences", "congratulations", "complaint", "appeal")
	}
	return p.oneOf(i, "note")
}

// reaches returns to whom a message from somebody comes, where other words than
// "to" say so: "a dispatch from A that reached him"; "B was visited by C, who
// delivered a letter from A".
func (p *parser) reaches(i, lo, end, hi int, from []int) []int {
	if (p.oneOf(end, "that", "which") && p.oneOf(end+1, "reached", "reaches") || p.oneOf(end, "reaching")) && end+2 < hi {
		j := end + 1
		if !p.oneOf(end, "reaching") {
			j++
		}
		if to, _ := p.object(j, from); !overlap(to, from) {
			return to
		}
		return nil
	}
	brought := false
	for j := i - 1; j >= lo && j >= i-4; j-- {
		if p.oneOf(j, "received", "receives", "got") && len(p.subject) == 1 && !p.negated(j, lo) && !p.sameParties(p.subject, from) {
			return p.subject
		}
		brought = brought || p.oneOf(j, "delivered", "delivers", "brought", "brings", "handed", "hands", "presented", "presents", "transmitted", "transmits", "conveyed", "conveys", "read", "reads",
			"deliver", "hand", "present", "transmit", "convey", "bringing", "delivering")
	}
	if !brought || !p.persons(p.subject) || p.sameParties(p.subject, from) || len(p.r.acts) == p.sentenceActs || len(p.r.acts[len(p.r.acts)-1].With) < 2 {
		return nil
	}
	who := p.hearer
	if len(who) != 1 || p.sameParties(who, p.subject) {
		who = p.partnerOf(p.subject)
	}
	if p.sameParties(who, from) || !p.persons(who) {
		return nil
	}
	return who
}

// madeTo reads "remarks made to B by A" and "made by A to B", whose participle
// is item j, as a talk of the two.
func (p *parser) madeTo(i, j, lo, hi int) bool {
	from, to, end := p.passedTo(j, hi)
	if !p.persons(from) || !p.persons(to) || p.sameParties(from, to) {
		return false
	}
	p.verbTalk(from, to, lo, i, end, "noun-made")
	return true
}

// toCome reports whether a verb at item i says that what stands before it is
// still to come: "is to follow", "will be sent", "is expected".
func (p *parser) toCome(i int) bool {
	switch {
	case p.oneOf(i, "will", "would", "should", "may", "might", "must", "shall"):
		return true
	case p.oneOf(i, "is", "are", "was", "were"):
		return p.word(i+1) == "to" || p.oneOf(i+1, "expected", "planned", "awaited", "due", "envisaged", "proposed", "drafted")
	}
	return false
}

// conveyed reports whether the noun at item i is what somebody is to pass on:
// "to relay a message to Castro", "transmitting a Message from Mao".
func (p *parser) conveyed(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-3; j-- {
		if p.oneOf(j, "relay", "convey", "deliver", "transmit", "forward", "pass", "transmitting", "forwarding", "conveying", "relaying", "containing", "delivering", "enclosing") {
			return true
		}
	}
	return false
}

// enclosed reports whether the noun at item i goes with the document whose
// title it stands in: "with an enclosed letter to", "with draft letters to".
func (p *parser) enclosed(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-4; j-- {
		switch {
		case p.oneOf(j, "with", "and"):
			return p.word(j) == "with" || p.kind(j-1) == itemPerson
		case p.is(j, determiner), p.oneOf(j, "approved", "enclosed", "attached", "draft", "enclosing", "attaching"):
		default:
			return false
		}
	}
	return false
}

// fromListener reports whether the verb before item i says that the thing is
// what the other side wrote: "agrees with his letter", "has received his".
func (p *parser) fromListener(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-4; j-- {
		if p.oneOf(j, "agree", "agrees", "agreed", "thank", "thanks", "thanked", "receive", "received", "receives", "receipt", "acknowledge", "acknowledges", "acknowledged",
			"answer", "answers", "answering", "reply", "replies", "replying", "respond", "responds", "responding", "response", "answered", "replied", "have", "glad") {
			return true
		}
	}
	return false
}

// thanked reports whether somebody thanks for the thing at item i, or says that
// it has come.
func (p *parser) thanked(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-4; j-- {
		if p.oneOf(j, "thank", "thanks", "thanked", "acknowledge", "acknowledges", "acknowledged", "acknowledging", "receipt", "received", "reject", "rejects", "rejected", "read", "studied", "got", "gotten") {
			return true
		}
	}
	return false
}

// answered reports whether a verb of answering ends at item i.
func (p *parser) answered(i int) bool {
	if p.word(i) == "to" {
		i--
	}
	if p.word(i-1) == "in" && p.oneOf(i, "reply", "answer", "response") {
		return true
	}
	return p.oneOf(i, "answer", "answers", "answered", "answering", "reply", "replies", "replied", "replying", "respond", "responds", "responded", "responding",
		"acknowledge", "acknowledges", "acknowledged", "acknowledging") &&
		(p.kind(i) == itemWord || p.t.tokens[p.items[i].from].is(verb) && p.verbHere(i, 0))
}

// passedOn reports whether a verb of passing on or reporting governs the noun
// at item i.
func (p *parser) passedOn(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-4; j-- {
		if p.oneOf(j, "forwards", "forwarded", "relays", "relayed", "passes", "passed", "conveys", "conveyed", "transmits", "transmitted", "reports", "reported", "hands", "handed", "sends", "sent", "shares", "shared", "cites", "quotes", "summarizes", "summarises") {
			return true
		}
	}
	return false
}

// governed reports whether a verb of sending in the present or past stands
// before the noun at item i: "Castro sends a letter to".
func (p *parser) governed(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-5; j-- {
		if p.is(j, verb) {
			g := &verbs[p.t.tokens[p.items[j].from].word.act]
			return (g.frame == frameSend || g.frame == frameWrite || p.oneOf(j, "gave", "gives", "given", "dictates", "dictated")) && !p.oneOf(j-1, "to", "not", "would", "should", "will", "could", "may", "might")
		}
	}
	return false
}
