package authority

import (
	"cmp"
	"maps"
	"slices"
)

// Cluster groups names that are one person's and returns, for each name, the
// index of the name that stands for its group: the one that says most, and
// among equals the one most often given, then the first. It compares names only
// and knows nobody; it never merges against the evidence:
//
//   - names that contradict one another (see Compare) never come together, not
//     even through a third that agrees with both;
//   - a name that says less ("J. Smith", "Smith") joins a fuller one only where
//     a single group comes in question, or one that is named four times as
//     often as any other, so that it stands alone beside "John Smith" and
//     "James Smith";
//   - a surname misprinted by a letter joins only where the given names agree;
//   - a second initial that differs is taken for a misprint only where nobody
//     else bears the surname and three times as many names agree against it.
//
// The same names, in whatever order, give the same groups.
func Cluster(names []string) []int {
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
		}
		c.names[id].count++
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
	c.mendInitials()
	stands := make([]int, len(names))
	for i, id := range of {
		lead := c.groups[c.names[id].group][0]
		stands[i] = c.names[lead].first
	}
	return stands
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
		if len(n.Given) == 0 || Initial(n.Given[0]) || len(n.spelled) == 0 {
			continue
		}
		k := [2]string{n.spelled[0], n.Given[0]}
		if !seen[k] {
			seen[k] = true
			c.firsts[n.spelled[0]]++
		}
	}
}

// place puts a name into the one group it fits, or into a new one.
func (c *clusterer) place(id int) {
	n := &c.names[id]
	keys := n.blockKeys()
	type fit struct {
		group int
		best  relation
	}
	var fits []fit
	seen := map[int]bool{}
	for _, k := range keys {
		for _, other := range c.index[k] {
			g := c.names[other].group
			if seen[g] {
				continue
			}
			seen[g] = true
			best := c.against(n, g)
			if best == possible && len(n.Given) > 0 && Initial(n.Given[0]) && len(n.spelled) > 0 && c.firsts[n.spelled[0]] >= manyBearers {
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
	group := -1
	if len(fits) == 1 || len(fits) > 1 && (fits[0].best > fits[1].best || c.weight(fits[0].group) >= dominance*c.weight(fits[1].group)) {
		group = fits[0].group
	}
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

// mendInitials joins the groups of a surname that only one person bears: those
// that were kept apart because a middle initial or name is printed wrongly in
// a few places, and what then names but one person.
func (c *clusterer) mendInitials() {
	bearers := map[string][]int{} // groups by the spelling of their surname
	for g, ids := range c.groups {
		n := &c.names[ids[0]]
		if n.FamilyFirst || n.Arabic || len(n.spelled) == 0 {
			continue
		}
		bearers[n.spelled[0]] = append(bearers[n.spelled[0]], g)
	}
	for _, surname := range slices.Sorted(maps.Keys(bearers)) {
		groups := bearers[surname]
		if len(groups) < 2 || !c.oneBearer(groups) {
			continue
		}
		slices.SortStableFunc(groups, func(x, y int) int { return c.weight(y) - c.weight(x) })
		main := groups[0]
		slices.SortStableFunc(groups[1:], func(x, y int) int {
			return boolInt(c.contradicted(main, x)) - boolInt(c.contradicted(main, y))
		})
		for _, g := range groups[1:] {
			w := c.weight(main)
			if c.contradicted(main, g) && (w < 3 || w < 3*c.weight(g)) {
				continue
			}
			for _, id := range c.groups[g] {
				c.names[id].group = main
			}
			c.groups[main] = append(c.groups[main], c.groups[g]...)
			c.groups[g] = nil
		}
	}
}

// contradicted reports whether a name of one group contradicts one of the other.
func (c *clusterer) contradicted(g, h int) bool {
	for _, x := range c.groups[g] {
		for _, y := range c.groups[h] {
			if relate(&c.names[x].Name, &c.names[y].Name) == contradiction {
				return true
			}
		}
	}
	return false
}

// oneBearer reports whether the first given names of all groups agree, so that
// one person may bear the surname.
func (c *clusterer) oneBearer(groups []int) bool {
	lead := &c.names[c.groups[groups[0]][0]]
	for _, g := range groups {
		for _, id := range c.groups[g] {
			n := &c.names[id]
			if !compatibleSuffixes(&n.Name, &lead.Name) {
				return false
			}
			if len(n.Given) > 0 && len(lead.Given) > 0 && matchGiven(n.Given[0], lead.Given[0]) == conflict &&
				relate(&n.Name, &lead.Name) < possible {
				return false
			}
		}
	}
	return true
}

// weight is how often a group's names are given.
func (c *clusterer) weight(group int) int {
	w := 0
	for _, id := range c.groups[group] {
		w += c.names[id].count
	}
	return w
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
