package graph

import "slices"

// Difference is what changed from one view to another.
type Difference struct {
	ActorsAppeared, ActorsVanished []Node      // in order of id
	TiesAppeared, TiesVanished     []Tie       // in order of A and B
	TiesChanged                    []TieChange // in order of A and B: those of both with another number of interactions
}

// TieChange is a tie in two views.
type TieChange struct{ Before, After Tie }

// Compare says what appeared and vanished from the view before to the view
// after, usually of two windows. Evidence of a tie is asked of the view that it
// is of. An interaction of vague date can stand in both.
func Compare(before, after *View) Difference {
	var d Difference
	onlyIn := func(v, other *View) []Node {
		var list []Node
		for n := range v.Nodes() {
			if !other.Has(n.ID) {
				list = append(list, n)
			}
		}
		return list
	}
	d.ActorsVanished, d.ActorsAppeared = onlyIn(before, after), onlyIn(after, before)
	old, recent := slices.Collect(before.Ties()), slices.Collect(after.Ties())
	for len(old) > 0 || len(recent) > 0 {
		order := 0
		switch {
		case len(old) == 0:
			order = 1
		case len(recent) == 0:
			order = -1
		default:
			order = slices.Compare([]int64{old[0].A, old[0].B}, []int64{recent[0].A, recent[0].B})
		}
		switch {
		case order < 0:
			d.TiesVanished, old = append(d.TiesVanished, old[0]), old[1:]
		case order > 0:
			d.TiesAppeared, recent = append(d.TiesAppeared, recent[0]), recent[1:]
		default:
			if old[0].Total != recent[0].Total {
				d.TiesChanged = append(d.TiesChanged, TieChange{old[0], recent[0]})
			}
			old, recent = old[1:], recent[1:]
		}
	}
	return d
}
