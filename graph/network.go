package graph

import (
	"fmt"
	"slices"
	"sync"

	"backchannel/timeline"
)

// Actor is somebody or some body of a network.
type Actor struct {
	ID    int64
	Key   string // stable over re-imports; "" where there is none
	Class timeline.Class
	Name  string
	Side  string // the state or world body it belongs to; "" unknown
}

// Interaction is one act of communication. A message has From and To, of which
// one may be empty; a conversation or exchange has With.
type Interaction struct {
	ID             int64
	Entry          int64 // the entry that states it
	Kind           timeline.InteractionKind
	From, To, With []int64 // actor ids
	Dated          bool
	First, Last    timeline.Day // the span of days on one of which it fell; meaningless where not Dated
	Certainty      timeline.Certainty
}

// Exact reports whether the interaction's day is known.
func (x Interaction) Exact() bool { return x.Dated && x.First == x.Last }

// Network is an immutable snapshot of the actors and interactions of a
// collection.
type Network struct {
	actors  []Actor // ascending by id
	byID    idIndex // of actors
	acts    []act   // dated ones by first day and id, then undated ones by id
	parties []int32 // of acts: indexes into actors
	dated   int     // acts[:dated] are dated
	vague   [spanClasses][]int32
	all     *View
	scratch sync.Pool // *[]int32, len(actors), every element -1

	byEntryOnce sync.Once
	byEntry     []int32 // acts in order of entry, then of place
}

// act is an interaction as the arrays hold it.
type act struct {
	id, entry   int64
	first, last timeline.Day
	parties     uint32 // its first in Network.parties; the next act's is the end
	senders     uint32 // so many of its parties are From, the rest To; 0 where they are With
	kind        uint8  // index into timeline.InteractionKinds
	certainty   uint8  // index into certainties
}

var certainties = []timeline.Certainty{timeline.Read, timeline.Resolved, timeline.Inferred}

const inferred = 2 // in certainties

const (
	message = iota // in timeline.InteractionKinds
	conversation
	exchange
)

// Len returns how many actors and how many interactions the network holds,
// whether or not they are connected.
func (n *Network) Len() (actors, interactions int) { return len(n.actors), len(n.acts) }

// Actor returns the actor of an id. The error is timeline.ErrNotFound.
func (n *Network) Actor(id int64) (Actor, error) {
	i, err := n.index(id)
	if err != nil {
		return Actor{}, err
	}
	return n.actors[i], nil
}

// All returns the view of everything.
func (n *Network) All() *View { return n.all }

// idIndex tells where an id stands in a list.
type idIndex struct {
	first  int64
	place  []int32         // of the ids from first on, -1 for those that there are not
	sparse map[int64]int32 // instead of place, where most are not
}

// indexIDs makes the index of actors, which ascend. A database numbers those of
// one import in a row, and a list of these is found in a part of a map's time.
func indexIDs(actors []Actor) idIndex {
	if len(actors) == 0 {
		return idIndex{}
	}
	first, last := actors[0].ID, actors[len(actors)-1].ID
	if span := uint64(last) - uint64(first); span < 8*uint64(len(actors)) {
		x := idIndex{first: first, place: make([]int32, span+1)}
		for i := range x.place {
			x.place[i] = -1
		}
		for i, a := range actors {
			x.place[a.ID-first] = int32(i)
		}
		return x
	}
	x := idIndex{sparse: make(map[int64]int32, len(actors))}
	for i, a := range actors {
		x.sparse[a.ID] = int32(i)
	}
	return x
}

func (x *idIndex) find(id int64) (int32, bool) {
	if x.sparse != nil {
		i, ok := x.sparse[id]
		return i, ok
	}
	if at := uint64(id) - uint64(x.first); at < uint64(len(x.place)) && x.place[at] >= 0 {
		return x.place[at], true
	}
	return 0, false
}

func (n *Network) index(id int64) (int32, error) {
	i, ok := n.byID.find(id)
	if !ok {
		return 0, fmt.Errorf("actor %d: %w", id, timeline.ErrNotFound)
	}
	return i, nil
}

// senders and receivers of a message, and the parties of anything else twice:
// whoever is in from could tell whoever is in to.
func (n *Network) ends(x int32) (from, to []int32) {
	p := n.partiesOf(x)
	if a := &n.acts[x]; a.kind == message {
		return p[:a.senders], p[a.senders:]
	}
	return p, p
}

func (n *Network) partiesOf(x int32) []int32 {
	end := uint32(len(n.parties))
	if int(x)+1 < len(n.acts) {
		end = n.acts[x+1].parties
	}
	return n.parties[n.acts[x].parties:end]
}

// repeated reports whether the party at place i of x's stands there a second
// time: somebody who is both sender and recipient of one message.
func (n *Network) repeated(x int32, p []int32, i int) bool {
	s := int(n.acts[x].senders)
	return i >= s && s > 0 && slices.Contains(p[:s], p[i])
}

func (n *Network) isDated(x int32) bool { return int(x) < n.dated }

// interaction fills in for the act at x; its slices are appended to those of
// in, from their beginning.
func (n *Network) interaction(x int32, in Interaction) Interaction {
	a := &n.acts[x]
	out := Interaction{
		ID: a.id, Entry: a.entry, Kind: timeline.InteractionKinds[a.kind],
		From: in.From[:0], To: in.To[:0], With: in.With[:0],
		Certainty: certainties[a.certainty],
	}
	if n.isDated(x) {
		out.Dated, out.First, out.Last = true, a.first, a.last
	}
	for i, p := range n.partiesOf(x) {
		id := n.actors[p].ID
		switch {
		case a.kind != message:
			out.With = append(out.With, id)
		case i < int(a.senders):
			out.From = append(out.From, id)
		default:
			out.To = append(out.To, id)
		}
	}
	return out
}

// borrow lends an array with an element, -1, for each actor. Whoever borrows
// it sets every element back to -1 and returns it.
func (n *Network) borrow() *[]int32 {
	if s, ok := n.scratch.Get().(*[]int32); ok {
		return s
	}
	s := make([]int32, len(n.actors))
	for i := range s {
		s[i] = -1
	}
	return &s
}
