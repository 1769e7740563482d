package extract

import (
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

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
	for j < len(k) && j < mods+5 && k[j].shape != punct && !k[j].is(mission) {
		if j > mods && c.isWord(j, "and") && j+1 < len(k) && k[j+1].capitalised() {
			j++ // "Party and Government Delegation"
			continue
		}
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
	travelling := kind == "delegation" || kind == "mission" && !(i == word && (c.isWord(j, "at") || c.isWord(j, "in")))
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
		if t != nil && t.Adjective != nil && c.isWord(n, "republic") {
			n++ // "Embassy of the Polish Republic"
		}
		if sender = country(t); sender == nil || travelling && n < len(k) && k[n].capitalised() && k[n].is(office) {
			return // "the Delegation of GDR Leaders"
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
		if n := c.complement(end + 1); c.isWord(end, "to") && c.isWord(i, "permanent") && n > c.the(end+1)+1 {
			end = n // "Permanent Mission of Hungary to the International Organizations in Vienna"
			if c.isWord(n, "in") && n+1 < len(k) && k[n+1].shape != punct {
				if t, m := c.x.term(c.t, n+1); t != nil && t.City != nil {
					end = m
				}
			}
		}
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
