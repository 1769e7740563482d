package graph

import (
	"slices"

	"backchannel/timeline"
)

// pair is one act between two actors a < b, on its way to becoming a tie.
type pair struct {
	a, b  int32
	proof proof
}

// view makes the view of acts, which must ascend, among the actors that keep
// accepts (all where it is nil). It takes time and memory in proportion to the
// acts and their parties, however large the network is.
func (n *Network) view(acts []int32, keep func(actor int32) bool) *View {
	v := &View{net: n, acts: acts}
	number := n.borrow()
	num := *number
	pairs := 0
	for _, x := range acts {
		kept := 0
		for _, p := range n.partiesOf(x) {
			if keep != nil && !keep(p) {
				continue
			}
			kept++
			if num[p] < 0 {
				num[p] = 0
				v.actors = append(v.actors, p)
			}
		}
		switch from, to := n.ends(x); {
		case len(n.partiesOf(x)) > MaxParties:
			v.crowds = append(v.crowds, x)
		case n.acts[x].kind == message:
			pairs += len(from) * len(to)
		default:
			pairs += kept * (kept - 1) / 2
		}
	}
	slices.Sort(v.actors)
	for i, a := range v.actors {
		num[a] = int32(i)
	}
	v.nodes = make([]nodeData, len(v.actors))
	for i := range v.nodes {
		v.nodes[i].first, v.nodes[i].last = undatedFirst, undatedLast
	}
	list := make([]pair, 0, pairs)
	for _, x := range acts {
		before := len(list)
		if list = v.read(x, num, list); len(list) == before {
			v.untied++
		}
	}
	for _, a := range v.actors {
		num[a] = -1
	}
	n.scratch.Put(number)
	v.aggregate(list)
	v.connect()
	return v
}

// read counts the act for its parties and appends its pairs.
func (v *View) read(x int32, num []int32, list []pair) []pair {
	n := v.net
	a := &n.acts[x]
	parties := n.partiesOf(x)
	for i, p := range parties {
		if num[p] < 0 || n.repeated(x, parties, i) {
			continue
		}
		d := &v.nodes[num[p]]
		d.interactions++
		d.first, d.last = min(d.first, a.first), max(d.last, a.last)
	}
	if len(parties) > MaxParties {
		return list
	}
	if a.kind != message {
		for i, p := range parties {
			for _, q := range parties[i+1:] {
				if j, k := num[p], num[q]; j >= 0 && k >= 0 {
					list = append(list, pair{min(j, k), max(j, k), newProof(x, bothWays)})
				}
			}
		}
		return list
	}
	from, to := n.ends(x)
	for _, p := range from {
		for _, q := range to {
			switch j, k := num[p], num[q]; {
			case j < 0 || k < 0 || j == k:
			case j < k:
				list = append(list, pair{j, k, newProof(x, aToB)})
			default:
				list = append(list, pair{k, j, newProof(x, bToA)})
			}
		}
	}
	return list
}

// aggregate turns pairs, which are in order of act, into ties. Two counting
// sorts, stable, by b and then by a, bring the pairs of a tie together.
func (v *View) aggregate(list []pair) {
	n := len(v.actors)
	other := make([]pair, len(list))
	countingSort(list, other, n, func(p pair) int32 { return p.b })
	countingSort(other, list, n, func(p pair) int32 { return p.a })
	distinct := 0
	for i, p := range list {
		if i == 0 || list[i-1].a != p.a || list[i-1].b != p.b {
			distinct++
		}
	}
	v.ties = make([]tieData, 0, distinct)
	v.proofStart = make([]int32, 0, distinct+1)
	v.proof = make([]proof, len(list))
	for i, p := range list {
		v.proof[i] = p.proof
		sameTie := i > 0 && list[i-1].a == p.a && list[i-1].b == p.b
		if !sameTie {
			v.ties = append(v.ties, tieData{a: p.a, b: p.b, first: undatedFirst, last: undatedLast})
			v.proofStart = append(v.proofStart, int32(i))
		}
		t := &v.ties[len(v.ties)-1]
		x := p.proof.act()
		a := &v.net.acts[x]
		switch {
		case a.kind == conversation:
			t.conversations++
		case a.kind == exchange:
			t.exchans++
		case p.proof.way() == aToB:
			t.forward++
		default:
			t.backward++
		}
		if sameTie && list[i-1].proof.act() == x {
			continue // a message that both sent to both
		}
		t.total++
		if a.certainty == inferred {
			t.inferred++
		}
		t.first, t.last = min(t.first, a.first), max(t.last, a.last)
	}
	v.proofStart = append(v.proofStart, int32(len(list)))
}

