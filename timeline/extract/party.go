package extract

import (
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// parser reads parties and acts from the items of one text.
type parser struct {
	*chunker
	r            *reader
	unnamed      map[int32]int // mentions of offices without a name, by first token
	subject      []int         // the parties that the sentence speaks of
	main         []int         // the subject of the first clause of the sentence
	mainPresent  bool          // and its verb is in the present
	former       []int         // those that the sentence before spoke of
	owner        []int         // the last possessor: whom "his" means
	group        []int         // the last parties named together: whom "them" means
	lastSender   []int         // who sent the last message told of, for what it asks to be passed on
	talkEnd      int           // the item behind the words that name the parties of the last talk read
	source       []int         // whose account the sentence gives: "according to A"
	teller       []int         // who is reported to say what the clause says: "A was told by B that"
	met          []int         // whom the sentence before said somebody spoke with last
	relative     bool          // what is read stands behind a "who"
	hearer       []int         // whom the last verb of the sentence addressed
	sentenceActs int           // how many acts were found before the sentence
	ownerFresh   bool          // owner stands in the sentence being read
}

// fold returns the folded word of an item that is a single token.
func (p *parser) word(i int) string {
	if i < 0 || i >= len(p.items) {
		return ""
	}
	it := &p.items[i]
	if it.kind != itemWord && it.kind != itemNoun && it.kind != itemOffice && it.kind != itemHonorific {
		return ""
	}
	return string(p.t.fold(int(it.from)))
}

func (p *parser) kind(i int) itemKind {
	if i < 0 || i >= len(p.items) {
		return itemStop
	}
	return p.items[i].kind
}

func (p *parser) is(i int, c class) bool {
	return i >= 0 && i < len(p.items) && p.items[i].kind == itemWord && p.t.tokens[p.items[i].from].is(c)
}

func (p *parser) isSign(i int, r rune) bool {
	return i >= 0 && i < len(p.items) && p.t.tokens[p.items[i].from].r == r
}

// placeOf returns the country or body of an item that is a place or adjective.
func (it *item) placeOf() *authority.Place {
	if it.term == nil {
		return nil
	}
	if c := country(it.term); c != nil {
		return c
	}
	return it.term.City
}

// placeAt reports whether item i is a country or city by its name; "US" and
// "PRC" are adjectives as well.
func (p *parser) placeAt(i int) bool {
	return p.kind(i) == itemPlace || p.kind(i) == itemAdjective && p.items[i].term.Country != nil
}

// phrase is a party as the words give it.
type phrase struct {
	heads []int // mentions; more than one only behind a pronoun
	next  int   // the item behind it
	bare  bool  // an office or pronoun, no name
}

// party reads one party at item i: what stands before the name (articles,
// countries, organisations, an office with its complement), the name, and what
// follows it in apposition. Productions, with [] optional:
//
//	[ADJECTIVE] [BODY] [OFFICE [of|to|in PLACE|BODY]] PERSON     Soviet Ambassador to Cuba A.I. Alekseev
//	OFFICE [of ...] , PERSON                                     the Deputy Chairman of the State Council, Carlos Rafael Rodriguez
//	OFFICE ( PERSON )                                            the President (Syngman Rhee)
//	BODY [( PERSON )]                                            Hungarian Embassy in Havana (Görög)
//	PERSON [ ( PERSON ) | "[" PERSON "]" ]                       Filippov [Stalin]
//	PERSON , [ADJECTIVE|BODY] OFFICE [of ...]                    Comrade Bergold, East German Ambassador
//	OFFICE                                                       the Soviet Ambassador to Cuba
//	he | they | the two | his (before a noun: the possessor)
func (p *parser) party(i int) (phrase, bool) {
	var side, post string
	office, officeEnd, role, roleEnd := -1, -1, -1, -1
	body := -1
	first := i
	j := i
	titled := false
	if one, ok := p.described(i); ok {
		return one, true
	}
loop:
	for j < len(p.items) && j < i+40 {
		it := &p.items[j]
		switch it.kind {
		case itemWord:
			w := &p.t.tokens[it.from]
			switch {
			case w.is(session) && p.word(j+1) == "of" && office < 0:
				j += 2
			case j == i && p.attributive(j):
				j++ // "her adviser P.N. Haksar", "his British colleague Frank Roberts"
			case j == i && w.is(pronoun) && !w.capitalisedAcronym():
				return p.pronoun(j)
			case w.is(determiner) && office < 0:
				if j++; p.word(j-1) == "that" && (p.kind(j) == itemPerson || p.kind(j) == itemBody) {
					return phrase{next: i}, false // "answers that Brezhnev": a clause begins
				}
			case titled && p.kind(j-1) == itemHonorific && p.kind(j+1) == itemHonorific && p.word(j) == "and":
				j++ // "Mr. and Mrs. Chaffin"
			case w.is(modifier) && !w.is(pronoun) || w.is(officeBefore) && office < 0:
				j++
			case w.is(partner) && w.shape == lower && j > i && (p.kind(j+1) == itemPerson || p.kind(j+1) == itemComma && p.kind(j+2) == itemPerson && (p.kind(j+3) == itemComma || p.kind(j+3) == itemStop)):
				if j++; p.kind(j) == itemComma {
					j++ // "his Soviet colleague, Alekseev,"
				}
			case w.is(pronoun) && office < 0 && (p.word(j) == "his" || p.word(j) == "her" || p.word(j) == "their" || p.word(j) == "its"):
				j++
			case p.word(j) == "and" && j > i && office < 0 && p.kind(j-1) == itemAdjective && p.kind(j+1) == itemAdjective && p.t.field == timeline.FieldAbstract && p.kind(j+2) == itemOffice && p.several(j+2):
				j++ // "the Canadian and British heads of mission"
			case w.is(calling) && w.shape == lower && p.kind(j+1) == itemPerson && p.t.field == timeline.FieldAbstract:
				j++ // "the American businessman William Knox"
			case w.shape == lower && w.is(english) && office < 0 && !w.is(preposition|conjunction|auxiliary|verb|pronoun|function) && (p.kind(j+1) == itemOffice || p.kind(j+1) == itemAdjective && p.kind(j+2) == itemOffice):
				j++
			default:
				break loop
			}
		case itemHonorific:
			titled = true
			j++
		case itemAdjective:
			side = it.placeOf().Name
			j++
			if p.kind(j) == itemDash {
				j++
			}
		case itemPlace:
			if s, n, ok := p.signer(j + 1); ok && j == i && p.title && it.term.City != nil && p.items[n-1].from-it.to <= 4 {
				return phrase{heads: []int{s}, next: n}, true // "Warsaw (Michałowski)"
			}
			if it.term.Country == nil && (p.kind(j+1) != itemOffice) {
				break loop
			}
			side = it.placeOf().Name
			j++
		case itemPossessive:
			if office >= 0 && office <= j-1 && officeEnd == j && p.word(j+1) == "office" && p.title {
				j += 2 // "Director General of the Prime Minister's Office"
				officeEnd = j
				if p.kind(j) == itemComma && (p.kind(j+1) == itemPerson || p.kind(j+1) == itemHonorific && p.kind(j+2) == itemPerson) {
					j++
				}
				continue
			}
			if office >= 0 && office == j-1 && p.kind(j+1) == itemOffice {
				office, role = -1, -1 // "the President's Special Assistant": the office is the assistant's
				j++
				continue
			}
			if j == i || p.kind(j-1) != itemPlace && p.kind(j-1) != itemBody {
				break loop
			}
			j++
		case itemNumber:
			// "the 12th Plenum of the Central Committee"
			if !p.is(j+1, session) || p.word(j+2) != "of" {
				break loop
			}
			j += 3
		case itemBody:
			if p.officeAhead(j + 1) {
				body = int(it.ref)
				j++
				if p.kind(j) == itemPossessive {
					j++
				}
				continue
			}
			m := int(it.ref)
			if s, n, ok := p.signer(j + 1); ok {
				if d := p.mention(s); d.Side == "" {
					d.Side = p.mention(m).Side
				}
				return phrase{heads: []int{s}, next: n}, true
			}
			n := j + 1
			if several, end := p.signers(n); len(several) > 1 {
				return phrase{heads: several, next: end}, true
			}
			if q := n; p.title && (p.kind(q) == itemOpen || p.kind(q) == itemComma && p.kind(q+1) == itemOpen) {
				if p.kind(q) == itemComma {
					q++
				}
				if part := (phrase{next: q + 2}); p.kind(q+1) == itemBody && p.kind(q+2) == itemClose {
					if part.heads = []int{int(p.items[q+1].ref)}; p.partOf(m, part) {
						return phrase{heads: part.heads, next: q + 3}, true // "Ministry of External Affairs, (AMS Division)"
					}
				}
			}
			if p.kind(n) == itemOpen && p.closed(n) > 0 && p.closed(n)-n <= 5 {
				n = p.closed(n) + 1
			}
			heads := []int{m}
			if leader, end := p.ledBy(n); len(leader) > 0 {
				heads, n = append(heads, leader...), end
			}
			return phrase{heads: heads, next: n}, true
		case itemOffice:
			if office < 0 {
				office, role = j, j
				for office > first && (p.kind(office-1) == itemAdjective || p.kind(office-1) == itemPlace || p.kind(office-1) == itemBody || p.kind(office-1) == itemPossessive || p.is(office-1, officeBefore)) {
					office--
				}
			}
			if body >= 0 {
				post = p.mention(body).Name
			}
			j++
			roleEnd = j
			n, at, of := p.post(j)
			if k := p.officeTo(role, j); k > j {
				j, roleEnd, n = k, k, k // "Secretary to the President"
			}
			if of != "" && side == "" {
				side = of
			}
			if at != "" && post == "" {
				post = at
			}
			j = n
			officeEnd = j
			if n := p.unit(j); n > j && p.kind(n) == itemComma && p.kind(n+1) == itemPerson && (p.kind(n+2) == itemComma || p.kind(n+2) == itemStop) {
				j = n // "the head of the first department, Pak Kil-yon,"
			}
			if p.kind(j) == itemComma {
				// an office, then its holder in apposition
				k := j + 1
				for p.kind(k) == itemHonorific || p.kind(k) == itemOffice && p.kind(k+1) == itemPerson {
					k++
				}
				if p.kind(k) == itemPerson && !(p.several(role) && p.t.field == timeline.FieldAbstract) && (p.is(first, determiner) || p.kind(k-1) != itemComma || p.title || p.kind(k+1) == itemComma || p.kind(k+1) == itemStop) {
					j = k
				}
			}
			if p.kind(j) == itemComma && p.kind(j+1) == itemBody && p.kind(j+2) == itemOpen && p.title {
				if _, _, ok := p.signer(j + 2); ok {
					j += 2 // "Deputy Director, Central Intelligence Agency (Smith)"
				}
			}
			if s, n, ok := p.signer(j); ok && !p.mention(s).Sender {
				p.dress(s, office, officeEnd, role, roleEnd, side, post)
				return phrase{heads: []int{s}, next: n}, true
			} else if ok {
				m := p.mention(s)
				m.Sender = false // "the President (Syngman Rhee)": the holder, not a signature
				p.dress(s, office, officeEnd, role, roleEnd, side, post)
				return phrase{heads: []int{s}, next: n}, true
			}
		case itemPerson:
			if p.kind(j+1) == itemPossessive && (p.kind(j+2) == itemOffice || p.is(j+2, calling|partner|modifier|officeBefore)) && p.t.field == timeline.FieldAbstract && office < 0 {
				if one, ok := p.party(j + 2); ok && !one.bare && len(one.heads) == 1 && p.persons(one.heads) {
					return one, true // "Modrow's envoy, Ambassador König"
				}
			}
			m := int(it.ref)
			p.dress(m, office, officeEnd, role, roleEnd, side, post)
			if titled && office < 0 {
				p.mention(m).Weak = false
			}
			return phrase{heads: []int{m}, next: p.apposition(j+1, m)}, true
		default:
			break loop
		}
	}
	if office >= 0 && post == "" && p.kind(officeEnd) == itemComma && p.kind(officeEnd+1) == itemPlace && p.items[officeEnd+1].term.City != nil {
		post = p.items[officeEnd+1].term.City.Country // "the Soviet Ambassador, Havana"
	}
	if m := p.missionOf(role, officeEnd); office >= 0 && m >= 0 {
		return phrase{heads: []int{m}, next: officeEnd}, true // "the Military Attaché of the Chinese Embassy in Iraq"
	}
	if office >= 0 && p.t.field == timeline.FieldAbstract && post == "" && p.envoy(role) && len(p.r.authors) == 1 {
		// "the Polish ambassador" in a telegram that he signed
		if d := p.mention(p.r.authors[0]); side != "" && d.Side == side && (d.Sender || d.Rule == "mission") {
			return phrase{heads: p.r.authors, next: officeEnd}, true
		}
	}
	if office >= 0 && officeEnd == role+1 {
		if who := p.holder(first, role); len(who) > 0 {
			return phrase{heads: who, next: officeEnd, bare: true}, true
		}
	}
	if office >= 0 && roleEnd > 0 && (side != "" || post != "") {
		m := p.unnamedOffice(first, office, officeEnd, role, roleEnd, side, post)
		if m >= 0 {
			return phrase{heads: []int{m}, next: officeEnd, bare: true}, true
		}
	}
	if office >= 0 && p.word(first) == "its" && len(p.r.authors) == 1 && p.mention(p.r.authors[0]).Class == timeline.Organisation && p.kind(officeEnd) != itemPossessive {
		return phrase{heads: p.r.authors, next: officeEnd, bare: true}, true // "its second secretary": the embassy's
	}
	if office >= 0 && (p.title && p.kind(officeEnd) != itemOpen || p.t.field == timeline.FieldAbstract && p.word(first) == "the" && officeEnd == role+1) && p.kind(officeEnd) != itemNoun && p.kind(officeEnd) != itemPossessive {
		// "the President": perhaps somebody whom the entry names elsewhere
		if m := p.unnamedOffice(first, office, officeEnd, role, roleEnd, "", ""); m >= 0 {
			p.mention(m).Bare = true
			return phrase{heads: []int{m}, next: officeEnd, bare: true}, true
		}
	}
	if office >= 0 {
		return phrase{next: officeEnd, bare: true}, false
	}
	if p.word(i) == "the" && p.oneOf(i+1, "embassy", "ministry", "legation", "delegation", "mission") {
		if who := p.holder(i, i+1); len(who) > 0 {
			return phrase{heads: who, next: i + 2, bare: true}, true
		}
	}
	if heads, next := p.delegation(i); len(heads) > 0 {
		return phrase{heads: heads, next: next}, true
	}
	return phrase{next: i}, false
}

func (k *token) capitalisedAcronym() bool { return k.shape == upper && k.stop-k.start > 1 }

// namedAt reports whether a name or office stands at item i.
func (p *parser) namedAt(i int) bool {
	switch p.kind(i) {
	case itemPerson, itemBody, itemOffice, itemAdjective:
		return true
	}
	return false
}

func (p *parser) mention(m int) *Mention { return &(*p.mentions)[m] }

// pronoun resolves he, they, his ... to those of whom the text speaks.
func (p *parser) pronoun(i int) (phrase, bool) {
	var who []int
	switch p.word(i) {
	case "him", "her":
		who = p.addressed(p.subject)
	case "he", "she":
		if len(p.subject) == 1 {
			who = p.subject
		} else if len(p.subject) == 0 && len(p.main) == 1 {
			who = p.main
		} else if len(p.former) == 1 {
			who = p.former
		} else if len(p.r.authors) == 1 {
			who = p.r.authors
		}
	case "they", "them":
		if len(p.group) > 1 {
			who = p.group
		} else if len(p.r.authors) > 1 {
			who = p.r.authors
		}
	default:
		return phrase{next: i}, false
	}
	if len(who) == 0 {
		return phrase{next: i}, false
	}
	return phrase{heads: who, next: i + 1, bare: true}, true
}

// parties reads one party or several, joined by commas and "and". A list that
// has commas must end in "and", or stand in a title.
func (p *parser) parties(i int) (heads []int, next int) {
	one, ok := p.party(i)
	if !ok {
		if one.bare && p.kind(one.next) == itemComma && p.kind(one.next+1) == itemPerson && p.several(one.next-1) && p.t.field == timeline.FieldAbstract {
			if h, n := p.parties(one.next + 1); len(h) > 1 || p.word(n) == "among" && p.word(n+1) == "them" {
				if p.kind(n) == itemComma {
					n++
				}
				return h, n // "the heads of mission, Kidd and Marchant"
			}
		}
		if one.bare && one.next > i {
			// an office that names nobody, perhaps one of a list: "the ambassador and Castro"
			if w := p.word(one.next); w == "and" && p.word(one.next+1) != "that" {
				if h, n := p.parties(one.next + 1); len(h) > 0 {
					return h, n
				}
			}
		}
		return nil, i
	}
	heads = append(heads, one.heads...)
	next = one.next
	firm, firmNext := len(heads), next
	const longest = 48 // parties of one list, so that the time stays linear
	for next < len(p.items) && len(heads) < longest {
		j := next
		comma := p.kind(j) == itemComma || p.title && p.isSign(j, ';') && p.isSign(i-1, ':') // "Participants: A, B; C"
		if comma {
			j++
		}
		joined, inserted := false, false
		switch p.word(j) {
		case "and":
			j, joined = j+1, true
		case "as":
			if p.word(j+1) == "well" && p.word(j+2) == "as" {
				j, joined = j+3, true
			}
		case "together", "along":
			if p.word(j+1) == "with" {
				j, joined, inserted = j+2, true, comma
			}
		case "accompanied":
			if p.word(j+1) == "by" {
				j, joined, inserted = j+2, true, comma
			}
		}
		if p.isSign(j, '&') || p.title && p.isSign(j, '/') && p.kind(j-1) == itemPerson && p.kind(j+1) == itemPerson || p.kind(j) == itemDash && p.kind(j-1) == itemPerson && p.kind(j+1) == itemPerson && (!p.t.tokens[p.items[j].from].spaced || p.word(i-1) == "between" || p.title && p.isSign(i-1, ':')) {
			j, joined = j+1, true // "Mikoyan-Suslov Report", "between Zhivkov – Brezhnev"
		}
		if !comma && !joined || joined && p.word(j) == "that" && p.t.field == timeline.FieldAbstract {
			break // "to A and that B is": a clause, no second party
		}
		more, ok := p.party(j)
		if !ok || more.bare && len(more.heads) == 0 {
			break
		}
		if p.kind(j) == itemNumber && !joined {
			break
		}
		// "A, B's letter" is no list.
		if p.kind(more.next) == itemPossessive && !joined {
			break
		}
		if !joined && len(heads) == 1 && p.partOf(heads[0], more) {
			heads[0], next = more.heads[0], more.next // "SED CC, Department of International Relations"
			firm, firmNext = 1, next
			continue
		}
		heads = append(heads, more.heads...)
		next = more.next
		if inserted && p.kind(next) == itemComma {
			next++ // "Khrushchev, together with Gromyko, received"
		}
		if joined || p.title {
			firm, firmNext = len(heads), next
		}
		if joined && p.kind(next) != itemComma && p.kind(next) != itemDash && p.word(next) != "and" {
			break
		}
	}
	heads, next = heads[:firm], firmNext
	if len(heads) > 1 {
		p.group = heads
	}
	return heads, next
}

// partOf reports whether a body behind a comma in a title is a part of the body
// before it: one that nobody has listed, and that is no committee of its own
// but a department, bureau or the like. It then notes whose part it is.
func (p *parser) partOf(whole int, part phrase) bool {
	if !p.title || len(part.heads) != 1 || p.kind(part.next) != itemComma && p.kind(part.next) != itemNoun && p.kind(part.next) != itemClose {
		return false
	}
	w, d := p.mention(whole), p.mention(part.heads[0])
	if strings.HasPrefix(d.Name, w.Surface+", ") {
		return true // the authority knows it as that
	}
	if w.Class != timeline.Organisation || d.Class != timeline.Organisation || d.Owner >= 0 || d.Side != "" || d.Rule != "organisation-pattern" {
		return false
	}
	head, _, _ := strings.Cut(d.Name, " of ")
	switch head[strings.LastIndexByte(head, ' ')+1:] {
	case "Department", "Directorate", "Division", "Bureau", "Office", "Section", "Branch":
		d.Owner, d.Name = whole, w.Name+", "+d.Name
		return true
	}
	return false
}
