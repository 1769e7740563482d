package extract

import (
	"strings"

	"backchannel/timeline"
)

func (p *parser) persons(list []int) bool {
	for _, m := range list {
		if p.mention(m).Class != timeline.Person {
			return false
		}
	}
	return len(list) > 0
}

// speakers reports whether the parties are people, or the mission that wrote
// the document, for which somebody of it spoke.
func (p *parser) speakers(list []int) bool {
	return p.persons(list) || len(list) == 1 && p.mention(list[0]).Rule == "mission" && p.sameParties(list, p.r.authors)
}

func (p *parser) sameParties(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if p.samePerson(x, y) {
				return true
			}
		}
	}
	return false
}

// samePerson reports whether two mentions of the entry seem to name one party.
func (p *parser) samePerson(a, b int) bool {
	if a == b {
		return true
	}
	x, y := p.mention(a), p.mention(b)
	if x.Class != y.Class {
		return false
	}
	if x.Unnamed || y.Unnamed {
		return x.Unnamed && y.Unnamed && x.Role == y.Role && x.Side == y.Side && x.Post == y.Post
	}
	if x.Class == timeline.Organisation {
		return x.Name == y.Name || x.Organ != "" && x.Side == "" && strings.HasSuffix(y.Name, ", "+x.Name) || y.Organ != "" && y.Side == "" && strings.HasSuffix(x.Name, ", "+y.Name)
	}
	if sharesSurname(x.Surface, y.Surface) {
		return true
	}
	// One of them may have another name in brackets: "Feng Xi (Stalin)".
	for i := range min(len(*p.mentions), 32) {
		if d := p.mention(i); d.Alias >= 0 && (d.Alias == a && sharesSurname(d.Surface, y.Surface) || d.Alias == b && sharesSurname(d.Surface, x.Surface)) {
			return true
		}
	}
	return false
}

func overlap(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func unique(list []int) []int {
	var out []int
	for _, m := range list {
		if !contained(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func contained(list []int, m int) bool {
	for _, x := range list {
		if x == m {
			return true
		}
	}
	return false
}
