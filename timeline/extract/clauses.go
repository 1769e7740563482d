package extract

import "backchannel/timeline"

// fronted reads a sentence that begins with a participle and whose subject
// stands behind the comma: "Received by A on 3 May, B said", "Speaking with A,
// B said", "Summoned by A and B, C". It returns the item to go on at, lo where
// the sentence begins otherwise.
func (p *parser) fronted(lo, hi int) int {
	if lo >= hi || p.kind(lo) != itemWord && p.kind(lo) != itemNoun {
		return lo
	}
	if p.word(lo) == "before" {
		// "Before Novotný and Ulbricht, Khrushchev explains"
		others, next := p.parties(lo + 1)
		if subject, n := p.subjectBehind(next, hi); len(others) > 0 && p.persons(others) && len(subject) > 0 && !p.sameParties(subject, others) {
			p.subject, p.main = subject, subject
			p.verbTalk(subject, others, lo, n, n, "verb-fronted")
			return n - 1
		}
		return lo
	}
	if p.addressee(lo) {
		return lo
	}
	i := lo
	for p.oneOf(i, "when", "while", "after", "once", "having", "been", "being") && i < lo+4 {
		i++
	}
	if i >= hi {
		return lo
	}
	tok := &p.t.tokens[p.items[i].from]
	if !tok.is(verb) || tok.word.act < 0 || p.items[i].to-p.items[i].from > 1 || i == lo && tok.shape != capital {
		return lo
	}
	g := &verbs[tok.word.act]
	f := string(p.t.fold(int(p.items[i].from)))
	gerund := len(f) > 4 && f[len(f)-3:] == "ing"
	j := i + 1
	for p.kind(j) == itemDate || p.word(j) == "on" && p.kind(j+1) == itemDate || p.is(j, function) {
		j++
	}
	if !gerund {
		for n := j; n < j+5 && (p.kind(n) == itemWord || p.kind(n) == itemDate || p.kind(n) == itemPlace); n++ {
			if p.word(n) == "by" {
				j = n // "Summoned at night by"
				break
			}
		}
	}
	var others []int
	passive := !gerund && p.word(j) == "by"
	switch {
	case !gerund && p.oneOf(i, "called") && p.oneOf(j, "on", "upon") && p.word(j+1) == "by":
		passive = true
		others, j = p.parties(j + 2)
	case passive:
		others, j = p.parties(j + 1)
	case gerund && p.oneOf(j, "with", "to") && g.frame != frameSend:
		others, j = p.parties(j + 1)
	case gerund && g.direct:
		others, j = p.parties(j)
	}
	if len(others) == 0 || !p.persons(others) && !passive || p.kind(j) == itemPossessive {
		return lo // "Replying to Castro's cable" is told by its noun
	}
	end := j
	for ; j < hi && p.kind(j) != itemComma; j++ {
		if p.is(j, verb) && j > end+6 {
			return lo
		}
	}
	subject, next := p.subjectBehind(j, hi)
	if len(subject) == 0 || p.sameParties(subject, others) {
		return lo
	}
	p.subject, p.main = subject, subject
	from, to := subject, others
	if passive {
		from, to = others, subject
	}
	switch g.frame {
	case frameTell, frameWrite, frameSend:
		p.verbParties(g, from, to, lo, i, end, f)
	case frameBare:
		return lo
	default:
		p.verbTalk(from, to, lo, i, end, "verb-fronted")
	}
	return min(next-1, hi)
}

// inserted reads what a party is said, between commas, to have been asked or
// told: "A, questioned by B after the meeting, called". It reports whether the
// comma at item i opens such words.
func (p *parser) inserted(i, lo, hi int) bool {
	v := i + 1
	for p.is(v, function) || p.oneOf(v, "when", "having", "been", "after", "once") {
		v++
	}
	if !p.is(v, verb) || p.kind(v) != itemWord || p.word(v+1) != "by" {
		return false
	}
	g := &verbs[p.t.tokens[p.items[v].from].word.act]
	f := p.word(v)
	if baseForm(f) || len(f) > 3 && f[len(f)-3:] == "ing" {
		return false
	}
	who := p.antecedent(v)
	agents, end := p.parties(v + 2)
	if len(who) == 0 || len(agents) == 0 || p.sameParties(who, agents) || !p.persons(agents) {
		return false
	}
	switch g.frame {
	case frameTalk, frameHost, frameCall, frameAsk, frameSay:
		if g.frame == frameHost || g.direct {
			p.verbTalk(who, agents, lo, v, end, "verb-inserted")
			return true
		}
	}
	return false
}

