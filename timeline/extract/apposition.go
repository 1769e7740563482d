package extract

import (
	"strings"

	"backchannel/timeline"
)

// signer reads "(Görög)", "(Dr. Miloslav Ruzek)" behind an organisation or
// office: its one person.
func (p *parser) signer(i int) (m, next int, ok bool) {
	if p.kind(i) != itemOpen {
		return 0, i, false
	}
	j := i + 1
	for p.kind(j) == itemHonorific || p.kind(j) == itemOffice || p.kind(j) == itemAdjective {
		j++
	}
	if p.kind(j) != itemPerson {
		return 0, i, false
	}
	m = int(p.items[j].ref)
	end := p.closed(i)
	if end < 0 || end-j > 4 {
		return 0, i, false
	}
	p.mention(m).Sender = true
	return m, end + 1, true
}

// signers reads several who sign for a body: "(Suslov, Gromyko, Andropov)".
func (p *parser) signers(i int) (heads []int, next int) {
	end := p.closed(i)
	if p.kind(i) != itemOpen || end < 0 || !p.title {
		return nil, i
	}
	heads, next = p.parties(i + 1)
	if next != end || !p.persons(heads) {
		return nil, i
	}
	return heads, end + 1
}

// closed returns the item that closes the parenthesis or bracket at item i, -1
// where none does within a phrase's length.
func (p *parser) closed(i int) int {
	for j := i + 1; j < len(p.items) && j < i+25; j++ {
		if p.items[j].kind == itemClose {
			return j
		}
	}
	return -1
}

// quotedBody returns the item behind a paper's name in quotes, i where none
// stands there.
func (p *parser) quotedBody(i int) int {
	if p.kind(i) != itemPerson && p.kind(i+1) == itemQuote && p.kind(i+2) == itemBody && p.kind(i+3) == itemQuote {
		return i + 4
	}
	return i
}

// apposition reads what follows a name and belongs to it: another name in
// brackets, an office between commas, the place where the person is.
func (p *parser) apposition(i, m int) int {
	j := i
	if p.kind(j) == itemPossessive && p.kind(j+1) == itemOpen {
		j++
	}
	if p.kind(j) == itemOpen {
		end := p.closed(j)
		if end > 0 && p.word(j+1) != "via" {
			for k := j + 1; k < end; k++ {
				if p.kind(k) == itemPerson {
					alias := int(p.items[k].ref)
					if p.aliasOf(m, alias, j, end) {
						p.mention(alias).Alias = m
						p.mention(alias).Weak = false
						p.mention(m).Weak = false
					}
					break
				}
			}
		}
		if end > 0 && end-j <= 8 {
			j = end + 1
		}
	}
	for n := 0; n < 3; n++ {
		k := j
		if p.kind(k) != itemComma {
			break
		}
		k++
		start := k
		for p.is(k, determiner|modifier|officeBefore) || p.kind(k) == itemAdjective || p.kind(k) == itemPlace || p.kind(k) == itemBody && p.officeAhead(k+1) || p.kind(k) == itemPossessive {
			k++
		}
		if p.kind(k) != itemOffice {
			break
		}
		office, role := start, k
		k++
		roleEnd := k
		behind := p.unit(k)
		k, at, _ := p.post(k)
		if behind > k && p.t.field == timeline.FieldAbstract && p.kind(behind) == itemComma {
			k = behind // ", head of the European bureau,"
		}
		if p.kind(k) == itemPerson || p.kind(k) == itemHonorific {
			break // the next one of a list, with his office
		}
		if p.kind(k) == itemComma && (p.kind(k+1) == itemPerson && p.is(start, determiner) || p.kind(k+1) == itemHonorific && p.kind(k+2) == itemPerson && p.kind(k+3) != itemComma) {
			break // the next one's office, then his name
		}
		for p.is(office, determiner) {
			office++
		}
		side := ""
		for q := start; q < role; q++ {
			if pl := p.items[q].placeOf(); pl != nil {
				side = pl.Name
			}
			if p.kind(q) == itemBody {
				at = p.mention(int(p.items[q].ref)).Name
			}
		}
		if p.mention(m).Office == "" {
			p.dress(m, office, k, role, roleEnd, side, at)
		}
		j = k
		if p.kind(j) == itemComma && !p.title {
			j++
			if p.kind(j) == itemPerson {
				j--
			}
		}
	}
	if p.word(j) == "of" && p.mention(m).Office != "" {
		k := j + 1
		for p.is(k, determiner) {
			k++
		}
		if p.placeAt(k) {
			if d := p.mention(m); d.Side == "" {
				d.Side = p.items[k].placeOf().Name // "Ambassador Qiao Xiaoguang of the PRC"
			}
			j = k + 1
		}
	}
	if p.word(j) == "of" && j == i && !p.title {
		k := j + 1
		for p.is(k, determiner) {
			k++
		}
		if p.placeAt(k) && p.items[k].placeOf() == country(p.items[k].term) && p.kind(k+1) != itemOffice {
			if d := p.mention(m); d.Side == "" {
				d.Side = p.items[k].placeOf().Name
			}
			j = k + 1 // "Mohammed Ali of Pakistan"
		} else if p.kind(k) == itemBody && p.kind(k+1) != itemPossessive && !p.officeAhead(k+1) {
			j = k + 1 // "John Scali of ABC News", "Chen Li of the International Liaison Department"
		}
	}
	if (p.word(j) == "in" || p.word(j) == "at") && p.title {
		k := j + 1
		for p.is(k, determiner) {
			k++
		}
		if p.placeAt(k) || p.kind(k) == itemBody {
			j = k + 1
		}
	}
	return j
}

