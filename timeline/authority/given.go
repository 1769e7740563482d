package authority

import (
	"slices"
	"strings"
)

// givenMatch says how two given names agree.
type givenMatch int

const (
	conflict givenMatch = iota
	byInitial
	written
)

// matchGiven compares two given names, either of which may be an initial.
func matchGiven(x, y string) givenMatch {
	switch {
	case x == y && Initial(x):
		return byInitial
	case x == y:
		return written
	case Initial(x) || Initial(y):
		if initialAgrees(x, y) {
			return byInitial
		}
		return conflict
	case isNickname(x, y), beginAlike(x, y) && SpellingKey(x) == SpellingKey(y):
		return written
	case nicknames[x] != nil && nicknames[y] != nil && x[0] != y[0]:
		return conflict // Donald and Ronald are two usual names, not one misprinted
	case len(x) >= 5 && len(y) >= 5 && withinOneEdit(x, y):
		return written
	case len(x) >= 4 && len(y) >= 4 && strings.TrimSuffix(x, "e") == strings.TrimSuffix(y, "e"):
		return written // Dean and Deane
	case len(x) > 2 && len(y) > len(x)+1 && strings.HasPrefix(y, x), len(y) > 2 && len(x) > len(y)+1 && strings.HasPrefix(x, y):
		return written // Sam and Samuel, but not Dan and Dane
	case len(x) >= 6 && len(y) >= 6 && x[:5] == y[:5]:
		return written // Theodore and Theodoros, Vassilij and Vassily
	case len(x) >= 5 && len(y) >= 5 && x[0] == y[0] && consonants(x) == consonants(y):
		return written // Yasser and Yasir, Semyon and Semen
	}
	return conflict
}

// beginAlike reports whether two folded names may have one SpellingKey, by
// their first letters and lengths: it is much cheaper than the keys.
func beginAlike(x, y string) bool {
	if len(x) > 2*len(y) || len(y) > 2*len(x) {
		return false
	}
	return x[0] == y[0] || x[0] < 128 && y[0] < 128 && beginnings[x[0]] != 0 && beginnings[x[0]] == beginnings[y[0]]
}

// beginnings are the letters with which SpellingKey makes one sound begin.
var beginnings = func() (class [128]byte) {
	for i, letters := range []string{"cdghkqstxz", "eijy", "fp", "vw", "ou"} {
		for _, r := range letters {
			class[r] = byte(i + 1)
		}
	}
	return class
}()

// skeleton returns the consonants of a name, which are what Arabic writes:
// Zayid and Zayed, Nahyan and Nuhayan. Of one with a single consonant it
// returns its SpellingKey.
func skeleton(folded string) string {
	key := SpellingKey(folded)
	if s := consonants(key); len(s) > 2 {
		return strings.TrimSuffix(s, "h")
	} else if len(s) > 1 {
		return s
	}
	return key
}

// consonants returns a name without its vowels and doubled letters.
func consonants(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isVowel(c) && c != 'y' && (len(b) == 0 || b[len(b)-1] != c) {
			b = append(b, c)
		}
	}
	return string(b)
}

// initialAgrees reports whether an initial can be that of the other name, also
// in the other transliterations of the same Russian letter: Y. for Iurii or
// Evgenii, E. for Yevgeny, and in the nicknames' languages (J. for Ivan is not).
func initialAgrees(x, y string) bool {
	if !Initial(x) {
		x, y = y, x
	}
	if strings.HasPrefix(y, x) {
		return true
	}
	switch x {
	case "y", "j", "i":
		return strings.HasPrefix(y, "iu") || strings.HasPrefix(y, "ia") || strings.HasPrefix(y, "yu") || strings.HasPrefix(y, "ya") ||
			x == "y" && (strings.HasPrefix(y, "ev") || strings.HasPrefix(y, "ek")) ||
			strings.HasPrefix(y, "ju") || x == "y" && y == "i" || x == "i" && y == "y"
	case "e":
		return strings.HasPrefix(y, "ye")
	}
	return false
}

func isNickname(x, y string) bool {
	for _, g := range nicknames[x] {
		if slices.Contains(nicknames[y], g) {
			return true
		}
	}
	return false
}

// relateGiven compares the given names of two people who share a surname and
// both have given names.
func relateGiven(a, b *Name) relation {
	x, y := a.Given, b.Given
	if a.calledAs(b) || b.calledAs(a) {
		return same
	}
	if len(x) == 0 || len(y) == 0 {
		return possible
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	m := align(x, y)
	switch {
	case !m.ok && swapped(x, y):
		return doubtful
	case !m.ok:
		return contradiction
	case m.skipped && !Initial(y[0]):
		// William Averell Harriman and Averell Harriman, or a namesake.
		return doubtful
	case m.full > 0 && len(x) == len(y) && a.Suffix == b.Suffix:
		return identical
	case m.full > 0, m.initials > 1:
		return same
	}
	return possible
}

// swapped reports whether two pairs of given names agree crosswise: William J.
// and J. William.
func swapped(x, y []string) bool {
	if len(x) != 2 || len(y) != 2 {
		return false
	}
	a, b := matchGiven(x[0], y[1]), matchGiven(x[1], y[0])
	return a == written && b == byInitial || a == byInitial && b == written
}

// calledAs reports whether a nickname of n is the first name of m, or one of
// its nicknames.
func (n *Name) calledAs(m *Name) bool {
	for _, nick := range n.Nick {
		if len(m.Given) > 0 && matchGiven(nick, m.Given[0]) == written ||
			slices.ContainsFunc(m.Nick, func(other string) bool { return matchGiven(nick, other) == written }) {
			return true
		}
	}
	return false
}

// alignment says how the given names of a shorter name stand in a longer one.
type alignment struct {
	full, initials int  // names that agree written out, and by an initial
	skipped        bool // the first of the longer is missing in the shorter
	ok             bool // all of the shorter agree, in order
}

// align finds the given names of x, which is no longer than y, in y in order.
// Some of y may be missing in x, but its first only where one that is written
// out in both follows.
func align(x, y []string) alignment {
	var m alignment
	i := 0
	for j, g := range y {
		if i == len(x) {
			break
		}
		switch matchGiven(x[i], g) {
		case conflict:
			if j == 0 {
				m.skipped = true
			}
			continue
		case byInitial:
			m.initials++
		case written:
			m.full++
		}
		i++
	}
	m.ok = i == len(x) && (!m.skipped || m.full > 0)
	return m
}
