package authority

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letters lists, for each letter of the basic alphabet, the letters that are
// printed as it where a source drops diacritics. Letters that become two
// stand in ligatures.
var letters = map[rune]string{
	'a': "àáâãäåāăąǎǟạảấầẩẫậắằẳẵặ",
	'b': "ḃḅ",
	'c': "çćĉċč",
	'd': "ďđðḍḏ",
	'e': "èéêëēĕėęěẹẻẽếềểễệǝə",
	'g': "ĝğġģǧ",
	'h': "ĥħḥḩḫ",
	'i': "ìíîïĩīĭįıǐịỉ",
	'j': "ĵǰ",
	'k': "ķǩḳ",
	'l': "ĺļľŀłḷ",
	'm': "ṁṃ",
	'n': "ñńņňŋṅṇ",
	'o': "òóôõöøōŏőǒơọỏốồổỗộớờởỡợ",
	'r': "ŕŗřṛ",
	's': "śŝşšșṣ",
	't': "ţťŧțṭ",
	'u': "ùúûüũūŭůűųǔưụủứừửữự",
	'w': "ŵẁẃẅ",
	'y': "ýŷÿỳỵỷỹ",
	'z': "źżžẓẕ",
}

var ligatures = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th"}

// plain maps a lower-case letter to what it folds to.
var plain = func() map[rune]string {
	m := make(map[rune]string, 256)
	for base, marked := range letters {
		for _, r := range marked {
			m[r] = string(base)
		}
	}
	for r, s := range ligatures {
		m[r] = s
	}
	return m
}()

// isApostrophe reports whether r is written inside words without parting them:
// the apostrophes, the signs that stand for ain and hamza, and the soft sign.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ', 'ʻ', 'ʾ', 'ʿ', 'ʹ', 'ʺ', '′':
		return true
	}
	return false
}

// Fold returns s as it is compared: lower-case, without diacritics and
// apostrophes, every other sign that is neither letter nor digit turned into a
// space, and no space at either end or beside another. Dots between or behind
// single letters are dropped, so that "U.S.S.R." folds to "ussr", but initials
// that are spaced stay apart: "A. I." folds to "a i". Text in other scripts
// than the Latin is lower-cased only.
func Fold(s string) string { return string(AppendFold(nil, s)) }

// AppendFold appends Fold(s) to dst. It allocates nothing where dst has room.
func AppendFold(dst []byte, s string) []byte {
	start := len(dst)
	gap := false // a space is owed before the next letter
	run := 0     // letters since the last gap or dot
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case isApostrophe(r), unicode.Is(unicode.Mn, r), r == '\u00ad', r == '\u200b', r == '\ufeff':
			continue
		case r == '.' && run == 1:
			run = 0
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap, run = true, 0
			continue
		}
		if gap && len(dst) > start {
			dst = append(dst, ' ')
		}
		gap = false
		run++
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			dst = append(dst, byte(r))
			continue
		}
		r = unicode.ToLower(r)
		if p, ok := plain[r]; ok {
			dst = append(dst, p...)
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// spellings rewrites, in order, the ways in which one sound is spelled by the
// usual transliterations of Russian, Bulgarian, Arabic and the like. What it
// gives is a key, not a spelling.
var spellings = strings.NewReplacer(
	"shch", "sc", "shtch", "sc", "schtsch", "sc", "stsch", "sc",
	"tsch", "c", "tch", "c", "ch", "c", "cz", "c",
	"sch", "s", "sh", "s", "sz", "s",
	"zh", "z", "dj", "z", "dz", "z", "j", "i",
	"kh", "h", "gh", "g", "ph", "f", "th", "t", "dh", "d",
	"tz", "ts", "x", "ks", "ck", "k", "q", "k",
	"yo", "e", "oe", "o", "ue", "u", "ae", "a",
	"ou", "u", "oo", "u", "w", "v", "y", "i",
)

// endings rewrites the end of a surname, after spellings.
var endings = []struct{ from, to string }{
	{"off", "ov"},
	{"ovv", "ov"},
	{"of", "ov"},
	{"eff", "ev"},
	{"ef", "ev"},
	{"iov", "ev"},
	{"cov", "cev"},
	{"sov", "sev"},
	{"ie", "i"},
	{"ii", "i"},
}

// SpellingKey returns a key that is equal for the usual transliterations of
// one name: Alekseev, Alexeyev and Alekseyev; Khrushchev and Khrushchov;
// Ceauşescu and Ceausescu; Gaddafi and Qaddafi do not share a first letter and
// are left to the table of aliases. Different names may share a key: equal
// keys are a reason to compare further, never to merge by themselves. The
// spaces of a compound name are dropped. It does not know Chinese: see
// eastAsianKey.
func SpellingKey(name string) string {
	s := Fold(name)
	if isPlainLatin(s) {
		s = spellings.Replace(s)
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == ' ' {
			continue
		}
		n := len(b)
		switch {
		case n > 0 && b[n-1] == c:
			continue // doubled letters are one
		case c == 'e' && n == 1 && b[0] == 'i':
			b[0] = 'e' // Yeltsin, Yevgeny
			continue
		case c == 'i' && n > 0 && isVowel(b[n-1]):
			if i+1 < len(s) && !isVowel(s[i+1]) || i+1 == len(s) || s[i+1] == 'e' || s[i+1] == 'i' {
				continue // Alekseyev, Andrei: a glide that is written or not
			}
		case c == 'e' && n > 1 && b[n-1] == 'i' && isVowel(b[n-2]):
			b[n-1] = 'e'
			continue
		}
		b = append(b, c)
	}
	s = string(b)
	for _, e := range endings {
		if len(s) > len(e.from)+1 && strings.HasSuffix(s, e.from) {
			s = s[:len(s)-len(e.from)] + e.to
		}
	}
	return squeeze(s)
}

// squeeze makes one of doubled letters.
func squeeze(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if i == 0 || s[i] != s[i-1] {
			b = append(b, s[i])
		}
	}
	return string(b)
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

func isPlainLatin(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
