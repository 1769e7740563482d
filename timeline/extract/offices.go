package extract

import (
	"strings"

	"backchannel/timeline"
)

// unit returns the item behind the words, none of them a name, that say what
// somebody is the head of: "of the first department". It returns i where none
// stand there.
func (p *parser) unit(i int) int {
	if p.word(i) != "of" && p.word(i) != "for" {
		return i
	}
	j := i + 1
	for ; j < i+7 && (p.kind(j) == itemWord && !p.is(j, preposition|conjunction|auxiliary|verb|pronoun) || p.kind(j) == itemAdjective); j++ {
	}
	if j == i+1 {
		return i
	}
	return j
}

// attributive reports whether the possessive pronoun at item i stands before a
// person who is said to be somebody's: "his aide Salinger", not "told her".
func (p *parser) attributive(i int) bool {
	if !p.oneOf(i, "his", "her", "its", "their") {
		return false
	}
	for i++; p.kind(i) == itemAdjective || p.kind(i) == itemPlace || p.is(i, modifier|officeBefore); i++ {
	}
	return p.kind(i) == itemOffice || p.kind(i) == itemHonorific || p.is(i, partner) || p.kind(i) == itemPerson && p.kind(i-1) == itemAdjective
}

// envoy reports whether the office at item i is that of the head of a mission.
func (p *parser) envoy(i int) bool {
	if p.kind(i) != itemOffice {
		return false
	}
	switch string(p.t.fold(int(p.items[i].to) - 1)) {
	case "ambassador", "charge", "daffaires", "d'affaires", "envoy":
		return true
	}
	return false
}

// missionOf returns the embassy that the complement of an office names, -1
// where it names none: what an unnamed member of an embassy sends, it sends.
func (p *parser) missionOf(role, end int) int {
	for i := role; i >= 0 && i < end; i++ {
		if p.kind(i) == itemBody && p.mention(int(p.items[i].ref)).Rule == "mission" && p.oneOf(i-1, "of", "at", "in", "the") {
			return int(p.items[i].ref)
		}
	}
	return -1
}

// officeAhead reports whether an office follows, directly or behind a
// possessive, so that the organisation before it only says which office.
func (p *parser) officeAhead(i int) bool {
	if p.kind(i) == itemPossessive {
		i++
	}
	for p.is(i, officeBefore|modifier) || p.kind(i) == itemBody && p.kind(i+1) == itemOffice {
		i++
	}
	return p.kind(i) == itemOffice
}

// post reads what an office is held at or sent to: "of the State Council
// and the Council of Ministers of Cuba", "to the UN", "in North Vietnam". It
// returns the first place or organisation of it.
func (p *parser) post(i int) (next int, at, side string) {
	next = i
	defer func() {
		if side != "" && at == "" {
			at, side = side, "" // "the President of Mexico"
		}
	}()
	for j := i; j < len(p.items); {
		w := p.word(j)
		switch w {
		case "of", "to", "in", "at", "for", "with":
		case "from":
			if i == 0 || !p.oneOf(i-1, "delegates", "delegate", "representatives", "representative", "members", "member") {
				return next, at, side
			}
		case "and":
			if next == i {
				return next, at, side
			}
		default:
			return next, at, side
		}
		if (w == "for" || w == "with" || w == "to") && next > i && !(w == "to" && p.sentOn(i, next, side)) {
			return next, at, side // an ambassador is sent to one place; what follows is a recipient
		}
		k := j + 1
		for p.is(k, determiner) {
			k++
		}
		if n := p.quotedBody(k); n > k {
			// "of the journal 'Problemy Mira i Sotsializma'"
			if at == "" {
				at = p.mention(int(p.items[n-2].ref)).Name
			}
			next, j = n, n
			continue
		}
		switch p.kind(k) {
		case itemPlace, itemAdjective:
			if p.kind(k) == itemAdjective && w == "and" {
				return next, at, side
			}
			if p.kind(k) == itemAdjective && (p.kind(k+1) == itemOffice || p.kind(k+1) == itemBody || p.kind(k+1) == itemPerson) && w != "of" && p.items[k].term.Country == nil {
				return next, at, side
			}
			if w == "and" && p.kind(k+1) != itemPerson && p.kind(k+1) != itemComma {
				return next, at, side
			}
			if (w == "to" || w == "of" || w == "in") && p.kind(k+1) == itemOffice && p.kind(k) == itemPlace {
				return next, at, side // "to US President Kennedy"
			}
			switch {
			case w == "of" && next == i && p.items[k].term.City == nil:
				side = p.items[k].placeOf().Name // "Consul of the US in São Paulo"
			case at == "":
				at = p.items[k].placeOf().Name
			}
			next = k + 1
		case itemBody:
			if w == "and" && p.kind(k+1) == itemOffice {
				return next, at, side
			}
			if p.officeAhead(k+1) && w != "of" {
				return next, at, side
			}
			if at == "" {
				at = p.mention(int(p.items[k].ref)).Name
			}
			next = k + 1
			if p.kind(next) == itemNumber && p.is(next+1, body) {
				next += 2 // "of the KGB 5th Directorate"
			}
		case itemWord:
			if w == "in" && p.title && p.unknownPlace(k) {
				next = k + 1
				break // "Consul-General of the USSR in Ürümchi"
			}
			// "Director of Security", "head of the socialist countries division"
			if w != "of" && w != "for" || !p.t.tokens[p.items[k].from].capitalised() {
				return next, at, side
			}
			for n := 0; n < 6 && (p.kind(k) == itemWord && p.t.tokens[p.items[k].from].capitalised() || p.word(k) == "and" && p.kind(k+1) == itemWord && p.t.tokens[p.items[k+1].from].capitalised()); n++ {
				k++
			}
			next = k
		default:
			return next, at, side
		}
		j = next
	}
	return next, at, side
}

