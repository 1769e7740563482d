package extract

import (
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

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
		if o := c.officeOf(end + 1); c.isWord(head, "office") && o > n {
			n = o // "Office of the Prime Minister"
		}
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

// officeOf returns the token behind the office that begins at token i, an
// article before it; i where none does.
func (c *chunker) officeOf(i int) int {
	stop := i
	for j := c.the(i); j < len(c.t.tokens) && j < i+4 && c.t.tokens[j].capitalised() && c.t.tokens[j].is(office|officeBefore); j++ {
		if c.t.tokens[j].is(office) {
			stop = j + 1
		}
	}
	return stop
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
