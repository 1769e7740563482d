package authority

import (
	"slices"
	"strings"
)

// Verdict says whether two names can be one person's.
type Verdict int

const (
	// Different names contradict one another: another surname, another given
	// name or initial, another numeral.
	Different Verdict = iota
	// Possible names agree as far as they go, but one of them says too little:
	// "Mikoyan", "A. Mikoyan" and "Anastas Mikoyan".
	Possible
	// Same names agree in the surname and in a given name written out, or in
	// two initials or more: "A.I. Mikoyan" and "Anastas Ivanovich Mikoyan".
	Same
)

func (v Verdict) String() string { return [...]string{"different", "possible", "same"}[v] }

// Compare says whether two names can be one person's. It is symmetric. It
// compares names only: namesakes are Same, and to tell them apart is for their
// offices and dates.
func Compare(a, b Name) Verdict {
	best := Different
	for x := &a; x != nil; x = x.Also {
		for y := &b; y != nil; y = y.Also {
			best = max(best, compare(x, y))
		}
	}
	return best
}

func compare(a, b *Name) Verdict {
	if len(a.Surnames) == 0 || len(b.Surnames) == 0 {
		return Different
	}
	if a.Suffix != "" && b.Suffix != "" && a.Suffix != b.Suffix {
		return Different
	}
	if a.FamilyFirst || b.FamilyFirst {
		if v := compareEastAsian(a, b); v > Different || a.FamilyFirst && b.FamilyFirst {
			return v
		}
	}
	if !a.sharesSurname(b) {
		return Different
	}
	if a.Single() || b.Single() {
		return Possible
	}
	return compareGiven(a, b)
}

// sharesSurname reports whether a possible surname of a is one of b, but for
// its transliteration.
func (n *Name) sharesSurname(m *Name) bool {
	for _, s := range n.Surnames {
		if slices.Contains(m.Surnames, s) {
			return true
		}
	}
	for _, s := range n.spellingKeys() {
		if slices.Contains(m.spellingKeys(), s) {
			return true
		}
	}
	return false
}

// spellingKeys returns the keys of the possible surnames' spellings. A short
// surname is its own key, since too many share those of theirs.
func (n *Name) spellingKeys() []string {
	var keys []string
	for _, s := range n.Surnames {
		if key := SpellingKey(s); len(s) > 3 {
			keys = appendNew(keys, key)
		}
	}
	if n.FamilyFirst {
		for i, k := range keys {
			_ = k
			_ = i
		}
		keys = appendNew(keys, "="+eastAsianKey([]string{n.Surnames[0]}))
	}
	return keys
}

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
	case isNickname(x, y), SpellingKey(x) == SpellingKey(y):
		return written
	case len(x) >= 5 && len(y) >= 5 && withinOneEdit(x, y):
		return written
	case len(x) > 2 && len(y) > 2 && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x)):
		return written // Sam and Samuel, Alex and Alexander
	}
	return conflict
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

// compareGiven compares the given names of two people who share a surname and
// both have given names.
func compareGiven(a, b *Name) Verdict {
	x, y := a.Given, b.Given
	for _, nick := range a.Nick {
		for _, g := range append(slices.Clone(b.Given), b.Nick...) {
			if matchGiven(nick, g) == written {
				return Same
			}
		}
	}
	for _, nick := range b.Nick {
		for _, g := range a.Given {
			if matchGiven(nick, g) == written {
				return Same
			}
		}
	}
	if len(x) == 0 || len(y) == 0 {
		return Possible
	}
	full, initials, ok := align(x, y)
	if !ok {
		// The first given name may be left out: John Foster and Foster Dulles.
		if full, initials, ok = align(x[1:], y); !ok || full == 0 {
			if full, initials, ok = align(x, y[1:]); !ok || full == 0 {
				return Different
			}
		}
	}
	switch {
	case full > 0:
		return Same
	case initials > 1:
		return Same
	}
	return Possible
}

// align compares given names in order; names at the end of one may be missing
// in the other. It counts the pairs that agree written out and by an initial.
func align(x, y []string) (full, initials int, ok bool) {
	if len(x) == 0 || len(y) == 0 {
		return 0, 0, false
	}
	for i := 0; i < len(x) && i < len(y); i++ {
		switch matchGiven(x[i], y[i]) {
		case conflict:
			return 0, 0, false
		case byInitial:
			initials++
		case written:
			full++
		}
	}
	return full, initials, true
}

// compareEastAsian compares names of which one at least stands surname first.
func compareEastAsian(a, b *Name) Verdict {
	keyA, keyB := eastAsianKey(append([]string{a.Surnames[0]}, a.Given...)), eastAsianKey(append([]string{b.Surnames[0]}, b.Given...))
	if len(a.Given) > 0 && len(b.Given) > 0 {
		if keyA == keyB {
			return Same
		}
		return Different
	}
	if eastAsianKey(a.Surnames[:1]) == eastAsianKey(b.Surnames[:1]) {
		return Possible
	}
	return Different
}

// withinOneEdit reports whether one letter put in, left out or changed, or two
// neighbours changed about, make y of x.
func withinOneEdit(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return x[i:] == y[i+1:]
	}
	if i >= len(x)-1 {
		return true
	}
	return x[i+1:] == y[i+1:] || x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
}
