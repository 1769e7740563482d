package extract

import "backchannel/timeline"

// This file finds whom words mean that name nobody: "the latter", "the two
// men", "his guest", "the minister". Whom a text has named, and who talks with
// whom, is looked for a bounded way back, so that the time stays linear.

// described reads words at item i that point to parties named before:
//
//	the latter, the former
//	the two, both, the two men, the two leaders
//	his guest, her host, his interlocutor
func (p *parser) described(i int) (phrase, bool) {
	if p.t.field != timeline.FieldAbstract {
		return phrase{next: i}, false
	}
	the := p.word(i) == "the"
	switch {
	case the && p.oneOf(i+1, "latter", "former") && !p.namedAt(i+2):
		list := p.namedBefore(i, 2)
		n := 0
		if p.word(i+1) == "former" {
			n = 1
		}
		if len(list) > n {
			return phrase{heads: list[n : n+1], next: i + 2, bare: true}, true
		}
	case the && p.oneOf(i+1, "two", "pair"), p.word(i) == "both" && (p.is(i+1, auxiliary|verb) || p.several(i+1)):
		next := i + 1
		if the {
			next++
		}
		if p.several(next) {
			next++
		}
		if p.namedAt(next) || p.kind(next) == itemNoun && !p.is(next, verb) {
			break // "the two ambassadors Kidd and Marchant", "the two letters"
		}
		if list := p.pair(i); len(list) > 1 {
			return phrase{heads: list, next: next, bare: true}, true
		}
	case (the || p.oneOf(i, "his", "her")) && p.is(i+1, partner) && !p.namedAt(i+2) && p.kind(i+2) != itemComma:
		if who := p.partnerOf(p.subject); len(who) > 0 {
			return phrase{heads: who, next: i + 2, bare: true}, true
		}
	}
	return phrase{next: i}, false
}

// several reports whether the plural of a word for people stands at item i:
// men, leaders, ministers.
func (p *parser) several(i int) bool {
	if p.kind(i) == itemOffice {
		for k := p.items[i].from; k < p.items[i].to; k++ {
			f := p.t.fold(int(k))
			if n := len(f); p.t.tokens[k].is(office) && n > 2 && f[n-1] == 's' && f[n-2] != 's' {
				return true // "heads of mission"
			}
		}
		return false
	}
	return p.oneOf(i, "men", "statesmen", "sides", "politicians", "interlocutors", "colleagues", "parties")
}

// namedBefore returns up to n people named in the text before item i, the last
// one first, none twice.
func (p *parser) namedBefore(i, n int) (list []int) {
	for j := i - 1; j >= 0 && j >= i-80 && len(list) < n; j-- {
		if p.kind(j) == itemPerson {
			if m := int(p.items[j].ref); p.mention(m).Alias < 0 && !p.sameParties(list, []int{m}) {
				list = append(list, m)
			}
		}
	}
	return list
}

// namedInTitle returns the last person whom the title names as none of those
// who wrote, nil where there is none.
func (p *parser) namedInTitle() []int {
	list := *p.mentions
	for m := min(len(list), 48) - 1; m >= 0; m-- {
		if d := &list[m]; d.Field == timeline.FieldTitle && d.Class == timeline.Person && !d.Unnamed && d.Alias < 0 && !p.sameParties(p.r.authors, []int{m}) {
			return []int{m}
		}
	}
	return nil
}

// pair returns whom "the two" at item i means: the two of a talk that the
// sentence has told of, else the last list of parties, else
// the two who wrote, else the only two people whom the text has named, else the
// two sides of what the title tells of.
func (p *parser) pair(i int) []int {
	if n := len(p.r.acts); n > p.sentenceActs && p.t.field == timeline.FieldAbstract {
		if a := &p.r.acts[n-1]; len(a.With) == 2 {
			return a.With
		}
	}
	if len(p.group) > 1 {
		return p.group
	}
	if len(p.r.authors) == 2 {
		return p.r.authors
	}
	if list := p.namedBefore(i, 3); len(list) == 2 {
		return []int{list[1], list[0]}
	}
	for n := range min(p.r.titleActs, 16) {
		a := &p.r.acts[n]
		if len(a.With) == 2 {
			return a.With
		}
		if len(a.From) == 1 && len(a.To) == 1 {
			return []int{a.From[0], a.To[0]}
		}
	}
	return nil
}