// officeTo returns the item behind an office that says of whom the office
// before item i is one: "Secretary to the President", where a recipient
// follows, and "Assistant to the Premier". It returns i where none does.
func (p *parser) officeTo(role, i int) int {
	if !p.title || p.word(i) != "to" {
		return i
	}
	j := i + 1
	for p.is(j, determiner) {
		j++
	}
	if p.kind(j) != itemOffice {
		return i
	}
	switch f := string(p.t.fold(int(p.items[role].to) - 1)); f {
	case "assistant", "aide", "adviser", "advisor":
		return j + 1
	case "secretary":
		if p.word(j+1) == "to" && role == i-1 {
			return j + 1
		}
	}
	return i
}

// sentOn reports whether "to" at item j goes on with where the envoy whose
// office ends before item i is sent: "the Ambassador of East Germany to North
// Korea", where only the country that sends has been read.
func (p *parser) sentOn(i, j int, side string) bool {
	if side == "" || p.word(i) != "of" || !p.envoy(i-1) {
		return false
	}
	k := j + 1
	for p.is(k, determiner) {
		k++
	}
	return p.placeAt(k) && p.kind(k+1) != itemOffice && p.kind(k+1) != itemBody && p.kind(k+1) != itemPossessive && p.kind(k+1) != itemNoun
}

// unknownPlace reports whether item i is one word with a capital that nothing
// is known of, and that the phrase ends with: a place that nobody has listed.
func (p *parser) unknownPlace(i int) bool {
	k := &p.t.tokens[p.items[i].from]
	return k.shape == capital && !k.ordinary() && !k.is(given) && (p.kind(i+1) == itemComma || p.kind(i+1) == itemOpen || p.kind(i+1) == itemPerson || p.kind(i+1) == itemHonorific)
}

// dress notes the office printed with a person.
func (p *parser) dress(m, office, officeEnd, role, roleEnd int, side, post string) {
	d := p.mention(m)
	if office >= 0 && d.Office == "" {
		d.Office = p.t.cutout(int(p.items[office].from), int(p.items[officeEnd-1].to))
		d.Role = p.t.cutout(int(p.items[role].from), int(p.items[roleEnd-1].to))
		d.Weak = false
	}
	if d.Side == "" {
		d.Side = side
	}
	if d.Post == "" {
		d.Post = post
	}
}

// unnamedOffice adds a mention of an office that is printed without its
// holder's name, once.
func (p *parser) unnamedOffice(first, office, officeEnd, role, roleEnd int, side, post string) int {
	key := p.items[office].from
	if m, ok := p.unnamed[key]; ok {
		return m
	}
	words := p.t.cutout(int(p.items[role].from), int(p.items[roleEnd-1].to))
	if head, _, of := strings.Cut(words, " of "); of && strings.HasSuffix(head, "s") {
		return -1 // "heads of mission"
	}
	if strings.HasSuffix(words, "s") && !strings.HasSuffix(strings.ToLower(words), "affairs") && !strings.HasSuffix(words, "ss") {
		return -1 // several holders: "socialist ambassadors"
	}
	to := int(p.items[officeEnd-1].to)
	for k := office; k < officeEnd; k++ {
		if p.kind(k) == itemBody || p.kind(k) == itemPerson {
			// The organisation in it is a mention of its own; spans do not overlap.
			to = int(p.items[roleEnd-1].to)
			if k < roleEnd {
				office = k + 1
			}
		}
	}
	if office >= roleEnd {
		return -1
	}
	from := int(p.items[office].from)
	*p.mentions = append(*p.mentions, Mention{
		Span: p.t.span(from, to), Surface: p.t.cutout(from, to), Class: timeline.Person, Rule: "office-holder",
		Office: p.t.cutout(from, to), Role: words, Side: side, Post: post, Unnamed: true, Alias: -1, Owner: -1,
	})
	m := len(*p.mentions) - 1
	if p.unnamed == nil {
		p.unnamed = map[int32]int{}
	}
	p.unnamed[key] = m
	return m
}
