package extract

import (
	"unicode"
	"unicode/utf8"
)

// person reads the personal name that begins at token i, adds it, and returns
// the token behind it; i where none begins. It knows initials (A.I. Mikoyan),
// given names, particles, double surnames, the East Asian order, nicknames in
// quotes, bracketed completions and suffixes. What nothing but its capital
// makes a name is weak, and needs a surrounding that names have.
func (c *chunker) person(i int) int {
	k := c.t.tokens
	first := &k[i]
	after := c.afterTitle(i)
	switch {
	case first.shape == initials:
		return c.initialled(i)
	case first.shape == lower:
		if first.is(particle) && !first.is(preposition|determiner) && i+1 < len(k) && k[i+1].capitalised() && !k[i+1].ordinary() && (after || c.afterOpen(i) || k[i+1].word.known&surname != 0 && !k[i+1].is(english|given) && !c.t.caps) {
			return c.addPerson(i, c.surnameTail(i+1), "name-with-particle", false)
		}
		return i
	case first.shape == upper && !c.t.caps && first.stop-first.start <= 5:
		return i // an acronym, even if it spells a name
	case first.shape == number || first.shape == punct:
		return i
	}
	if first.is(determiner|pronoun|conjunction|auxiliary|month|weekday|function) || first.is(preposition) && !first.is(particle) {
		return i
	}
	if first.is(noun|office|mission|body) && first.word.known == 0 && !first.is(given) {
		return i
	}
	if i+2 < len(k) && isDash(k[i+1].r) && !k[i+1].spaced && k[i+2].shape == number {
		return i // Il-28, An-12
	}
	if last := c.lastItem(); after && first.ordinary() && last.kind == itemHonorific && c.title && c.courtesy(last) && first.shape == capital &&
		(i+1 >= len(k) || k[i+1].shape == lower || k[i+1].shape == punct && !isDash(k[i+1].r)) {
		return c.addPerson(i, i+1, "name-with-title", false) // "Mr. Wall"
	}
	if last := c.lastItem(); after && first.ordinary() && last.kind == itemWord {
		return i // "Director of Central Intelligence": the office goes on
	}
	single := first.stop-first.start == 1 // "J William Fulbright"
	if single && (i+1 >= len(k) || !k[i+1].capitalised() || k[i+1].ordinary()) {
		return i
	}
	withInitial := i+2 < len(k) && k[i+1].shape == initials && k[i+1].spaced && k[i+2].capitalised() && !k[i+2].is(noun|preposition)
	eastern := first.is(surnameFirst) && !first.is(given)
	if eastern && first.is(english) && first.word.known == 0 {
		// Feng Xi, but not Wan Support: an English word needs another name behind it.
		eastern = i+1 < len(k) && k[i+1].shape == capital && k[i+1].spaced && (!k[i+1].is(english) || k[i+1].word.known != 0)
	}
	if c.afterOpen(i) && i+1 < len(k) && k[i+1].r == ')' && first.shape == capital && !first.is(classification|noun|verb) {
		return c.addPerson(i, i+1, "surname", false) // "Hungarian Embassy in Havana (Beck)"
	}
	if first.ordinary() && !after && !withInitial && !single && !eastern {
		return i
	}
	if first.is(nonName) && first.word.known == 0 && !first.is(surnameFirst) && !after {
		return i
	}

	words, strong := 1, after || withInitial || single
	named := first.is(given) || first.word.known&forename != 0
	stop := i + 1
	for words < 6 {
		n, ok := c.extend(i, stop, words, named, eastern, after)
		if !ok {
			break
		}
		for j := stop; j < n; j++ {
			if k[j].shape == initials {
				strong = true
			}
			if k[j].shape == capital && k[j].is(given) {
				named = true
			}
		}
		stop = n
		words++
	}
	stop = c.nameSuffix(stop)
	if words == 1 && stop < len(k) && k[stop].is(thing) && k[stop].capitalised() && k[stop].spaced && !c.title {
		return i // "the Rapacki Plan"
	}
	known := first.word.known&(surname|mononym) != 0
	if words == 1 {
		if first.ordinary() {
			// "General Staff", "Chairman Meets": a title before an ordinary word proves nothing.
			return i
		}
		if first.is(english|nonName) && known && !after && !c.nameByPlace(i, stop) {
			return c.perhaps(i)
		}
		if known && !first.is(english|nonName) || known && (after || c.nameByPlace(i, stop)) {
			return c.addPerson(i, stop, "surname", false)
		}
		if after && !c.t.possessiveHeadAt(stop) {
			return c.addPerson(i, stop, "name-with-title", false)
		}
		if first.word.known == 0 && first.is(given|surnameFirst) && !c.nameByPlace(i, stop) {
			return c.perhaps(i)
		}
		if c.nameByPlace(i, stop) {
			return c.addPerson(i, stop, "surname-by-place", true)
		}
		return c.perhaps(i)
	}
	if !strong && !(named && words >= 2) && !known && !eastern {
		if c.placed(i) || c.afterThe(i) {
			return i
		}
		return c.addPerson(i, stop, "name-by-form", true)
	}
	if (named || eastern) && !strong && c.placed(i) && k[i].word.known == 0 && !c.title {
		// "in San Francisco": given names make places too.
		return c.addPerson(i, stop, "name-by-form", true)
	}
	return c.addPerson(i, stop, "name", false)
}

