package extract

import (
	"slices"
	"strings"

	"backchannel/timeline"
)

// verbAct reads the act of the verb at item i.
func (p *parser) verbAct(i, lo, hi int) {
	tok := &p.t.tokens[p.items[i].from]
	if tok.word.act < 0 || tok.shape != lower {
		return
	}
	g := &verbs[tok.word.act]
	f := string(p.t.fold(int(p.items[i].from)))
	passive, gerund := false, len(f) > 4 && f[len(f)-3:] == "ing"
	// What stands before the verb: auxiliaries, adverbs, negation.
	j := i - 1
	be := false
	for ; j >= lo && p.kind(j) == itemWord && (p.is(j, auxiliary|function) || p.oneOf(j, "yet", "longer", "hardly", "scarcely")); j-- {
		switch p.word(j) {
		case "not", "never", "hardly", "scarcely", "longer", "would", "should", "could", "may", "might", "must", "shall", "will", "can", "no", "did":
			return
		case "is", "are", "was", "were", "been", "being", "be", "am":
			be = true
		}
	}
	done := p.word(j) == "to" && p.doneTo(j-1)
	if p.word(j) == "to" && !done || p.oneOf(j, "not", "never", "cannot", "without", "refused", "declined", "if") {
		return // an infinitive: wished, planned, asked for
	}
	if gerund && !be {
		if !p.oneOf(j, "of", "by", "in", "while", "after", "when") && p.kind(j) != itemComma {
			return
		}
	}
	if be && !gerund {
		passive = true
	}
	if p.wished(i, lo) {
		return
	}
	if p.kind(j) == itemPerson && p.oneOf(j-1, "nor", "neither") {
		return // "neither Rusk nor Kennedy spoke"
	}
	subject := p.subject
	if baseForm(f) && len(subject) == 1 && !passive && !done {
		return // "proposes that Mikoyan meet": a subjunctive
	}
	if p.kind(j) == itemNoun && !passive {
		return // "the letter says", "a message asking": the noun speaks
	}
	if passive && g.frame == frameSend {
		if from, to, end := p.passedTo(i, hi); len(to) > 0 && len(from) > 0 {
			if p.kind(j) == itemNoun && p.letterlike(j) && p.persons(from) && p.persons(to) && p.titleGoesTo(to) && !p.sameParties(from, p.r.authors) {
				p.verbTalk(from, to, lo, i, end, "verb-carried") // who bore the letter of the title
				return
			}
			p.verbParties(g, from, to, lo, i, end, f)
			return
		}
	}
	if len(subject) == 0 || p.kind(j) == itemPlace && !(p.word(j-1) == "of" && p.kind(j-2) == itemPerson) {
		return
	}
	if passive {
		if n := p.agent(i+1, hi); n > 0 && (g.direct || g.frame == frameSend) {
			agents, end := p.parties(n)
			if len(agents) > 0 && (g.frame == frameHost || g.frame == frameTalk || g.frame == frameCall) {
				if p.persons(agents) && p.persons(subject) {
					p.verbTalk(subject, agents, lo, i, end, "verb-talk")
				}
			} else if len(agents) > 0 {
				p.verbParties(g, agents, subject, lo, i, end, f)
			}
		}
		return
	}
	k := i + 1
	if p.oneOf(k, "by", "on", "over") && p.oneOf(k+1, "telephone", "phone", "the") {
		n := k + 1
		if p.word(n) == "the" {
			n++
		}
		if p.oneOf(n, "telephone", "phone") {
			k = n + 1 // "spoke by telephone with"
		}
	}
	for p.is(k, function) || p.kind(k) == itemWord && len(p.word(k)) > 4 && p.word(k)[len(p.word(k))-2:] == "ly" {
		k++
	}
	switch g.frame {
	case frameTalk:
		var others []int
		end := k
		switch {
		case p.preposition(k, g.with):
			others, end = p.parties(k + 1)
		case g.direct:
			others, end = p.parties(k)
			if p.kind(end) == itemPossessive || p.word(end) == "as" || p.kind(end) == itemNoun && p.word(end) != "" {
				others = nil
			}
		}
		if len(others) == 0 && g.direct {
			for q := i - 1; q >= lo && q >= i-8; q-- {
				if p.word(q) == "whom" {
					others, end = p.antecedent(q), i+1 // "Roa, whom Jeleń met"
					break
				}
			}
		}
		if len(others) == 0 {
			others, end = p.withLater(k, hi)
		} else if more, n := p.withMore(end, hi); len(more) > 0 {
			others, end = append(slices.Clone(others), more...), n
		}
		if len(others) == 0 {
			if len(subject) > 1 && (p.oneOf(i, "met", "talk", "talked", "discuss", "discussed", "meet", "converse", "conversed", "confer", "conferred", "speak", "spoke", "negotiate", "debate", "debated", "exchange", "exchanged", "chat", "consult", "deliberate") || p.kind(i) == itemNoun) && !p.oneOf(i, "agree", "argue") {
				p.verbTalk(subject, nil, lo, i, k, "verb-talk")
			}
			return
		}
		p.verbTalk(subject, others, lo, i, end, "verb-talk")
	case frameOral:
		p.oralAct(g, subject, lo, i, k, hi)
	case frameHost, frameCall:
		others, end := p.object(k, subject)
		if len(others) == 0 && p.word(k) == "up" && g.frame == frameCall {
			others, end = p.object(k+1, subject) // "rang up B"
		}
		if len(others) == 0 && p.oneOf(k, "on", "upon", "in") && g.frame == frameCall {
			others, end = p.object(k+1, subject)
		}
		if len(others) > 0 && !p.persons(subject) && p.kind(end) != itemPossessive {
			p.hearer = others // "the ministry summoned him and handed him a note"
		}
		if len(others) > 0 && p.kind(end) != itemPossessive && p.speakers(others) && p.speakers(subject) && p.kind(end) != itemNoun && !p.oneOf(end, "a", "an", "the", "for") {
			if len(subject) > 1 && p.oneOf(i, "telephoned", "phoned", "rang", "rung") {
				for n := range subject {
					p.verbTalk(subject[n:n+1], others, lo, i, end, "verb-talk") // each by himself
				}
				return
			}
			p.verbTalk(subject, others, lo, i, end, "verb-talk")
		}
	case frameLet:
		others, end := p.object(k, subject)
		if len(others) == 0 && p.is(k, determiner) && p.talkNoun(k) {
			n := k + 1
			for p.kind(n) != itemNoun && n < k+4 {
				n++
			}
			if others, end = p.parties(n + 2); p.word(n+1) == "for" && p.persons(others) && p.persons(subject) {
				p.verbTalk(subject, others, lo, i, end, "verb-talk") // "gave a dinner for B"
			}
			return
		}
		if n := p.writtenThing(end); len(others) > 0 && n > 0 && p.persons(others) {
			if author, _ := p.foreign(end, p.phraseEnd(end, hi), subject); len(author) == 0 && !p.oneOf(n+1, "for", "from", "of", "to") && p.persons(subject) {
				p.verbParties(&verbGroup{frame: frameSend}, subject, others, lo, i, n+1, f) // "gave Kennedy an aide-mémoire"
			}
			return
		}
		if len(others) > 0 && (p.accountAt(end) || p.word(end) == "know" || p.word(end) == "to" && p.word(end+1) == "understand") {
			p.verbTalk(subject, others, lo, i, end, "verb-tell")
		}
	case frameHear:
		if p.word(k) == "from" {
			if others, end := p.parties(k + 1); len(others) > 0 && p.kind(end) != itemPossessive && p.persons(others) {
				p.verbTalk(subject, others, lo, i, end, "verb-hear")
			}
		}
	case frameTell, frameSay, frameAsk:
		if p.placeAt(k) && g.frame != frameAsk && !p.oneOf(i, "thank", "thanks", "thanked", "congratulate", "congratulates", "congratulated") && p.kind(k+1) != itemOffice && p.kind(k+1) != itemPerson && !p.sameParties(subject, p.r.authors) {
			// A state that is told something is no party of its own.
			p.r.act(Act{Kind: timeline.Message, From: subject, Basis: timeline.DateUnknown, Field: p.t.field, Evidence: p.verbEvidence(lo, i, k+1), Rule: "verb-tell"})
			return
		}
		if g.frame == frameAsk {
			p.asked(i, lo, hi)
		}
		if len(subject) > 1 && (p.word(k) == "each" && p.word(k+1) == "other" || p.word(k) == "one" && p.word(k+1) == "another") {
			p.verbTalk(subject, nil, lo, i, k+2, "verb-tell")
			return
		}
		others, end := p.object(k, subject)
		if p.oneOf(i, "invite", "invites", "invited") && len(others) > 0 && p.word(end) == "to" && p.kind(end+1) != itemPlace && (p.is(end+1, determiner) || p.oneOf(end+1, "stay", "come", "dine", "lunch", "join", "sit") || p.oneOf(end+1, "his", "her", "their") || p.kind(end+1) == itemNoun) {
			p.hearer = others // to a meal or a talk, of which more is told
			return
		}
		if len(others) == 1 && p.word(end) == "for" && p.oneOf(i, "thank", "thanks", "thanked", "thanking") {
			p.owner, p.ownerFresh = others, true // "Stalin thanks Mao for his telegram"
		}
		if len(others) > 0 && p.kind(end) != itemPossessive {
			p.verbParties(g, subject, others, lo, i, end, f)
		}
	case frameWrite:
		n := k
		if g.direct && p.word(k) == "to" {
			n = k + 1
		} else if !g.direct {
			if w := p.word(k); w != "to" && !(strings.HasPrefix(g.with, "on") && (w == "on" || w == "upon")) {
				return
			}
			n = k + 1
		}
		others, end := p.object(n, subject)
		if len(others) > 0 {
			if p.kind(end) == itemPossessive && !p.oneOf(i, "replies", "replied", "responds", "responded", "reply", "respond", "answers", "answered", "answer") {
				return
			}
			p.verbParties(g, subject, others, lo, i, end, f)
		}
	case frameSend:
		if p.oneOf(k, "on", "over", "along", "back") && p.kind(k+1) != itemDate {
			k++ // "passes on to B"
		}
		if p.oneOf(i, "dictate", "dictates", "dictated") {
			if p.word(k) == "to" {
				k++
			}
			if others, end := p.object(k, subject); len(others) > 0 && p.persons(others) {
				p.verbTalk(subject, others, lo, i, end, "verb-tell") // "dictated to him a letter for Khrushchev"
			}
			return
		}
		if p.oneOf(i, "address", "addresses", "addressed") {
			if others, end := p.object(k, subject); len(others) == 1 && !p.persons(others) && p.kind(end) != itemPossessive && p.persons(subject) {
				p.verbParties(g, subject, others, lo, i, end, f) // "addressed the Bundestag"
				return
			}
		}
		if others, end := p.object(k, subject); len(others) > 0 && p.persons(others) && p.kind(end) != itemPossessive {
			if p.is(end, preposition|conjunction) && p.kind(end+1) != itemDate || p.kind(end) == itemStop || p.kind(end) == itemComma {
				return // "sends B in his place"
			}
			if q := p.phraseEnd(end, hi); p.forAnother(end, q) {
				return // "hands B a letter from C for D": the noun says to whom
			}
			if author, _ := p.foreign(end, p.phraseEnd(end, hi), subject); len(author) > 0 && p.persons(subject) && !p.sameParties(author, others) {
				p.carried(author, subject, others, lo, i, end)
				return // "hands Castro a message from Goulart"
			}
			p.verbParties(g, subject, others, lo, i, end, f) // "sends Khrushchev a message"
			return
		}
		for n := k; n < hi && n < k+14; n++ {
			if p.kind(n) == itemComma || p.is(n, verb) || p.oneOf(n, "that", "which", "who") {
				return
			}
			if p.word(n) == "to" {
				if others, end := p.parties(n + 1); len(others) > 0 && p.kind(end) != itemPossessive {
					author, whole := p.foreign(k, n, subject)
					if len(author) > 0 && !p.persons(subject) && whole {
						return // "the embassy transmits a note of the ministry to": the noun says whose
					}
					if len(author) == 0 && n == k {
						author, whole = p.foreign(end, p.phraseEnd(end, hi), subject)
						whole = whole && n > k
					}
					whole = whole || n > k && len(p.hearer) > 0 && !p.sameParties(p.hearer, others) && len(p.r.acts) > p.sentenceActs // "receiving A, handed over B's letter to C"
					if len(author) > 0 && p.persons(others) && p.persons(subject) && !p.sameParties(author, others) {
						if !whole {
							p.carried(author, subject, others, lo, i, end)
						}
						return
					}
					if n > k && p.spokenThing(k, n) && p.persons(subject) && p.persons(others) && !p.inWriting(lo, i) {
						p.verbTalk(subject, others, lo, i, end, "verb-tell") // "presented his views to B"
						return
					}
					p.verbParties(g, subject, others, lo, i, end, f)
				}
				return
			}
		}
	}
}