// aliasOf reports whether the name in parentheses is another name of the
// person before it.
func (p *parser) aliasOf(m, alias, open, end int) bool {
	codeName := upperWord(p.mention(m).Surface) && !p.t.caps
	for k := open + 1; k < end; k++ {
		if codeName && (p.kind(k) == itemOffice || p.kind(k) == itemAdjective || p.kind(k) == itemPlace) {
			continue // "PAVLOV (General Isa Pliev)"
		}
		if p.kind(k) != itemPerson && p.kind(k) != itemPossessive && p.kind(k) != itemHonorific && p.kind(k) != itemComma && p.kind(k) != itemQuote {
			return false
		}
	}
	return true
}

// upperWord reports whether a name is one word in capitals.
func upperWord(s string) bool {
	return len(s) > 1 && strings.ToUpper(s) == s && !strings.ContainsAny(s, " .")
}

// ledBy reads "headed by A", "led by A and B", "under the leadership of A" at
// item i: who leads a delegation, and speaks for it.
func (p *parser) ledBy(i int) (heads []int, next int) {
	j := i
	if p.kind(j) == itemComma {
		j++
	}
	switch {
	case p.oneOf(j, "headed", "led") && p.word(j+1) == "by", p.word(j) == "under" && p.kind(j+1) == itemPerson && p.kind(j+2) != itemPossessive:
		j++
		if p.word(j) == "by" {
			j++
		}
	case p.word(j) == "under" && p.word(j+1) == "the" && p.oneOf(j+2, "leadership", "direction", "chairmanship") && p.word(j+3) == "of":
		j += 4
	default:
		return nil, i
	}
	one, ok := p.party(j)
	if !ok || one.bare || !p.persons(one.heads) {
		return nil, i
	}
	return one.heads, one.next
}

// delegation reads a group without a name of its own, of which its leader is
// named: "a Polish parliamentary delegation headed by A".
func (p *parser) delegation(i int) (heads []int, next int) {
	for j := i; j < len(p.items) && j < i+9; j++ {
		switch p.kind(j) {
		case itemAdjective, itemPlace, itemPossessive, itemOffice, itemBody:
		case itemPerson:
			if of := p.is(i, mission) || p.is(i+1, mission); of && p.kind(j-1) == itemOffice {
				return []int{int(p.items[j].ref)}, j + 1 // "the Delegation of GDR Leaders W. Ulbricht and"
			}
			return nil, i
		case itemWord:
			if j > i && p.oneOf(j, "headed", "led", "under") {
				return p.ledBy(j)
			}
			if p.is(j, verb|auxiliary|pronoun|conjunction|topical) && !p.oneOf(j, "and") {
				return nil, i
			}
		default:
			return nil, i
		}
	}
	return nil, i
}