// knownPerson adds the name [i, stop) of the authority, with what the text
// prints behind it: "Antonio Carrillo Flores" where the authority has "Antonio
// Carrillo".
func (c *chunker) knownPerson(i, stop int) int {
	for words := 2; words < 6; words++ {
		n, ok := c.extend(i, stop, words, false, c.t.tokens[i].is(surnameFirst), false)
		if !ok {
			break
		}
		stop = n
	}
	return c.addPerson(i, c.nameSuffix(stop), "name", false)
}

// perhaps notes a word that is a person's name if another part of the entry
// says so.
func (c *chunker) perhaps(i int) int {
	c.maybe = append(c.maybe, int32(len(c.items)))
	return c.push(itemWord, i, i+1, 0)
}

// possessiveHeadAt reports whether the token is a hyphen that ties the word
// before it to another.
func (t *text) possessiveHeadAt(i int) bool {
	return i+1 < len(t.tokens) && isDash(t.tokens[i].r) && !t.tokens[i].spaced && !t.tokens[i+1].spaced
}

// initialled reads "A.I. Mikoyan", "N. S. Khrushchev", "I.D.White", "V. K.
// Krishna Menon".
func (c *chunker) initialled(i int) int {
	k := c.t.tokens
	j := i
	for j < len(k) && k[j].shape == initials && j < i+4 {
		j++
	}
	for j < len(k) && j < i+7 && k[j].is(particle) && !k[j].capitalised() {
		j++
	}
	if j >= len(k) || k[j].shape != capital && k[j].shape != upper || k[j].is(preposition|determiner|conjunction|month|weekday|noun) && !k[j].is(given) {
		return i
	}
	if i > 0 && k[i-1].shape == number && k[i].is(nonName) {
		return i // 5 P.M.
	}
	return c.addPerson(i, c.surnameTail(j), "initials", false)
}

// surnameTail reads the rest of a surname whose first word is token i.
func (c *chunker) surnameTail(i int) int {
	k := c.t.tokens
	stop := i + 1
	if i < len(k) && (k[i].is(particle) || k[i].is(given)) && stop < len(k) && k[stop].capitalised() && k[stop].spaced && !k[stop].is(noun|preposition) && !(k[stop].ordinary() && !k[i].is(particle)) {
		stop++
	}
	for n := 0; n < 3; n++ {
		next, ok := c.extend(i, stop, 2, false, false, false)
		if !ok {
			break
		}
		stop = next
	}
	return c.nameSuffix(stop)
}

