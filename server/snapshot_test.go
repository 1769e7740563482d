package server

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"backchannel/timeline"
)

func TestLazily(t *testing.T) {
	t.Parallel()
	t.Run("it is made once for all who ask", func(t *testing.T) {
		t.Parallel()
		var l lazily[int]
		var made atomic.Int32
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				v, err := l.get(t.Context(), func(context.Context) (int, error) { return int(made.Add(1)), nil })
				if v != 1 || err != nil {
					t.Errorf("get = %d, %v, want 1, nil", v, err)
				}
			})
		}
		wg.Wait()
	})
	t.Run("a failure is tried again", func(t *testing.T) {
		t.Parallel()
		var l lazily[int]
		failed := errors.New("no database")
		if _, err := l.get(t.Context(), func(context.Context) (int, error) { return 0, failed }); !errors.Is(err, failed) {
			t.Errorf("get = %v, want %v", err, failed)
		}
		if v, err := l.get(t.Context(), func(context.Context) (int, error) { return 7, nil }); v != 7 || err != nil {
			t.Errorf("get = %d, %v, want 7, nil", v, err)
		}
	})
	t.Run("a panic is an error", func(t *testing.T) {
		t.Parallel()
		var l lazily[int]
		if _, err := l.get(t.Context(), func(context.Context) (int, error) { panic("broken") }); err == nil {
			t.Error("get = nil, want an error")
		}
	})
	t.Run("who leaves does not stop it for those who wait", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			var l lazily[int]
			slowly := func(ctx context.Context) (int, error) {
				select {
				case <-time.After(time.Second):
					return 7, nil
				case <-ctx.Done():
					return 0, ctx.Err()
				}
			}
			leaving, leave := context.WithCancel(t.Context())
			go func() { leave() }()
			if _, err := l.get(leaving, slowly); !errors.Is(err, context.Canceled) {
				t.Errorf("get = %v, want %v", err, context.Canceled)
			}
			if v, err := l.get(t.Context(), slowly); v != 7 || err != nil {
				t.Errorf("get = %d, %v, want 7, nil", v, err)
			}
		})
	})
}

func TestSnapshotsOf(t *testing.T) {
	t.Parallel()
	at := func(id, revision int64) timeline.Collection {
		return timeline.Collection{ID: id, Revision: revision}
	}
	t.Run("a revision has one snapshot", func(t *testing.T) {
		t.Parallel()
		var s snapshots
		first, second := s.of(at(1, 5)), s.of(at(1, 5))
		if first != second {
			t.Error("two snapshots of one revision")
		}
	})
	t.Run("a newer revision takes its place", func(t *testing.T) {
		t.Parallel()
		var s snapshots
		old := s.of(at(1, 5))
		if s.of(at(1, 6)) == old {
			t.Error("the snapshot is still that of the revision before")
		}
		if s.of(at(1, 5)) == old {
			t.Error("an old revision came back")
		}
	})
	t.Run("the one used longest ago makes room", func(t *testing.T) {
		t.Parallel()
		var s snapshots
		first, second := s.of(at(1, 1)), s.of(at(2, 1))
		for id := int64(3); id <= snapshotsHeld; id++ {
			s.of(at(id, 1))
		}
		s.of(at(1, 1))
		s.of(at(99, 1))
		if len(s.held) != snapshotsHeld {
			t.Errorf("%d are held, want %d", len(s.held), snapshotsHeld)
		}
		if s.of(at(1, 1)) != first {
			t.Error("the one used last is gone")
		}
		if s.of(at(2, 1)) == second {
			t.Error("the one used longest ago is still held")
		}
	})
}

func TestTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		turns := newTurns(1, 5*time.Second)
		give, err := turns.take(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := turns.take(t.Context()); !errors.Is(err, errBusy) {
			t.Errorf("a second take = %v, want %v", err, errBusy)
		}
		ended, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := turns.take(ended); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("take of one who leaves = %v, want %v", err, context.DeadlineExceeded)
		}
		time.AfterFunc(time.Second, give)
		if _, err := turns.take(t.Context()); err != nil {
			t.Errorf("take of one who waits = %v, want nil", err)
		}
	})
}