// forAnother reports whether the items [i, j) name a letter with its author and
// with whom it is for.
func (p *parser) forAnother(i, j int) bool {
	letter := false
	for ; i < j; i++ {
		letter = letter || p.kind(i) == itemNoun && p.letterlike(i)
		if letter && p.oneOf(i, "for", "to") && p.kind(i-1) == itemPerson && (p.kind(i+1) == itemPerson || p.kind(i+1) == itemOffice || p.kind(i+1) == itemHonorific) {
			return true
		}
	}
	return false
}

// spokenThing reports whether what the items [i, j) name is nothing written:
// views, regrets, thanks.
func (p *parser) spokenThing(i, j int) bool {
	for ; i < j; i++ {
		if p.oneOf(i, "views", "view", "opinion", "opinions", "position", "standpoint", "regret", "regrets", "concern", "concerns", "thanks", "gratitude", "sympathy", "wishes", "apologies", "attitude",
			"conviction", "idea", "ideas", "thoughts", "hope", "hopes", "impressions", "impression", "fears", "anxiety", "satisfaction", "displeasure", "case", "argument", "arguments", "compliments") {
			return true
		}
	}
	return false
}

// phraseEnd returns the item at which the phrase that begins at item i ends at
// the latest: at a comma, a verb, or what begins a clause.
func (p *parser) phraseEnd(i, hi int) int {
	for j := i; j < hi && j < i+14; j++ {
		if p.kind(j) == itemComma || p.kind(j) == itemStop || p.is(j, verb|auxiliary) && p.kind(j) == itemWord || p.oneOf(j, "that", "which", "who", "and") {
			return j
		}
	}
	return min(hi, i+14)
}