// extend reads one more word of a name that so far is tokens [from, stop).
func (c *chunker) extend(from, stop, words int, named, eastern, after bool) (int, bool) {
	k := c.t.tokens
	if stop >= len(k) {
		return stop, false
	}
	w := &k[stop]
	if w.shape == punct {
		switch {
		case isDash(w.r) && !w.spaced && stop+1 < len(k) && !k[stop+1].spaced && k[stop+1].shape != punct && k[stop+1].shape != number:
			// Gheorghiu-Dej is one person, Khrushchev-Kennedy two.
			n := &k[stop+1]
			if n.capitalised() && k[stop-1].word.known&surname != 0 && n.word.known&surname != 0 && k[stop-1].word.known&forename == 0 && n.id != k[stop-1].id && !c.compound(from, stop+2) {
				return stop, false
			}
			if n.capitalised() && n.is(english) && n.word.known == 0 && !n.is(given|surnameFirst) && !(named && words >= 2 && !n.is(thing|body|office)) || n.is(noun|nonName) && n.word.known == 0 {
				return stop, false
			}
			if !n.capitalised() && n.is(english) && !eastern && !k[from].is(surnameFirst) {
				return stop, false
			}
			if t, _ := c.x.term(c.t, stop+1); n.capitalised() && country(t) != nil {
				return stop, false
			}
			return stop + 2, true
		case isQuote(w.r) && w.spaced && stop+3 < len(k) && k[stop+1].capitalised() && isQuote(k[stop+2].r) && k[stop+3].capitalised() && k[stop+3].spaced && !k[stop+3].ordinary():
			return stop + 4, true // Ernesto 'Che' Guevara
		case w.r == '[' && words >= 2 && stop+2 < len(k) && k[stop+1].shape == capital && k[stop+2].r == ']' && !k[stop+1].ordinary() && k[stop+1].word.known&mononym == 0:
			return stop + 3, true // Raúl Roa [García]
		case w.r == ']' && !w.spaced && stop+1 < len(k) && k[stop+1].shape == capital && !k[stop+1].ordinary() && (from == 0 || k[from-1].r == '['):
			return stop + 2, true // [Pablo] Campos Ortiz
		}
		return stop, false
	}
	if !w.spaced && k[stop-1].shape != initials {
		return stop, false
	}
	if w.shape == initials {
		// "Miller N. Hudson", "Yu. V. Petrov"
		if stop+1 < len(k) && k[stop+1].capitalised() && !k[stop+1].is(preposition|conjunction) {
			return stop + 1, true
		}
		return stop, false
	}
	if w.shape == lower && words >= 1 && elided(c.t.word(stop)) {
		return stop + 1, true // Giscard d'Estaing
	}
	if w.shape == lower {
		if !w.is(particle) || w.is(preposition|determiner) {
			return stop, false
		}
		j := stop
		for j < len(k) && j < stop+3 && k[j].shape == lower && k[j].is(particle) {
			j++
		}
		if j < len(k) && k[j].shape == capital && !k[j].ordinary() || j < len(k) && j > stop+1 && k[j].shape == capital {
			if (string(c.t.fold(stop)) == "y" || string(c.t.fold(stop)) == "e") && k[j].is(given) {
				return stop, false
			}
			return j + 1, true
		}
		return stop, false
	}
	if w.shape != capital && !(w.shape == upper && c.t.caps) {
		return stop, false
	}
	prev := &k[stop-1]
	if w.is(particle) && w.capitalised() && stop+1 < len(k) && k[stop+1].capitalised() && !k[stop+1].ordinary() && (named || prev.shape == initials) {
		return stop + 2, true
	}
	if words == 1 && w.is(honorific) && prev.is(given) && c.t.wordEndsName(stop) && (stop+1 >= len(k) || !k[stop+1].capitalised()) {
		return stop + 1, true // Harold Lady
	}
	if eastern && words == 2 && w.is(honorific) && len(c.t.word(stop)) <= shortWord && c.t.wordEndsName(stop) {
		return stop + 1, true // Pham Van Don
	}
	if w.is(month|weekday|preposition|determiner|conjunction|pronoun|auxiliary|honorific) && !w.is(given) && prev.shape != initials {
		return stop, false
	}
	if (w.is(office) || w.is(noun|mission|body|officeBefore|nonName) && w.word.known == 0) && !w.is(given) && prev.shape != initials {
		return stop, false
	}
	if prev.shape == initials {
		return stop + 1, true
	}
	if t, n := c.x.term(c.t, stop); t != nil && n > stop && len(t.People) == 0 && !(w.word.known != 0 && n == stop+1) {
		return stop, false // a place or organisation stands there
	}
	if eastern && words < 3 {
		if w.is(english) && w.word.known == 0 && !w.is(surnameFirst) && len(c.t.word(stop)) > shortWord {
			return stop, false
		}
		if !w.is(english) || w.word.known != 0 || w.is(surnameFirst) {
			return stop + 1, true
		}
		// "Kim Il Sung": an English word ends a name of three that began
		// otherwise, and "Ambassador Liu Fang" one of two behind a title.
		return stop + 1, (words == 2 && !prev.is(english) || words == 1 && after) && !w.is(verb|topical|placing|thing) && !c.x.verbLike(c.t, stop) && c.t.wordEndsName(stop)
	}
	if eastern {
		return stop, false
	}
	if w.ordinary() {
		// "Harold Lady", "Grace Winer", but not "Fidel Visits".
		if words == 1 && (prev.is(given) || !c.title && prev.word.known == forename && !prev.is(english)) && (prev.word.known&mononym == 0 || after) && !w.is(verb) && c.t.wordEndsName(stop) {
			return stop + 1, true
		}
		// In a sentence a capital is written for a reason: "Ambassador Apa Pant".
		if words == 1 && after && !c.title && prev.word.known == 0 && !prev.is(english|nonName) && !w.is(verb|function|thing) && c.t.wordEndsName(stop) {
			return stop + 1, true
		}
		return stop, false
	}
	if words == 1 && prev.word.known&(surname|mononym) != 0 && prev.word.known&forename == 0 && !prev.is(given) && !prev.is(surnameFirst) && w.is(given) {
		return stop, false // two people without a comma
	}
	return stop + 1, true
}

