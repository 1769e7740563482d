package graph_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"backchannel/graph"
	"backchannel/graph/generate"
	"backchannel/timeline"
)

// patience is a context that ends when it has been asked so many times whether
// it has.
type patience struct {
	context.Context
	left atomic.Int64
}

func (p *patience) Err() error {
	if p.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func (p *patience) Deadline() (time.Time, bool) { return time.Time{}, false }

// TestLongWorkIsInterrupted ends the context in the middle of each work that
// can be long, wherever it looks at it.
func TestLongWorkIsInterrupted(t *testing.T) {
	t.Parallel()
	a := generate.Archive{Seed: 5, Actors: 2_000, Interactions: 8_000}
	n := must(graph.Build(a.People(), a.Talk()))
	v := n.All()
	w := timeline.Window{First: timeline.NewDay(1962, 1, 1), Last: timeline.NewDay(1962, 12, 31)}
	windows := must(graph.Divide(w, graph.StepMonth))
	for _, test := range []struct {
		name  string
		looks int64 // at least so many times in the whole work
		work  func(ctx context.Context) error
	}{
		{"betweenness", 1_000, func(ctx context.Context) error { return second(v.Betweenness(ctx, 0, 1)) }},
		{"pagerank", 10, func(ctx context.Context) error { return second(v.PageRank(ctx, 0.85, 1e-9)) }},
		{"communities", 5, func(ctx context.Context) error { return second(v.Communities(ctx, 1, 1)) }},
		{"silences", 5, func(ctx context.Context) error {
			return second(v.Silences(ctx, graph.SilenceQuery{Least: 1, Days: 1, Window: timeline.Everything}))
		}},
		{"absences", 1_000, func(ctx context.Context) error { return second(v.Absences(ctx, 0.01)) }},
		{"series", 100, func(ctx context.Context) error {
			return second(n.Series(ctx, graph.Filter{}, windows, graph.MeasureBetweenness))
		}},
		{"circles", 5, func(ctx context.Context) error { return second(v.Circles(ctx)) }},
		{"backbone", 1_000, func(ctx context.Context) error { return second(v.Backbone(ctx)) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			whole := &patience{Context: t.Context()}
			whole.left.Store(math.MaxInt64)
			if err := test.work(whole); err != nil {
				t.Fatal(err)
			}
			looks := math.MaxInt64 - whole.left.Load()
			if looks < test.looks {
				t.Fatalf("it looked %d times whether anybody still waits, want %d or more", looks, test.looks)
			}
			for _, after := range slices.Compact([]int64{0, 1, looks / 2, looks - 1}) {
				ctx := &patience{Context: t.Context()}
				ctx.left.Store(after)
				if err := test.work(ctx); !errors.Is(err, context.Canceled) {
					t.Errorf("ended at look %d of %d: %v, want that it was canceled", after, looks, err)
				}
			}
		})
	}
}

func second[T any](_ T, err error) error { return err }