// oralAct reads what somebody says "to B", puts "before B" or takes up "with
// B", with the thing said between them or not.
func (p *parser) oralAct(g *verbGroup, subject []int, lo, i, k, hi int) {
	if !p.persons(subject) && !p.sameParties(subject, p.r.authors) {
		return
	}
	for n := k; n < hi && n < k+12; n++ {
		if p.oneOf(n, "to", "with", "before") {
			if p.word(n) == "before" && !p.oneOf(i, "lay", "lays", "laid", "put", "puts") || p.word(n) == "with" && !p.oneOf(i, "raise", "raises", "raised") {
				return
			}
			if p.word(n) == "to" && len(subject) > 1 && (p.word(n+1) == "each" && p.word(n+2) == "other" || p.word(n+1) == "one" && p.word(n+2) == "another") {
				p.verbTalk(subject, nil, lo, i, n+3, "verb-tell")
				return
			}
			others, end := p.object(n+1, subject)
			if len(others) > 0 && p.speakers(others) && p.kind(end) != itemPossessive {
				p.verbParties(g, subject, others, lo, i, end, string(p.t.fold(int(p.items[i].from))))
				if p.word(end) == "and" && p.word(end+1) == "to" {
					if more, m := p.object(end+2, subject); p.speakers(more) && p.kind(m) != itemPossessive {
						p.verbParties(g, subject, more, lo, i, m, string(p.t.fold(int(p.items[i].from)))) // "to A and to B"
					}
				}
				return
			}
			if p.word(n) != "to" || n == k {
				return
			}
			continue
		}
		if p.kind(n) == itemComma || p.kind(n) == itemStop || p.is(n, auxiliary) || p.is(n, verb) && n > k || p.oneOf(n, "that", "which", "who", "how", "why") {
			return
		}
	}
}

