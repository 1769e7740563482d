package extract

import (
	"slices"

	"backchannel/timeline"
)

// talkAt reads the parties of the talk whose noun is item i: "between A and
// B", "of A with B", "A's talk with B", "A-B talks", "a call from A". owner are
// those who hold a talk "with B" if the words by it name nobody; record says
// that the noun is what a document records, so that an "of" behind it names
// who talked. ok is false where no party is named.
func (p *parser) talkAt(i, lo, hi int, owner []int, record bool) (heads []int, ev []timeline.Span, ok bool) {
	who, start := p.possessor(i, lo)
	if p.t.field == timeline.FieldTitle && len(who) > 0 && record && start < lo {
		who, start = nil, i
	}
	end := i + 1
	named := false
	var with []int
	for j := i + 1; j < hi && j < i+30; {
		w := p.word(j)
		switch {
		case w == "between" || w == "among":
			list, next := p.parties(j + 1)
			for k := j + 2; len(list) == 0 && p.title && record && k < min(hi, j+10); k++ {
				if p.word(k) == "and" {
					list, next = p.parties(k + 1) // "between the Lord Privy Seal and Ambassador Lunkov"
					break
				}
			}
			if len(list) == 0 {
				j = hi
				break
			}
			with = append(with, list...)
			named = true
			j, end = next, next
		case w == "with" && p.oneOf(j+1, "him", "her") && len(who) == 0 && len(with) == 0:
			// "in a talk with him Edwin Martin praised"
			self := p.subject
			if len(self) == 0 {
				self = p.r.authors
			}
			k := j + 2
			if p.kind(k) == itemComma {
				k++
			}
			list, next := p.parties(k)
			if len(self) == 1 && (len(list) == 0 || !p.finiteAhead(next, hi)) && p.t.field == timeline.FieldAbstract {
				// "what Kuznetsov said in a conversation with him"
				if other := p.addressed(self); len(other) > 0 {
					who, with, end = self, other, j+2
				}
				j = hi
				break
			}
			if len(self) != 1 || len(list) == 0 || !p.finiteAhead(next, hi) || overlap(self, list) {
				j = hi
				break
			}
			who, with, end = self, list, next
			j = hi
		case w == "with":
			list, next := p.parties(j + 1)
			if len(who) > 0 && p.oneOf(j+1, "him", "her", "them") {
				list, next = p.object(j+1, who) // "the talks that Kissinger held with him"
			}
			if p.kind(next) == itemPossessive && len(list) > 0 && p.persons(list) {
				list = nil // "with Mikoyan's aide"
			}
			if len(list) == 0 {
				j = hi
				break
			}
			with = append(with, list...)
			j, end = next, next
			if p.kind(j) == itemComma && p.word(j+1) == "and" && p.word(j+2) == "with" {
				j += 2
			} else if p.word(j) == "and" && p.word(j+1) == "with" {
				j++
			}
		case (w == "of" || w == "by") && p.kind(j+1) != itemDate:
			list, next := p.parties(j + 1)
			if len(list) == 0 {
				if p.t.field == timeline.FieldAbstract {
					j = hi
					break
				}
				j++
				break
			}
			switch {
			case len(who) > 0: // "Zhou Enlai's Reception of Ambassador Nehru"
				with = append(with, list...)
				end = next
			case p.word(next) == "with" || p.kind(next) == itemComma && p.word(next+1) == "with" || p.kind(next) == itemNoun || len(list) > 1 && (p.mention(list[0]).Class == timeline.Person || p.mention(list[0]).Rule == "mission") || p.mention(list[0]).Class == timeline.Person && p.word(next) == "during":
				who, named, end = list, true, next
			default:
				j = hi
			}
			if j < hi {
				j = next
				if p.kind(j) == itemComma && p.word(j+1) == "with" {
					j++
				}
			}
		case w == "from" && p.oneOf(i, "call", "calls", "telephone call", "visit") || w == "from" && p.items[i].to-p.items[i].from > 1:
			list, next := p.parties(j + 1)
			if len(list) == 0 || p.kind(next) == itemPossessive {
				j = hi
				break
			}
			with = append(with, list...)
			j, end = next, next
		case w == "to" && p.oneOf(i, "call", "calls", "visit", "comments"):
			list, next := p.parties(j + 1)
			if len(list) > 0 {
				with = append(with, list...)
				end = next
			}
			j = hi
		case p.kind(j) == itemDate, p.kind(j) == itemNumber:
			j++
		case w == "on" && p.kind(j+1) == itemDate:
			j += 2
		case w == "in" && p.placeNext(j):
			j++
			for p.is(j, determiner) {
				j++
			}
			j++
		case p.oneOf(j, "at", "in", "over", "aboard", "during", "near") && p.t.field == timeline.FieldAbstract && p.setting(j+1, hi) > 0:
			j = p.setting(j+1, hi) // "his talk at the White House with"
		case (w == "that" || w == "which" || p.kind(j) == itemPerson || p.oneOf(j, "he", "she", "they")) && len(who) == 0 && len(with) == 0 && j <= i+2:
			// "a conversation he had with Castro", "the talk that Mikoyan held with"
			k := j
			if w == "that" || w == "which" {
				k++
			}
			list, next := p.parties(k)
			for len(list) > 0 && p.is(next, auxiliary|function) {
				next++
			}
			if len(list) > 0 && p.oneOf(next-1, "had", "has", "have") {
				for p.kind(next) == itemDate || p.word(next) == "on" && p.kind(next+1) == itemDate {
					next++ // "a talk he had yesterday with"
				}
			}
			if len(list) > 0 && (p.oneOf(next-1, "had", "has", "have") || p.kind(next-1) == itemDate) && p.word(next) == "with" || len(list) > 0 && p.oneOf(next, "held", "had", "conducted") {
				who = list
				if p.word(next) != "with" {
					next++
				}
				j = next
				continue
			}
			j = hi
		case p.oneOf(j, "granted", "given", "accorded") && p.word(j+1) == "to":
			list, next := p.parties(j + 2)
			if len(list) == 0 {
				j = hi
				break
			}
			with = append(with, list...) // "an interview granted to"
			if p.word(next) == "and" && p.word(next+1) == "to" {
				if more, n := p.parties(next + 2); len(more) > 0 {
					with, next = append(with, more...), n
				}
			}
			j, end = next, next
		case (w == "given" || w == "hosted" || w == "offered") && p.word(j+1) == "by":
			list, next := p.parties(j + 2)
			if len(list) == 0 {
				j = hi
				break
			}
			with = append(with, list...) // "a dinner given by"
			j, end = next, next
		case w == "held" || w == "that", p.oneOf(j, "just", "concluded", "conducted", "begun", "started", "recently", "later", "earlier", "opened"):
			j++
		case p.kind(j) == itemComma && (p.word(j+1) == "with" || p.word(j+1) == "between"):
			j++
		case (p.kind(j) == itemComma || p.kind(j) == itemOpen || p.kind(j) == itemStop && p.isSign(j, ':')) && j == i+1 && p.t.field == timeline.FieldTitle && len(who) == 0:
			list, next := p.parties(j + 1)
			if p.kind(next) == itemDash {
				if more, n := p.parties(next + 1); len(list) > 0 && len(more) > 0 {
					list, next = append(list, more...), n
				}
			}
			if len(list) > 1 && p.persons(list) {
				with, named = append(with, list...), true
				end = next
			}
			j = hi
		case p.t.field == timeline.FieldTitle && record && p.kind(j) == itemWord && !p.is(j, topical|conjunction|preposition):
			j++
		default:
			j = hi
		}
	}
	if len(with) == 0 && !named && len(who) < 2 {
		return nil, nil, false
	}
	p.talkEnd = end
	if named && len(who) == 0 {
		return unique(with), p.evidence(i, end), len(with) > 0
	}
	if len(who) == 0 && !named {
		switch {
		case p.t.field == timeline.FieldTitle && (p.kind(i-1) == itemPossessive || p.kind(i-1) == itemOpen):
			// "Foreign Minister's Discussion with", "Visit to China (Conversation with": not the author's
		case len(owner) > 0:
			who = owner
		case p.t.field == timeline.FieldAbstract && p.kind(end) == itemComma && len(p.subject) == 0 && i-lo <= 4:
			// "In conversation with Drozniak, the presidential adviser Walt Rostow compares"
			if list, next := p.subjectBehind(end, hi); len(list) > 0 && !overlap(list, with) {
				who, end = list, next
				break
			}
			who = p.speaker(with)
		case p.t.field == timeline.FieldAbstract && p.word(i-1) == "the" && p.oneOf(i-2, "that", "how", "whether", "why", "because", "when", "where"):
			return nil, nil, false // "says that the negotiations with McCloy have failed": whose, it does not say
		case p.t.field == timeline.FieldAbstract || len(p.r.authors) > 0:
			who = p.speaker(with)
		}
	}
	p.talkEnd = end
	all := unique(append(append([]int{}, who...), with...))
	return all, p.evidence(min(start, i), end), true
}

