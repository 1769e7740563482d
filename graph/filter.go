package graph

import (
	"fmt"
	"slices"
	"sort"

	"backchannel/timeline"
)

// Filter chooses a View. Its fields restrict together; a zero field does not
// restrict, and so Window is a pointer and Entries, where it is empty but not
// nil, chooses nothing.
type Filter struct {
	Window     *timeline.Window           // interactions that may have fallen in it
	Kinds      []timeline.InteractionKind // interactions of any of these kinds
	Entries    []int64                    // interactions that these entries state
	NoInferred bool                       // leave out what is inferred rather than read or resolved
	Class      timeline.Class             // only actors of this class, and what passed among them
	Actors     []int64                    // only actors at most Steps ties from one of these, and what passed among them
	Steps      int                        // 0 means 1
}

// MaxSteps is the largest Filter.Steps.
const MaxSteps = 6

// Select makes the view of what a filter chooses. Its cost follows what is
// chosen, not what there is. Where Class or Actors restrict, an interaction
// remains if two of its parties do, or if one of Actors is a party of it; what
// is said of its other parties remains in Interaction, yet they are not in the
// view. An actor of the filter that does not exist is timeline.ErrNotFound;
// one without a chosen interaction is simply not in the view.
func (n *Network) Select(f Filter) (*View, error) {
	kinds, err := f.kinds()
	if err != nil {
		return nil, err
	}
	if f.Steps < 0 || f.Steps > MaxSteps {
		return nil, &timeline.InvalidError{Field: "steps", Value: fmt.Sprint(f.Steps), Want: fmt.Sprintf("1 to %d", MaxSteps)}
	}
	if f.Class != "" && f.Class != timeline.Person && f.Class != timeline.Organisation {
		return nil, &timeline.InvalidError{Field: "class", Value: string(f.Class), Want: "person or organisation"}
	}
	centres := make([]int32, 0, len(f.Actors))
	for _, id := range f.Actors {
		i, err := n.index(id)
		if err != nil {
			return nil, err
		}
		centres = append(centres, i)
	}
	accept := func(x int32) bool {
		a := &n.acts[x]
		return kinds[a.kind] && !(f.NoInferred && a.certainty == inferred)
	}
	ofClass := func(i int32) bool { return f.Class == "" || n.actors[i].Class == f.Class }

	var acts []int32
	switch {
	case f.Entries != nil:
		acts = n.ofEntries(f.Entries)
		if f.Window != nil {
			acts = slices.DeleteFunc(acts, func(x int32) bool { return !n.touches(x, *f.Window) })
		}
	case f.Window != nil:
		acts = n.within(*f.Window)
	case len(centres) > 0:
		// Nothing but the neighbourhood restricts: it is reached from its centres,
		// without a look at the rest.
		ball := n.all.ball(centres, max(f.Steps, 1), accept, ofClass)
		return n.among(ball.acts(n.all, accept), ball, centres), nil
	default:
		acts = slices.Clone(n.all.acts)
	}
	acts = slices.DeleteFunc(acts, func(x int32) bool { return !accept(x) })
	if len(centres) > 0 {
		v := n.view(acts, nil) // of all classes: a centre may be of another
		yes := func(int32) bool { return true }
		return n.among(acts, v.ball(centres, max(f.Steps, 1), yes, ofClass), centres), nil
	}
	if f.Class == "" {
		return n.view(acts, nil), nil
	}
	acts = slices.DeleteFunc(acts, func(x int32) bool { return !n.passesAmong(x, ofClass) })
	return n.view(acts, ofClass), nil
}

func (f Filter) kinds() (chosen [3]bool, err error) {
	if len(f.Kinds) == 0 {
		return [3]bool{true, true, true}, nil
	}
	for _, k := range f.Kinds {
		i := slices.Index(timeline.InteractionKinds, k)
		if i < 0 {
			return chosen, &timeline.InvalidError{Field: "interaction", Value: string(k), Want: "message, conversation or exchange"}
		}
		chosen[i] = true
	}
	return chosen, nil
}

// touches reports whether the act may have fallen in the window.
func (n *Network) touches(x int32, w timeline.Window) bool {
	if !n.isDated(x) {
		return w == timeline.Everything
	}
	return n.acts[x].first <= w.Last && n.acts[x].last >= w.First
}

// ofEntries returns the acts of entries, in order.
func (n *Network) ofEntries(entries []int64) []int32 {
	n.byEntryOnce.Do(func() {
		n.byEntry = slices.Clone(n.all.acts)
		slices.SortStableFunc(n.byEntry, func(x, y int32) int {
			switch a, b := n.acts[x].entry, n.acts[y].entry; {
			case a < b:
				return -1
			case a > b:
				return 1
			}
			return 0
		})
	})
	var acts []int32
	for _, id := range entries {
		i := sort.Search(len(n.byEntry), func(i int) bool { return n.acts[n.byEntry[i]].entry >= id })
		for ; i < len(n.byEntry) && n.acts[n.byEntry[i]].entry == id; i++ {
			acts = append(acts, n.byEntry[i])
		}
	}
	slices.Sort(acts)
	return slices.Compact(acts)
}

// passesAmong reports whether two different actors that keep accepts are
// parties of the act to each other.
func (n *Network) passesAmong(x int32, keep func(int32) bool) bool {
	from, to := n.ends(x)
	for _, p := range from {
		if !keep(p) {
			continue
		}
		for _, q := range to {
			if p != q && keep(q) {
				return true
			}
		}
	}
	return false
}

// neighbourhood is the actors around some centres, as indexes of the network.
type neighbourhood map[int32]bool

// ball finds the actors at most steps ties away from the centres, over ties
// that an accepted act proves, through kept actors. A centre belongs to it
// whatever its class.
func (v *View) ball(centres []int32, steps int, accept func(act int32) bool, keep func(actor int32) bool) neighbourhood {
	in := neighbourhood{}
	var edge []int32 // numbers in the view
	for _, c := range centres {
		if i, ok := v.numberOf(c); ok && !in[c] {
			edge = append(edge, i)
		}
		in[c] = true
	}
	for range steps {
		var next []int32
		for _, i := range edge {
			for k, j := range v.neighbours(i) {
				a := v.actors[j]
				if in[a] || !keep(a) {
					continue
				}
				if slices.ContainsFunc(v.proofs(v.tiesOf(i)[k]), func(p proof) bool { return accept(p.act()) }) {
					in[a] = true
					next = append(next, j)
				}
			}
		}
		edge = next
	}
	return in
}

// acts returns the accepted acts of which a member is a party, in order.
func (in neighbourhood) acts(v *View, accept func(act int32) bool) []int32 {
	var acts []int32
	incidence := v.incident()
	for a := range in {
		i, ok := v.numberOf(a)
		if !ok {
			continue
		}
		for _, x := range incidence.of(i) {
			if accept(x) {
				acts = append(acts, x)
			}
		}
	}
	slices.Sort(acts)
	return slices.Compact(acts)
}

// among makes the view of a neighbourhood.
func (n *Network) among(acts []int32, in neighbourhood, centres []int32) *View {
	keep := func(a int32) bool { return in[a] }
	acts = slices.DeleteFunc(slices.Clone(acts), func(x int32) bool {
		centre := slices.ContainsFunc(n.partiesOf(x), func(p int32) bool { return slices.Contains(centres, p) })
		return !centre && !n.passesAmong(x, keep)
	})
	return n.view(acts, keep)
}
