package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"backchannel/timeline"
)

// Measure is a figure of an actor's standing.
type Measure string

// The measures of a Series.
const (
	MeasureDegree       Measure = "degree"
	MeasureInteractions Measure = "interactions"
	MeasureStrength     Measure = "strength"
	MeasureBetweenness  Measure = "betweenness" // Betweenness.Share
	MeasurePageRank     Measure = "pagerank"
)

// Measures lists every Measure in the order of display.
var Measures = []Measure{MeasureDegree, MeasureInteractions, MeasureStrength, MeasureBetweenness, MeasurePageRank}

// Measure returns a figure for each actor of the view, in order of id. A large
// view's betweenness is estimated from 500 actors. It stops with ctx's error
// where that ends.
func (v *View) Measure(ctx context.Context, m Measure) ([]float64, error) {
	pick := func(of func(Standing) int) []float64 {
		var list []float64
		for _, s := range v.Standings() {
			list = append(list, float64(of(s)))
		}
		return list
	}
	switch m {
	case MeasureDegree:
		return pick(func(s Standing) int { return s.Degree }), nil
	case MeasureInteractions:
		return pick(func(s Standing) int { return s.Interactions }), nil
	case MeasureStrength:
		return pick(func(s Standing) int { return s.Strength }), nil
	case MeasureBetweenness:
		b, err := v.Betweenness(ctx, 500, 1)
		return b.Share, err
	case MeasurePageRank:
		return v.PageRank(ctx, 0.85, 1e-9)
	}
	return nil, &timeline.InvalidError{Field: "measure", Value: string(m), Want: fmt.Sprintf("one of %v", Measures)}
}

// Step is a length of time by which a window is divided.
type Step string

// The steps of Divide. A week begins on Monday.
const (
	StepDay   Step = "day"
	StepWeek  Step = "week"
	StepMonth Step = "month"
	StepYear  Step = "year"
)

// MaxWindows is the largest number of windows that Divide makes.
const MaxWindows = 400

// Divide returns the windows of a step that w touches, in order; the first and
// the last end where w does. An open window, and one of more than MaxWindows
// steps, is an InvalidError.
func Divide(w timeline.Window, s Step) ([]timeline.Window, error) {
	if w.First == timeline.DistantPast || w.Last == timeline.DistantFuture || w.First > w.Last {
		return nil, &timeline.InvalidError{Field: "window", Value: w.First.String() + "/" + w.Last.String(), Want: "a first and a last day, in this order"}
	}
	var list []timeline.Window
	for first := w.First; first <= w.Last; {
		y, m, _ := first.Time().Date()
		var next timeline.Day
		switch s {
		case StepDay:
			next = first + 1
		case StepWeek:
			next = first + 7 - timeline.Day((first.Time().Weekday()+6)%7)
		case StepMonth:
			next = timeline.NewDay(y, m+1, 1)
		case StepYear:
			next = timeline.NewDay(y+1, time.January, 1)
		default:
			return nil, &timeline.InvalidError{Field: "step", Value: string(s), Want: "day, week, month or year"}
		}
		if len(list) == MaxWindows {
			return nil, &timeline.InvalidError{Field: "step", Value: string(s), Want: fmt.Sprintf("a step of which the window holds at most %d", MaxWindows)}
		}
		list = append(list, timeline.Window{First: first, Last: min(next-1, w.Last)})
		first = next
	}
	return list, nil
}

// Series is a measure of actors from window to window.
type Series struct {
	Measure Measure
	Windows []timeline.Window
	Actors  []ActorSeries // whoever rose most first, then in order of id
}

// ActorSeries is the course of one actor.
type ActorSeries struct {
	Actor  int64
	Values []float64 // one a window; 0 where the actor is not in it
	Rise   float64   // by how much the straight line that fits Values best rises from the first to the last
}

// Series measures standing in each of some windows among what f chooses, whose
// own Window is not used. Interactions of vague date count in each window into
// which they may have fallen. It stops with ctx's error where that ends.
func (n *Network) Series(ctx context.Context, f Filter, windows []timeline.Window, m Measure) (Series, error) {
	s := Series{Measure: m, Windows: windows}
	values := map[int64][]float64{}
	for k, w := range windows {
		if err := ctx.Err(); err != nil {
			return Series{}, err
		}
		f.Window = &w
		v, err := n.Select(f)
		if err != nil {
			return Series{}, err
		}
		of, err := v.Measure(ctx, m)
		if err != nil {
			return Series{}, err
		}
		for i, x := range of {
			id := v.id(int32(i))
			if values[id] == nil {
				values[id] = make([]float64, len(windows))
			}
			values[id][k] = x
		}
	}
	for id, of := range values {
		s.Actors = append(s.Actors, ActorSeries{Actor: id, Values: of, Rise: rise(of)})
	}
	slices.SortFunc(s.Actors, func(a, b ActorSeries) int {
		return cmp.Or(cmp.Compare(b.Rise, a.Rise), cmp.Compare(a.Actor, b.Actor))
	})
	return s, nil
}

// rise fits a line by least squares.
func rise(values []float64) float64 {
	n := float64(len(values))
	if n < 2 {
		return 0
	}
	middle := (n - 1) / 2
	var slope float64
	for i, y := range values {
		slope += (float64(i) - middle) * y
	}
	slope /= n * (n*n - 1) / 12
	if r := slope * (n - 1); math.Abs(r) > 1e-12 {
		return r
	}
	return 0
}
