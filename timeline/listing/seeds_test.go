package listing

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/seeds"
	"backchannel/timeline"
)

// readSeed reads a listing of the seeds and fails on anything reported.
func readSeed(t *testing.T, name string) []timeline.Entry {
	t.Helper()
	f, err := seeds.FS.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var entries []timeline.Entry
	for e, err := range Read(name, f, Options{}) {
		if err != nil {
			t.Errorf("Read: %v", err)
			continue
		}
		entries = append(entries, e)
	}
	return entries
}

func TestReadSeed(t *testing.T) {
	t.Parallel()
	entries := readSeed(t, "cuban-missile-crisis.txt")
	var got []string
	for _, e := range entries {
		got = append(got, e.Date.String())
		if e.Title == "" || e.Abstract == "" {
			t.Errorf("line %d: title %q, abstract %q: want both", e.Line, e.Title, e.Abstract)
		}
	}
	want := []string{
		"1962-11-02", "1963-06-23", "1962-11-02", "1962-11-02", "1962-11-05",
		"1962-10-27", "1962-10-27", "1962-10-27", "1962-11-02", "1962-10-29",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
	if got, want := entries[4].Title, "Telegram from USSR Foreign Minister Gromyko to Mikoyan and Alekseev in Havana"; got != want {
		t.Errorf("fifth title = %q, want %q", got, want)
	}
	if got, want := entries[4].Line, 31; got != want {
		t.Errorf("fifth entry begins on line %d, want %d", got, want)
	}
}

func TestReadTitles(t *testing.T) {
	t.Parallel()
	entries := readSeed(t, "cold-war-titles.csv")
	if got, want := len(entries), 196; got != want {
		t.Fatalf("read %d entries, want %d", got, want)
	}
	if entries[0].Date.Known() || entries[0].Title == "" {
		t.Errorf("first entry = %v, want it undated with a title", entries[0])
	}
	for _, e := range entries[1:] {
		if !e.Date.Known() {
			t.Errorf("line %d: %q is undated", e.Line, e.Title)
		}
	}
}
