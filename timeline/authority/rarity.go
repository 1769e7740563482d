package authority

import "slices"

// tally counts how rare names are in a collection.
type tally struct {
	people          int
	first, surnames map[string]int
	initials        map[string]int // how many first names begin with a letter
	both            map[[2]string]bool
	nearFirst       map[string][]string // first names by what one letter left out leaves of them
	nearSurname     map[string][]string
	keys            map[string]string
}

// firstKey returns what a first name is counted by: the spellings of one are
// one.
func (t *tally) firstKey(first string) string {
	k, ok := t.keys[first]
	if !ok {
		if k = first; !Initial(first) {
			k = first[:1] + consonants(SpellingKey(first))
		}
		t.keys[first] = k
	}
	return k
}

// count tallies the names, each first name and surname together once, in
// however many forms they are given.
func (c *clusterer) count() {
	t := tally{
		first: map[string]int{}, surnames: map[string]int{}, both: map[[2]string]bool{}, initials: map[string]int{},
		nearFirst: map[string][]string{}, nearSurname: map[string][]string{}, keys: map[string]string{},
	}
	for i := range c.names {
		n := &c.names[i]
		if len(n.Given) == 0 {
			continue
		}
		first, surname := t.firstKey(n.Given[0]), n.Surname()
		if t.both[[2]string{first, surname}] {
			continue
		}
		t.both[[2]string{first, surname}] = true
		t.people++
		t.initials[first[:1]]++
		if t.first[first]++; t.first[first] == 1 {
			for _, k := range oneOut(first) {
				t.nearFirst[k] = append(t.nearFirst[k], first)
			}
		}
		if t.surnames[surname]++; t.surnames[surname] == 1 {
			for _, k := range oneOut(surname) {
				t.nearSurname[k] = append(t.nearSurname[k], surname)
			}
		}
	}
	c.tally = t
}

// likeThem sums the bearers of the names that differ by a letter from one of some
// names, and are none of them.
func likeThem(names []string, index map[string][]string, bearers map[string]int) int {
	n := 0
	seen := slices.Clone(names)
	for _, x := range names {
		for _, k := range oneOut(x) {
			for _, y := range index[k] {
				if !slices.Contains(seen, y) {
					seen = append(seen, y)
					n += bearers[y]
				}
			}
		}
	}
	return n
}

// oneOut returns a word, and the word without each of its letters.
func oneOut(w string) []string {
	out := make([]string, 0, len(w)+1)
	out = append(out, w)
	for i := range w {
		if i == 0 || w[i] != w[i-1] {
			out = append(out, w[:i]+w[i+1:])
		}
	}
	return out
}

// expected estimates how many people there are, besides the bearer of a, who
// by accident bear a name that differs from a no more than b does: as many as
// bear the first name (or one like it), times the share of those who bear the
// surname (or one like it). Names that are a's or b's own count for neither. In
// a small collection every name looks frequent, and no slip is assumed.
func (t *tally) expected(a, b *Name, s slip) float64 {
	f, g := distinctPair(t.firstKey(a.Given[0]), t.firstKey(b.Given[0])), distinctPair(a.Surname(), b.Surname())
	if s == middleName {
		// Any Averell Harriman will do, no other William Harriman.
		x := a.Given
		if len(x) > len(b.Given) {
			x = b.Given
		}
		f = []string{t.firstKey(x[0])}
	}
	first, surname := 1, 1
	for _, x := range f {
		if Initial(x) {
			first += t.initials[x] / 2
		} else {
			first += t.first[x]
		}
	}
	for _, x := range g {
		surname += t.surnames[x]
	}
	for _, x := range f {
		for _, y := range g {
			if t.both[[2]string{x, y}] {
				first--
				surname--
			}
		}
	}
	first, surname = max(first, 1), max(surname, 1)
	switch s {
	case givenSlip:
		first += likeThem(f, t.nearFirst, t.first)
	case surnameSlip:
		if SpellingKey(a.Surname()) == SpellingKey(b.Surname()) {
			break // Daoud and Daud are one name, not one and a misprint of it
		}
		surname += likeThem(g, t.nearSurname, t.surnames)
	}
	people := t.people
	if s == fuller || s == middleName || s == crosswise {
		people = max(people, acquaintances) // nothing is misprinted: a namesake is as rare in a small collection
	}
	e := float64(first) * float64(surname) / float64(people)
	if l := min(len(g[0]), len(g[len(g)-1])); s == surnameSlip && surname == 1 && l > 6 {
		e /= float64(l - 5) // there are the fewer surnames like one the longer it is
	}
	if s == middleSlip && len(f) > 1 {
		e *= 4 // Frank N. and Francis J.: the first names differ as well
	}
	if s == middleSlip && !(len(a.Given) > 1 && len(b.Given) > 1 && Initial(a.Given[1]) && Initial(b.Given[1])) {
		e *= 2 // one of the second names is written out, and less likely misprinted
	}
	for range agreeing(a.Given, b.Given) {
		e *= agreement
	}
	if a.Suffix != "" && a.Suffix == b.Suffix {
		e *= agreement
	}
	return e
}

// acquaintances is among how many people a namesake is looked for at least.
const acquaintances = 100

// agreement is how rarely a second name or a suffix agrees by accident.
const agreement = 0.15

// agreeing counts the given names behind the first that agree.
func agreeing(x, y []string) int {
	n := 0
	for i := 1; i < min(len(x), len(y)); i++ {
		if matchGiven(x[i], y[i]) != conflict {
			n++
		}
	}
	return n
}

func distinctPair(x, y string) []string {
	if x == y {
		return []string{x}
	}
	return []string{x, y}
}
