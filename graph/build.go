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
	if err := n.readInteractions(interactions); err != nil {
		return nil, err
	}
	if err := n.order(); err != nil {
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
	n.indexOf = make(map[int64]int32, len(n.actors))
	for i, a := range n.actors {
		if i > 0 && n.actors[i-1].ID == a.ID {
			return fmt.Errorf("actor %d stands twice: %s and %s", a.ID, n.actors[i-1].Name, a.Name)
		}
		n.indexOf[a.ID] = int32(i)
	}
	return nil
}

func (n *Network) readInteractions(interactions iter.Seq2[Interaction, error]) error {
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
				i, ok := n.indexOf[id]
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
		n.acts = append(n.acts, a)
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
func (n *Network) order() error {
	type key struct {
		day uint32 // first day, so that unsigned order is that of days; undated last
		at  int32
	}
	keys := make([]key, len(n.acts))
	byID := true
	for i := range n.acts {
		a := &n.acts[i]
		keys[i] = key{uint32(a.first) ^ 1<<31, int32(i)}
		if a.isDated() {
			n.dated++
		}
		byID = byID && (i == 0 || n.acts[i-1].id < a.id)
	}
	if !byID {
		slices.SortFunc(keys, func(a, b key) int { return cmp.Compare(n.acts[a.at].id, n.acts[b.at].id) })
		for i := 1; i < len(keys); i++ {
			if id := n.acts[keys[i].at].id; id == n.acts[keys[i-1].at].id {
				return fmt.Errorf("interaction %d stands twice", id)
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b key) int {
		// An act that is open to the future begins on a real day, so that only
		// undated ones carry the last possible day.
		return cmp.Compare(a.day, b.day)
	})
	acts := make([]act, len(n.acts))
	parties := make([]int32, 0, len(n.parties))
	for i, k := range keys {
		acts[i] = n.acts[k.at]
		acts[i].parties = uint32(len(parties))
		parties = append(parties, n.partiesOf(k.at)...)
	}
	n.acts, n.parties = acts, parties
	return nil
}