// accountAt reports whether "an account", "a full briefing" and the like stand at
// item i: what one gives by word of mouth.
func (p *parser) accountAt(i int) bool {
	if !p.is(i, determiner) && !p.oneOf(i, "his", "her", "their") {
		return p.oneOf(i, "assurances", "details")
	}
	for i++; p.kind(i) == itemWord && !p.is(i, preposition|verb|auxiliary) && !p.oneOf(i, "explanation", "description", "promise", "lecture"); i++ {
	}
	return p.oneOf(i, "account", "briefing", "summary", "explanation", "description", "promise", "lecture", "assurance", "assurances", "overview", "word")
}

// writtenThing returns the noun of a letter or note that stands at item i behind
// an article, 0 where there is none.
func (p *parser) writtenThing(i int) int {
	if !p.is(i, determiner) {
		return 0
	}
	for i++; p.kind(i) == itemWord && !p.is(i, preposition|verb|auxiliary) || p.kind(i) == itemAdjective; i++ {
	}
	if p.kind(i) == itemNoun && actNouns[p.items[i].ref].deed == sends && (p.letterlike(i) || p.oneOf(i, "memorandum")) {
		return i
	}
	return 0
}

// doneTo reports whether the word at item i says that what follows "to" was
// done: "had the opportunity to talk with", "managed to see", "hastened to tell".
func (p *parser) doneTo(i int) bool {
	if p.oneOf(i, "opportunity", "occasion", "chance") {
		for j := i - 1; j >= i-3; j-- {
			if p.oneOf(j, "had", "took", "takes", "used", "uses", "seized") {
				return true
			}
		}
		return false
	}
	return p.oneOf(i, "managed", "manages", "able", "hastened", "hastens", "happened", "continued", "continues", "succeeded") || p.word(i) == "on" && p.oneOf(i-1, "went", "goes")
}