// source notes whose account a sentence gives: "According to A, B told him"
// speaks of A.
func (p *parser) sourceAt(i int) {
	if p.word(i) != "according" || p.word(i+1) != "to" {
		return
	}
	if heads, _ := p.parties(i + 2); len(heads) == 1 {
		p.source = heads
	}
}

// whomClause reads "A, with whom B had spent the evening", "A, to whom B
// complained of". It reports whether it found an act.
func (p *parser) whomClause(i, lo, hi int) {
	prep := p.word(i - 1)
	if prep != "with" && prep != "to" {
		return
	}
	others := p.antecedent(i - 1)
	subject, next := p.parties(i + 1)
	if len(subject) == 0 && p.oneOf(i+1, "he", "she", "they") {
		if who, ok := p.pronoun(i + 1); ok {
			subject, next = who.heads, i+2
		}
	}
	if len(others) == 0 || len(subject) == 0 || p.sameParties(subject, others) {
		return
	}
	v := next
	for v < hi && v < next+3 && p.is(v, auxiliary|function) {
		if p.oneOf(v, "would", "will", "should", "could", "may", "might", "not", "never") {
			return
		}
		v++
	}
	switch {
	case prep == "with" && p.oneOf(v, "spent", "met", "talked", "spoke", "spoken", "conversed", "discussed", "conferred", "dined", "lunched", "negotiated", "consulted", "debated", "exchanged", "sat") ||
		prep == "with" && p.oneOf(v-1, "had", "has", "have") && (p.is(v, determiner) || p.kind(v) == itemNoun), prep == "with" && p.word(v) == "held":
		p.verbTalk(subject, others, lo, i, v+1, "verb-whom")
	case prep == "to" && p.is(v, verb):
		g := &verbs[p.t.tokens[p.items[v].from].word.act]
		switch g.frame {
		case frameSay, frameAsk, frameOral, frameBare, frameTalk:
			p.verbTalk(subject, others, lo, i, v+1, "verb-whom")
		case frameWrite, frameSend, frameTell:
			if g.frame == frameSend && p.spokenThing(v+1, p.phraseEnd(v+1, hi)) && p.persons(subject) && p.persons(others) {
				p.verbTalk(subject, others, lo, i, v+1, "verb-whom")
				return
			}
			if author, _ := p.foreign(v+1, p.phraseEnd(v+1, hi), subject); g.frame == frameSend && len(author) > 0 && p.persons(subject) && p.persons(others) && !p.sameParties(author, others) {
				p.carried(author, subject, others, lo, i, v+1)
				return
			}
			p.verbParties(g, subject, others, lo, i, v+1, string(p.t.fold(int(p.items[v].from))))
		}
	}
}