// partnerOf returns the other party of the talk, else of the message, that the
// text or its title last told of the subject; nil where there is none, or more
// than one.
func (p *parser) partnerOf(subject []int) []int {
	if len(subject) != 1 {
		return nil
	}
	for n := len(p.r.acts) - 1; n >= 0 && n >= len(p.r.acts)-16; n-- {
		a := &p.r.acts[n]
		switch {
		case len(a.With) == 2 && p.samePerson(a.With[0], subject[0]):
			return a.With[1:]
		case len(a.With) == 2 && p.samePerson(a.With[1], subject[0]):
			return a.With[:1]
		}
	}
	return nil
}

// holder returns whom an office with its article and without a name means, in
// an abstract: who was last named with that office, else the one who wrote, if
// the office can be his. What stands at item office may be a mission as well:
// "the embassy".
func (p *parser) holder(first, office int) []int {
	if p.t.field != timeline.FieldAbstract || p.word(first) != "the" || first >= office {
		return nil
	}
	next := office + 1
	if p.kind(office) == itemOffice {
		if p.several(office) || p.kind(next) == itemNoun && !p.verbHere(next, first) {
			return nil
		}
		if who := p.referred(office, p.sideOf(first, office)); len(who) > 0 {
			return who
		}
	}
	if len(p.r.authors) == 1 && p.fits(p.mention(p.r.authors[0]), office, p.sideOf(first, office)) {
		return p.r.authors
	}
	return nil
}

// sideOf returns the country whose adjective stands between items i and j.
func (p *parser) sideOf(i, j int) string {
	for ; i < j; i++ {
		if pl := p.items[i].placeOf(); pl != nil {
			return pl.Name
		}
	}
	return ""
}

// referred returns who was last named with the office at item j.
func (p *parser) referred(j int, side string) []int {
	at := p.items[j].from
	list := *p.mentions
	for m := len(list) - 1; m >= max(0, len(list)-48); m-- {
		d := &list[m]
		if d.Class != timeline.Person || d.Unnamed || d.Role == "" || d.Field == p.t.field && d.Start >= int(p.t.tokens[at].start) {
			continue
		}
		if (side == "" || d.Side == side) && p.sameOffice(d.Role, j) {
			return []int{m}
		}
	}
	return nil
}

// sameOffice reports whether the words of the office at item j are those of a
// role: "the minister" of a foreign minister, but of no prime minister.
func (p *parser) sameOffice(role string, j int) bool {
	head := p.t.fold(int(p.items[j].to) - 1)
	if !endsWithWord(role, head) {
		return false
	}
	if p.items[j].to-p.items[j].from == 1 {
		return string(head) != "minister" || !endsWithWord(role, []byte("prime"))
	}
	return endsWithWord(role, p.t.fold(int(p.items[j].from)))
}

// fits reports whether who wrote the document can hold the office, or be the
// mission, at item j.
func (p *parser) fits(d *Mention, j int, side string) bool {
	if side != "" && d.Side != side {
		return false
	}
	if p.kind(j) != itemOffice {
		return (d.Class == timeline.Organisation || d.Sender) && p.oneOf(j, "embassy", "ministry", "legation", "delegation", "mission")
	}
	if d.Class != timeline.Person && d.Rule != "mission" {
		return false
	}
	envoys := false
	switch string(p.t.fold(int(p.items[j].to) - 1)) {
	case "ambassador", "charge", "daffaires", "d'affaires", "envoy", "representative", "delegate", "diplomat", "consul", "attache":
		envoys = true
	case "minister":
		if d.Sender && p.items[j].to-p.items[j].from == 1 {
			return true // the head of a legation
		}
	}
	if d.Role == "" || d.Sender {
		return envoys
	}
	return p.sameOffice(d.Role, j) || envoys && (endsWithWord(d.Role, []byte("ambassador")) || endsWithWord(d.Role, []byte("minister")) && d.Post != "")
}
