package extract

import (
	_ "embed"
	"strings"

	"backchannel/timeline/authority"
)

//go:embed english.txt
var englishWords string

// word is what the vocabulary knows of one folded word.
type word struct {
	class class
	act   int16 // index into the tables of verbs.go and grammar.go, behind class verb or noun
	known known
}

// known is what the authority's names make of a word.
type known uint8

const (
	surname  known = 1 << iota // the last word of some person's name
	forename                   // another word of some person's name
	mononym                    // by itself the name of a person: Mao, Fidel, Filippov
)

// vocabulary numbers words and knows their classes.
type vocabulary struct {
	ids   map[string]int32
	words []word
}

func newVocabulary() *vocabulary {
	v := &vocabulary{ids: make(map[string]int32, 64_000)}
	for line := range strings.Lines(englishWords) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			v.add(line, english)
		}
	}
	for _, list := range wordLists {
		for w := range strings.FieldsSeq(list.words) {
			id := v.add(authority.Fold(w), list.class)
			if list.class != given && list.class != surnameFirst && list.class != particle && list.class != suffix && list.class != nonName {
				v.words[id].class |= english
			}
		}
	}
	return v
}

// add notes that the folded word belongs to class and returns its id.
func (v *vocabulary) add(folded string, c class) int32 {
	id, ok := v.ids[folded]
	if !ok {
		id = int32(len(v.words))
		v.ids[folded] = id
		v.words = append(v.words, word{act: -1})
	}
	v.words[id].class |= c
	return id
}

func (k *token) is(c class) bool { return k.word.class&c != 0 }

// capitalised reports whether the token is a word written with a capital.
func (k *token) capitalised() bool {
	return k.shape == capital || k.shape == upper || k.shape == initials
}

// ordinary reports whether the word is English and nothing that the authority
// or the lists of names know as a name.
func (k *token) ordinary() bool {
	return k.is(english|nonName|month|weekday) && !k.is(given) && k.word.known == 0
}
