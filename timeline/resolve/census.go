package resolve

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// census counts whom the entries of a collection name, so that an entry can be
// read in the light of its neighbours. Sightings are taken first and settled
// when the first question is asked; a later sighting unsettles it.
type census struct {
	mu      sync.RWMutex
	settled bool

	unknown map[string]*authority.Sighting // by printed name: people whom the authority does not know
	full    map[string][]seen              // by folded surname: people named in full, or known by their office

	actors map[string]timeline.Actor // by printed name: who it is, settled
}

// seen is a day on which somebody was named in full.
type seen struct {
	first, last timeline.Day
	key         string
	name        string // of whom the authority does not know, "" else
}

// near is how far apart, in days, entries are neighbours.
const near = 60

// note takes a sighting of somebody whom the authority does not know.
func (c *census) note(name, side string, date timeline.Date) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.unknown == nil {
		c.unknown = map[string]*authority.Sighting{}
	}
	s := c.unknown[name]
	if s == nil {
		s = &authority.Sighting{Name: name, Days: timeline.Everything}
		c.unknown[name] = s
	}
	s.Count++
	if side != "" && !slices.Contains(s.Sides, side) {
		s.Sides = append(s.Sides, side)
	}
	switch days := (timeline.Window{First: date.First(), Last: date.Last()}); {
	case !date.Known() || date.First() == timeline.DistantPast || date.Last() == timeline.DistantFuture:
	case s.Days == timeline.Everything:
		s.Days = days
	default:
		s.Days.First, s.Days.Last = min(s.Days.First, days.First), max(s.Days.Last, days.Last)
	}
	c.settled = false
}

// noteFull takes a sighting of somebody named in full. key is "" for whom the
// authority does not know.
func (c *census) noteFull(name authority.Name, printed, key string, date timeline.Date) {
	if !date.Known() || date.First() == timeline.DistantPast || date.Last() == timeline.DistantFuture {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.full == nil {
		c.full = map[string][]seen{}
	}
	s := seen{first: date.First(), last: date.Last(), key: key}
	if key == "" {
		s.name = printed
	}
	for _, surname := range name.Surnames {
		list := c.full[surname]
		if n := len(list); n > 0 && list[n-1] == s {
			continue
		}
		c.full[surname] = append(list, s)
	}
	c.settled = false
}

// settle brings the variants of each unknown name together.
func (c *census) settle() {
	c.mu.RLock()
	settled := c.settled
	c.mu.RUnlock()
	if settled {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.settled {
		return
	}
	distinct := slices.Sorted(maps.Keys(c.unknown))
	sightings := make([]authority.Sighting, len(distinct))
	for i, n := range distinct {
		const enough = 16 // of one name, to weigh it against others
		sightings[i] = *c.unknown[n]
		sightings[i].Count = min(sightings[i].Count, enough)
	}
	groups := map[string][]string{} // the names of a person, by the one that stands for them
	for i, stands := range authority.ClusterSightings(sightings) {
		groups[distinct[stands]] = append(groups[distinct[stands]], distinct[i])
	}
	c.actors = make(map[string]timeline.Actor, len(distinct))
	for best, group := range groups {
		a := unknownPerson(best)
		for _, n := range group {
			if n != best {
				a.Aliases = append(a.Aliases, n)
			}
			for _, side := range c.unknown[n].Sides {
				if a.Side == "" || a.Side == side {
					a.Side = side
				} else {
					a.Side = "?"
				}
			}
		}
		slices.Sort(a.Aliases)
		for _, n := range group {
			c.actors[n] = a
		}
	}
	c.settled = true
}

// whose returns the actor that an unknown name means in this collection. A
// surname that the entries print with different countries is one person a
// country.
func (c *census) whose(name, side string) (timeline.Actor, bool) {
	c.settle()
	c.mu.RLock()
	defer c.mu.RUnlock()
	a, ok := c.actors[name]
	if !ok {
		return a, false
	}
	if a.Side == "?" {
		a.Side = side
		if side != "" && !strings.Contains(name, " ") {
			a.Key += "-" + strings.ReplaceAll(authority.Fold(side), " ", "-")
			a.Name, a.Aliases = name, nil
		}
	}
	return a, true
}

// neighbour returns the one person with this surname whom the entries near the
// date name in full: a key of the authority, else a name; both are "" where
// there is none or more than one.
func (c *census) neighbour(name authority.Name, date timeline.Date) (key, unknown string) {
	if !date.Known() || !name.Single() {
		return "", ""
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	var found seen
	for _, surname := range name.Surnames {
		for _, s := range c.full[surname] {
			if s.first > date.Last()+near || s.last < date.First()-near {
				continue
			}
			if (found.key != "" || found.name != "") && (found.key != s.key || found.name != s.name) {
				return "", ""
			}
			found = s
		}
	}
	return found.key, found.name
}

// unknownPerson is the actor for a name that no table has.
func unknownPerson(name string) timeline.Actor {
	name = printed(name)
	return timeline.Actor{Key: "person/~" + strings.ReplaceAll(authority.Fold(name), " ", "-"), Class: timeline.Person, Name: name}
}
