package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"backchannel/graph"
	"backchannel/timeline"
)

// snapshotsHeld is how many collections have their cast and network in memory
// at once; the one that was used longest ago makes room.
const snapshotsHeld = 4

// snapshotTimeout is the time that the reading of a whole collection may take.
const snapshotTimeout = 2 * time.Minute

// snapshots holds what is made of a whole collection, one of each for its
// latest revision. A new revision takes the place of the old one at once;
// requests that hold the old one finish on it.
type snapshots struct {
	store Store
	mu    sync.Mutex
	held  []*snapshot // the last used last
}

// snapshot is a collection at a revision. What it holds is made when it is
// first asked for.
type snapshot struct {
	collection, revision int64
	cast                 lazily[*cast]
	network              lazily[*graph.Network]
}

// of returns the snapshot of the collection as it was read.
func (s *snapshots) of(c timeline.Collection) *snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.held, func(h *snapshot) bool { return h.collection == c.ID })
	if i >= 0 {
		h := s.held[i]
		if h.revision < c.Revision {
			h = &snapshot{collection: c.ID, revision: c.Revision}
		}
		// A request that read the collection before an import may come here
		// behind one that read it after; the newer data serves it as well.
		s.held = append(slices.Delete(s.held, i, i+1), h)
		return h
	}
	if len(s.held) >= snapshotsHeld {
		s.held = slices.Delete(s.held, 0, 1)
	}
	h := &snapshot{collection: c.ID, revision: c.Revision}
	s.held = append(s.held, h)
	return h
}

// lazily is a value that is made once, by the first who asks for it; whoever
// asks meanwhile waits. After a failure the next asker tries again.
type lazily[T any] struct {
	mu      sync.Mutex
	attempt *attempt[T]
}

type attempt[T any] struct {
	done  chan struct{}
	value T
	err   error
}

// get returns the value. It goes on being made where the asker's ctx ends,
// since others wait for it or will ask again.
func (l *lazily[T]) get(ctx context.Context, make func(context.Context) (T, error)) (T, error) {
	l.mu.Lock()
	a := l.attempt
	if a == nil {
		a = &attempt[T]{done: newSignal()}
		l.attempt = a
		go l.run(context.WithoutCancel(ctx), a, make)
	}
	l.mu.Unlock()
	select {
	case <-a.done:
		return a.value, a.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}

func newSignal() chan struct{} { return make(chan struct{}) }

func (l *lazily[T]) run(ctx context.Context, a *attempt[T], make func(context.Context) (T, error)) {
	ctx, cancel := context.WithTimeout(ctx, snapshotTimeout)
	defer cancel()
	defer close(a.done)
	defer func() {
		if r := recover(); r != nil { // outside of any request's own guard
			a.err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
		if a.err != nil {
			l.mu.Lock()
			l.attempt = nil
			l.mu.Unlock()
		}
	}()
	a.value, a.err = make(ctx)
}

// errChanging says that imports came in faster than the collection could be read.
var errChanging = errors.New("the collection changed while it was read")

// steady calls read until no import came between its parts.
func steady[T any](ctx context.Context, store Store, collection int64, read func(context.Context) (T, error)) (T, error) {
	var zero T
	for range 3 {
		before, err := store.Collection(ctx, collection)
		if err != nil {
			return zero, err
		}
		v, readErr := read(ctx)
		after, err := store.Collection(ctx, collection)
		if err != nil {
			return zero, err
		}
		if before.Revision == after.Revision {
			return v, readErr
		}
	}
	return zero, errChanging
}
