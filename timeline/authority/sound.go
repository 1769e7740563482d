package authority

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Names are asked for as the asker's language writes them: Kusnezow, Kuznecov,
// Kouznetsov; Chruschtschow, Chruščov, Jruschov; Czou En-laj. A Sound is what is
// left of a word when all that these spellings differ in is taken from it. It is
// much coarser than a SpellingKey: it serves to find, never to merge.

// marked spells out the letters that Fold would rob of what they tell.
var marked = strings.NewReplacer(
	"š", "sh", "Š", "sh", "ś", "sh", "Ś", "sh", "ş", "sh", "Ş", "sh", "ș", "sh", "Ș", "sh",
	"č", "tch", "Č", "tch", "ć", "tch", "Ć", "tch",
	"ž", "zh", "Ž", "zh", "ż", "zh", "Ż", "zh", "ź", "zh", "Ź", "zh",
	"đ", "dj", "Đ", "dj", "ţ", "ts", "Ţ", "ts", "ț", "ts", "Ț", "ts", "ç", "s", "Ç", "s", "ñ", "n", "ё", "е",
)

// sibilants are the ways in which the hissing sounds are written, all of which
// become one.
var sibilants = strings.NewReplacer(
	"schtsch", "s", "schtch", "s", "chtch", "s", "shtch", "s", "stsch", "s", "szcz", "s", "shch", "s", "tsch", "s", "dsch", "s",
	"sch", "s", "tch", "s", "dzh", "s", "sci", "si", "sh", "s", "zh", "s", "sz", "s", "cz", "s", "ts", "s", "tz", "s", "dj", "s", "dz", "s",
	"rz", "s", "z", "s",
	"kh", "h", "gh", "g", "ph", "f", "th", "t", "dh", "d", "ck", "k", "qu", "k", "q", "k", "x", "ks", "w", "v",
)

// A reading says what the letters sound like that languages read differently.
type reading struct {
	ch, c, j string
}

var (
	english = reading{ch: "s", c: "k", j: "i"} // and most transliterations made for English readers
	slavic  = reading{ch: "h", c: "s", j: "i"} // German, Polish, Czech, Croatian
	spanish = reading{ch: "s", c: "k", j: "h"}
	french  = reading{ch: "s", c: "k", j: "s"}
)

// sound returns the sound of one folded word.
func (r reading) sound(word string) string {
	if !isPlainLatin(word) {
		return word
	}
	s := strings.ReplaceAll(sibilants.Replace(word), "ch", r.ch)
	b := make([]byte, 0, len(s)+2)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == 'c' && i+1 < len(s) && strings.IndexByte("eiy", s[i+1]) >= 0:
			c = 's'
		case c == 'c':
			c = r.c[0]
		case c == 'j':
			c = r.j[0]
		case c == 'y':
			c = 'i'
		case c == 'f' && strings.TrimRight(s[i:], "f") == "":
			c = 'v' // Molotoff
		}
		b = append(b, c)
	}
	s = soundVowels.Replace(string(b))
	// A glide is written or not: Alexejew, Alekseev; Mikojan, Mikoyan.
	b = b[:0]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == 'i' && (i > 0 && isVowel(s[i-1]) || i+1 < len(s) && isVowel(s[i+1]) && s[i+1] != 'i') && len(s) > 3 {
			continue
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	s = string(b)
	if stem, ok := strings.CutSuffix(s, "ev"); ok && len(stem) > 1 {
		return stem + "ov" // Khrushchev, Khrushchov
	}
	if stem, ok := strings.CutSuffix(s, "ine"); ok && len(stem) > 2 {
		return stem + "in" // Dobrynine, as French writes it
	}
	return s
}

var soundVowels = strings.NewReplacer("ou", "u", "oo", "u", "oe", "o", "ue", "u", "ae", "a")

// Sounds returns the sounds of a name's words as they are stored for searching,
// separated by spaces, each word's with "~" before it, and with "=" the key of a
// Chinese, Korean or Vietnamese name as a whole.
func Sounds(name string) string {
	var words []string
	for w := range strings.FieldsSeq(Fold(marked.Replace(name))) {
		for _, r := range []reading{english, slavic} {
			words = appendNew(words, "~"+r.sound(w))
		}
	}
	if n := ParseName(name); n.FamilyFirst {
		words = appendNew(words, "="+eastAsianKey(append([]string{n.Surname()}, n.Given...)))
	}
	return strings.Join(words, " ")
}

// Asked says how a name asked for is found among stored Sounds.
type Asked struct {
	// Words holds, for each word asked for, the beginnings of which a stored
	// word must have one. A beginning that ends in a space is a whole word.
	Words [][]string
	// Whole is the beginning of the key of an East Asian name, "" where it is none.
	Whole string
}

// shortSound is up to which length a sound has to be met whole: too many words
// begin with so few letters.
const shortSound = 3

// SoundsAsked returns how the actors are found whom a name means as any of the
// languages that Sounds knows may write it. The zero Asked finds none.
func SoundsAsked(name string) Asked {
	var a Asked
	words := strings.Fields(Fold(marked.Replace(name)))
	for _, w := range words {
		var begins []string
		for _, r := range []reading{english, slavic, spanish, french} {
			s := r.sound(w)
			if utf8.RuneCountInString(s) <= shortSound {
				s += " "
			}
			begins = appendNew(begins, "~"+s)
		}
		a.Words = append(a.Words, begins)
	}
	if len(words) > 1 && len(words) < 5 {
		for i, w := range words {
			w = wadeGilesAbroad.Replace(w)
			if stem, ok := strings.CutSuffix(w, "j"); ok {
				w = stem + "i" // Czou En-laj
			}
			words[i] = w
		}
		if eastAsian(words) {
			a.Whole = "=" + eastAsianKey(slices.Clone(words))
		}
	}
	return a
}

// wadeGilesAbroad rewrites what other languages put for the ch of Wade-Giles.
var wadeGilesAbroad = strings.NewReplacer("tsch", "ch", "tch", "ch", "cz", "ch")
