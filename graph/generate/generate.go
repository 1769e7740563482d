// Package generate makes up archives: casts and interactions of any size, the
// same for the same seed. They are for measuring and testing, and look like the
// real thing in what matters to speed: a few actors are party to most of what
// happens, circles of colleagues talk among themselves, and some dates are vague.
package generate

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"

	"backchannel/graph"
	"backchannel/timeline"
)

// Archive says what to make up. The zero value of a field takes the default.
type Archive struct {
	Seed         uint64
	Actors       int // default 1,000
	Interactions int // default 10 for each actor
	Days         int // default 3,653, ten years; from 1 January 1955
	Circles      int // default one for each 50 actors
	// Vague is the share of interactions dated by month, year or interval, and
	// again that of undated ones. Default 0.05; negative for none.
	Vague float64
}

func (a Archive) withDefaults() Archive {
	set := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	set(&a.Actors, 1000)
	set(&a.Interactions, 10*a.Actors)
	set(&a.Days, 3653)
	set(&a.Circles, max(1, a.Actors/50))
	if a.Vague == 0 {
		a.Vague = 0.05
	}
	return a
}

var sides = []string{"USSR", "United States", "Cuba", "United Nations", "Hungary", "Brazil", ""}

// People yields the cast, in order of id from 1: three people for each
// organisation.
func (a Archive) People() iter.Seq2[graph.Actor, error] {
	a = a.withDefaults()
	return func(yield func(graph.Actor, error) bool) {
		for i := range a.Actors {
			actor := graph.Actor{ID: int64(i + 1), Class: timeline.Person, Name: Name(i), Side: sides[i%a.Circles%len(sides)]}
			actor.Key = fmt.Sprintf("person/%d", i+1)
			if i%4 == 3 {
				actor.Class = timeline.Organisation
				actor.Key = fmt.Sprintf("org/%d", i+1)
				actor.Name = "Ministry of " + actor.Name
			}
			if !yield(actor, nil) {
				return
			}
		}
	}
}

// Talk yields the interactions, in order of id from 1; entry n states number n.
// Their slices are used again for the next.
func (a Archive) Talk() iter.Seq2[graph.Interaction, error] {
	a = a.withDefaults()
	return func(yield func(graph.Interaction, error) bool) {
		r := rand.New(rand.NewPCG(a.Seed, 0x6261636b))
		from, to, with := make([]int64, 0, 4), make([]int64, 0, 4), make([]int64, 0, 8)
		for i := range a.Interactions {
			x := graph.Interaction{ID: int64(i + 1), Entry: int64(i + 1), Certainty: timeline.Read}
			switch {
			case r.IntN(10) == 0:
				x.Certainty = timeline.Inferred
			case r.IntN(2) == 0:
				x.Certainty = timeline.Resolved
			}
			speaker := a.anybody(r)
			other := a.partner(r, speaker)
			switch k := r.IntN(10); {
			case k < 6:
				x.Kind, x.From, x.To = timeline.Message, append(from, speaker), append(to, other)
				if r.IntN(10) == 0 {
					x.To = appendNew(x.To, a.partner(r, speaker))
				}
				if r.IntN(20) == 0 {
					x.To = nil // "Telegram from X": to whom is not said
				}
			case k < 9:
				x.Kind, x.With = timeline.Conversation, appendNew(append(with, speaker), other)
				for r.IntN(4) == 0 && len(x.With) < 8 {
					x.With = appendNew(x.With, a.partner(r, speaker))
				}
			default:
				x.Kind, x.With = timeline.Exchange, appendNew(append(with, speaker), other)
			}
			a.date(r, &x)
			if !yield(x, nil) {
				return
			}
		}
	}
}

func appendNew(ids []int64, id int64) []int64 {
	for _, have := range ids {
		if have == id {
			return ids
		}
	}
	return append(ids, id)
}

// anybody draws an actor; the number of times that one is drawn falls off
// with its rank by a power law.
func (a Archive) anybody(r *rand.Rand) int64 {
	u := r.Float64()
	return int64(math.Pow(float64(a.Actors), u*u*(3-2*u)*0.25+u*0.75)) // 1 … Actors, low ones often
}

// partner draws somebody for speaker to talk to: mostly of its own circle.
func (a Archive) partner(r *rand.Rand, speaker int64) int64 {
	for range 8 {
		other := a.anybody(r)
		if r.IntN(5) > 0 {
			// the member of speaker's circle that stands nearest below other
			other = other - other%int64(a.Circles) + speaker%int64(a.Circles)
		}
		if other != speaker && other >= 1 && other <= int64(a.Actors) {
			return other
		}
	}
	return speaker%int64(a.Actors) + 1
}

func (a Archive) date(r *rand.Rand, x *graph.Interaction) {
	start := timeline.NewDay(1955, 1, 1)
	// Crises: half of all falls in a twentieth of the days.
	day := r.IntN(a.Days)
	if r.IntN(2) == 0 {
		day = (day/20 + a.Days*7/10) % a.Days
	}
	x.Dated, x.First = true, start+timeline.Day(day)
	x.Last = x.First
	u := r.Float64()
	if u < a.Vague {
		x.Dated, x.First, x.Last = false, 0, 0
		return
	}
	if u < 2*a.Vague {
		y, m, _ := x.First.Time().Date()
		d := timeline.MonthDate(y, m)
		if r.IntN(5) == 0 {
			d = timeline.YearDate(y)
		}
		x.First, x.Last = d.First(), d.Last()
	}
}

var (
	heads = []string{"An", "Bor", "Cal", "Dob", "El", "Fed", "Gro", "Har", "Iv", "Kuz", "Lev", "Mal", "Nov", "Or", "Pet", "Ros", "Sor", "Tik", "Ul", "Vor"}
	tails = []string{"enko", "ov", "ski", "man", "ez", "ton", "ić", "ány", "sson", "etti"}
)

// Name makes up the name of actor i, a different one for each.
func Name(i int) string {
	h, t := len(heads), len(tails)
	given := heads[(i/(h*t))%h] + tails[(i/(h*t*h))%t]
	name := given + " " + heads[i%h] + tails[(i/h)%t]
	if n := i / (h * t * h * t); n > 0 {
		name += fmt.Sprintf(" %d", n+1)
	}
	return name
}
