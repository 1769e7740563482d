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

// relation is a Verdict that tells names that have nothing in common from
// those that contradict one another.
type relation int

const (
	contradiction relation = iota - 1 // one surname, and given names or suffixes that differ
	unrelated
	doubtful // they agree but for what a namesake may differ in: to be believed where namesakes are rare
	possible
	same
	identical // same, and neither says more than the other
)

// Compare says whether two names can be one person's. It is symmetric. It
// compares names only: namesakes are Same, and to tell them apart is for their
// offices and dates.
func Compare(a, b Name) Verdict {
	switch r := relate(&a, &b); {
	case r >= same:
		return Same
	case r == doubtful && !a.sharesSurname(&b) && !a.nearSurname(&b):
		return Different // Bader and Baker: only a collection can tell
	case r >= doubtful:
		return Possible
	}
	return Different
}

func relate(a, b *Name) relation {
	best, against := unrelated, false
	for x := a; x != nil; x = x.Also {
		for y := b; y != nil; y = y.Also {
			r := relateOne(x, y)
			best = max(best, r)
			against = against || r == contradiction
		}
	}
	if best == unrelated && against {
		return contradiction
	}
	return best
}

func relateOne(a, b *Name) relation {
	if len(a.Surnames) == 0 || len(b.Surnames) == 0 {
		return unrelated
	}
	if a.Suffix == "mrs" != (b.Suffix == "mrs") {
		return contradiction
	}
	if a.sameWords(b) {
		return identical
	}
	best := unrelated
	if a.FamilyFirst || b.FamilyFirst {
		if best = relateEastAsian(a, b); best >= possible || a.FamilyFirst && b.FamilyFirst {
			return best
		}
	}
	if a.Arabic || b.Arabic {
		if r := relateArabic(a, b); r >= possible || a.Arabic && b.Arabic {
			return r
		}
	}
	if a.regnal() && !b.Single() || b.regnal() && !a.Single() {
		return best
	}
	if a.isSurnameOf(b) || b.isSurnameOf(a) {
		return possible
	}
	if !a.sharesSurname(b) {
		if a.otherwise(b) || b.otherwise(a) {
			return same
		}
		if (a.isPartOf(b) || b.isPartOf(a)) && compatibleSuffixes(a, b) {
			return possible
		}
		if !a.Single() && !b.Single() && compatibleSuffixes(a, b) && relateGiven(a, b) >= same {
			if a.nearlyNamed(b) {
				return max(best, doubtful)
			}
		}
		return best
	}
	if a.otherFamily(b) {
		return contradiction
	}
	if !compatibleSuffixes(a, b) {
		return contradiction
	}
	if a.Single() || b.Single() {
		return possible
	}
	r := relateGiven(a, b)
	if r > doubtful && (a.mothers(b) || b.mothers(a)) {
		return doubtful
	}
	return r
}