// idiom reads a talk that a common verb and another word make together. It
// returns the other parties and the item behind them.
//
//	takes B aside, took the matter up with B, sat down with B
//	had an hour with B, spends the evening with B
//	had B to lunch, comes to see B, paid a visit to B
func (p *parser) idiom(i, hi int) (others []int, end int) {
	switch w := p.word(i); w {
	case "take", "takes", "took", "taken":
		if others, end = p.object(i+1, p.subject); len(others) > 0 && p.oneOf(end, "aside", "apart") {
			return others, end + 1
		}
		for j := i + 1; j < hi && j < i+12; j++ {
			if p.word(j) == "up" && p.word(j+1) == "with" {
				return p.parties(j + 2)
			}
			if p.word(i+1) == "up" && j > i+2 && p.word(j) == "with" {
				return p.parties(j + 1) // "took up the matter with B"
			}
			if p.kind(j) == itemComma || p.kind(j) == itemStop {
				break
			}
		}
	case "sit", "sits", "sat", "seated":
		if p.word(i+1) == "down" && p.word(i+2) == "with" {
			return p.parties(i + 3)
		}
		if j := p.beside(i + 1); j > 0 {
			if others, end = p.parties(j); p.oneOf(end, "at", "during", "over") && p.talkNoun(end+1) {
				return others, end
			}
			return nil, i
		}
	case "evening", "night", "hours", "hour", "afternoon", "morning", "weekend", "half-hour":
		if p.word(i+1) == "spent" {
			i++
		}
		if p.word(i+1) == "with" {
			return p.parties(i + 2) // "describes an evening with B"
		}
	case "dropped", "drops", "looked", "looks":
		if p.word(i+1) == "in" && p.word(i+2) == "on" {
			return p.parties(i + 3)
		}
	case "sounds", "sounded", "seeks", "sought", "draws", "drew", "searched":
		if p.word(i+1) == "out" {
			return p.object(i+2, p.subject)
		}
		if w[0] == 'd' {
			if others, end = p.object(i+1, p.subject); len(others) > 0 && p.oneOf(end, "aside", "apart", "into") {
				return others, end + 1
			}
		}
	case "had", "has", "have", "spent", "spends", "spend", "having":
		if w[0] == 'h' {
			if others, end = p.parties(i + 1); len(others) > 0 && p.persons(others) && p.oneOf(end, "to", "for") && p.oneOf(end+1, "lunch", "dinner", "breakfast", "tea", "supper", "luncheon") {
				return others, end + 2
			}
		}
		for j := i + 1; j < hi && j < i+8; j++ {
			if p.word(j) == "with" && j > i+1 {
				return p.parties(j + 1)
			}
			if p.kind(j) != itemWord && p.kind(j) != itemNumber && !(p.kind(j) == itemNoun && p.items[j].to-p.items[j].from == 1 && actNouns[p.items[j].ref].deed != talks) || p.is(j, verb|auxiliary|pronoun) || p.oneOf(j, "to", "that") {
				break
			}
		}
	case "come", "comes", "came", "go", "goes", "went", "called", "calls":
		if p.word(i+1) == "to" && p.word(i+2) == "see" {
			return p.object(i+3, p.subject)
		}
	case "paid", "pays":
		for j := i + 1; j < hi && j < i+6; j++ {
			if p.oneOf(j, "to", "on", "upon") && (p.oneOf(j-1, "visit", "call", "visits") || p.kind(j-1) == itemNoun && actNouns[p.items[j-1].ref].deed == talks) {
				return p.parties(j + 1)
			}
		}
	}
	return nil, i
}

// beside returns the item behind "next to", "beside", "opposite" at item i, 0
// where they do not stand there.
func (p *parser) beside(i int) int {
	switch {
	case p.word(i) == "next" && p.word(i+1) == "to":
		return i + 2
	case p.oneOf(i, "beside", "opposite", "with", "alongside"):
		return i + 1
	}
	return 0
}

// asked reads a question that a person is reported to have asked, of whom the
// sentence does not say: where an ambassador or embassy reports it, of him.
func (p *parser) asked(i, lo, hi int) {
	k := i + 1
	if !p.oneOf(i, "asked", "inquired", "enquired") || !p.oneOf(k, "about", "whether", "if", "what", "why", "how", "when", "for") {
		return
	}
	if len(p.r.authors) != 1 || len(p.subject) != 1 || !p.persons(p.subject) || p.sameParties(p.subject, p.r.authors) || len(p.hearer) > 0 || len(p.r.acts) > p.sentenceActs {
		return
	}
	d := p.mention(p.r.authors[0])
	if !d.Sender && d.Rule != "mission" && d.Post == "" || len(p.main) == 0 || !p.sameParties(p.main, p.r.authors) {
		return
	}
	p.verbTalk(p.r.authors, p.subject, lo, i, k, "verb-asked")
}

