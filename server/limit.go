package server

import (
	"context"
	"time"
)

// turns lets a number of large requests run at once, and the rest wait a
// little: memory and processor stay the server's own to give.
type turns struct {
	places chan struct{}
	wait   time.Duration
}

func newTurns(places int, wait time.Duration) *turns {
	return &turns{places: make(chan struct{}, places), wait: wait}
}

// take waits for a place and returns the function that gives it back. It
// returns errBusy where none came free in time, and ctx's error where it ends.
func (t *turns) take(ctx context.Context) (func(), error) {
	select {
	case t.places <- struct{}{}:
		return t.give, nil
	default:
	}
	timer := time.NewTimer(t.wait)
	defer timer.Stop()
	select {
	case t.places <- struct{}{}:
		return t.give, nil
	case <-timer.C:
		return nil, errBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (t *turns) give() { <-t.places }