// otherFamily reports whether both names have double surnames that have no more
// than one word in common: Somoza Debayle and Somoza García.
func (n *Name) otherFamily(m *Name) bool {
	x, y := n.double, m.double
	if len(x) < 2 || len(y) < 2 || n.Surname() == m.Surname() || SpellingKey(n.Surname()) == SpellingKey(m.Surname()) {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	return slices.ContainsFunc(x, func(w string) bool {
		return !slices.ContainsFunc(y, func(v string) bool { return v == w || len(v) > 3 && withinOneEdit(v, w) })
	})
}

// mothers reports whether the whole surname of n is only the last part of the
// double surname of m, which is the mother's in Spanish: Álvarez and Echeverría
// Álvarez.
func (n *Name) mothers(m *Name) bool {
	if len(n.double) > 1 || len(m.double) != 2 || n.Surname() == m.Surname() {
		return false
	}
	s := n.Surname()
	return s[strings.LastIndexByte(s, ' ')+1:] == m.double[1] && !slices.Contains(n.Surnames, m.double[0]) && !slices.Contains(n.Given, m.double[0])
}

// isSurnameOf reports whether all of a name is the double surname of another:
// Ayub Khan and Ayub Khan, Mohammad.
func (n *Name) isSurnameOf(m *Name) bool {
	return n.whole != "" && len(m.Given) > 0 && slices.Contains(m.Surnames, n.whole)
}

// otherwise reports whether a nickname of n is the surname of m, and their
// first names agree: Broz, Josip (Tito) and Tito, Josip Broz; Chiang, May-ling
// (Soong) and Soong, May-ling.
func (n *Name) otherwise(m *Name) bool {
	return len(n.Given) > 0 && len(m.Given) > 0 && slices.Contains(n.Nick, m.Surname()) &&
		compatibleSuffixes(n, m) && matchGiven(n.Given[0], m.Given[0]) == written
}

// isPartOf reports whether a name's surname is one half of another's hyphenated
// one: Morawski and Osóbka-Morawski.
func (n *Name) isPartOf(m *Name) bool {
	return slices.Contains(m.parts, n.Surname()) && n.Single()
}

func compatibleSuffixes(a, b *Name) bool {
	if (a.Suffix == "mrs") != (b.Suffix == "mrs") {
		return false // his wife, named by his name
	}
	return a.Suffix == "" || b.Suffix == "" || a.Suffix == b.Suffix
}

// regnal reports whether the name is a monarch's or pope's: Nicholas II.
func (n *Name) regnal() bool {
	return n.Single() && n.Suffix != "" && n.Suffix != "jr" && n.Suffix != "sr" && n.Suffix != "mrs"
}

// sameWords reports whether two names consist of the same words, two or more,
// in whatever order: "Nakasone Yasuhiro" and "Nakasone, Yasuhiro".
func (n *Name) sameWords(m *Name) bool {
	return n.sorted != "" && n.sorted == m.sorted && compatibleSuffixes(n, m)
}

// sharesSurname reports whether a possible surname of a is one of b, but for
// its transliteration.
func (n *Name) sharesSurname(m *Name) bool {
	for _, s := range n.Surnames {
		if slices.Contains(m.Surnames, s) {
			return true
		}
	}
	for _, s := range n.spelled {
		if slices.Contains(m.spelled, s) {
			return true
		}
	}
	return false
}

// nearLength is how long a surname must be for a slip of the pen to be likelier
// than another surname: Bader and Baker are two, Dirksen and Dirkson one.
const nearLength = 7

// nearSurname reports whether the surnames differ by one slip of the pen.
func (n *Name) nearSurname(m *Name) bool {
	x, y := n.Surname(), m.Surname()
	return len(x) >= nearLength && len(y) >= nearLength && x[0] == y[0] && withinOneEdit(x, y)
}

// shortestSpelled is the length from which surnames that differ only by the
// rules of SpellingKey are taken for one: Doyle and Dole are two.
const shortestSpelled = 6

// spellings returns the keys of the possible surnames' spellings, of short ones
// none.
func (n *Name) spellings() []string {
	var keys []string
	for _, s := range n.Surnames {
		if len(s) >= shortestSpelled {
			keys = appendNew(keys, SpellingKey(s))
		}
	}
	if n.FamilyFirst {
		keys = appendNew(keys, "="+eastAsianKey(n.Surnames[:1]))
	}
	return keys
}

// relateEastAsian compares names of which one at least stands surname first.
func relateEastAsian(a, b *Name) relation {
	if len(a.Given) > 0 && len(b.Given) > 0 {
		if k := a.korean(); k != "" && k == b.korean() {
			return identical
		}
		if eastAsianKey(append([]string{a.Surname()}, a.Given...)) == eastAsianKey(append([]string{b.Surname()}, b.Given...)) {
			return identical
		}
		if a.sharesSurname(b) {
			return contradiction
		}
		return unrelated
	}
	if eastAsianKey(a.Surnames[:1]) == eastAsianKey(b.Surnames[:1]) {
		return possible
	}
	// Vietnamese are called by their last name: Diem, Giap.
	if len(a.Given) < len(b.Given) {
		a, b = b, a
	}
	if n := len(a.Given); n > 1 && a.Given[n-1] == b.Surname() {
		return possible
	}
	return unrelated
}

// relateArabic compares names of which one at least is a chain of forefathers
// (Faisal ibn Abd al-Aziz Al Saud): they agree where all words of the shorter
// stand in the longer in the same order, and the first is the first of both.
func relateArabic(a, b *Name) relation {
	x, y := arabicWords(a.words), arabicWords(b.words)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return unrelated
	}
	if x[0] != y[0] {
		if a.Arabic && b.Arabic && a.sharesSurname(b) {
			return contradiction
		}
		return unrelated
	}
	i := 0
	for _, w := range y {
		if i < len(x) && x[i] == w {
			i++
		}
	}
	switch {
	case i < len(x):
		return unrelated
	case i > 1:
		return same
	case SpellingKey(a.words[0]) != SpellingKey(b.words[0]):
		return unrelated // Said is not Saud, and one word is all there is
	}
	return possible
}

// arabicWords returns the words by which Arabic names are compared: without
// articles and "son of", and Abd, Abdul and Abdel alike.
func arabicWords(words []string) []string {
	var list []string
	for _, w := range words {
		for _, f := range strings.Fields(Fold(w)) {
			switch f {
			case "al", "el", "ibn", "bin", "ben", "ul", "as", "ar", "ad", "an":
				continue
			case "abdul", "abdel", "abdal":
				f = "abd"
			}
			list = append(list, skeleton(f))
		}
	}
	return list
}
