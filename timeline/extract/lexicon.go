package extract

import (
	"slices"
	"strings"

	"backchannel/timeline/authority"
)

// lexicon is what single words and phrases can mean: the vocabulary, the terms
// of the authority, and the nouns of communication. A lookup takes time by the
// length of what it finds, whatever the size of the authority, and allocates
// nothing.
type lexicon struct {
	*vocabulary
	authority *authority.Authority
	next      map[uint64]int32 // the tree of nouns, over word numbers
	nouns     []int32          // by node, index into actNouns; -1 none
	meeting   int32            // index into actNouns of the talks

	memorandum int32 // index into actNouns of the memoranda
}

func newLexicon(a *authority.Authority) *lexicon {
	x := &lexicon{vocabulary: newVocabulary(), authority: a, next: map[uint64]int32{}, nouns: []int32{-1}}
	for i, n := range actNouns {
		if slices.Contains(n.phrases, "meeting") {
			x.meeting = int32(i)
		}
		if slices.Contains(n.phrases, "memorandum") {
			x.memorandum = int32(i)
		}
		for _, phrase := range n.phrases {
			x.addNoun(phrase, int32(i))
		}
	}
	for i, g := range verbs {
		for _, w := range strings.Fields(g.forms) {
			id := x.add(authority.Fold(w), verb|english)
			x.words[id].act = int16(i)
		}
	}
	for _, p := range a.People() {
		x.knowName(p.Name)
		for _, alias := range p.Aliases {
			x.knowName(alias)
		}
	}
	return x
}

func (x *lexicon) addNoun(phrase string, index int32) {
	node := int32(0)
	for _, w := range strings.Fields(authority.Fold(phrase)) {
		id := x.add(w, english)
		key := uint64(node)<<32 | uint64(id)
		n, ok := x.next[key]
		if !ok {
			n = int32(len(x.nouns))
			x.next[key] = n
			x.nouns = append(x.nouns, -1)
		}
		node = n
	}
	x.nouns[node] = index
	if !strings.Contains(phrase, " ") {
		x.words[x.ids[authority.Fold(phrase)]].class |= noun
	}
}

// noun returns the longest noun of communication that begins at tokens[i];
// stop is i where there is none.
func (x *lexicon) noun(t *text, i int) (index int32, stop int) {
	node := int32(0)
	index, stop = -1, i
	for j := i; j < len(t.tokens); j++ {
		k := &t.tokens[j]
		if k.shape == punct {
			if j > i && isDash(k.r) && !k.spaced {
				continue
			}
			break
		}
		n, ok := x.next[uint64(node)<<32|uint64(uint32(k.id))]
		if !ok || k.id < 0 {
			break
		}
		if node = n; x.nouns[n] >= 0 {
			index, stop = x.nouns[n], j+1
		}
	}
	return index, stop
}

// nounOf returns the noun of communication that token i is by itself.
func (x *lexicon) nounOf(t *text, i int) int32 {
	if n, ok := x.next[uint64(uint32(t.tokens[i].id))]; ok && t.tokens[i].id >= 0 {
		return x.nouns[n]
	}
	return -1
}

// holds reports whether the folded word is among the next few at tokens[i].
func (x *lexicon) holds(t *text, i int, word string) bool {
	for j := i; j < len(t.tokens) && j < i+5; j++ {
		if t.tokens[j].shape != punct && string(t.fold(j)) == word {
			return true
		}
	}
	return false
}

// term returns the longest term of the authority that begins at tokens[i] and
// is written like a name, and the token behind it; nil and i where there is
// none. A term in which nothing is capitalised is none, and an acronym counts
// only in capitals: "US" is a country, "us" and "Us" are not.
func (x *lexicon) term(t *text, i int) (found *authority.Term, stop int) {
	node := authority.Node(0)
	stop = i
	if i >= len(t.tokens) {
		return nil, i // "the Embassy of", and there the text ends
	}
	if k := &t.tokens[i]; k.shape == lower && k.is(determiner) {
		return nil, i // "the White House" begins with White
	}
	allCapitals, someCapital := true, false
	length := 0
	for j := i; j < len(t.tokens); j++ {
		k := &t.tokens[j]
		if k.shape == punct {
			if j > i && (!k.spaced && (isDash(k.r) || k.r == '.' || k.r == '&' || k.r == '/') || t.bolsheviks(j)) {
				continue
			}
			break
		}
		fold := t.fold(j)
		n, ok := authority.Node(0), false
		stopAt := j + 1
		if j > i && t.bolsheviks(j-1) {
			stopAt++ // the parenthesis that closes
		}
		if j+1 < len(t.tokens) && t.tokens[j+1].possessive {
			// People's folds to peoples, and a possessive s may be no part of the name.
			if t.tokens[j+1].to > t.tokens[j+1].from+1 && t.src[t.tokens[j+1].to-1]|0x20 == 's' {
				t.scratch = append(append(t.scratch[:0], fold...), 's')
				n, ok = x.authority.NextBytes(node, t.scratch)
			}
			if ok {
				stopAt = j + 2
			}
		}
		if !ok {
			if n, ok = x.authority.NextBytes(node, fold); !ok {
				break
			}
			if j+1 < len(t.tokens) && t.tokens[j+1].possessive && t.tokens[j+1].to == t.tokens[j+1].from+1 {
				// Workers' Party: go on behind the apostrophe.
				stopAt = j + 1
			}
		}
		node = n
		length += int(k.stop - k.start)
		allCapitals = allCapitals && (k.shape == upper || k.shape == initials)
		someCapital = someCapital || k.capitalised()
		if f := x.authority.Term(n); f != nil && someCapital {
			single := stopAt == i+1 && length <= 4 && k.is(english)
			if f.Organisation != nil && stopAt == i+1 && length <= 3 && !allCapitals {
				continue // "Mód" is no MOD
			}
			if !single || allCapitals || !k.is(pronoun|preposition|conjunction|auxiliary|determiner) {
				found, stop = f, stopAt
			}
		}
		if stopAt == j+2 {
			j++
		} else if j+1 < len(t.tokens) && t.tokens[j+1].possessive && t.src[t.tokens[j+1].to-1]|0x20 != 's' {
			j++
		}
	}
	return found, stop
}

// bolsheviks reports whether the token opens the "(b)" of VKP(b).
func (t *text) bolsheviks(i int) bool {
	k := t.tokens
	if k[i].r != '(' || i+2 >= len(k) || k[i+2].r != ')' || k[i+1].shape == punct {
		return false
	}
	f := string(t.fold(i + 1))
	return f == "b" || f == "bolsheviks"
}

// knowName notes the words of a person's name, so that one of them alone is
// seen to be a name.
func (x *lexicon) knowName(name string) {
	words := strings.Fields(authority.Fold(name))
	n := authority.ParseName(name)
	for _, s := range n.Surnames {
		for _, w := range strings.Fields(s) {
			x.words[x.add(w, 0)].known |= surname
		}
	}
	for _, w := range words {
		id := x.add(w, 0)
		switch {
		case len(w) < 2 || len(words) > 1 && x.words[id].class&particle != 0:
		case len(words) == 1:
			x.words[id].known |= mononym
		case !slices.ContainsFunc(n.Surnames, func(s string) bool { return slices.Contains(strings.Fields(s), w) }):
			x.words[id].known |= forename
		}
	}
}