// shortWord is the length of the longest syllable of an East Asian name that
// is an English word as well: Sung, Fang, Chang, Young.
const shortWord = 5

// elided reports whether a word is a name behind an elided particle:
// d'Estaing, dell'Acqua.
func elided(word string) bool {
	for i, r := range word {
		if (r == '\'' || r == '’') && i > 0 && i <= 4 {
			after, _ := decode(word, i+utf8.RuneLen(r))
			return unicode.IsUpper(after)
		}
	}
	return false
}

// wordEndsName reports whether a name can end with token i: nothing
// capitalised goes on behind it.
func (t *text) wordEndsName(i int) bool {
	return i+1 >= len(t.tokens) || !(t.tokens[i+1].shape == capital && t.tokens[i+1].ordinary())
}

// compound reports whether the authority knows the hyphenated words as one
// name.
func (c *chunker) compound(from, to int) bool {
	t, stop := c.x.term(c.t, from)
	return t != nil && stop >= to
}

// nameSuffix reads ", Jr." and III.
func (c *chunker) nameSuffix(i int) int {
	k := c.t.tokens
	j := i
	if j < len(k) && k[j].r == ',' {
		j++
	}
	if j < len(k) && k[j].is(suffix) && k[j].capitalised() {
		if j++; j < len(k) && k[j].r == '.' && !k[j].spaced {
			j++
		}
		return j
	}
	return i
}

func (c *chunker) lastItem() *item {
	if len(c.items) == 0 {
		return nil
	}
	return &c.items[len(c.items)-1]
}

// verbLike reports whether the token looks like a verb of the third person or
// of the past: reports, urged.
func (x *lexicon) verbLike(t *text, i int) bool {
	f := t.fold(i)
	if t.tokens[i].is(verb) {
		return true
	}
	if !t.tokens[i].is(english) || t.tokens[i].is(preposition|conjunction|pronoun|determiner) || len(f) < 4 {
		return false
	}
	return f[len(f)-1] == 's' && f[len(f)-2] != 's' || f[len(f)-2] == 'e' && f[len(f)-1] == 'd'
}