// passedTo reads "handed to B by A", "delivered by A to B" behind the passive
// verb at item i: what is sent is a thing, and the subject of the clause none of
// the parties.
func (p *parser) passedTo(i, hi int) (from, to []int, end int) {
	end = i + 1
	for j := i + 1; j < hi && j < i+14; {
		switch {
		case p.word(j) == "to" && len(to) == 0:
			heads, next := p.object(j+1, nil)
			if p.oneOf(j+1, "him", "her") && len(p.main) == 1 && p.persons(p.main) {
				heads = p.main // "cites remarks made to him"
			}
			if len(heads) == 0 || p.kind(next) == itemPossessive {
				return from, to, end
			}
			to, j, end = heads, next, next
		case p.word(j) == "by" && len(from) == 0:
			heads, next := p.parties(j + 1)
			if len(heads) == 0 || p.kind(next) == itemPossessive {
				return from, to, end
			}
			from, j, end = heads, next, next
		case p.kind(j) == itemDate, p.is(j, function), p.word(j) == "on" && p.kind(j+1) == itemDate:
			j++
		case p.kind(j) == itemStop, p.is(j, verb|auxiliary):
			return from, to, end
		default:
			j++
		}
	}
	return from, to, end
}

// closesRelative reports whether the comma at item i closes a relative clause,
// and the verb behind it is that of the main one: "A, who had met B, told C".
func (p *parser) closesRelative(i, lo, hi int) bool {
	v := i + 1
	if p.oneOf(v, "he", "she") {
		v++ // "as B had asked, he has spoken with C"
	}
	if p.kind(i) != itemComma || len(p.main) == 0 || !p.finiteAhead(v, hi) || p.oneOf(i+1, "and", "but", "or") {
		return false
	}
	for j := i - 1; j > lo && j > i-30; j-- {
		if p.kind(j) == itemComma {
			return p.oneOf(j+1, "who", "whom", "whose", "which", "as", "when") || p.oneOf(j+2, "whom", "which")
		}
	}
	return false
}

// clauseDate returns the date that a verb's clause prints before its object or
// at its head: "was received on 8 November by", "On 27 October A met B". Unknown
// where it prints none.
func (p *parser) clauseDate(lo, i, end int) (timeline.Date, timeline.DateBasis) {
	for j := i + 1; j < end; j++ {
		if p.kind(j) == itemDate {
			return p.items[j].date, timeline.DateStated
		}
	}
	start, inner := lo, false
	for j := i - 1; j > lo; j-- {
		if j < i-60 {
			return timeline.Date{}, timeline.DateUnknown
		}
		if p.kind(j) == itemStop || p.is(j, verb) || p.kind(j) == itemComma && p.kind(j+1) != itemPerson && p.kind(j+1) != itemDate && p.kind(j-1) != itemDate || p.oneOf(j, "that", "who", "which", "after", "before", "since") {
			start, inner = j+1, p.oneOf(j, "that", "who", "which")
			break
		}
	}
	for j := start; j < i; j++ {
		if inner && p.kind(j) == itemComma {
			break
		}
		if p.kind(j) == itemDate && !(inner && p.commaAhead(j, i)) && (j-start <= 4 || p.items[j].ref == relative || p.oneOf(j-1, "on")) && !p.oneOf(j-1, "until", "since", "before", "after", "from", "of") {
			return p.items[j].date, timeline.DateStated
		}
	}
	return timeline.Date{}, timeline.DateUnknown
}

// commaAhead reports whether a comma stands between items i and j.
func (p *parser) commaAhead(i, j int) bool {
	for ; i < j; i++ {
		if p.kind(i) == itemComma {
			return true
		}
	}
	return false
}

