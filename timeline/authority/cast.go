package authority

import (
	"slices"

	"backchannel/timeline"
)

// Cast gathers the names that a collection gives to people whom the authority
// does not know, and brings together those that are one person's: by Cluster,
// and where a surname alone fits several, by who is named about that time. The
// zero Cast is empty. Note and Name may not run at the same time; any number of
// Names may, once Settle has been called.
type Cast struct {
	names  []string
	counts []int             // how often each name is given
	days   []timeline.Window // from the first to the last time
	index  map[string]int    // of names, by text
	stands []int             // by name, the one that stands for its group
	single map[string][]int  // names that stand for a group, by surname
}

// Note enters a name as printed, without titles, and the date of the entry that
// gives it.
func (c *Cast) Note(name string, on timeline.Date) {
	if c.index == nil {
		c.index = map[string]int{}
	}
	i, ok := c.index[name]
	if !ok {
		i = len(c.names)
		c.index[name] = i
		c.names = append(c.names, name)
		c.counts = append(c.counts, 0)
		c.days = append(c.days, timeline.Window{First: timeline.DistantFuture, Last: timeline.DistantPast})
	}
	c.counts[i]++
	if on.Known() {
		c.days[i].First, c.days[i].Last = min(c.days[i].First, on.First()), max(c.days[i].Last, on.Last())
	}
	c.stands = nil
}

// Settle groups what was noted. Name does so by itself where Settle was not
// called, but then may not run twice at the same time.
func (c *Cast) Settle() {
	c.stands = cluster(c.names, c.counts)
	c.single = map[string][]int{}
	for i, s := range c.stands {
		n := ParseName(c.names[s])
		if n.Single() {
			continue
		}
		for _, surname := range n.Surnames {
			if !slices.Contains(c.single[surname], s) {
				c.single[surname] = append(c.single[surname], s)
			}
		}
		if i != s {
			c.days[s].First, c.days[s].Last = min(c.days[s].First, c.days[i].First), max(c.days[s].Last, c.days[i].Last)
		}
	}
}

// near is how many days before and after a surname alone its bearer is looked
// for among those named more fully.
const near = 45

// Name returns the fullest name of the person whom a name means in an entry of
// that date; the name itself where it was not noted or says all there is. A
// surname alone that several bear means the only one of them who is named
// within some weeks of the date, or before and after it, else it stays as it is.
func (c *Cast) Name(name string, on timeline.Date) string {
	if c.stands == nil {
		c.Settle()
	}
	i, ok := c.index[name]
	if !ok {
		return name
	}
	full := c.names[c.stands[i]]
	if n := ParseName(full); !n.Single() || !on.Known() {
		return full
	}
	found := -1
	around := timeline.Window{First: on.First() - near, Last: on.Last() + near}
	for _, s := range c.single[ParseName(name).Surname()] {
		if c.days[s].First <= around.Last && c.days[s].Last >= around.First {
			if found >= 0 {
				return full
			}
			found = s
		}
	}
	if found >= 0 {
		return c.names[found]
	}
	return full
}
