package extract

// courtesy reports whether an honorific is one that nothing but a name follows.
func (c *chunker) courtesy(it *item) bool {
	switch string(c.t.fold(int(it.from))) {
	case "mr", "mrs", "miss", "ms", "sir", "herr", "frau", "cde", "tov", "dr", "monsieur":
		return true
	}
	return false
}

// afterTitle reports whether an honorific or office stands directly before
// token i.
func (c *chunker) afterTitle(i int) bool { return c.afterTitleAt(len(c.items)) }

// afterTitleAt reports whether an honorific, or an office with what it is held
// at, ends before item n.
func (c *chunker) afterTitleAt(n int) bool {
	for j := n - 1; j >= 0 && j >= n-8; j-- {
		it := &c.items[j]
		switch it.kind {
		case itemHonorific:
			return j == n-1
		case itemOffice:
			return true
		case itemBody, itemPlace, itemNumber:
			// "Soviet delegate to the UN Zorin": the complement of an office
		case itemWord:
			if k := &c.t.tokens[it.from]; k.capitalised() && (j < n-1 || k.is(unit|tail|officeBefore|officeAfter|body)) {
				continue // "Director of Central Intelligence Helms"
			}
			if j == n-1 {
				return false
			}
			switch string(c.t.fold(int(it.from))) {
			case "of", "to", "in", "at", "the", "and", "for":
			default:
				return false
			}
		default:
			return false
		}
	}
	return false
}

// afterOpen reports whether token i stands first in parentheses behind a body,
// or behind an office and what it is held at.
func (c *chunker) afterOpen(i int) bool {
	n := len(c.items)
	if n < 2 || c.items[n-1].kind != itemOpen {
		return false
	}
	switch last := &c.items[n-2]; last.kind {
	case itemBody, itemOffice:
		return true
	case itemPlace:
		// "from Warsaw (Michałowski) to Hanoi (Siedlecki)"
		k := &c.t.tokens[i]
		if c.title && n > 2 && c.items[n-3].kind == itemWord && !k.ordinary() && !k.is(noun|classification) && last.term.City != nil {
			if f := string(c.t.fold(int(c.items[n-3].from))); f == "from" || f == "to" && !c.afterTitleAt(n-3) {
				return true
			}
		}
		return c.title && c.afterTitleAt(n-1) // "the Ambassador to Germany (Rush)"
	case itemWord:
		return c.title && c.t.tokens[last.from].capitalised() && !c.t.tokens[i].ordinary() && c.afterTitleAt(n-1)
	}
	return false
}

// placed reports whether a preposition of place stands before token i.
func (c *chunker) placed(i int) bool {
	for j := len(c.items) - 1; j >= 0 && j >= len(c.items)-8; j-- {
		it := &c.items[j]
		k := &c.t.tokens[it.from]
		switch it.kind {
		case itemWord:
			if k.is(placing) {
				return true
			}
			if j == len(c.items)-1 && string(c.t.fold(int(it.from))) != "and" || !k.capitalised() && string(c.t.fold(int(it.from))) != "and" {
				return false
			}
		case itemComma, itemPlace: // "at Atucha, Angra and Embalse"
			if it.kind == itemPlace && j == len(c.items)-1 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

func (c *chunker) afterThe(i int) bool {
	last := c.lastItem()
	return last != nil && last.kind == itemWord && c.t.tokens[last.from].is(determiner)
}

// nameByPlace reports whether the words [i, stop) stand where names stand:
// before a possessive or a verb, in a list of people, in parentheses behind an
// office, as sender or recipient.
func (c *chunker) nameByPlace(i, stop int) bool {
	k := c.t.tokens
	last := c.lastItem()
	if c.placed(i) || c.afterThe(i) {
		return false
	}
	if c.afterOpen(i) && stop < len(k) && (k[stop].r == ')' || k[stop].r == ']') {
		return true
	}
	// A hyphen ties the word to another: Franco-, pro-.
	if stop < len(k) && isDash(k[stop].r) && !k[stop].spaced {
		return false
	}
	if last != nil && last.kind == itemDash && !k[last.from].spaced && !k[i].spaced {
		return false
	}
	if stop < len(k) && k[stop].possessive {
		return true
	}
	if stop < len(k) && k[stop].shape == lower && (k[stop].is(auxiliary) || c.x.verbLike(c.t, stop) || irregular[string(c.t.fold(stop))]) && (last == nil || !c.adjectival(last)) {
		return true
	}
	if last == nil {
		// A title may begin with its sender: "Vyshinsky to Mao Zedong".
		return c.title && stop < len(k) && (k[stop].r == ',' || c.isWord(stop, "to"))
	}
	switch last.kind {
	case itemPerson:
		return false
	case itemWord:
		switch string(c.t.fold(int(last.from))) {
		case "as", "like":
			return len(c.items) >= 2 && (string(c.t.fold(int(last.from))) == "like" || c.items[len(c.items)-2].kind == itemWord && string(c.t.fold(int(c.items[len(c.items)-2].from))) == "such")
		case "from", "to", "between", "with", "by", "via", "and":
			if string(c.t.fold(int(last.from))) == "and" {
				if len(c.items) < 2 {
					return false
				}
				p := c.items[len(c.items)-2].kind
				return p == itemPerson || p == itemBody && c.title
			}
			if stop < len(k) && k[stop].capitalised() {
				return false
			}
			return true
		}
	case itemComma:
		if len(c.items) >= 2 && (c.items[len(c.items)-2].kind == itemOffice || !c.title && c.officeEnds(len(c.items)-2)) && stop < len(k) && (k[stop].r == ',' || k[stop].r == '.' || !c.title && c.isWord(stop, "and")) {
			return true // "the deputy foreign secretary, O'Neill,"
		}
		if c.title && len(c.items) >= 2 && stop < len(k) && c.isWord(stop, "to") {
			return true
		}
		return len(c.items) >= 2 && c.items[len(c.items)-2].kind == itemPerson && stop < len(k) && (k[stop].r == ',' || c.isWord(stop, "and"))
	case itemQuote:
		return false
	}
	return false
}

// officeEnds reports whether an office with where it is held ends at item i:
// "the first secretary of the Soviet embassy".
func (c *chunker) officeEnds(i int) bool {
	if c.items[i].kind != itemBody && c.items[i].kind != itemPlace {
		return false
	}
	for i--; i >= 0 && i >= len(c.items)-7; i-- {
		switch it := &c.items[i]; it.kind {
		case itemOffice:
			return true
		case itemAdjective, itemPlace, itemBody:
		case itemWord:
			switch string(c.t.fold(int(it.from))) {
			case "of", "to", "in", "at", "the":
			default:
				return false
			}
		default:
			return false
		}
	}
	return false
}

// adjectival reports whether what stands before makes the next word part of a
// thing's name.
func (c *chunker) adjectival(last *item) bool {
	return last.kind == itemAdjective || last.kind == itemPlace || last.kind == itemNumber
}
