package extract

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// shape says how a token is written.
type shape uint8

const (
	punct    shape = iota // one sign that is neither letter nor digit
	lower                 // a word without a leading capital
	capital               // a word with a leading capital
	upper                 // a word of two or more capitals, no small letter
	initials              // A., A.I., Yu.V.: capitals with dots
	number                // a word that begins with a digit: 17, 3rd, 10:30
)

// token is a word or sign of a text. Offsets into the text are kept in bytes,
// to cut it, and in code points, to report spans.
type token struct {
	shape      shape
	spaced     bool // white space, or the text's beginning, stands before it
	possessive bool // the token is 's or a lone apostrophe behind a word
	r          rune // the sign of a punct, else 0
	word       word // what the vocabulary knows of it
	id         int32
	from, to   int32 // bytes
	start      int32 // code points
	stop       int32
	fold       int32 // where its folded word begins in text.folds
	folded     int32 // its length
}

// text is one field of an entry, cut into tokens.
type text struct {
	field   timeline.Field
	src     string
	tokens  []token
	folds   []byte // the folded words, one behind the other
	scratch []byte
	caps    bool // nearly all its words are written in capitals
}

// fold returns the folded word of a token, which lives as long as the text.
func (t *text) fold(i int) []byte {
	k := &t.tokens[i]
	return t.folds[k.fold : k.fold+k.folded]
}

// cut appends the tokens of src to t.tokens. A word is a run of letters and
// digits, with apostrophes inside; hyphens and dots part words, but capitals
// with dots behind them stay together as initials, and so do dashes in a row. A
// possessive ending is a token of its own. Time is linear in the length of src.
func (v *vocabulary) cut(t *text, field timeline.Field, src string) {
	t.field, t.src, t.tokens, t.folds, t.caps = field, src, t.tokens[:0], t.folds[:0], false
	cp := int32(0)
	spaced := true
	capitals, words := 0, 0
	for i := 0; i < len(src); {
		r, size := decode(src, i)
		if unicode.IsSpace(r) {
			i, cp, spaced = i+size, cp+1, true
			continue
		}
		k := token{from: int32(i), start: cp, spaced: spaced, id: -1}
		spaced = false
		switch {
		case isLetter(r):
			stop, runes, sh := scanWord(src, i)
			k.shape = sh
			k.to, k.stop = int32(stop), cp+int32(runes)
		case r >= '0' && r <= '9':
			stop, runes := scanNumber(src, i)
			k.shape = number
			k.to, k.stop = int32(stop), cp+int32(runes)
		default:
			k.shape, k.r = punct, r
			k.to, k.stop = int32(i+size), cp+1
			if n := len(t.tokens); isDash(r) && !k.spaced && n > 0 && isDash(t.tokens[n-1].r) {
				// A rule of dashes is one sign, however long.
				t.tokens[n-1].to, t.tokens[n-1].stop = k.to, k.stop
				i, cp = i+size, cp+1
				continue
			}
			if isQuote(r) && !k.spaced && len(t.tokens) > 0 && t.tokens[len(t.tokens)-1].shape != punct && (r == '\'' || r == '’') {
				k.possessive = possessive(src, i+size)
				if k.possessive && i+size < len(src) && (src[i+size] == 's' || src[i+size] == 'S') {
					k.to, k.stop = k.to+1, k.stop+1
				}
			}
		}
		if k.shape != punct {
			k.fold = int32(len(t.folds))
			t.folds = authority.AppendFold(t.folds, src[k.from:k.to])
			k.folded = int32(len(t.folds)) - k.fold
			if id, ok := v.ids[string(t.folds[k.fold:])]; ok {
				k.id, k.word = id, v.words[id]
			}
			if k.shape == upper || k.shape == lower || k.shape == capital {
				words++
				if k.shape == upper {
					capitals++
				}
			}
		}
		if len(t.tokens) == cap(t.tokens) {
			t.tokens = slices.Grow(t.tokens, len(t.tokens)+64) // a long text doubles: append grows by a quarter, and copies four times as much
		}
		t.tokens = append(t.tokens, k)
		i, cp = int(k.to), k.stop
	}
	t.caps = words >= 4 && capitals*10 >= words*8
}

func decode(s string, i int) (rune, int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}

func isQuote(r rune) bool {
	switch r {
	case '\'', '’', '‘', '"', '“', '”', '„', '«', '»', '‚', '`', '´', '‛', '‟':
		return true
	}
	return false
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '‐' || r == '‑' }

