package authority

import (
	"cmp"
	"slices"
	"unicode"

	"backchannel/timeline"
)

// Cluster is ClusterSightings of names of which nothing else is known.
func Cluster(names []string) []int {
	sightings := make([]Sighting, len(names))
	for i, name := range names {
		sightings[i] = Sighting{Name: name, Count: 1, Days: timeline.Everything}
	}
	return ClusterSightings(sightings)
}

// ClusterSightings groups names that are one person's and returns, for each, the
// index of the name that stands for its group: the one that says most, and
// among equals the one most often given, then the one with most diacritics, then
// the first. It knows nobody, and never merges against the evidence:
//
//   - names that contradict one another (see Compare) never come together, not
//     even through a third that agrees with both;
//
//   - a name that says less ("J. Smith", "Smith") joins a fuller one only where
//     a single group comes in question, or one that is named four times as
//     often as any other, so that it stands alone beside "John Smith" and
//     "James Smith";
//
//   - names that differ by a slip (a misprinted letter or initial, a middle name
//     used as the first) or of which one leaves out the second names come
//     together only where a namesake would be an accident, the rarer the name
//     in the collection the sooner: see tally.expected.
//
//   - names with which other countries are printed come together only where they
//     agree in full, and names a lifetime apart never; a name that fits several
//     alike is that one's who is named about the same days.
//
// The same names, in whatever order, give the same groups.
func ClusterSightings(sightings []Sighting) []int {
	c := clusterer{index: map[string][]int{}}
	distinct := map[string]int{} // by folded text
	of := make([]int, len(sightings))
	for i := range sightings {
		s := &sightings[i]
		n := ParseName(s.Name)
		key := n.key()
		id, ok := distinct[key]
		if !ok {
			id = len(c.names)
			distinct[key] = id
			c.names = append(c.names, clusterName{Name: n, key: key, first: i, sighting: Sighting{Days: timeline.Everything}})
		} else if diacritics(s.Name) > diacritics(sightings[c.names[id].first].Name) {
			c.names[id].first = i
		}
		c.names[id].sighting.join(s)
		of[i] = id
	}
	order := make([]int, len(c.names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := &c.names[x], &c.names[y]
		return cmp.Or(b.detail()-a.detail(), b.sighting.Count-a.sighting.Count, cmp.Compare(a.key, b.key))
	})
	c.countBearers()
	c.count()
	for _, id := range order {
		c.place(id)
	}
	c.mend()
	c.settle()
	c.strays()
	stands := make([]int, len(sightings))
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
	key      string
	first    int // where it is first given
	sighting Sighting
	group    int
}

type clusterer struct {
	names  []clusterName
	groups [][]int          // ids of names, the fullest first
	index  map[string][]int // ids of placed names by what they may be found by
	firsts map[string]int   // how many first names written out are met with a surname
	tally  tally
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

// settle joins the groups of which one says less than the other, now that the
// groups they fitted may have become one, until nothing changes any more.
func (c *clusterer) settle() {
	var changed map[string]bool // what the groups joined in the last round are found by; nil for the first
	for range maxRounds {
		now := map[string]bool{}
		for g := range c.groups {
			if len(c.groups[g]) == 0 {
				continue
			}
			n := &c.names[c.groups[g][0]]
			keys := n.blockKeys()
			if changed != nil && !slices.ContainsFunc(keys, func(k string) bool { return changed[k] }) {
				continue
			}
			h := c.fit(n, keys, g)
			if h >= 0 && c.names[c.groups[h][0]].detail() >= n.detail() && c.agree(g, h) {
				c.join(h, g)
				for _, id := range c.groups[h] {
					for _, k := range c.names[id].blockKeys() {
						now[k] = true
					}
				}
			}
		}
		if changed = now; len(now) == 0 {
			break
		}
	}
}

// maxRounds bounds the rounds of settle; two or three are what it takes.
const maxRounds = 5

// agree reports whether no name of group g contradicts group h.
func (c *clusterer) agree(g, h int) bool {
	return !slices.ContainsFunc(c.groups[g][1:], func(id int) bool { return c.against(&c.names[id], h) == contradiction })
}

// fit returns the group, other than except, that a name belongs to; -1 where
// none or several come in question.
func (c *clusterer) fit(n *clusterName, keys []string, except int) int {
	type fit struct {
		group int
		best  relation
	}
	var fits []fit
	known := n.sighting
	if except >= 0 {
		known = c.sighted(except)
	}
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
			if best == doubtful && !c.rare(&n.Name, &c.names[c.groups[g][0]].Name) {
				continue
			}
			if m := &c.names[c.groups[g][0]].Name; best >= same && slipOf(&n.Name, m) == fuller && !c.rare(&n.Name, m) {
				continue
			}
			if best < doubtful {
				continue
			}
			if other := c.sighted(g); !known.apart(&other, best) {
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
	found := -1
	if known.Days == timeline.Everything {
		return found
	}
	for _, f := range fits {
		if other := c.sighted(f.group); f.best == fits[0].best && known.within(&other, neighbours) {
			if found >= 0 || other.Days == timeline.Everything {
				return -1
			}
			found = f.group
		}
	}
	return found
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
	lead := &c.names[c.groups[group][0]].Name
	agrees := relate(&n.Name, lead) >= doubtful
	for i, id := range c.groups[group] {
		r := relate(&n.Name, &c.names[id].Name)
		if r == contradiction {
			if i == 0 {
				return contradiction
			}
			if !agrees || !covers(lead, &c.names[id].Name) {
				against++
			}
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

// covers reports whether n says all that m says: Edward Randy Jayne, who may
// be called Randy, covers Edward R. Jayne, who may not.
func covers(n, m *Name) bool {
	if len(m.Given) > len(n.Given) || len(m.Given) == 0 || !compatibleSuffixes(n, m) || !n.sharesSurname(m) {
		return false
	}
	return align(m.Given, n.Given).ok || swapped(m.Given, n.Given)
}

// join moves the names of group h into g.
func (c *clusterer) join(g, h int) {
	for _, id := range c.groups[h] {
		c.names[id].group = g
	}
	c.groups[g] = append(c.groups[g], c.groups[h]...)
	slices.SortStableFunc(c.groups[g], func(x, y int) int { return c.names[y].detail() - c.names[x].detail() })
	c.groups[h] = nil
}

// weight is how often a group's names are given.
func (c *clusterer) weight(group int) int {
	w := 0
	for _, id := range c.groups[group] {
		w += c.names[id].sighting.Count
	}
	return w
}
