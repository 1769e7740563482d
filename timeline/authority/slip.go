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
// is believed: see tally.expected. Where the pairs that are one person's and
// those that are two people's part was found on half of the people of the
// Foreign Relations of the United States; between that and a little less, the
// namesakes of the whole list that stay apart decided.
var believed = [...]float64{
	middleSlip:  0.1,
	surnameSlip: 0.035,
	givenSlip:   0.04,
	middleName:  0.06,
	fuller:      0.5,
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
				if g == h || !c.misprinted(&c.names[x].Name, &c.names[y].Name) || !c.mayJoin(g, h) {
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
				if len(c.groups[h]) == 0 || h == found || !c.strayFrom(n, h) || !c.mayJoin(g, h) {
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
	x, y := c.sighted(g), c.sighted(h)
	return !x.apart(&y, doubtful) && (relate(a, b) != contradiction || c.rare(a, b))
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

// misprinted reports whether two names are one person's, and one is misprinted.
func (c *clusterer) misprinted(a, b *Name) bool {
	switch slipOf(a, b) {
	case middleSlip, surnameSlip, givenSlip, middleName, crosswise:
		return c.rare(a, b)
	}
	return false
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
	case m.ok && m.skipped && (a.Suffix == "i") != (b.Suffix == "i"):
		return noSlip // Franz Joseph I and Archduke Charles Francis Joseph
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
