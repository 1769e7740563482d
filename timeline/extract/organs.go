package extract

import (
	"strings"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// composite reads a party and its organs in whatever order they stand: "CPSU
// CC Politburo", "Central Committee of the Communist Party of the Soviet Union
// Presidium", "Secretariat of the CC of the SED", "North Vietnam Politburo".
// The canonical name goes from the whole to the part.
func (c *chunker) composite(i int, term *authority.Term, stop int) (name string, end int, info bodyInfo, ok bool) {
	var party *timeline.Actor
	var side *authority.Place
	generic := false // "Party Central Committee": the party of somebody in the text
	var organs [4]string
	var count int
	j := i
	for j < len(c.t.tokens) {
		t, n := term, stop
		if j != i {
			t, n = c.x.term(c.t, j)
		}
		switch {
		case t != nil && t.Organisation != nil && party == nil && side == nil:
			party = t.Organisation
		case t != nil && partyOrgan(t.Organ) != "" && count < len(organs):
			for _, o := range organWords(c.t.cutout(j, n)) {
				if count < len(organs) {
					organs[count] = o
					count++
				}
			}
		case t != nil && t.Organ == "party" || t == nil && c.isWord(j, "party") && c.t.tokens[j].capitalised():
			generic = true
			n = max(n, j+1)
		case country(t) != nil && j == i && t.Organisation == nil:
			side = country(t)
		case c.x.isBureau(c.t, j) && c.t.tokens[j].capitalised() && count < len(organs) && (count > 0 || party != nil):
			organs[count] = organWords(c.t.cutout(j, j+1))[0]
			count++
			n = j + 1
		default:
			n = j
		}
		if n == j {
			break
		}
		j = n
		if t == nil || t != nil && (t.Organisation != nil || t.Organ != "" || generic) || count > 0 {
			end = j
		}
		if c.isWord(j, "of") {
			j = c.the(j + 1)
			continue
		}
		if j < len(c.t.tokens) && c.t.tokens[j].possessive {
			j++
			continue
		}
	}
	if count == 0 || party == nil && side == nil && !generic && !c.t.tokens[i].capitalised() {
		return "", i, info, false
	}
	if party != nil {
		name = party.Name
		for _, o := range rankOrgans(organs[:count]) {
			if !strings.HasSuffix(name, ", "+o) {
				if o != "Central Committee" && !strings.Contains(name, "Central Committee") && strings.Contains(strings.ToLower(name), "party") && o != "International Department" {
					if whole := c.x.authority.Organisation(name + ", Central Committee, " + o); whole != nil {
						name = whole.Name
						continue
					}
				}
				name += ", " + o
			}
		}
		info.side = party.Side
		if o := c.x.authority.Organisation(name); o != nil {
			info.key, name = o.Key, o.Name
		}
		return name, end, info, true
	}
	ranked := rankOrgans(organs[:count])
	info.organ = c.x.authority.OrganNamed(strings.ToLower(ranked[len(ranked)-1]))
	if side != nil {
		info.side = side.Name
		if o := c.x.authority.Organ(side.Name, info.organ, c.entry); o != nil {
			return o.Name, end, bodyInfo{key: o.Key, side: o.Side}, true
		}
	}
	return c.t.cutout(i, end), end, info, true
}

// partyOrgan returns the organ where it is one of a party, else "".
func partyOrgan(organ string) string {
	switch organ {
	case "central committee", "politburo", "secretariat", "international department":
		return organ
	}
	return ""
}

func (x *lexicon) isBureau(t *text, i int) bool { return t.tokens[i].is(organ) }

// organWords gives the canonical words of printed organs: "CC Politburo" is
// the Central Committee and its Politburo.
func organWords(printed string) []string {
	var list []string
	f := " " + authority.Fold(printed) + " "
	for _, o := range [...]struct{ words, name string }{
		{" central committee ", "Central Committee"},
		{" cc ", "Central Committee"},
		{" international department ", "International Department"},
		{" politburo ", "Politburo"},
		{" political bureau ", "Politburo"},
		{" political committee ", "Political Committee"},
		{" presidium ", "Presidium"},
		{" secretariat ", "Secretariat"},
	} {
		if strings.Contains(f, o.words) {
			list = append(list, o.name)
		}
	}
	if len(list) == 0 {
		list = append(list, printed)
	}
	return list
}

// rankOrgans puts the Central Committee before its organs.
func rankOrgans(organs []string) []string {
	for i, o := range organs {
		if o == "Central Committee" && i > 0 {
			copy(organs[1:i+1], organs[:i])
			organs[0] = o
		}
	}
	return organs
}
