package authority

import (
	"slices"

	"backchannel/timeline"
)

// Sighting is a name of a collection and what its entries say with it.
type Sighting struct {
	Name  string
	Count int             // how often it is given
	Sides []string        // the countries printed with it, none where the entries do not say
	Days  timeline.Window // from the first to the last day of the entries that give it, timeline.Everything where none is dated
}

// lifetime is how many days may lie between two sightings of one person in
// papers: seventy years.
const lifetime = 70 * 365

// neighbours is how many days before and after a name that fits several people
// the one who is meant is looked for.
const neighbours = 45

// join adds what is known with another name of the same person.
func (s *Sighting) join(t *Sighting) {
	s.Count += t.Count
	for _, side := range t.Sides {
		s.Sides = appendNew(s.Sides, side)
	}
	switch {
	case s.Days == timeline.Everything:
		s.Days = t.Days
	case t.Days != timeline.Everything:
		s.Days = timeline.Window{First: min(s.Days.First, t.Days.First), Last: max(s.Days.Last, t.Days.Last)}
	}
}

// within reports whether some days lie between the sightings, no more than n;
// also where their days are not known.
func (s *Sighting) within(t *Sighting, n timeline.Day) bool {
	if s.Days == timeline.Everything || t.Days == timeline.Everything {
		return true
	}
	return int64(s.Days.First)-int64(n) <= int64(t.Days.Last) && int64(t.Days.First)-int64(n) <= int64(s.Days.Last)
}

// apart reports whether sightings whose names stand to each other as r are two
// people's: a lifetime lies between them, or the names agree too little to
// outweigh that other countries are printed with them.
func (s *Sighting) apart(t *Sighting, r relation) bool {
	if !s.within(t, lifetime) {
		return true
	}
	return r < same && len(s.Sides) > 0 && len(t.Sides) > 0 &&
		!slices.ContainsFunc(s.Sides, func(side string) bool { return slices.Contains(t.Sides, side) })
}

// sighted returns what is known with all the names of a group.
func (c *clusterer) sighted(group int) Sighting {
	s := Sighting{Days: timeline.Everything}
	for _, id := range c.groups[group] {
		s.join(&c.names[id].sighting)
	}
	return s
}
