package authority

import (
	"strings"
	"unicode"

	"backchannel/timeline"
)

// Term is what a phrase of the lexicon can mean; fields that do not apply are
// empty. "Mexico" may be a country and a city, "US" a country and an adjective.
type Term struct {
	Organisation *timeline.Actor   // "CC CPSU", "State Department"
	Organ        string            // "Foreign Ministry": whose, the context must say; see Authority.Organ
	Country      *Place            // "Soviet Union", "USSR", "UN"
	Adjective    *Place            // the country of "Soviet", "US"
	City         *Place            // "Havana", "Peking"
	People       []*timeline.Actor // who bears this name or alias whole: "U Thant", "Filippov"
	Capitals     bool              // the tables write it in capitals only (US, MID): "us" is not meant
}

// Node is a place in the lexicon's tree of words. The zero Node is its root.
type Node int32

// lexicon is a tree of folded words whose nodes may be terms. Walking it
// allocates nothing.
type lexicon struct {
	words map[string]int32 // the number of each word
	edges map[uint64]Node  // by parent node and word number
	terms []*Term          // by node
}

func (l *lexicon) init() {
	l.words, l.edges, l.terms = map[string]int32{}, map[uint64]Node{}, []*Term{nil}
}

func edge(n Node, word int32) uint64 { return uint64(uint32(n))<<32 | uint64(uint32(word)) }

// add enters a phrase.
func (l *lexicon) add(phrase string, set func(*Term)) {
	n := Node(0)
	for _, w := range strings.Fields(Fold(phrase)) {
		id, ok := l.words[w]
		if !ok {
			id = int32(len(l.words))
			l.words[w] = id
		}
		next, ok := l.edges[edge(n, id)]
		if !ok {
			next = Node(len(l.terms))
			l.terms = append(l.terms, nil)
			l.edges[edge(n, id)] = next
		}
		n = next
	}
	if n == 0 {
		return
	}
	if l.terms[n] == nil {
		l.terms[n] = &Term{Capitals: true}
	}
	if strings.ContainsFunc(phrase, unicode.IsLower) {
		l.terms[n].Capitals = false
	}
	set(l.terms[n])
}

// Next walks from n along one word, which must be folded (see Fold; a
// hyphenated word folds to several). It reports false where no phrase goes on so.
func (l *lexicon) Next(n Node, word string) (Node, bool) {
	id, ok := l.words[word]
	if !ok {
		return 0, false
	}
	n, ok = l.edges[edge(n, id)]
	return n, ok
}

// NextBytes is Next for a word in a buffer.
func (l *lexicon) NextBytes(n Node, word []byte) (Node, bool) {
	id, ok := l.words[string(word)]
	if !ok {
		return 0, false
	}
	n, ok = l.edges[edge(n, id)]
	return n, ok
}

// Term returns what the phrase from the root to n means, nil where it is only
// the beginning of others. Folding loses the case: who walks a text must look
// to Capitals, or "us" will be the US and "mid-November" a ministry.
func (l *lexicon) Term(n Node) *Term { return l.terms[n] }

// Match returns the longest phrase at the beginning of words, which are
// folded, as its term and its number of words; nil and 0 where none begins so.
func (l *lexicon) Match(words []string) (*Term, int) {
	var best *Term
	length := 0
	n, ok := Node(0), true
	for i, w := range words {
		if n, ok = l.Next(n, w); !ok {
			break
		}
		if t := l.terms[n]; t != nil {
			best, length = t, i+1
		}
	}
	return best, length
}

// term returns the term of a whole folded phrase.
func (l *lexicon) term(folded string) *Term {
	n, ok := Node(0), true
	for _, w := range strings.Fields(folded) {
		if n, ok = l.Next(n, w); !ok {
			return nil
		}
	}
	return l.terms[n]
}