// countingSort writes the pairs of from to to in order of key, which is below
// n, leaving equals in their order.
func countingSort(from, to []pair, n int, key func(pair) int32) {
	at := make([]int32, n+1)
	for _, p := range from {
		at[key(p)+1]++
	}
	for i := range n {
		at[i+1] += at[i]
	}
	for _, p := range from {
		k := key(p)
		to[at[k]] = p
		at[k]++
	}
}

// connect lists the neighbours of each actor. Ties are in order of a and b, so
// that one pass leaves each list in order: whoever is lower comes as an a first.
func (v *View) connect() {
	v.start = make([]int32, len(v.actors)+1)
	for _, t := range v.ties {
		v.start[t.a+1]++
		v.start[t.b+1]++
	}
	for i := range v.actors {
		v.nodes[i].ties = v.start[i+1]
		v.start[i+1] += v.start[i]
	}
	v.neighbour = make([]int32, 2*len(v.ties))
	v.through = make([]int32, 2*len(v.ties))
	at := slices.Clone(v.start)
	for i, t := range v.ties {
		for _, end := range [...][2]int32{{t.a, t.b}, {t.b, t.a}} {
			v.neighbour[at[end[0]]] = end[1]
			v.through[at[end[0]]] = int32(i)
			at[end[0]]++
		}
	}
}

// numbers lends an array from an actor's index in the network to its number in
// the view, -1 for those that are not in it, until done is called.
func (v *View) numbers() (number []int32, done func()) {
	lent := v.net.borrow()
	number = *lent
	for i, a := range v.actors {
		number[a] = int32(i)
	}
	return number, func() {
		for _, a := range v.actors {
			number[a] = -1
		}
		v.net.scratch.Put(lent)
	}
}

// incident returns the acts of each actor. They are listed when first asked
// for, since ties are enough for most questions.
func (v *View) incident() *incidence {
	v.incidenceOnce.Do(func() {
		num, done := v.numbers()
		defer done()
		each := func(visit func(v, x int32)) {
			for _, x := range v.acts {
				parties := v.net.partiesOf(x)
				for i, p := range parties {
					if k := num[p]; k >= 0 && !v.net.repeated(x, parties, i) {
						visit(k, x)
					}
				}
			}
		}
		// Not from v.nodes: those of Strongest count more than its own acts.
		start := make([]int32, len(v.actors)+1)
		each(func(k, _ int32) { start[k+1]++ })
		for i := range v.actors {
			start[i+1] += start[i]
		}
		acts := make([]int32, start[len(v.actors)])
		at := slices.Clone(start)
		each(func(k, x int32) {
			acts[at[k]] = x
			at[k]++
		})
		v.incidence = incidence{start: start, acts: acts}
	})
	return &v.incidence
}

// span is the stretch of days of the view's dated acts; ok is false where there
// is none, or where none has a beginning and an end.
func (v *View) span() (w timeline.Window, ok bool) {
	w = timeline.Window{First: undatedFirst, Last: undatedLast}
	for _, x := range v.acts {
		if a := &v.net.acts[x]; a.isDated() && spanClass(a.first, a.last) < spanClasses-1 {
			w.First, w.Last = min(w.First, a.first), max(w.Last, a.last)
		}
	}
	return w, w.First <= w.Last
}
