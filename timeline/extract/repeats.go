package extract

// titleSays reports whether an act of the title already ties one of from with
// one of to.
func (p *parser) titleSays(from, to []int) bool {
	for i := range min(p.r.titleActs, 16) {
		a := &p.r.acts[i]
		if p.sameParties(a.From, from) && p.sameParties(a.To, to) {
			return true
		}
		if p.sameParties(a.With, from) && p.sameParties(a.With, to) {
			return true
		}
	}
	return false
}

// titleGoesTo reports whether the title's own message goes to one of them.
func (p *parser) titleGoesTo(to []int) bool {
	for i := range min(p.r.titleActs, 16) {
		if p.sameParties(p.r.acts[i].To, to) {
			return true
		}
	}
	return false
}

// coveredBy reports whether each of the list is one of the others.
func (p *parser) coveredBy(list, others []int) bool {
	for _, m := range list {
		if !p.sameParties(others, []int{m}) {
			return false
		}
	}
	return true
}

// titleTalks reports whether the title's own talk has all these parties.
func (p *parser) titleTalks(with []int) bool {
	for i := range min(p.r.titleActs, 16) {
		a := &p.r.acts[i]
		if len(a.With) == 0 {
			continue
		}
		if p.coveredBy(with, a.With) {
			return true
		}
	}
	return false
}
