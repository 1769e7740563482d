package extract

import (
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// bodyInfo is what the words of an organisation's name say of it.
type bodyInfo struct {
	key   string
	side  string
	place string
	organ string // which organ of its side it is, where the words do not say whose
	owner int
	owned bool
}

func (c *chunker) addBody(from, to int, name, rule string, info bodyInfo) int {
	m := Mention{
		Span: c.t.span(from, to), Surface: c.t.cutout(from, to), Class: timeline.Organisation,
		Rule: rule, Key: info.key, Name: name, Side: info.side, Place: info.place, Organ: info.organ, Alias: -1, Owner: -1,
	}
	if info.owned {
		m.Owner = info.owner
	}
	*c.mentions = append(*c.mentions, m)
	return c.push(itemBody, from, to, int32(len(*c.mentions)-1))
}

// bodyAt reads the organisation whose name begins at token i, if one does: the
// longest of what the authority knows and of what the patterns of names of
// organisations give. term and stop are the authority's longest term at i.
func (c *chunker) bodyAt(i int, term *authority.Term, stop int) int {
	name, rule, end := "", "", i
	var info bodyInfo
	take := func(n string, r string, e int, b bodyInfo) {
		if e > end {
			name, rule, end, info = n, r, e, b
		}
	}
	if term != nil && term.Organisation != nil && !c.isWord(stop-1, "government") {
		// "the Soviet government" is the state; its Council of Ministers is a body.
		o := term.Organisation
		take(o.Name, "organisation", stop, bodyInfo{key: o.Key, side: o.Side, place: o.Place})
	}
	if term != nil && term.Organisation == nil && term.Organ != "" && c.capitalised(i, stop) && !c.isWord(stop-1, "government") && !c.isWord(stop-1, "service") {
		end, side := stop, ""
		if c.isWord(stop, "of") {
			// "Council of Ministers of Cuba"
			j := c.the(stop + 1)
			if j < len(c.t.tokens) && c.t.tokens[j].shape != punct {
				if t, n := c.x.term(c.t, j); t != nil && t.Country != nil {
					end, side = n, t.Country.Name
				}
			}
		}
		take(c.t.cutout(i, end), "organ", end, bodyInfo{organ: term.Organ, side: side})
	}
	if n, e, b, ok := c.composite(i, term, stop); ok {
		take(n, "party-organ", e, b)
	}
	if n, e, b, ok := c.mission(i, term, stop); ok {
		take(n, "mission", e, b)
	}
	if n, e, b, ok := c.generic(i, term, stop); ok && (end == i || e > end && rule == "") {
		take(n, "organisation-pattern", e, b)
	} else if ok && e > end && term != nil && term.Organisation != nil && rule == "organisation" && c.t.tokens[end].shape != punct && !c.t.tokens[end].capitalised() {
		take(n, "organisation-pattern", e, b) // "Ministry of X and Y" where the authority has "Ministry of X"
	}
	if end == i {
		return i
	}
	end = c.acronym(end)
	if n := c.calledSo(end); rule == "organisation-pattern" && n > end {
		end = n
		name = c.t.cutout(i, end)
	}
	return c.addBody(i, end, name, rule, info)
}

// calledSo takes the name in quotes behind a body into its span: "Citizens'
// Committee 'Solidarity'". A longer quotation is a title, and no name.
func (c *chunker) calledSo(i int) int {
	const longest = 3 // words of such a name
	k := c.t.tokens
	if i >= len(k) || k[i].shape != punct || !isQuote(k[i].r) || k[i].possessive || !k[i].spaced || k[i-1].is(noun) {
		return i
	}
	for j := i + 1; j < len(k) && j <= i+longest+1; j++ {
		if k[j].shape == punct {
			if isQuote(k[j].r) && j > i+1 {
				return j + 1
			}
			return i
		}
		if !k[j].capitalised() || k[j].is(noun|preposition|topical) {
			return i
		}
	}
	return i
}

// capitalised reports whether the words of [i, stop) are written as a name is.
func (c *chunker) capitalised(i, stop int) bool {
	for ; i < stop; i++ {
		if k := &c.t.tokens[i]; k.shape == lower && !k.is(preposition|determiner|conjunction) {
			return false
		}
	}
	return true
}

// acronym takes the acronym in parentheses behind an organisation's name into
// its span: "Organization of American States (OAS)".
func (c *chunker) acronym(i int) int {
	k := c.t.tokens
	if i+2 < len(k) && k[i].r == '(' && k[i+2].r == ')' && (k[i+1].shape == upper || k[i+1].shape == initials) && !c.t.caps {
		if t, stop := c.x.term(c.t, i+1); t == nil || stop != i+2 || t.Organisation != nil || t.Country == nil && t.Adjective == nil && t.City == nil {
			return i + 3
		}
	}
	return i
}

// the skips an article.
func (c *chunker) the(i int) int {
	if i < len(c.t.tokens) && c.t.tokens[i].shape != punct {
		switch string(c.t.fold(i)) {
		case "the", "a", "an":
			return i + 1
		}
	}
	return i
}

func (c *chunker) isWord(i int, folded string) bool {
	return i < len(c.t.tokens) && c.t.tokens[i].shape != punct && string(c.t.fold(i)) == folded
}

// country returns the country or body that a term names or is the adjective of.
func country(t *authority.Term) *authority.Place {
	switch {
	case t == nil:
		return nil
	case t.Adjective != nil:
		return t.Adjective
	}
	return t.Country
}

// mission reads embassies, legations, missions and delegations: "Hungarian
// Embassy in Havana", "Embassy of the US in Rio De Janeiro", "Mexican Embassy,
// Guatemala City", "American Embassy Rome", "CP Cuba Delegation", "Romanian
// Delegation", "Governmental Economic Delegation from the Democratic Republic
// of Vietnam". The place may be a country; its capital is meant.
func (c *chunker) mission(i int, term *authority.Term, stop int) (name string, end int, info bodyInfo, ok bool) {
	k := c.t.tokens
	sender := country(term)
	j := i
	var party *timeline.Actor
	if sender != nil {
		j = stop
	} else if term != nil && term.Organisation != nil {
		party, j = term.Organisation, stop
	}
	mods := j
	for j < len(k) && j < mods+4 && k[j].shape != punct && !k[j].is(mission) {
		if !k[j].capitalised() && (sender == nil || !k[j].is(english) || k[j].is(preposition|conjunction|auxiliary|verb|pronoun)) ||
			k[j].is(office) && !k[j].is(officeBefore) || k[j].is(noun) || !k[j].is(english|honorific) && sender == nil {
			return
		}
		if j++; j+1 < len(k) && k[j].shape == punct && isDash(k[j].r) && !k[j].spaced {
			j++
		}
	}
	if j >= len(k) || !k[j].is(mission) || k[j].shape == punct {
		return
	}
	word := j
	kind := string(c.t.fold(j))
	j++
	if kind == "consulate" && c.isWord(j, "general") {
		j++
	}
	kind = strings.TrimSuffix(kind, "s")
	if kind == "embassie" || kind == "legation" || kind == "consulate" || kind == "delegation" || kind == "mission" {
		kind = strings.Replace(kind, "embassie", "embassy", 1)
	}
	travelling := kind == "delegation" || kind == "mission"
	end = j
	if party != nil {
		if !travelling || !k[word].capitalised() {
			return
		}
		return party.Name + ", Delegation", end, bodyInfo{side: party.Side}, true
	}
	if sender == nil && i == word && k[i].capitalised() && j < len(k) && (c.isWord(j, "in") || c.isWord(j, "at") || c.isWord(j, "to") || k[j].shape == capital) {
		// "Telegram From the Embassy in Turkey to the Department of State"
		if at, _ := c.missionPlace(j, travelling); at != nil {
			sender = c.home()
		}
		if sender == nil {
			return
		}
	}
	if sender == nil {
		if !k[i].capitalised() || !c.isWord(j, "of") && (!travelling || !c.isWord(j, "from")) {
			return
		}
		from := c.the(j + 1)
		t, n := c.x.term(c.t, from)
		if t != nil && t.Organisation != nil && travelling && n > from {
			return c.t.cutout(i, j) + " of the " + t.Organisation.Name, n, bodyInfo{side: t.Organisation.Side}, true
		}
		if sender = country(t); sender == nil {
			return
		}
		j, end = n, n
	}
	at, n := c.missionPlace(j, travelling)
	if at != nil {
		end = n
		phrase := kind
		if end > word+1 && c.isWord(word+1, "general") {
			phrase = "consulate general"
		}
		if m := c.x.authority.Mission(phrase, sender, at); m != nil {
			return m.Name, end, bodyInfo{key: m.Key, side: m.Side, place: m.Place}, true
		}
	}
	if travelling {
		return c.t.cutout(i, end), end, bodyInfo{side: sender.Name}, true
	}
	if c.t.word(word)[len(c.t.word(word))-1] == 's' {
		return // "all Chinese embassies" are no one party
	}
	return sender.Adjective() + " " + strings.ToUpper(kind[:1]) + kind[1:], end, bodyInfo{side: sender.Name}, true
}

// home returns the country whose foreign ministry the title names, nil where
// it names none: an embassy of which no country is printed is that country's.
func (c *chunker) home() *authority.Place {
	if c.sought {
		return c.sender
	}
	c.sought = true
	t := c.heading
	for i := range t.tokens {
		if !t.tokens[i].capitalised() {
			continue
		}
		term, _ := c.x.term(t, i)
		if term == nil || term.Organisation == nil || term.Organisation.Side == "" {
			continue
		}
		if o := c.x.authority.Organ(term.Organisation.Side, authority.ForeignMinistry, c.entry); o != nil && o.Key == term.Organisation.Key {
			c.sender = c.x.authority.Country(term.Organisation.Side)
			break
		}
	}
	return c.sender
}

// missionPlace reads the place at which an embassy stands.
func (c *chunker) missionPlace(i int, travelling bool) (*authority.Place, int) {
	k := c.t.tokens
	j := i
	if j >= len(k) {
		return nil, i
	}
	switch {
	case c.isWord(j, "in") && !travelling, c.isWord(j, "at") && !travelling, c.isWord(j, "to"):
		j = c.the(j + 1)
	case k[j].r == ',' && !travelling:
		j++
	case k[j].capitalised() && !travelling:
	default:
		return nil, i
	}
	if j >= len(k) || k[j].shape == punct {
		return nil, i
	}
	t, n := c.x.term(c.t, j)
	if t == nil {
		return nil, i
	}
	var at *authority.Place
	switch {
	case t.Country != nil && !travelling:
		at = t.Country
	case t.City != nil && !travelling:
		at = t.City
	case t.Country != nil && t.Country.Kind == authority.Body:
		at = t.Country
	}
	if at == nil {
		return nil, i
	}
	if k[i].r == ',' && at.Kind != authority.City && !(t.City != nil) {
		return nil, i
	}
	return at, n
}

// composite reads a party and its organs in whatever order they stand: "CPSU
// CC Politburo", "Central Committee of the Communist Party of the Soviet Union
// Presidium", "Secretariat of the CC of the SED", "North Vietnam Politburo".
// The canonical name goes from the whole to the part.
func (c *chunker) composite(i int, term *authority.Term, stop int) (name string, end int, info bodyInfo, ok bool) {
	var party *timeline.Actor
	var side *authority.Place
	generic := false // "Party Central Committee": the party of somebody in the text
	var organs [4]string
	var count int
	j := i
	for j < len(c.t.tokens) {
		t, n := term, stop
		if j != i {
			t, n = c.x.term(c.t, j)
		}
		switch {
		case t != nil && t.Organisation != nil && party == nil && side == nil:
			party = t.Organisation
		case t != nil && partyOrgan(t.Organ) != "" && count < len(organs):
			for _, o := range organWords(c.t.cutout(j, n)) {
				if count < len(organs) {
					organs[count] = o
					count++
				}
			}
		case t != nil && t.Organ == "party" || t == nil && c.isWord(j, "party") && c.t.tokens[j].capitalised():
			generic = true
			n = max(n, j+1)
		case country(t) != nil && j == i && t.Organisation == nil:
			side = country(t)
		case c.x.isBureau(c.t, j) && c.t.tokens[j].capitalised() && count < len(organs) && (count > 0 || party != nil):
			organs[count] = organWords(c.t.cutout(j, j+1))[0]
			count++
			n = j + 1
		default:
			n = j
		}
		if n == j {
			break
		}
		j = n
		if t == nil || t != nil && (t.Organisation != nil || t.Organ != "" || generic) || count > 0 {
			end = j
		}
		if c.isWord(j, "of") {
			j = c.the(j + 1)
			continue
		}
		if j < len(c.t.tokens) && c.t.tokens[j].possessive {
			j++
			continue
		}
	}
	if count == 0 || party == nil && side == nil && !generic && !c.t.tokens[i].capitalised() {
		return "", i, info, false
	}
	if party != nil {
		name = party.Name
		for _, o := range rankOrgans(organs[:count]) {
			if !strings.HasSuffix(name, ", "+o) {
				if o != "Central Committee" && !strings.Contains(name, "Central Committee") && strings.Contains(strings.ToLower(name), "party") && o != "International Department" {
					if whole := c.x.authority.Organisation(name + ", Central Committee, " + o); whole != nil {
						name = whole.Name
						continue
					}
				}
				name += ", " + o
			}
		}
		info.side = party.Side
		if o := c.x.authority.Organisation(name); o != nil {
			info.key, name = o.Key, o.Name
		}
		return name, end, info, true
	}
	ranked := rankOrgans(organs[:count])
	info.organ = c.x.authority.OrganNamed(strings.ToLower(ranked[len(ranked)-1]))
	if side != nil {
		info.side = side.Name
		if o := c.x.authority.Organ(side.Name, info.organ, c.entry); o != nil {
			return o.Name, end, bodyInfo{key: o.Key, side: o.Side}, true
		}
	}
	return c.t.cutout(i, end), end, info, true
}

// partyOrgan returns the organ where it is one of a party, else "".
func partyOrgan(organ string) string {
	switch organ {
	case "central committee", "politburo", "secretariat", "international department":
		return organ
	}
	return ""
}

func (x *lexicon) isBureau(t *text, i int) bool { return t.tokens[i].is(organ) }

// organWords gives the canonical words of printed organs: "CC Politburo" is
// the Central Committee and its Politburo.
func organWords(printed string) []string {
	var list []string
	f := " " + authority.Fold(printed) + " "
	for _, o := range [...]struct{ words, name string }{
		{" central committee ", "Central Committee"},
		{" cc ", "Central Committee"},
		{" international department ", "International Department"},
		{" politburo ", "Politburo"},
		{" political bureau ", "Politburo"},
		{" political committee ", "Political Committee"},
		{" presidium ", "Presidium"},
		{" secretariat ", "Secretariat"},
	} {
		if strings.Contains(f, o.words) {
			list = append(list, o.name)
		}
	}
	if len(list) == 0 {
		list = append(list, printed)
	}
	return list
}

// rankOrgans puts the Central Committee before its organs.
func rankOrgans(organs []string) []string {
	for i, o := range organs {
		if o == "Central Committee" && i > 0 {
			copy(organs[1:i+1], organs[:i])
			organs[0] = o
		}
	}
	return organs
}

// generic reads a name that nobody has listed but that is built as names of
// organisations are: capitalised words that end in, or begin with, the word
// for a body: "Democratic Revolutionary Front", "Society for Soviet-Chinese
// Friendship", "Bureau of International Scientific and Technological Affairs",
// "the Society's General Secretariat".
func (c *chunker) generic(i int, term *authority.Term, stop int) (name string, end int, info bodyInfo, ok bool) {
	const longest = 14 // words of such a name
	k := c.t.tokens
	head := -1
	modifiers := 0
	j := i
	if term != nil && term.Organisation == nil && len(term.People) == 0 && stop > i {
		if country(term) == nil && term.City == nil {
			return // an organ without its party
		}
		j, modifiers = stop, 1
		if j < len(k) && isDash(k[j].r) && !k[j].spaced {
			j++
		}
	}
	owner, owned := -1, false
	if j == i && k[i].is(body|mission) && k[i].capitalised() && i+2 < len(k) && k[i+1].possessive && k[i+2].capitalised() {
		if owner = c.lastBody(string(c.t.fold(i))); owner >= 0 {
			owned = true
			j, modifiers = i+2, 1
		}
	}
	// Words before the head.
	for ; j < len(k) && j < i+longest; j++ {
		w := &k[j]
		if w.shape == punct {
			if j > i && (w.possessive || isDash(w.r) && !w.spaced && j+1 < len(k) && k[j+1].capitalised()) {
				continue
			}
			break
		}
		if !w.capitalised() {
			if modifiers > 0 && k[j-1].possessive && c.isWord(j, "and") {
				continue
			}
			break
		}
		if j > i && !owned && !c.isWord(j-1, "of") {
			// "Secret North Vietnam Politburo": the name begins where a better one does
			if t, n := c.x.term(c.t, j); t != nil && n > j {
				if _, _, _, found := c.composite(j, t, n); found {
					return
				}
				if partyOrgan(t.Organ) != "" || t.Organisation != nil && n > j+1 {
					return
				}
			}
		}
		if w.is(body) && (modifiers > 0 || c.isWord(j+1, "of") || c.isWord(j+1, "for")) && !(w.is(noun) && !c.isWord(j+1, "of")) {
			if c.isWord(j, "government") && modifiers < 2 || c.isWord(j, "office") && !c.isWord(j+1, "of") && !c.isWord(j+1, "for") {
				break
			}
			if c.isWord(j, "party") && j+1 < len(k) && k[j+1].is(office) {
				break // "East European Party Leaders"
			}
			head = j
			if j+1 < len(k) && k[j+1].capitalised() && k[j+1].is(body) {
				modifiers++
				continue // "Foreign Service Institute"
			}
			break
		}
		if w.shape == initials || w.is(noun|month|weekday|preposition|determiner|pronoun|conjunction|auxiliary) ||
			w.is(office) && !w.is(officeBefore|body) || w.is(honorific) && !w.is(officeBefore) ||
			!w.is(english) && w.word.known != 0 && !(j > i && isDash(k[j-1].r)) ||
			!w.is(english) && w.is(given) {
			break
		}
		modifiers++
	}
	if head < 0 {
		return
	}
	end = head + 1
	// "of X and Y", "for X"
	for end < len(k) && (c.isWord(end, "of") || c.isWord(end, "for")) {
		n := c.complement(end + 1)
		if n == end+1 {
			break
		}
		end = n
	}
	if modifiers == 0 && end == head+1 {
		return "", i, info, false
	}
	if !c.t.caps && end == head+1 && modifiers == 1 && term != nil && stop > i && country(term) != nil && k[head].is(body) && c.isWord(head, "government") {
		return "", i, info, false
	}
	name = c.t.cutout(i, end)
	if p := country(term); p != nil && stop <= head {
		info.side = p.Name
	}
	if owned {
		info.owner, info.owned = owner, true
		name = (*c.mentions)[owner].Name + ", " + c.t.cutout(i+2, end)
	}
	return name, end, info, true
}

// complement reads the capitalised words behind "of" in an organisation's name.
func (c *chunker) complement(i int) int {
	k := c.t.tokens
	j := c.the(i)
	stop := i
	for j < len(k) && j < i+10 {
		w := &k[j]
		if w.shape == punct {
			if j > i && isDash(w.r) && !w.spaced {
				j++
				continue
			}
			break
		}
		if t, n := c.x.term(c.t, j); t != nil && len(t.People) == 0 {
			if stop > i && t.Organisation != nil {
				break
			}
			j, stop = n, n
			continue
		}
		if !w.capitalised() {
			if stop == j && (c.isWord(j, "and") || c.isWord(j, "of")) && j+1 < len(k) && k[c.the(j+1)%len(k)].capitalised() && c.the(j+1) < len(k) &&
				!c.nameBegins(c.the(j+1)) {
				j = c.the(j + 1)
				continue
			}
			break
		}
		if c.nameBegins(j) || w.is(office) && !w.is(officeBefore|tail) || w.is(noun) && !w.is(tail) {
			break
		}
		j++
		stop = j
	}
	return stop
}

// nameBegins reports whether a person's name seems to begin at token i.
func (c *chunker) nameBegins(i int) bool {
	w := &c.t.tokens[i]
	return w.shape == initials || w.is(given) || w.word.known&(surname|mononym) != 0 && !w.is(english) || w.is(honorific) && !w.is(officeBefore)
}

// numberedBody reads "36th Strategic Interdiction Brigade".
func (c *chunker) numberedBody(i int) int {
	k := c.t.tokens
	if word := c.t.word(i); len(word) < 3 || isDigit(rune(word[len(word)-1])) || i+1 >= len(k) || !k[i+1].capitalised() {
		return i
	}
	for j := i + 1; j < len(k) && j < i+6 && k[j].capitalised(); j++ {
		if k[j].is(body) && j > i+1 {
			return c.addBody(i, j+1, c.t.cutout(i, j+1), "organisation-pattern", bodyInfo{})
		}
	}
	return i
}

// lastBody returns the last organisation whose name has the folded word.
func (c *chunker) lastBody(folded string) int {
	list := *c.mentions
	for i := len(list) - 1; i >= max(0, len(list)-32); i-- {
		if list[i].Class == timeline.Organisation && strings.Contains(" "+authority.Fold(list[i].Name)+" ", " "+folded+" ") {
			return i
		}
	}
	return -1
}