// baseForm reports whether the form of a verb is neither the third person nor
// of the past.
func baseForm(f string) bool {
	switch f {
	case "saw", "seen", "gave", "given", "laid", "put", "let", "met", "told", "spoke", "spoken", "wrote", "written", "sent", "heard", "learnt", "held", "said", "rang", "rung", "read", "bade", "forbade", "forbidden":
		return false
	}
	return f[len(f)-1] != 's' && (len(f) < 3 || f[len(f)-2:] != "ed" && f[len(f)-3:] != "ing")
}

// wished reports whether the verb at item i stands in a clause that somebody
// proposes, demands or hopes for: "proposes that A and B meet".
func (p *parser) wished(i, lo int) bool {
	for j := i - 1; j > lo && j >= i-15; j-- {
		if p.word(j) != "that" && p.word(j) != "if" && p.word(j) != "whether" {
			continue
		}
		for k := j - 1; k >= lo && k >= j-5; k-- {
			switch p.word(k) {
			case "propose", "proposes", "proposed", "suggest", "suggests", "suggested", "recommend", "recommends", "recommended", "demand", "demands", "demanded",
				"insist", "insists", "insisted", "hope", "hopes", "hoped", "wish", "wishes", "request", "requests", "requested", "fear", "fears", "expect", "expects", "possibility", "rumoured", "rumored", "rumour", "rumor", "rumours", "rumors", "speculation", "speculates", "deny", "denies", "denied":
				return true
			}
		}
	}
	return false
}

// agent returns the item behind the "by" of a passive, 0 where there is none.
func (p *parser) agent(i, hi int) int {
	for j := i; j < hi && j < i+8; j++ {
		if p.word(j) == "by" {
			return j + 1
		}
		if p.kind(j) == itemComma || p.word(j) == "that" {
			return 0
		}
	}
	return 0
}

func (p *parser) preposition(i int, any string) bool {
	w := p.word(i)
	return w != "" && (w == "with" && (any == "with" || any == "with to") || w == "to" && any == "with to")
}

// withLater finds "with B" behind what was talked about: "discusses the
// missiles with Gromyko".
func (p *parser) withLater(i, hi int) ([]int, int) {
	for j := i; j < hi && j < i+16; j++ {
		if p.kind(j) == itemComma || p.kind(j) == itemStop || p.is(j, verb|auxiliary) || p.oneOf(j, "that", "which", "who") {
			break
		}
		if p.word(j) == "with" {
			return p.parties(j + 1)
		}
	}
	return nil, i
}

// withMore finds ", who heads ..., and with C" behind the first of those
// somebody talks with.
func (p *parser) withMore(i, hi int) ([]int, int) {
	for j := i; j+1 < hi && j < i+25; j++ {
		if p.word(j) == "and" && p.word(j+1) == "with" {
			return p.parties(j + 2)
		}
	}
	return nil, i
}
