package extract

import (
	"slices"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// itemKind says what a stretch of tokens is to the grammar.
type itemKind uint8

const (
	itemWord      itemKind = iota
	itemPerson             // ref: mention
	itemBody               // an organisation; ref: mention
	itemPlace              // ref: place
	itemAdjective          // of a country; ref: place
	itemOffice             // "Foreign Minister"
	itemHonorific          // "Cde."
	itemNoun               // a noun of communication; ref: actNouns
	itemDate
	itemNumber
	itemPossessive
	itemComma
	itemStop // . ; : ! ?
	itemOpen // ( or [
	itemClose
	itemQuote
	itemDash
	itemSign
)

// item is one constituent of a text.
type item struct {
	kind     itemKind
	from, to int32 // tokens
	ref      int32
	term     *authority.Term // of itemPlace and itemAdjective
	date     timeline.Date
}

// chunker turns the tokens of a text into items and notes the mentions.
type chunker struct {
	x        *Extractor
	t        *text
	heading  *text            // the title of the entry
	sender   *authority.Place // see home
	sought   bool             // sender has been looked for
	entry    timeline.Date
	title    bool
	items    []item
	mentions *[]Mention
	maybe    []int32 // indices of items that may be names if the rest of the entry says so
}

// chunk reads the whole text.
func (c *chunker) chunk() {
	k := c.t.tokens
	for i := 0; i < len(k); {
		if len(c.items) == cap(c.items) {
			c.items = slices.Grow(c.items, len(c.items)+64)
		}
		n := c.next(i)
		if n <= i {
			panic("extract: chunker stands still")
		}
		i = n
	}
}

func (c *chunker) push(kind itemKind, from, to int, ref int32) int {
	c.items = append(c.items, item{kind: kind, from: int32(from), to: int32(to), ref: ref})
	return to
}

// next reads one item at token i and returns the token behind it.
func (c *chunker) next(i int) int {
	k := &c.t.tokens[i]
	switch k.shape {
	case punct:
		return c.sign(i)
	case number:
		if d, stop := dateAt(c.t, i, c.entry); stop > i && d.Known() {
			c.items = append(c.items, item{kind: itemDate, from: int32(i), to: int32(stop), date: d})
			return stop
		}
		if stop := c.numberedBody(i); stop > i {
			return stop
		}
		if c.t.ordinal(i) && i+1 < len(c.t.tokens) && c.t.tokens[i+1].capitalised() && c.t.tokens[i+1].is(office) {
			if stop := c.officeAt(i + 1); stop > i+1 {
				c.lastItem().from = int32(i) // "1st Secretary"
				return stop
			}
		}
		return c.push(itemNumber, i, i+1, 0)
	}
	if d, stop := c.relativeDate(i); stop > i && d.Known() {
		// "in March 1961" has a year and is no relative date.
		if full, n := dateAt(c.t, i, c.entry); n <= stop || !full.Known() {
			c.items = append(c.items, item{kind: itemDate, from: int32(i), to: int32(stop), date: d, ref: relative})
			return stop
		}
	}
	if k.is(month) {
		if d, stop := dateAt(c.t, i, c.entry); stop > i && d.Known() {
			c.items = append(c.items, item{kind: itemDate, from: int32(i), to: int32(stop), date: d})
			return stop
		}
	}
	term, stop := c.x.term(c.t, i)
	if term != nil && len(term.People) > 0 && stop > i+1 && k.is(office|honorific) && c.titled(i, stop) {
		term, stop = nil, i // "Chairman Mao", "Sir William Hayter": the name begins behind it
	}
	if n := c.bodyAt(i, term, stop); n > i {
		return n
	}
	if term != nil {
		switch {
		case len(term.People) > 0 && stop > i+1:
			return c.knownPerson(i, stop)
		case len(term.People) > 0, k.is(given) && i+1 < len(c.t.tokens) && c.t.tokens[i+1].spaced && c.t.tokens[i+1].shape == capital && !c.t.tokens[i+1].ordinary():
			if n := c.person(i); n > i {
				return n
			}
		}
		if term.Country != nil || term.City != nil || term.Adjective != nil {
			kind := itemPlace
			if term.Adjective != nil {
				kind = itemAdjective
			}
			c.items = append(c.items, item{kind: kind, from: int32(i), to: int32(stop), term: term})
			return stop
		}
	}
	index, behind := c.x.noun(c.t, i)
	if behind == i && c.title && c.isWord(i, "conference") && (c.isWord(i+1, "between") || c.isWord(i+1, "held") && c.isWord(i+2, "between")) {
		index, behind = c.x.meeting, i+1 // a conference of two is a meeting
	}
	if c.title && behind == i && k.capitalised() && c.isWord(i, "minute") && (i == 0 || !c.t.tokens[i-1].capitalised()) && (c.isWord(i+1, "by") || c.isWord(i+1, "from") || c.isWord(i+1, "to")) {
		index, behind = c.x.memorandum, i+1 // as the British write them
	}
	if c.title && behind == i+1 && c.isWord(i, "appointment") && c.isWord(i+1, "of") {
		behind = i // to an office
	}
	if behind == i+2 && !c.title && c.t.tokens[i+1].is(preposition) {
		if single := c.x.nounOf(c.t, i); single >= 0 {
			index, behind = single, i+1 // "note of" heads a title; in a sentence "of" says whose it is
		}
	}
	if behind <= i+1 {
		// "aide-mémoire" is no aide; "note" alone could be anything.
		if n := c.officeAt(i); n > i {
			return n
		}
	}
	if behind > i {
		return c.push(itemNoun, i, behind, index)
	}
	if k.is(honorific) && k.capitalised() && !c.personHere(i) && !(k.is(pronoun) && k.shape == capital) { // HE the Ambassador, but not He
		n := i + 1
		if n < len(c.t.tokens) && c.t.tokens[n].r == '.' && !c.t.tokens[n].spaced {
			n++
		}
		return c.push(itemHonorific, i, n, 0)
	}
	if n := c.person(i); n > i {
		return n
	}
	return c.push(itemWord, i, i+1, 0)
}

// titled reports whether the authority's name [i, stop) is a title and a name
// that the authority knows by itself. What rulers and prelates are called
// belongs to their names: King Hussein, Pope John.
func (c *chunker) titled(i, stop int) bool {
	if k := &c.t.tokens[i]; k.is(given) || k.is(office) && k.is(honorific) && !k.is(officeBefore) {
		return false
	}
	switch string(c.t.fold(i)) {
	case "chairman", "president", "premier", "secretary", "sir", "lord", "mr", "dr", "comrade", "general", "marshal":
	default:
		return false
	}
	j := i + 1
	if c.t.tokens[j].r == '.' {
		j++
	}
	if j >= stop {
		return false
	}
	t, n := c.x.term(c.t, j)
	return t != nil && len(t.People) > 0 && n >= stop
}

// personHere reports whether the honorific at token i is rather a given name:
// "King" before a surname is none, "Dean Rusk" is.
func (c *chunker) personHere(i int) bool {
	k := c.t.tokens
	return k[i].is(given) && i+1 < len(k) && k[i+1].capitalised() && !k[i+1].ordinary() && k[i+1].word.known != 0
}

func (c *chunker) sign(i int) int {
	k := &c.t.tokens[i]
	switch {
	case k.possessive:
		return c.push(itemPossessive, i, i+1, 0)
	case k.r == ',':
		return c.push(itemComma, i, i+1, 0)
	case k.r == '.' || k.r == ';' || k.r == ':' || k.r == '!' || k.r == '?':
		return c.push(itemStop, i, i+1, 0)
	case k.r == '(' || k.r == '[':
		return c.push(itemOpen, i, i+1, 0)
	case k.r == ')' || k.r == ']':
		return c.push(itemClose, i, i+1, 0)
	case isQuote(k.r):
		if n := c.quotedPaper(i); n > i {
			return n
		}
		return c.push(itemQuote, i, i+1, 0)
	case isDash(k.r):
		return c.push(itemDash, i, i+1, 0)
	}
	return c.push(itemSign, i, i+1, 0)
}

// quotedPaper reads a quoted title behind "the journal" or "the newspaper" as
// the name of the paper.
func (c *chunker) quotedPaper(i int) int {
	if len(c.items) == 0 {
		return i
	}
	last := c.items[len(c.items)-1]
	if last.kind != itemWord && last.kind != itemNoun || !c.t.tokens[last.from].is(paper) {
		return i
	}
	k := c.t.tokens
	for j := i + 1; j < len(k) && j < i+10; j++ {
		if k[j].shape == punct && isQuote(k[j].r) {
			if j == i+1 || !k[i+1].capitalised() {
				return i
			}
			c.push(itemQuote, i, i+1, 0)
			c.addBody(i+1, j, c.t.src[k[i+1].from:k[j-1].to], "quoted-paper", bodyInfo{})
			return c.push(itemQuote, j, j+1, 0)
		}
	}
	return i
}

// span returns the span of the tokens [from, to).
func (t *text) span(from, to int) timeline.Span {
	return timeline.Span{Field: t.field, Start: int(t.tokens[from].start), Stop: int(t.tokens[to-1].stop)}
}

// cutout returns the words of the tokens [from, to).
func (t *text) cutout(from, to int) string {
	return t.src[t.tokens[from].from:t.tokens[to-1].to]
}

func (c *chunker) addPerson(from, to int, rule string, weak bool) int {
	*c.mentions = append(*c.mentions, Mention{
		Span: c.t.span(from, to), Surface: c.t.cutout(from, to), Class: timeline.Person,
		Rule: rule, Weak: weak, Alias: -1, Owner: -1,
	})
	return c.push(itemPerson, from, to, int32(len(*c.mentions)-1))
}

// officeAt reads the words of an office, without country or organisation:
// "Deputy Foreign Minister", "Secretary General", "Chargé d'Affaires ad
// interim", "Minister of Foreign Affairs".
func (c *chunker) officeAt(i int) int {
	k := c.t.tokens
	if !k[i].is(office | officeBefore) {
		return i
	}
	if k[i].is(given) && c.personHere(i) {
		return i
	}
	if i > 0 && c.t.word(i) == "charge" && c.isWord(i-1, "in") {
		return i // "in charge of American interests"
	}
	if c.isWord(i, "heads") && !c.isWord(i+1, "of") {
		return i // "who heads the division"
	}
	stop := i
	for j := i; j < len(k) && j < i+8; j++ {
		if k[j].shape == punct {
			// Vice-Minister, Commander-in-Chief, Lt. General
			if j > i && !k[j].spaced && (isDash(k[j].r) || k[j].r == '.' && len(c.t.word(j-1)) <= 4 && k[j-1].is(honorific)) {
				continue
			}
			break
		}
		w := &k[j]
		if j > i && w.is(honorific) && w.is(given) {
			break
		}
		if j > i && w.capitalised() {
			if t, _ := c.x.term(c.t, j); t != nil && (t.Organisation != nil || country(t) != nil) {
				break // "acting UN Secretary General": the office begins behind it
			}
		}
		switch {
		case w.is(office):
			if stop == j && stop > i && w.capitalised() && w.is(honorific) && !w.is(officeAfter) {
				goto ended // "Ambassador General X" is not an office of its own
			}
			stop = j + 1
		case w.is(officeAfter) && stop > i && stop == j:
			stop = j + 1
		case w.is(officeBefore):
		case stop > i && stop == j-1 && isDash(k[j-1].r) && c.t.word(j) == "in": // Editor-in-Chief
		default:
			goto ended
		}
	}
ended:
	if stop == i {
		return i
	}
	// A comma or the end of a clause may stand inside only before its tail.
	if n := c.officeTail(stop); n > stop {
		stop = n
	}
	return c.push(itemOffice, i, stop, 0)
}

// officeTail reads what belongs to an office behind its head: "of State", "of
// Foreign Affairs", "of Staff", "of the Interior".
func (c *chunker) officeTail(i int) int {
	k := c.t.tokens
	if i+1 >= len(k) || k[i].shape == punct || c.t.word(i) != "of" && c.t.word(i) != "OF" && c.t.word(i) != "for" {
		return i
	}
	j := i + 1
	if c.t.word(j) == "the" && j+1 < len(k) {
		j++
	}
	stop := i
	for ; j < len(k) && j < i+8; j++ {
		w := &k[j]
		if w.shape == punct {
			break
		}
		if t, _ := c.x.term(c.t, j); t != nil && t.Organisation != nil && w.capitalised() {
			return i // "chairman of the Security Council"
		}
		if w.capitalised() && j+1 < len(k) && k[j+1].capitalised() && k[j+1].is(body) {
			return i // "Chairman of the State Council"
		}
		f := w.word.class
		if f&(unit|officeAfter|tail) != 0 {
			stop = j + 1
			continue
		}
		if stop == j && c.t.word(j) == "and" && j+1 < len(k) && k[j+1].capitalised() && k[j+1].is(unit|officeBefore) {
			continue
		}
		if f&officeBefore != 0 && w.capitalised() {
			continue
		}
		break
	}
	return stop
}