// addressee reads "Addressed also to A", "Drawn up for A" at the beginning of a
// sentence: to whom the document goes besides those whom its title names.
func (p *parser) addressee(lo int) bool {
	i := lo + 1
	switch p.word(lo) {
	case "addressed", "copied", "sent", "drawn", "prepared", "written", "compiled", "submitted", "circulated", "issued", "forwarded", "drafted":
	default:
		return false
	}
	if len(p.r.authors) == 0 {
		return p.unsigned(lo)
	}
	for p.oneOf(i, "also", "up", "specially", "jointly") {
		i++
	}
	if p.word(i) != "for" && (p.word(i) != "to" || p.oneOf(lo, "drawn", "prepared", "compiled")) || len(p.r.authors) == 0 {
		return false
	}
	heads, end := p.parties(i + 1)
	if len(heads) == 0 || p.sameParties(heads, p.r.authors) {
		return false
	}
	ev := p.evidence(lo, end)
	if p.r.titleActs > 0 && p.r.acts[0].Kind == timeline.Message && len(p.r.acts[0].To) == 0 {
		p.r.acts[0].To = heads
		p.r.acts[0].Evidence = append(p.r.acts[0].Evidence, ev...)
		return true
	}
	if !p.titleSays(p.r.authors, heads) {
		p.r.act(Act{Kind: timeline.Message, From: p.r.authors, To: heads, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: ev, Rule: "addressee"})
	}
	return true
}

// unsigned reads "Circulated by A", "Submitted to B by A" at the beginning of a
// sentence, where the title names nobody who wrote: who sent the document.
func (p *parser) unsigned(lo int) bool {
	from, to, end := p.passedTo(lo, min(lo+30, len(p.items)))
	if len(from) == 0 || p.r.titleActs > 0 {
		return false
	}
	p.r.act(Act{Kind: timeline.Message, From: from, To: to, Date: p.r.entry.Date, Basis: documentBasis(p.r.entry.Date), Field: p.t.field, Evidence: p.evidence(lo, end), Rule: "addressee"})
	return true
}

// foreign returns who wrote the letter between items i and j, where somebody
// else hands it over: "Acheson presented Kennedy's letter to". whole says that
// the letter is printed with its recipient, "a letter from Hoxha to Mao", who
// need not be whom the bearer gives it to.
func (p *parser) foreign(i, j int, subject []int) (owner []int, whole bool) {
	for n := i; n < j; n++ {
		if p.kind(n) != itemNoun || actNouns[p.items[n].ref].deed != sends && actNouns[p.items[n].ref].deed != answers {
			continue
		}
		switch actNouns[p.items[n].ref].kind {
		case timeline.KindLetter, timeline.KindMessage, timeline.KindTelegram:
			if !p.letterlike(n) {
				continue // greetings and invitations are passed on by word of mouth
			}
		default:
			if p.word(n) != "note" {
				continue
			}
		}
		if owner, start := p.possessor(n, i-1); start < n && len(owner) > 0 && p.persons(owner) && !p.oneOf(start, "his", "her", "their") && !p.sameParties(owner, subject) {
			return owner, false
		}
		if p.oneOf(n+1, "of", "from") {
			if owner, next := p.parties(n + 2); len(owner) > 0 && next <= j && (p.persons(owner) || !p.persons(subject) && next == j) && !p.sameParties(owner, subject) {
				return owner, next == j
			}
		}
	}
	return nil, false
}

// carried adds the message that a bearer hands over for its author, and the
// bearer's talk with who receives it.
func (p *parser) carried(author, bearer, to []int, lo, i, end int) {
	date, basis := p.dateNear(end-1, lo, len(p.items))
	for j := end; basis == timeline.DateUnknown && j <= p.phraseEnd(end, len(p.items)) && j < len(p.items); j++ {
		if p.kind(j) == itemDate && !p.oneOf(j-1, "of", "dated") {
			date, basis = p.items[j].date, timeline.DateStated
		}
	}
	if !p.titleSays(author, to) {
		p.r.act(Act{Kind: timeline.Message, From: author, To: to, Date: date, Basis: basis, Field: p.t.field, Evidence: p.verbEvidence(lo, i, end), Rule: "verb-carried"})
	}
	p.verbTalkOn(date, basis, bearer, to, lo, i, end, "verb-carried")
}
