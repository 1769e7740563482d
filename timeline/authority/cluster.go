package authority

import (
	"cmp"
	"maps"
	"slices"
	"unicode"
)

// Cluster groups names that are one person's and returns, for each name, the
// index of the name that stands for its group: the one that says most, and
// among equals the one most often given, then the one with most diacritics, then
// the first. It compares names only
// and knows nobody; it never merges against the evidence:
//
//   - names that contradict one another (see Compare) never come together, not
//     even through a third that agrees with both;
//   - a name that says less ("J. Smith", "Smith") joins a fuller one only where
//     a single group comes in question, or one that is named four times as
//     often as any other, so that it stands alone beside "John Smith" and
//     "James Smith";
//   - a surname or a middle initial that differs by a letter is taken for a
//     slip of the pen only where the rest agrees and a namesake would be an
//     accident: see chance.
//
// The same names, in whatever order, give the same groups.
func Cluster(names []string) []int {
	counts := make([]int, len(names))
	for i := range counts {
		counts[i] = 1
	}
	return cluster(names, counts)
}

// cluster is Cluster of names that are given as often as counts says.
func cluster(names []string, counts []int) []int {
	c := clusterer{index: map[string][]int{}}
	distinct := map[string]int{} // by folded text
	of := make([]int, len(names))
	for i, text := range names {
		n := ParseName(text)
		key := n.key()
		id, ok := distinct[key]
		if !ok {
			id = len(c.names)
			distinct[key] = id
			c.names = append(c.names, clusterName{Name: n, key: key, first: i})
		} else if diacritics(text) > diacritics(names[c.names[id].first]) {
			c.names[id].first = i
		}
		c.names[id].count += counts[i]
		of[i] = id
	}
	order := make([]int, len(c.names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := &c.names[x], &c.names[y]
		return cmp.Or(b.detail()-a.detail(), b.count-a.count, cmp.Compare(a.key, b.key))
	})
	c.countBearers()
	for _, id := range order {
		c.place(id)
	}
	c.mend()
	c.settle()
	stands := make([]int, len(names))
	for i, id := range of {
		lead := c.groups[c.names[id].group][0]
		stands[i] = c.names[lead].first
	}
	return stands
}

