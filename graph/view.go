package graph

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sort"
	"sync"

	"backchannel/timeline"
)

// View is a chosen part of a Network: some of its interactions, the actors that
// are their parties, and the ties between these. It is immutable.
type View struct {
	net    *Network
	actors []int32    // indexes into net.actors, ascending; their place here is an actor's number in the view
	nodes  []nodeData // of actors
	acts   []int32    // places in net.acts, ascending
	crowds []int32    // of acts: those of more than MaxParties
	untied int        // how many of acts make no tie

	ties       []tieData // in order of a, then b
	proofStart []int32   // of ties: where in proof theirs begin; one more at the end
	proof      []proof   // in order of tie and of act

	// Ties again, as the neighbours of each actor (compressed sparse rows).
	start     []int32 // of actors; one more at the end
	neighbour []int32 // numbers of actors, ascending for each
	through   []int32 // the tie to each neighbour

	incidenceOnce sync.Once
	incidence     incidence
	forward       lazyArcs
	backward      lazyArcs
}

type nodeData struct {
	interactions int32
	ties         int32
	first, last  timeline.Day // first > last where no dated act names it
}

type tieData struct {
	a, b                   int32
	forward, backward      int32
	conversations, exchans int32
	total, inferred        int32
	first, last            timeline.Day // first > last where no act is dated
}

// Proof is an interaction as what proves a tie.
type Proof struct {
	Interaction int64
	Entry       int64
	Kind        timeline.InteractionKind
	Certainty   timeline.Certainty
	Forward     bool // word could pass from A to B by it
	Backward    bool // and back
	Dated       bool
	First, Last timeline.Day // meaningless where not Dated
}

// proof is an act of a tie: its place, and which way it went.
type proof uint32

const (
	bothWays = iota
	aToB
	bToA
)

func newProof(x int32, way uint32) proof { return proof(uint32(x)<<2 | way) }
func (p proof) act() int32               { return int32(p >> 2) }
func (p proof) way() uint32              { return uint32(p) & 3 }

// incidence lists the acts of each actor, in order.
type incidence struct {
	start []int32
	acts  []int32
}

func (in *incidence) of(v int32) []int32 { return in.acts[in.start[v]:in.start[v+1]] }

// Node is an actor as it stands in a View.
type Node struct {
	Actor
	Ties         int // how many others it is tied to
	Interactions int // of which it is a party
	Dated        bool
	First, Last  timeline.Day // of the dated ones; meaningless where not Dated
}

// Tie is all interactions of two actors. A has the lower id.
type Tie struct {
	A, B          int64
	Forward       int // messages from A to B
	Backward      int // messages from B to A
	Conversations int
	Exchanges     int
	Total         int // interactions; a message that goes both ways is one
	Inferred      int // of Total, those whose certainty is inferred
	Dated         bool
	First, Last   timeline.Day // of the dated ones; meaningless where not Dated
	at            int32        // place in View.ties
}

// Network returns the snapshot that the view is a part of.
func (v *View) Network() *Network { return v.net }

// Len returns how many actors, ties and interactions the view holds.
func (v *View) Len() (actors, ties, interactions int) {
	return len(v.actors), len(v.ties), len(v.acts)
}

// Crowds returns the interactions that make no ties for having more than
// MaxParties parties.
func (v *View) Crowds() []int64 {
	ids := make([]int64, len(v.crowds))
	for i, x := range v.crowds {
		ids[i] = v.net.acts[x].id
	}
	return ids
}

// Untied returns how many of the view's interactions make no tie: messages of
// which only one side is known, or is in the view, and crowds.
func (v *View) Untied() int { return v.untied }

// Has reports whether the actor is in the view.
func (v *View) Has(id int64) bool {
	_, err := v.number(id)
	return err == nil
}

// Node returns the actor of an id. The error is timeline.ErrNotFound where the
// view does not hold it.
func (v *View) Node(id int64) (Node, error) {
	i, err := v.number(id)
	if err != nil {
		return Node{}, err
	}
	return v.node(i), nil
}

// Nodes yields the actors in order of id.
func (v *View) Nodes() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := range v.actors {
			if !yield(v.node(int32(i))) {
				return
			}
		}
	}
}

// Ties yields the ties in order of A, then B.
func (v *View) Ties() iter.Seq[Tie] {
	return func(yield func(Tie) bool) {
		for i := range v.ties {
			if !yield(v.tie(int32(i))) {
				return
			}
		}
	}
}

// ProvenTies yields the ties in the order of Ties, each with its Proofs. Over a
// large view it takes a part of the time of asking for the proofs of each.
func (v *View) ProvenTies() iter.Seq2[Tie, iter.Seq[Proof]] {
	const ahead = 256
	return func(yield func(Tie, iter.Seq[Proof]) bool) {
		for i := range v.ties {
			if i%ahead == 0 {
				v.fetch(i, min(i+ahead, len(v.ties)))
			}
			t := v.tie(int32(i))
			if !yield(t, v.Proofs(t)) {
				return
			}
		}
	}
}

