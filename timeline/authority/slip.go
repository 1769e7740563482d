package authority

import (
	"maps"
	"slices"
)

// A slip is what two names differ in that are one person's but for a misprint
// or a habit of naming.
type slip int

const (
	noSlip      slip = iota
	middleSlip       // a middle initial: Walters, Vernon A. and Vernon R.
	surnameSlip      // the surname: Harkabi and Harkavy
	givenSlip        // the first name: Hubert and Herbert
	middleName       // named by the middle name: Averell Harriman and William Averell Harriman
	fuller           // one has second names, the other none: John Anderson and John B. Anderson
	crosswise        // initial and name change places: J. William and William J.
)

// believed is, for each slip, below how many namesakes expected by accident it
// is believed: see tally.expected. The numbers were found on half of the people
// of the Foreign Relations of the United States.
var believed = [...]float64{
	middleSlip:  0.045,
	surnameSlip: 0.03,
	givenSlip:   0.04,
	middleName:  0.06,
	fuller:      0.4,
	crosswise:   0.03,
}

// mend joins groups that were kept apart because an initial or a name is
// printed wrongly somewhere. Such a slip is likelier than a namesake where both
// the first name and the surname are rare in the collection.
func (c *clusterer) mend() {
	blocks := map[string][]int{} // names by what a slip leaves alike
	for id := range c.names {
		n := &c.names[id]
		if len(n.Given) == 0 || Initial(n.Given[0]) && len(n.Given) == 1 || n.FamilyFirst || n.Arabic {
			continue
		}
		for _, k := range n.slipKeys() {
			blocks[k] = append(blocks[k], id)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(blocks)) {
		ids := blocks[k]
		if len(ids) > maxBlock {
			continue
		}
		for i, x := range ids {
			for _, y := range ids[:i] {
				g, h := c.names[x].group, c.names[y].group
				if g == h || !c.rare(&c.names[x].Name, &c.names[y].Name) || !c.mayJoin(g, h) {
					continue
				}
				if c.weight(g) > c.weight(h) {
					c.join(g, h)
				} else {
					c.join(h, g)
				}
			}
		}
	}
}

// strays joins surnames alone that are printed wrongly, Sobelev, to the only
// group whose surname differs by a letter, where nobody bears them.
func (c *clusterer) strays() {
	borne := map[string]bool{}
	groups := map[string][]int{} // by what a letter left out leaves of a surname
	for g, ids := range c.groups {
		for _, id := range ids {
			n := &c.names[id]
			if len(n.Given) == 0 || n.FamilyFirst {
				continue
			}
			for _, s := range n.Surnames {
				borne[s], borne[SpellingKey(s)] = true, true
			}
			for _, k := range n.strayKeys() {
				if !slices.Contains(groups[k], g) {
					groups[k] = append(groups[k], g)
				}
			}
		}
	}
	for g, ids := range c.groups {
		if len(ids) != 1 {
			continue
		}
		n := &c.names[ids[0]]
		s := n.Surname()
		if !n.Single() || n.Also != nil || n.Suffix != "" || len(s) < strayLength || borne[s] || borne[SpellingKey(s)] {
			continue
		}
		found := -1
		for _, k := range n.strayKeys() {
			for _, h := range groups[k] {
				if len(c.groups[h]) == 0 || h == found || !c.strayFrom(n, h) {
					continue
				}
				if found >= 0 {
					found = len(c.groups)
					break
				}
				found = h
			}
		}
		if found >= 0 && found < len(c.groups) {
			c.join(found, g)
		}
	}
}

// strayLength is how long a surname alone must be to be taken for another
// misprinted.
const strayLength = 7

func (n *Name) strayKeys() []string {
	if s := n.Surname(); len(s) >= strayLength-1 {
		return append(oneOut(s), oneOut("~"+SpellingKey(s))...)
	}
	return nil
}

func (c *clusterer) strayFrom(n *clusterName, group int) bool {
	return slices.ContainsFunc(c.groups[group], func(id int) bool {
		m := &c.names[id]
		return !m.Single() && n.nearlyNamed(&m.Name)
	})
}

// mayJoin reports whether the names that stand for two groups do not contradict
// one another, but for a slip that is to be believed.
func (c *clusterer) mayJoin(g, h int) bool {
	a, b := &c.names[c.groups[g][0]].Name, &c.names[c.groups[h][0]].Name
	return relate(a, b) != contradiction || c.rare(a, b)
}

// maxBlock is how many names may share a surname before slips are no longer
// looked for among them; the chance of a namesake would refuse them anyhow.
const maxBlock = 120

// rare reports whether two names that differ by a slip are one person's, as a
// namesake would be an accident.
func (c *clusterer) rare(a, b *Name) bool {
	s := slipOf(a, b)
	if s == noSlip {
		return false
	}
	return c.tally.expected(a, b, s) < believed[s]
}

// slipOf returns what two names differ in; noSlip where that is more than one
// slip, or where one says too little.
func slipOf(a, b *Name) slip {
	if !compatibleSuffixes(a, b) || len(a.Given) == 0 || len(b.Given) == 0 || a.FamilyFirst || b.FamilyFirst {
		return noSlip
	}
	x, y := a.Given, b.Given
	if len(x) > len(y) {
		x, y = y, x
	}
	m := align(x, y)
	shared := a.sharesSurname(b)
	if shared && (a.otherFamily(b) || a.mothers(b) || b.mothers(a)) {
		return noSlip
	}
	switch {
	case !shared && (m.ok && !m.skipped && (m.full > 0 || m.initials > 1)):
		if a.nearlyNamed(b) {
			return surnameSlip
		}
		return noSlip
	case !shared:
		return noSlip
	case m.ok && m.skipped:
		return middleName
	case m.ok && len(x) == 1 && len(y) > 1 && m.full == 1:
		return fuller
	case m.ok && !Initial(x[0]) && !Initial(y[0]) && x[0] != y[0] && SpellingKey(x[0]) != SpellingKey(y[0]):
		return fuller // Jack Anderson and John Anderson
	case m.ok:
		return noSlip
	case swapped(x, y):
		return crosswise
	}
	if sharesWritten(a, b) && matchGiven(x[0], y[0]) == written && len(x) > 1 {
		slips := 0
		for i := range x {
			if matchGiven(x[i], y[i]) == conflict {
				if !Initial(x[i]) && !Initial(y[i]) {
					return noSlip // two names written out are no slip
				}
				slips++
			}
		}
		if slips == 1 {
			return middleSlip
		}
		return noSlip
	}
	if !Initial(x[0]) && !Initial(y[0]) && nearlyGiven(x[0], y[0]) {
		if rest := align(x[1:], y[1:]); rest.ok && !rest.skipped {
			return givenSlip
		}
	}
	return noSlip
}

func sharesWritten(a, b *Name) bool {
	return slices.ContainsFunc(a.Surnames, func(s string) bool { return slices.Contains(b.Surnames, s) })
}

// nearlyNamed reports whether the likeliest surnames differ by a letter, or in
// their vowels only.
func (n *Name) nearlyNamed(m *Name) bool {
	x, y := n.Surname(), m.Surname()
	if len(x) < 4 || len(y) < 4 || x[0] != y[0] {
		return false
	}
	return withinOneEdit(x, y) || withinOneEdit(SpellingKey(x), SpellingKey(y)) || len(x) > 4 && len(y) > 4 && n.skeleton == m.skeleton && within(x, y, 2)
}

// nearlyGiven reports whether two first names may be one, misprinted.
func nearlyGiven(x, y string) bool {
	if len(x) < 4 || len(y) < 4 {
		return false
	}
	return withinOneEdit(x, y) || len(x) > 3 && len(y) > 3 && (x[0] == y[0] || len(x) > 6 && len(y) > 6) && within(x, y, 2)
}

// within reports whether at most n letters put in, left out or changed make y
// of x.
func within(x, y string, n int) bool {
	if max(len(x), len(y))-min(len(x), len(y)) > n {
		return false
	}
	if x == y {
		return true
	}
	if n == 0 {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	x, y = x[i:], y[i:]
	switch {
	case x == "" || y == "":
		return true // the lengths differ by n or less
	case len(x) > 1 && len(y) > 1 && x[0] == y[1] && x[1] == y[0] && within(x[2:], y[2:], n-1):
		return true
	}
	return within(x[1:], y[1:], n-1) || within(x[1:], y, n-1) || within(x, y[1:], n-1)
}

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
		surname += likeThem(g, t.nearSurname, t.surnames)
	}
	e := float64(first) * float64(surname) / float64(t.people)
	if l := min(len(g[0]), len(g[len(g)-1])); s == surnameSlip && surname == 1 && l > 6 {
		e /= float64(l - 5) // there are the fewer surnames like one the longer it is
	}
	if s == middleSlip && len(f) > 1 {
		e *= 4 // Frank N. and Francis J.: the first names differ as well
	}
	for range agreeing(a.Given, b.Given) {
		e *= agreement
	}
	if a.Suffix != "" && a.Suffix == b.Suffix {
		e *= agreement
	}
	return e
}

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