// setting returns the item behind the place or meal of a talk that begins at
// item i, where the other party follows: "the Soviet Embassy with". It returns
// 0 elsewhere.
func (p *parser) setting(i, hi int) int {
	for j := i; j < hi && j < i+7; j++ {
		switch p.kind(j) {
		case itemWord:
			if p.oneOf(j, "with", "between") {
				return j
			}
			if p.is(j, preposition|conjunction|auxiliary|verb|topical) || p.is(j, pronoun) && !p.oneOf(j, "his", "her", "their") {
				return 0
			}
		case itemBody, itemPlace, itemAdjective, itemOffice, itemPossessive, itemNoun, itemDate:
		default:
			return 0
		}
	}
	return 0
}

// severalTalks reads a list of talks that one party had: "four meetings held by
// Mód: with Raúl Roa, with Fidel Castro and with ...". Every "with" is a talk of
// its own. It reports false where there is no such list.
func (p *parser) severalTalks(i, lo, hi int, owner []int, start int) bool {
	if f := p.t.fold(int(p.items[i].to) - 1); f[len(f)-1] != 's' {
		return false
	}
	type talk struct {
		with []int
		end  int
	}
	var list []talk
	end := i + 1
	for j := i + 1; j < hi && j < i+60; {
		switch w := p.word(j); {
		case w == "held" || w == "had":
			j++
		case j == i+1 && (p.kind(j) == itemPerson || p.oneOf(j, "he", "she", "they") || w == "that" && p.kind(j+1) == itemPerson):
			k := j
			if w == "that" {
				k++
			}
			heads, next := p.parties(k)
			for len(heads) > 0 && p.is(next, auxiliary) && !p.oneOf(next, "had", "has", "have") {
				next++
			}
			if len(heads) == 0 || !p.oneOf(next, "had", "held", "has", "have") {
				j = hi
				break
			}
			owner, j = heads, next
		case w == "by" && len(owner) == 0:
			heads, next := p.parties(j + 1)
			if len(heads) == 0 {
				j = hi
				break
			}
			owner, j = heads, next
		case w == "in" && p.placeNext(j):
			j += 2
			for p.kind(j) == itemPlace {
				j++
			}
		case w == "with":
			heads, next := p.parties(j + 1)
			if len(heads) == 0 {
				j = hi
				break
			}
			list = append(list, talk{heads, next})
			j, end = next, next
		case w == "and" && p.word(j+1) == "with", p.kind(j) == itemComma, p.kind(j) == itemStop && p.isSign(j, ':'), p.kind(j) == itemDate, w == "on":
			j++
		default:
			j = hi
		}
	}
	if len(list) < 2 {
		return false
	}
	if len(owner) == 0 {
		owner = p.speaker(list[0].with)
	}
	ev := p.evidence(min(start, i), end)
	for _, t := range list {
		p.r.act(Act{Kind: timeline.Conversation, With: unique(append(slices.Clone(owner), t.with...)), Basis: timeline.DateUnknown, Field: p.t.field, Evidence: ev, Rule: "noun-talks"})
	}
	return true
}

// speaker is who talked with others where the words at the noun do not say:
// the subject of the sentence, else the author of the document.
func (p *parser) speaker(with []int) []int {
	if len(p.subject) > 0 && !overlap(p.subject, with) {
		return p.subject
	}
	if !overlap(p.r.authors, with) {
		return p.r.authors
	}
	return nil
}