// diacritics counts the letters of s beyond the basic alphabet.
func diacritics(s string) int {
	n := 0
	for _, r := range s {
		if r > unicode.MaxASCII && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// dominance is how many times more often one person must be named than the
// next for a name that fits both to be taken for the first's.
const dominance = 4

type clusterName struct {
	Name
	key   string
	first int // where it is first given
	count int
	group int
}

type clusterer struct {
	names  []clusterName
	groups [][]int          // ids of names, the fullest first
	index  map[string][]int // ids of placed names by what they may be found by
	firsts map[string]int   // how many first names written out are met with a surname
}

// manyBearers is how many bearers of a surname are too many for an initial to
// tell who is meant: R. F. Brown need not be Rothwell Brown.
const manyBearers = 5

func (c *clusterer) countBearers() {
	c.firsts = map[string]int{}
	seen := map[[2]string]bool{}
	for i := range c.names {
		n := &c.names[i]
		if len(n.Given) == 0 || Initial(n.Given[0]) {
			continue
		}
		k := [2]string{n.Surname(), n.Given[0]}
		if !seen[k] {
			seen[k] = true
			c.firsts[n.Surname()]++
		}
	}
}

// place puts a name into the one group it fits, or into a new one.
func (c *clusterer) place(id int) {
	n := &c.names[id]
	keys := n.blockKeys()
	group := c.fit(n, keys, -1)
	if group < 0 {
		group = len(c.groups)
		c.groups = append(c.groups, nil)
	}
	n.group = group
	c.groups[group] = append(c.groups[group], id)
	for _, k := range keys {
		c.index[k] = append(c.index[k], id)
	}
}

// settle places again those names that came alone, now that the groups they
// fitted may have become one.
func (c *clusterer) settle() {
	for g := range c.groups {
		if len(c.groups[g]) != 1 {
			continue
		}
		n := &c.names[c.groups[g][0]]
		if h := c.fit(n, n.blockKeys(), g); h >= 0 && c.names[c.groups[h][0]].detail() >= n.detail() {
			c.join(h, g)
		}
	}
}

// fit returns the group, other than except, that a name belongs to; -1 where
// none or several come in question.
func (c *clusterer) fit(n *clusterName, keys []string, except int) int {
	type fit struct {
		group int
		best  relation
	}
	var fits []fit
	seen := map[int]bool{except: true}
	for _, k := range keys {
		for _, other := range c.index[k] {
			g := c.names[other].group
			if seen[g] {
				continue
			}
			seen[g] = true
			best := c.against(n, g)
			if best == possible && c.byInitialOnly(n, &c.names[c.groups[g][0]]) && c.firsts[n.Surname()] >= manyBearers {
				continue
			}
			if best >= possible {
				fits = append(fits, fit{g, best})
			}
		}
	}
	slices.SortFunc(fits, func(x, y fit) int {
		return cmp.Or(int(y.best)-int(x.best), c.weight(y.group)-c.weight(x.group), x.group-y.group)
	})
	if len(fits) == 1 || len(fits) > 1 && (fits[0].best > fits[1].best || c.weight(fits[0].group) >= dominance*c.weight(fits[1].group)) {
		return fits[0].group
	}
	return -1
}

// byInitialOnly reports whether an initial is all that two names share besides
// the surname.
func (c *clusterer) byInitialOnly(n, m *clusterName) bool {
	return len(n.Given) > 0 && len(m.Given) > 0 && (Initial(n.Given[0]) || Initial(m.Given[0]))
}

// against returns how a name stands to a group: contradiction where it
// contradicts the name that stands for the group, or as many of the others as
// agree with it; else the closest relation to one of them.
func (c *clusterer) against(n *clusterName, group int) relation {
	best := unrelated
	agree, against := 0, 0
	for i, id := range c.groups[group] {
		r := relate(&n.Name, &c.names[id].Name)
		if r == contradiction {
			if i == 0 {
				return contradiction
			}
			against++
		}
		if r >= same {
			agree++
		}
		best = max(best, r)
	}
	if against > 0 && agree < 2*against {
		return contradiction
	}
	return best
}

// mend joins groups that were kept apart because an initial or a surname is
// printed wrongly somewhere. Such a slip is likelier than a namesake where both
// the first name and the surname are rare in the collection: see chance.
func (c *clusterer) mend() {
	t := c.tally()
	blocks := map[string][]int{} // groups by what a slip leaves alike
	for g := range c.groups {
		n := &c.names[c.groups[g][0]]
		if len(n.Given) == 0 || Initial(n.Given[0]) || n.FamilyFirst || n.Arabic {
			continue
		}
		for _, k := range n.slipKeys() {
			blocks[k] = append(blocks[k], g)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(blocks)) {
		groups := blocks[k]
		if len(groups) > maxBlock {
			continue
		}
		for i, g := range groups {
			for _, h := range groups[:i] {
				if len(c.groups[g]) > 0 && len(c.groups[h]) > 0 && g != h && c.slip(g, h, t) {
					if c.weight(g) > c.weight(h) {
						c.join(g, h)
					} else {
						c.join(h, g)
						break
					}
				}
			}
		}
	}
}

// maxBlock is how many groups may share a surname before slips are no longer
// looked for among them; the chance of a namesake would refuse them anyhow.
const maxBlock = 60

// join moves the names of group h into g.
func (c *clusterer) join(g, h int) {
	for _, id := range c.groups[h] {
		c.names[id].group = g
	}
	c.groups[g] = append(c.groups[g], c.groups[h]...)
	slices.SortStableFunc(c.groups[g], func(x, y int) int { return c.names[y].detail() - c.names[x].detail() })
	c.groups[h] = nil
}

// slip reports whether the names that stand for two groups agree but for a slip
// of the pen: in the surname by one letter, or in a middle initial.
func (c *clusterer) slip(g, h int, t tally) bool {
	a, b := &c.names[c.groups[g][0]].Name, &c.names[c.groups[h][0]].Name
	if !compatibleSuffixes(a, b) || matchGiven(a.Given[0], b.Given[0]) != written {
		return false
	}
	x, y := a.Given[1:], b.Given[1:]
	if len(x) > len(y) {
		x, y = y, x
	}
	slips := 0
	for i := range x {
		if matchGiven(x[i], y[i]) == conflict {
			if !Initial(x[i]) && !Initial(y[i]) {
				return false // two names written out are no slip
			}
			slips++
		}
	}
	if !sharesWritten(a, b) {
		s, u := a.Surname(), b.Surname()
		if len(s) < 5 || len(u) < 5 || s[0] != u[0] || !a.sharesSurname(b) && !withinOneEdit(s, u) {
			return false
		}
		slips++
	}
	return slips < 2 && t.chance(a, b) < accident
}

// accident is how many namesakes may be expected for a slip to be assumed.
const accident = 0.06

func sharesWritten(a, b *Name) bool {
	return slices.ContainsFunc(a.Surnames, func(s string) bool { return slices.Contains(b.Surnames, s) })
}

// tally counts how rare names are in a collection.
type tally struct {
	people          int
	first, surnames map[string]int
	both            map[[2]string]int
}

func (c *clusterer) tally() tally {
	t := tally{first: map[string]int{}, surnames: map[string]int{}, both: map[[2]string]int{}}
	for _, ids := range c.groups {
		n := &c.names[ids[0]]
		if len(n.Given) == 0 {
			continue
		}
		t.people++
		t.first[n.Given[0]]++
		t.surnames[n.Surname()]++
		t.both[[2]string{n.Given[0], n.Surname()}]++
	}
	return t
}

// chance estimates how many people there are, besides the bearer of a, who
// bear the first name and the surname of a or b by accident: as many as bear
// the one, times the share of those who bear the other. Groups that bear both
// are the ones in question, and count for neither. In a small collection every
// name looks frequent, and no slip is assumed.
func (t tally) chance(a, b *Name) float64 {
	first, surname := 1, 1
	for _, f := range distinctPair(a.Given[0], b.Given[0]) {
		first += t.first[f]
		for _, s := range distinctPair(a.Surname(), b.Surname()) {
			first -= t.both[[2]string{f, s}]
		}
	}
	for _, s := range distinctPair(a.Surname(), b.Surname()) {
		surname += t.surnames[s]
		for _, f := range distinctPair(a.Given[0], b.Given[0]) {
			surname -= t.both[[2]string{f, s}]
		}
	}
	return float64(first) * float64(surname) / float64(t.people)
}

func distinctPair(x, y string) []string {
	if x == y {
		return []string{x}
	}
	return []string{x, y}
}

// weight is how often a group's names are given.
func (c *clusterer) weight(group int) int {
	w := 0
	for _, id := range c.groups[group] {
		w += c.names[id].count
	}
	return w
}
