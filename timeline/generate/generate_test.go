package generate_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
	"backchannel/timeline/generate"
	"backchannel/timeline/listing"
)

func collect(t *testing.T, c generate.Config) []timeline.Entry {
	t.Helper()
	entries, err := generate.Entries(c)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(entries)
}

// TestWriteReads reads back each format: nothing may be rejected or differ.
func TestWriteReads(t *testing.T) {
	t.Parallel()
	c := generate.Config{Entries: 2345, Actors: 300, Seed: 7}
	for _, format := range generate.Formats {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			if err := generate.Write(&b, c, format); err != nil {
				t.Fatal(err)
			}
			var got []timeline.Entry
			for e, err := range listing.Read("x", &b, listing.Options{}) {
				if noted := (*listing.RejectedError)(nil); errors.As(err, &noted) {
					t.Fatalf("entry %d: %v", len(got)+1, err)
				}
				if err != nil {
					t.Fatal(err)
				}
				e.File, e.Line = "", 0
				got = append(got, e)
			}
			want := collect(t, c)
			if format == "text" { // which has no ids
				for i := range want {
					want[i].ID = ""
				}
			}
			if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSameBytes holds the archives to what they were: figures measured on one
// are only comparable while it stays as it is.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	digest := func(c generate.Config) string {
		h := sha256.New()
		if err := generate.Write(h, c, "jsonl"); err != nil {
			t.Fatal(err)
		}
		return hex.EncodeToString(h.Sum(nil))[:16]
	}
	c := generate.Config{Entries: 1000, Actors: 200, Seed: 1962}
	got := digest(c)
	if want := "9c957e45714fe13e"; got != want {
		t.Errorf("digest of %+v = %s, want %s", c, got, want)
	}
	if again := digest(c); again != got {
		t.Errorf("the second archive of one seed differs from the first")
	}
	c.Seed++
	if other := digest(c); other == got {
		t.Errorf("seeds 1962 and 1963 give the same archive")
	}
	// A longer archive begins like a shorter one.
	c.Entries = 100
	short := collect(t, c)
	c.Entries = 200
	if long := collect(t, c); !slices.Equal(short, long[:100]) {
		t.Errorf("the first 100 of 200 entries are not those of an archive of 100")
	}
}

// TestShape checks what figures depend on: the heavy tail of the cast, the
// burst of the crisis, and that some entries lack what real ones lack.
func TestShape(t *testing.T) {
	t.Parallel()
	const n = 20_000
	entries := collect(t, generate.Config{Entries: n, Actors: 1000, Seed: 3})
	crisis := timeline.Window{First: timeline.NewDay(1962, time.October, 1), Last: timeline.NewDay(1962, time.November, 30)}
	var inCrisis, undated, vague, bare, khrushchev, named int
	titles := map[string]int{}
	for _, e := range entries {
		switch {
		case !e.Date.Known():
			undated++
		case !e.Date.Exact():
			vague++
		case crisis.Touches(e.Date):
			inCrisis++
		}
		if e.Abstract == "" {
			bare++
		}
		if strings.Contains(e.Title+e.Abstract, "Khrushchev") {
			khrushchev++
		}
		if strings.Contains(e.Title+e.Abstract, "Vasily Kuznetsov") {
			named++
		}
		first, _, _ := strings.Cut(e.Title, " ")
		titles[first]++
	}
	for _, f := range []struct {
		what           string
		got, low, high int // per 10,000
	}{
		{"entries of the crisis", inCrisis, 4400, 5200},
		{"undated entries", undated, 60, 150},
		{"entries of a month or year", vague, 350, 650},
		{"entries without abstract", bare, 1300, 1700},
		{"entries that name the first of the cast", khrushchev, 2000, 4500},
		{"entries that name the twelfth", named, 50, 800},
	} {
		if per := f.got * 10_000 / n; per < f.low || per > f.high {
			t.Errorf("%s: %d of 10,000, want %d to %d", f.what, per, f.low, f.high)
		}
	}
	if len(titles) < 8 {
		t.Errorf("titles begin with %v, want more kinds", titles)
	}
}

func TestInvalid(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, field, format string
		c                   generate.Config
	}{
		{"negative entries", "entries", "csv", generate.Config{Entries: -1, Actors: 10}},
		{"nobody to write to", "actors", "csv", generate.Config{Entries: 1, Actors: 1}},
		{"too large a cast", "actors", "csv", generate.Config{Entries: 1, Actors: generate.MaxActors + 1}},
		{"an unknown format", "format", "xml", generate.Config{Entries: 1, Actors: 10}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := generate.Write(io.Discard, tt.c, tt.format)
			if invalid := (*timeline.InvalidError)(nil); !errors.As(err, &invalid) || invalid.Field != tt.field {
				t.Errorf("Write: %v, want an InvalidError of %s", err, tt.field)
			}
		})
	}
}

// failAfter fails once n bytes were written.
type failAfter struct{ n int }

func (f *failAfter) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

var errFull = errors.New("disk full")

// TestWriteStops checks that a hundred million entries are not drawn for a
// writer that takes no more: the test would not end.
func TestWriteStops(t *testing.T) {
	t.Parallel()
	for _, format := range generate.Formats {
		err := generate.Write(&failAfter{n: 100_000}, generate.Config{Entries: 100_000_000, Actors: 10}, format)
		if !errors.Is(err, errFull) {
			t.Errorf("%s: error = %v, want that of the writer", format, err)
		}
	}
}

func BenchmarkEntries(b *testing.B) {
	entries, err := generate.Entries(generate.Config{Entries: 1 << 30, Actors: 1000, Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for range entries {
		if n++; n > b.N {
			break
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}
