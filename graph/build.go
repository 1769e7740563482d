package graph

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"backchannel/timeline"
)

// MaxParties is the largest number of parties that an interaction ties to each
// other. A talk of n parties makes n(n-1)/2 ties; beyond this number it is a
// crowd, of which nobody knows who met whom: it makes no tie, though word can
// travel through it. View.Crowds lists them.
const MaxParties = 100

// Build makes a network of actors and interactions, which may come in any
// order; in order of id they are built fastest. The slices of an interaction
// are copied, so that the caller may use them again for the next.
//
// An error that the sequences yield ends it. So does what no network can hold:
// an id that stands twice, a party that is not among the actors, an unknown
// kind or certainty, a date that ends before it begins, more than 16 million
// actors. An actor that stands twice in one part of an interaction counts once.
func Build(actors iter.Seq2[Actor, error], interactions iter.Seq2[Interaction, error]) (*Network, error) {
	n := &Network{}
	if err := n.readActors(actors); err != nil {
		return nil, err
	}
	var read pile[act]
	if err := n.readInteractions(interactions, &read); err != nil {
		return nil, err
	}
	if err := n.order(&read); err != nil {
		return nil, err
	}
	n.indexSpans()
	xs := make([]int32, len(n.acts))
	for i := range xs {
		xs[i] = int32(i)
	}
	n.all = n.view(xs, nil)
	return n, nil
}

func (n *Network) readActors(actors iter.Seq2[Actor, error]) error {
	sides := map[string]string{} // one copy of each in memory
	for a, err := range actors {
		if err != nil {
			return fmt.Errorf("reading actors: %w", err)
		}
		side, ok := sides[a.Side]
		if !ok {
			side = a.Side
			sides[side] = side
		}
		a.Side = side
		switch a.Class {
		case timeline.Person:
			a.Class = timeline.Person
		case timeline.Organisation:
			a.Class = timeline.Organisation
		default:
			return fmt.Errorf("actor %d (%s): %w", a.ID, a.Name, &timeline.InvalidError{
				Field: "class", Value: string(a.Class), Want: "person or organisation",
			})
		}
		n.actors = append(n.actors, a)
	}
	if len(n.actors) > maxSwept {
		return fmt.Errorf("%d actors are more than a network holds, %d", len(n.actors), maxSwept)
	}
	n.actors = slices.Clip(n.actors)
	byID := func(a, b Actor) int { return cmp.Compare(a.ID, b.ID) }
	if !slices.IsSortedFunc(n.actors, byID) {
		slices.SortFunc(n.actors, byID)
	}
	for i, a := range n.actors {
		if i > 0 && n.actors[i-1].ID == a.ID {
			return fmt.Errorf("actor %d stands twice: %s and %s", a.ID, n.actors[i-1].Name, a.Name)
		}
	}
	n.byID = indexIDs(n.actors)
	return nil
}

func (n *Network) readInteractions(interactions iter.Seq2[Interaction, error], read *pile[act]) error {
	for x, err := range interactions {
		if err != nil {
			return fmt.Errorf("reading interactions: %w", err)
		}
		kind := slices.Index(timeline.InteractionKinds, x.Kind)
		if kind < 0 {
			return fmt.Errorf("interaction %d: %w", x.ID, &timeline.InvalidError{
				Field: "kind", Value: string(x.Kind), Want: "message, conversation or exchange",
			})
		}
		certainty := slices.Index(certainties, x.Certainty)
		if certainty < 0 {
			return fmt.Errorf("interaction %d: %w", x.ID, &timeline.InvalidError{
				Field: "certainty", Value: string(x.Certainty), Want: "read, resolved or inferred",
			})
		}
		if x.Dated && x.First > x.Last {
			return fmt.Errorf("interaction %d ends on %s, before it begins on %s", x.ID, x.Last, x.First)
		}
		if wrong := x.Kind == timeline.Message; wrong && len(x.With) > 0 || !wrong && len(x.From)+len(x.To) > 0 {
			return fmt.Errorf("interaction %d: a message has from and to, a conversation or exchange has with", x.ID)
		}
		a := act{
			id: x.ID, entry: x.Entry, first: x.First, last: x.Last,
			parties: uint32(len(n.parties)), kind: uint8(kind), certainty: uint8(certainty),
		}
		if !x.Dated {
			a.first, a.last = undatedFirst, undatedLast
		}
		for p, part := range [...][]int64{x.From, x.To, x.With} {
			start := len(n.parties)
			var seen map[int32]bool // a long part would be searched too often
			if len(part) > 32 {
				seen = make(map[int32]bool, len(part))
			}
			for _, id := range part {
				i, ok := n.byID.find(id)
				if !ok {
					return fmt.Errorf("interaction %d of entry %d names actor %d: %w", x.ID, x.Entry, id, timeline.ErrNotFound)
				}
				if seen == nil && slices.Contains(n.parties[start:], i) || seen[i] {
					continue
				}
				if seen != nil {
					seen[i] = true
				}
				n.parties = append(n.parties, i)
			}
			if p == 0 {
				a.senders = uint32(len(n.parties) - start)
			}
		}
		read.add(a)
	}
	return nil
}

// undated acts end before they begin, which no dated one does.
const (
	undatedFirst = timeline.DistantFuture
	undatedLast  = timeline.DistantPast
)

func (a *act) isDated() bool { return a.first <= a.last }

// order brings the acts into their order and the parties into that of the acts.
func (n *Network) order(read *pile[act]) error {
	keys := make([]keyed, read.len())
	byID := true
	last := int64(0)
	for i := range keys {
		a := read.at(int32(i))
		// Unsigned order is that of days. An act that is open to the future begins
		// on a real day, so that only undated ones carry the last possible one.
		keys[i] = keyed{uint64(uint32(a.first) ^ 1<<31), int32(i)}
		if a.isDated() {
			n.dated++
		}
		byID = byID && (i == 0 || last < a.id)
		last = a.id
	}
	if !byID {
		slices.SortFunc(keys, func(a, b keyed) int { return cmp.Compare(read.at(a.at).id, read.at(b.at).id) })
		for i := 1; i < len(keys); i++ {
			if id := read.at(keys[i].at).id; id == read.at(keys[i-1].at).id {
				return fmt.Errorf("interaction %d stands twice", id)
			}
		}
	}
	n.acts = make([]act, len(keys))
	parties := make([]int32, 0, len(n.parties))
	for i, k := range sortKeyed(keys) {
		a := *read.at(k.at)
		end := len(n.parties)
		if int(k.at)+1 < len(keys) {
			end = int(read.at(k.at + 1).parties)
		}
		own := n.parties[a.parties:end]
		a.parties = uint32(len(parties))
		n.acts[i] = a
		parties = append(parties, own...)
	}
	n.parties = parties
	return nil
}

// pile is a list that grows without being copied: nobody says beforehand how
// many interactions there are, and a million weigh 40 MB.
type pile[T any] struct {
	full [][]T // of pileSize each
	top  []T
}

const pileSize = 1 << 16

func (p *pile[T]) add(x T) {
	if len(p.top) == pileSize {
		p.full, p.top = append(p.full, p.top), make([]T, 0, pileSize)
	}
	p.top = append(p.top, x)
}

func (p *pile[T]) len() int { return len(p.full)*pileSize + len(p.top) }

func (p *pile[T]) at(i int32) *T {
	if k := int(i) / pileSize; k < len(p.full) {
		return &p.full[k][i%pileSize]
	}
	return &p.top[i%pileSize]
}
