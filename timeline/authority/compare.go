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
	if len(n.double) > 1 || len(m.double) != 2 {
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

// key is the same for names that are printed alike but for case, titles,
// signs and the order of surname and given names.
func (n *Name) key() string {
	parts := []string{n.Surname(), strings.Join(n.Given, " "), strings.Join(n.Nick, " "), n.Suffix}
	if n.Also != nil {
		parts = append(parts, n.Also.key())
	}
	return strings.Join(parts, "|")
}

// slipKeys returns what names share that differ by one letter of the surname.
func (n *Name) slipKeys() []string {
	keys := append(slices.Clone(n.spelled), n.Surnames...)
	for _, s := range []string{n.Surname(), SpellingKey(n.Surname())} {
		if len(s) >= 4 {
			for _, k := range oneOut(s) {
				keys = append(keys, "-"+k)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// detail grades how much a name says: given names written out count more than
// initials.
func (n *Name) detail() int {
	d := 0
	for _, g := range n.Given {
		if Initial(g) {
			d += 2
		} else {
			d += 5
		}
	}
	d += 4 * len(n.Nick)
	if n.Suffix != "" {
		d++
	}
	if n.Also != nil {
		d += 5
	}
	return d
}

// blockKeys returns what a name is looked up by when names that may be related
// are sought: its possible surnames, their spellings, and those with a letter
// left out, which names that differ by one edit share.
func (n *Name) blockKeys() []string {
	var keys []string
	for m := n; m != nil; m = m.Also {
		keys = append(keys, m.Surnames...)
		for _, k := range m.spelled {
			keys = append(keys, "~"+k)
		}
		if m.whole != "" {
			keys = append(keys, m.whole)
		}
		keys = append(keys, m.parts...)
		if m.sorted != "" {
			keys = append(keys, "+"+m.sorted)
		}
		if m.Arabic {
			if words := arabicWords(m.words); len(words) > 0 {
				keys = append(keys, "ar "+words[0])
			}
		}
		if m.FamilyFirst {
			if k := len(m.Given); k > 1 {
				keys = append(keys, m.Given[k-1])
			}
			keys = append(keys, "ea "+eastAsianKey(append([]string{m.Surname()}, m.Given...)))
			if k := m.korean(); k != "" {
				keys = append(keys, "ko "+k)
			}
		}
		if m.skeleton != "" && len(m.Given) > 0 {
			keys = append(keys, "sk "+m.skeleton)
		}
		if s := m.Surname(); len(s) >= nearLength && len(m.Given) > 0 {
			keys = append(keys, "-"+s)
			for i := range s {
				keys = append(keys, "-"+s[:i]+s[i+1:])
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
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
