package extract

import (
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
	if k := c.t.tokens; c.isWord(end-1, "staff") && c.isWord(end, "of") && end+1 < len(k) && k[end+1].capitalised() && k[end+1].is(unit) {
		end += 2 // "General Staff of Defense"
		name, rule, info = c.t.cutout(i, end), "organisation-pattern", bodyInfo{side: info.side}
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