// possessive reports whether the apostrophe before src[i] ends a possessive:
// 's and no further letter, or nothing behind a word that ends in s and is
// followed by a space and a letter.
func possessive(src string, i int) bool {
	if i < len(src) && (src[i] == 's' || src[i] == 'S') {
		if i+1 == len(src) {
			return true
		}
		r, _ := decode(src, i+1)
		return !isLetter(r)
	}
	before, _ := utf8.DecodeLastRuneInString(src[:i])
	size := utf8.RuneLen(before)
	if i-size-1 < 0 {
		return false
	}
	if c := src[i-size-1]; c != 's' && c != 'S' {
		return false
	}
	if i+1 >= len(src) || src[i] != ' ' {
		return false
	}
	r, _ := decode(src, i+1)
	return isLetter(r)
}

// scanWord measures the word at src[i], a letter.
func scanWord(src string, i int) (stop, runes int, sh shape) {
	if stop, runes = scanInitials(src, i); runes > 0 {
		return stop, runes, initials
	}
	first, size := decode(src, i)
	capitals, small := 0, 0
	count := func(r rune) {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			capitals++
		case unicode.IsLower(r):
			small++
		}
	}
	count(first)
	stop, runes = i+size, 1
	for stop < len(src) {
		r, n := decode(src, stop)
		if !isLetter(r) && (r < '0' || r > '9') {
			if r != '\'' && r != '’' && r != '‘' && r != 'ʼ' && r != '`' || stop+n >= len(src) {
				break
			}
			after, m := decode(src, stop+n)
			if !isLetter(after) {
				break
			}
			// O'Brien, d'Affaires, Ch'ing: inside the word; Zhou's: behind it.
			if after == 's' || after == 'S' {
				if stop+n+m >= len(src) {
					break
				}
				if next, _ := decode(src, stop+n+m); !isLetter(next) {
					break
				}
			}
			if small+capitals < 1 || small+capitals > 4 {
				break // 'Quoted'word: a quotation mark that a blank got lost behind
			}
			stop, runes = stop+n, runes+1
			continue
		}
		count(r)
		stop, runes = stop+n, runes+1
	}
	switch {
	case capitals > 1 && small == 0:
		sh = upper
	case unicode.IsUpper(first) || unicode.IsTitle(first):
		sh = capital
	case unicode.IsLower(first):
		sh = lower
	default:
		sh = lower // scripts without case
	}
	return stop, runes, sh
}

// scanInitials measures A., A.I., Yu.V. at src[i]; runes is 0 where there are
// none. A dot must stand behind every one.
func scanInitials(src string, i int) (stop, runes int) {
	stop = i
	for stop < len(src) {
		r, n := decode(src, stop)
		if !unicode.IsUpper(r) || stop+n >= len(src) {
			break
		}
		j, c := stop+n, 2
		if src[j] != '.' {
			// Digraphs of transliteration: Yu. Ya. Zh. Kh. Sh. Ch. Th. Dj. Ts. Sz.
			r2, m := decode(src, j)
			if !digraph(r, r2) || j+m >= len(src) || src[j+m] != '.' {
				break
			}
			j, c = j+m, 3
		}
		stop, runes = j+1, runes+c
	}
	return stop, runes
}

func digraph(a, b rune) bool {
	switch a {
	case 'Y':
		return b == 'u' || b == 'a' || b == 'e' || b == 'o'
	case 'Z', 'K', 'S', 'C', 'P', 'G':
		return b == 'h' || a == 'S' && b == 'z'
	case 'T':
		return b == 's' || b == 'h'
	}
	return false
}

// scanNumber measures the number at src[i], with letters behind it (17th,
// 10:30, 2.5, 1/73).
func scanNumber(src string, i int) (stop, runes int) {
	stop = i
	for stop < len(src) {
		r, n := decode(src, stop)
		if !isDigit(r) {
			// "1 November1962": letters part from digits, except endings.
			if (r == ':' || r == '.' || r == '/' || r == ',') && stop+1 < len(src) && isDigit(rune(src[stop+1])) {
				stop, runes = stop+1, runes+1
				continue
			}
			break
		}
		stop, runes = stop+n, runes+1
	}
	for _, ending := range [...]string{"st", "nd", "rd", "th"} {
		if len(src) >= stop+2 && src[stop:stop+2] == ending {
			if stop+2 < len(src) {
				if r, _ := decode(src, stop+2); isLetter(r) {
					break
				}
			}
			return stop + 2, runes + 2
		}
	}
	return stop, runes
}

// ordinal reports whether the token is a number with its ending: 1st, 22nd.
func (t *text) ordinal(i int) bool {
	w := t.word(i)
	return len(w) > 2 && !isDigit(rune(w[len(w)-1]))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