// fetch brings what ties and proofs refer to into the processor's cache. Each
// of a million lies somewhere else in memory; asked for in a row the processor
// waits for many at once, asked for between other work for one after another.
func (v *View) fetch(from, to int) {
	sum := int64(0)
	for _, p := range v.proof[v.proofStart[from]:v.proofStart[to]] {
		sum += v.net.acts[p.act()].entry
	}
	for i := range v.ties[from:to] {
		sum += v.id(v.ties[from+i].b)
	}
	runtime.KeepAlive(sum)
}

// Tie returns the tie of two actors, in whichever order they are given. The
// error is timeline.ErrNotFound where they have none in the view.
func (v *View) Tie(a, b int64) (Tie, error) {
	i, err := v.number(a)
	if err != nil {
		return Tie{}, err
	}
	j, err := v.number(b)
	if err != nil {
		return Tie{}, err
	}
	t, ok := v.between(i, j)
	if !ok {
		return Tie{}, fmt.Errorf("tie of actors %d and %d: %w", a, b, timeline.ErrNotFound)
	}
	return v.tie(t), nil
}

// Evidence yields the interactions of a tie that this view gave, in order. The
// slices of an interaction are those of the one before.
func (v *View) Evidence(t Tie) iter.Seq[Interaction] {
	return func(yield func(Interaction) bool) {
		var x Interaction
		for _, p := range v.proofs(t.at) {
			x = v.net.interaction(p.act(), x)
			if !yield(x) {
				return
			}
		}
	}
}

// Proofs yields the interactions of a tie that this view gave, in order, as far
// as they concern the tie. A message that both sent to both stands twice, once
// for each direction. It costs a part of what Evidence does.
func (v *View) Proofs(t Tie) iter.Seq[Proof] {
	return func(yield func(Proof) bool) {
		for _, p := range v.proofs(t.at) {
			x := p.act()
			a := &v.net.acts[x]
			out := Proof{
				Interaction: a.id, Entry: a.entry, Kind: timeline.InteractionKinds[a.kind], Certainty: certainties[a.certainty],
				Forward: p.way() != bToA, Backward: p.way() != aToB,
			}
			if v.net.isDated(x) {
				out.Dated, out.First, out.Last = true, a.first, a.last
			}
			if !yield(out) {
				return
			}
		}
	}
}

// Interactions yields the view's interactions in order of first day and id,
// undated ones last. The slices of an interaction are those of the one before.
func (v *View) Interactions() iter.Seq[Interaction] {
	return func(yield func(Interaction) bool) {
		var x Interaction
		for _, i := range v.acts {
			x = v.net.interaction(i, x)
			if !yield(x) {
				return
			}
		}
	}
}

func (v *View) node(i int32) Node {
	d := v.nodes[i]
	n := Node{Actor: v.actor(i), Ties: int(d.ties), Interactions: int(d.interactions)}
	if d.first <= d.last {
		n.Dated, n.First, n.Last = true, d.first, d.last
	}
	return n
}

func (v *View) actor(i int32) Actor { return v.net.actors[v.actors[i]] }
func (v *View) id(i int32) int64    { return v.net.actors[v.actors[i]].ID }

func (v *View) tie(i int32) Tie {
	d := &v.ties[i]
	t := Tie{
		A: v.id(d.a), B: v.id(d.b), Forward: int(d.forward), Backward: int(d.backward),
		Conversations: int(d.conversations), Exchanges: int(d.exchans),
		Total: int(d.total), Inferred: int(d.inferred), at: i,
	}
	if d.first <= d.last {
		t.Dated, t.First, t.Last = true, d.first, d.last
	}
	return t
}

func (v *View) proofs(tie int32) []proof { return v.proof[v.proofStart[tie]:v.proofStart[tie+1]] }

// number returns an actor's number in the view.
func (v *View) number(id int64) (int32, error) {
	n, err := v.net.index(id)
	if err != nil {
		return 0, err
	}
	i, ok := v.numberOf(n)
	if !ok {
		return 0, fmt.Errorf("actor %d (%s) has no interaction here: %w", id, v.net.actors[n].Name, timeline.ErrNotFound)
	}
	return i, nil
}

func (v *View) numberOf(actor int32) (int32, bool) {
	i, ok := slices.BinarySearch(v.actors, actor)
	return int32(i), ok
}

func (v *View) neighbours(i int32) []int32 { return v.neighbour[v.start[i]:v.start[i+1]] }
func (v *View) tiesOf(i int32) []int32     { return v.through[v.start[i]:v.start[i+1]] }

// between finds the tie of two actors by their numbers.
func (v *View) between(i, j int32) (int32, bool) {
	of := v.neighbours(i)
	k := sort.Search(len(of), func(k int) bool { return of[k] >= j })
	if k == len(of) || of[k] != j {
		return 0, false
	}
	return v.tiesOf(i)[k], true
}
