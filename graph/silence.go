package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"

	"backchannel/timeline"
)

// SilenceQuery says what counts as a silence.
type SilenceQuery struct {
	Least int // interactions before it, dated to the day: the two talked often
	Days  int // without one
	// Window bounds what is looked at. A silence that nothing ends lasts until
	// its last day, or, where that is open, the last day of the view's dated
	// interactions.
	Window timeline.Window
}

// Silence is a stretch of days in which two actors who used to communicate did
// not, as far as the documents tell.
type Silence struct {
	A, B     int64
	Before   int          // interactions before it
	Last     timeline.Day // the day of the last of these
	Resumed  bool
	Until    timeline.Day // the day of the next interaction; the last day looked at where not Resumed
	Days     int          // without an interaction
	Usual    int          // the median of days without between the days before; 0 where there was but one
	Doubtful int          // interactions of vague date that may have broken it
}

// Silences returns the silences of the ties of the view, the longest first,
// then in order of A, B and Last. Only interactions whose day is known speak
// and break a silence. It stops with ctx's error where that ends.
func (v *View) Silences(ctx context.Context, q SilenceQuery) ([]Silence, error) {
	if q.Least < 1 {
		return nil, &timeline.InvalidError{Field: "least", Value: fmt.Sprint(q.Least), Want: "at least 1"}
	}
	if q.Days < 1 {
		return nil, &timeline.InvalidError{Field: "days", Value: fmt.Sprint(q.Days), Want: "at least 1"}
	}
	end := q.Window.Last
	if end == timeline.DistantFuture {
		span, ok := v.span()
		if !ok {
			return nil, nil
		}
		end = span.Last
	}
	var list []Silence
	for i := range v.ties {
		if i%stride == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		list = append(list, v.silences(int32(i), q, end)...)
	}
	slices.SortStableFunc(list, func(a, b Silence) int { return cmp.Compare(b.Days, a.Days) })
	return list, nil
}

func (v *View) silences(tie int32, q SilenceQuery, end timeline.Day) []Silence {
	proofs := v.proofs(tie)
	if len(proofs) < q.Least {
		return nil
	}
	var list []Silence
	var gaps []int
	var vague []*act
	before, last := 0, timeline.Day(0)
	silent := func(until timeline.Day, resumed bool) {
		days := int(until) - int(last)
		if resumed {
			days--
		}
		if before >= q.Least && days >= q.Days {
			t := &v.ties[tie]
			list = append(list, Silence{
				A: v.id(t.a), B: v.id(t.b), Before: before, Last: last, Resumed: resumed, Until: until, Days: days, Usual: median(gaps),
			})
		}
		if until > last { // else it is another of the same day
			gaps = append(gaps, days)
		}
	}
	for k, p := range proofs {
		if k > 0 && proofs[k-1].act() == p.act() {
			continue // both ways by one message
		}
		a := &v.net.acts[p.act()]
		switch {
		case !a.isDated() || a.first > end || a.last < q.Window.First:
		case a.first < a.last:
			vague = append(vague, a)
		default:
			if before > 0 {
				silent(a.first, true)
			}
			before, last = before+1, a.first
		}
	}
	if before > 0 {
		silent(end, false)
	}
	for i := range list {
		s := &list[i]
		until := s.Until
		if s.Resumed {
			until--
		}
		for _, a := range vague {
			if a.first <= until && a.last > s.Last {
				s.Doubtful++
			}
		}
	}
	return list
}

func median(list []int) int {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

// Absence is an actor that usually appears and the days on which it does not.
type Absence struct {
	Actor   int64
	Present int // days on which it is party to something
	Days    int // days on which anything happens at all
	Missing []timeline.Day
	// Doubtful are those of Missing on which an interaction of vague date may
	// have fallen to which it is party.
	Doubtful []timeline.Day
}

// Absences returns the actors that are party to something on at least the given
// share of the days on which anything happens in the view, and the other such
// days; whoever is missing least first, then in order of id. The share must be
// more than 0 and at most 1. Days count on which an interaction is known to
// have fallen. It stops with ctx's error where that ends.
func (v *View) Absences(ctx context.Context, share float64) ([]Absence, error) {
	if !(share > 0 && share <= 1) {
		return nil, &timeline.InvalidError{Field: "share", Value: fmt.Sprint(share), Want: "more than 0 and at most 1"}
	}
	var days []timeline.Day
	for _, x := range v.acts {
		if a := &v.net.acts[x]; a.isDated() && a.first == a.last && (len(days) == 0 || days[len(days)-1] != a.first) {
			days = append(days, a.first) // acts are in order of first day
		}
	}
	var list []Absence
	incident := v.incident()
	for i := range v.actors {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		acts := incident.of(int32(i))
		if float64(len(acts)) < share*float64(len(days)) {
			continue
		}
		present := map[timeline.Day]bool{}
		for _, x := range acts {
			if a := &v.net.acts[x]; a.isDated() && a.first == a.last {
				present[a.first] = true
			}
		}
		if len(present) == 0 || float64(len(present)) < share*float64(len(days)) {
			continue
		}
		absent := Absence{Actor: v.id(int32(i)), Present: len(present), Days: len(days)}
		for _, d := range days {
			if !present[d] {
				absent.Missing = append(absent.Missing, d)
			}
		}
		doubt := map[timeline.Day]bool{}
		for _, x := range acts {
			a := &v.net.acts[x]
			if !a.isDated() || a.first == a.last {
				continue
			}
			k := sort.Search(len(absent.Missing), func(k int) bool { return absent.Missing[k] >= a.first })
			for ; k < len(absent.Missing) && absent.Missing[k] <= a.last; k++ {
				doubt[absent.Missing[k]] = true
			}
		}
		for _, d := range absent.Missing {
			if doubt[d] {
				absent.Doubtful = append(absent.Doubtful, d)
			}
		}
		list = append(list, absent)
	}
	slices.SortStableFunc(list, func(a, b Absence) int { return cmp.Compare(len(a.Missing), len(b.Missing)) })
	return list, nil
}
