package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"backchannel/graph"
	"backchannel/graph/generate"
	"backchannel/timeline"
)

// sample is a source over a generated network. Its entries' titles hold what
// formats stumble over.
func sample(tb testing.TB, edges Edges) Source {
	tb.Helper()
	a := generate.Archive{Seed: 3, Actors: 20, Interactions: 60}
	n, err := graph.Build(a.People(), a.Talk())
	if err != nil {
		tb.Fatal(err)
	}
	return Source{
		Header: Header{Collection: "Cuban “Missile” Crisis", Filter: `from 1962-10-22 & "to" <1962-11-20>`, Revision: 7, Generator: "Backchannel test"},
		View:   n.All(), Edges: edges, Entries: entriesOf(n.All()),
	}
}

// entriesOf makes up an entry for each interaction.
func entriesOf(v *graph.View) func(context.Context, []int64) ([]timeline.StoredEntry, error) {
	stored := map[int64]timeline.StoredEntry{}
	kinds := timeline.Kinds
	for x := range v.Interactions() {
		e := timeline.StoredEntry{ID: x.Entry, Kind: kinds[int(x.Entry)%len(kinds)]}
		e.Entry.Title = fmt.Sprintf("Telegram %d, \"flash\" | <A&B>", x.Entry)
		e.Entry.URL = fmt.Sprintf("https://example.org/document/%d?a=1&b=2", x.Entry)
		if x.Exact() {
			e.Entry.Date = timeline.DayDate(x.First)
		}
		date := timeline.Date{}
		if x.Exact() {
			date = timeline.DayDate(x.First)
		} else if x.Dated {
			date, _ = timeline.Interval(timeline.DayDate(x.First), timeline.DayDate(x.Last))
		}
		e.Interactions = []timeline.StoredInteraction{{
			ID: x.ID, EntryID: x.Entry, Interaction: timeline.Interaction{Kind: x.Kind, Date: date, Certainty: x.Certainty},
			FromIDs: append([]int64(nil), x.From...), ToIDs: append([]int64(nil), x.To...), WithIDs: append([]int64(nil), x.With...),
		}}
		stored[x.Entry] = e
	}
	return func(_ context.Context, ids []int64) ([]timeline.StoredEntry, error) {
		var found []timeline.StoredEntry
		for _, id := range ids {
			if e, ok := stored[id]; ok {
				found = append(found, e)
			}
		}
		return found, nil
	}
}

func write(tb testing.TB, name string, s Source) ([]byte, Loss) {
	tb.Helper()
	f, err := Lookup(name)
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	loss, err := f.Write(context.Background(), &b, s)
	if err != nil {
		tb.Fatal(err)
	}
	return b.Bytes(), loss
}

func TestWriteIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	for _, f := range Formats() {
		for _, edges := range []Edges{Ties, Interactions} {
			t.Run(f.Name+" of "+string(edges), func(t *testing.T) {
				t.Parallel()
				// Each from a network of its own, so that no order of maps stays the same.
				first, _ := write(t, f.Name, sample(t, edges))
				for range 5 {
					if again, _ := write(t, f.Name, sample(t, edges)); !bytes.Equal(first, again) {
						t.Fatal("two exports of the same data differ")
					}
				}
			})
		}
	}
}

func TestWriteStops(t *testing.T) {
	t.Parallel()
	lost := errors.New("connection lost")
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			cancelled, cancel := context.WithCancel(context.Background())
			cancel()
			if f.Name != "csv-nodes" { // which looks nothing up and is short
				if _, err := f.Write(cancelled, &bytes.Buffer{}, sample(t, Ties)); !errors.Is(err, context.Canceled) {
					t.Errorf("Write with a cancelled context = %v", err)
				}
				s := sample(t, Ties)
				s.Entries = func(context.Context, []int64) ([]timeline.StoredEntry, error) { return nil, lost }
				if _, err := f.Write(context.Background(), &bytes.Buffer{}, s); !errors.Is(err, lost) {
					t.Errorf("Write without a database = %v, want %v", err, lost)
				}
			}
			if _, err := f.Write(context.Background(), brokenPipe{}, sample(t, Ties)); !errors.Is(err, errBroken) {
				t.Errorf("Write to a broken pipe = %v, want %v", err, errBroken)
			}
		})
	}
}

var errBroken = errors.New("broken pipe")

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errBroken }

func TestLookupListsFormats(t *testing.T) {
	t.Parallel()
	_, err := Lookup("gefx")
	var invalid *timeline.InvalidError
	if !errors.As(err, &invalid) || invalid.Field != "format" {
		t.Fatalf("Lookup(gefx) = %v, want an InvalidError of format", err)
	}
	seen := map[string]bool{}
	for _, f := range Formats() {
		if seen[f.Name] {
			t.Errorf("format %s stands twice", f.Name)
		}
		seen[f.Name] = true
		if !bytes.Contains([]byte(invalid.Want), []byte(f.Name)) {
			t.Errorf("%q does not name %s", invalid.Want, f.Name)
		}
		if f.Title == "" || f.Extension == "" || f.MediaType == "" || f.ReadBy == "" {
			t.Errorf("format %s is not described: %+v", f.Name, f)
		}
	}
}

func TestAppendDayPrintsAsTimeDoes(t *testing.T) {
	t.Parallel()
	for d := timeline.NewDay(1, 1, 1); d <= timeline.NewDay(9999, 12, 31); d += 11 {
		if got, want := string(appendDay(nil, d)), d.Time().Format(time.DateOnly); got != want {
			t.Fatalf("appendDay(%d) = %s, want %s", int(d), got, want)
		}
	}
}

func TestAppendEDTF(t *testing.T) {
	t.Parallel()
	for _, date := range []string{"1962-10-27", "1962-10", "1962-02", "1962", "1962-10-22/1962-10-28", "1962-10-22/..", "../1962-10-22"} {
		d, err := timeline.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(appendEDTF(nil, d.First(), d.Last())); got != date {
			t.Errorf("appendEDTF(%s) = %s", date, got)
		}
	}
}
