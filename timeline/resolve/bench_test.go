package resolve_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"backchannel/timeline"
	"backchannel/timeline/listing"

	"backchannel/seeds"
)

// corpus returns n entries made from the annotated ones and from the titles of
// the second seed collection, with numbers put in so that no two are the same.
func corpus(tb testing.TB, n int) []timeline.Entry {
	tb.Helper()
	var kinds []timeline.Entry
	for _, file := range []string{"testdata/seed.jsonl", "testdata/dev.jsonl"} {
		for _, g := range readGold(tb, file) {
			kinds = append(kinds, g.entry(tb))
		}
	}
	titles, err := seeds.FS.Open("cold-war-titles.csv")
	if err != nil {
		tb.Fatal(err)
	}
	defer titles.Close()
	for e, err := range listing.Read("cold-war-titles.csv", titles, listing.Options{}) {
		if err != nil {
			tb.Fatal(err)
		}
		// A title alone is half an entry; it borrows an abstract.
		e.Abstract = kinds[len(kinds)%80].Abstract
		kinds = append(kinds, e)
	}
	out := make([]timeline.Entry, n)
	for i := range out {
		e := kinds[i%len(kinds)]
		e.ID = fmt.Sprint(i)
		if i >= len(kinds) {
			e.Title = fmt.Sprintf("%s (%d)", e.Title, i/len(kinds))
		}
		out[i] = e
	}
	return out
}

// BenchmarkRead reports entries read a second, on one core.
func BenchmarkRead(b *testing.B) {
	r := mustResolver(b)
	entries := corpus(b, 4096)
	size := 0
	for _, e := range entries {
		size += len(e.Title) + len(e.Abstract)
	}
	b.SetBytes(int64(size / len(entries)))
	b.ReportAllocs()
	i := 0
	begin := processorTime(b)
	for b.Loop() {
		r.Read(entries[i%len(entries)])
		i++
	}
	// The wall clock also counts what other programs take of the core.
	b.ReportMetric(float64(b.N)/(processorTime(b)-begin).Seconds(), "entries/cpu-s")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}

// BenchmarkReadPeers reads the same entries with the fastest general reader of
// names there is for a page, npm's compromise, in the same run, and reports
// how many times as many entries a second of processor time are read here,
// where more is found: offices, kinds, dates, and who spoke to whom.
func BenchmarkReadPeers(b *testing.B) {
	const folder = "../../frontend"
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "compromise")); err != nil {
		b.Skip("compromise is missing: cd frontend && npm ci (make bench does it)")
	}
	r := mustResolver(b)
	entries := corpus(b, 1024)
	var texts strings.Builder
	for _, e := range entries {
		fmt.Fprintln(&texts, strings.Join(strings.Fields(e.Title+". "+e.Abstract), " "))
	}
	for b.Loop() {
		cmd := exec.Command("node", "testdata/peers/compromise.mjs", folder)
		cmd.Stdin, cmd.Stderr = strings.NewReader(texts.String()), os.Stderr
		text, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		var peer struct{ Rate float64 }
		if err := json.Unmarshal(text, &peer); err != nil {
			b.Fatalf("compromise printed %q: %v", text, err)
		}
		const rounds = 8
		begin := processorTime(b)
		for range rounds {
			for _, e := range entries {
				r.Read(e)
			}
		}
		own := float64(rounds*len(entries)) / (processorTime(b) - begin).Seconds()
		b.ReportMetric(own, "entries/cpu-s")
		b.ReportMetric(peer.Rate, "compromise/cpu-s")
		b.ReportMetric(own/peer.Rate, "times")
	}
}

// processorTime is what this process has used of its processors.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// adversaries are texts of n bytes that a careless reader takes a time for
// that grows faster than they do.
func adversaries(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)+1)[:n] }
	return map[string]string{
		"capitals":          fill("A"),
		"capitalised words": fill("Boris "),
		"initials":          fill("A."),
		"spaced initials":   fill("A. "),
		"open parentheses":  fill("("),
		"nested":            strings.Repeat("(Castro ", n/16) + strings.Repeat(") ", n/16),
		"quotes":            fill("'"),
		"quoted words":      fill("'Letter from "),
		"brackets":          fill("[Stalin "),
		"letters from":      fill("letter from "),
		"talks between":     fill("talk between Mao and "),
		"possessives":       fill("Mao's "),
		"of the":            fill("Committee of the "),
		"ministries":        fill("Minister of Foreign Affairs of the "),
		"commas":            fill("Castro, "),
		"ands":              fill("Castro and "),
		"told":              fill("Castro told "),
		"hyphens":           fill("Castro-"),
		"dashes":            fill("-"),
		"numbers":           fill("1962 November "),
		"pronouns":          fill("his letter to him "),
		"mixed scripts":     fill("ПисьмоХрущёва 毛泽东 Kennedyに "),
		"spaces":            fill(" "),
		"newlines":          fill("\n"),
	}
}

// TestReadAdversaries reads each adversary, and holds what is read to its
// promises. How long it takes BenchmarkReadAdversaries tells.
func TestReadAdversaries(t *testing.T) {
	t.Parallel()
	r := mustResolver(t)
	date, err := timeline.ParseDate("1962-10-27")
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range adversaries(32 << 10) {
		if err := r.Read(timeline.Entry{Date: date, Title: s, Abstract: s}).Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkReadAdversaries reports the processor's time that a byte of each
// adversary takes at two sizes: in linear time the second is not much more than
// the first.
func BenchmarkReadAdversaries(b *testing.B) {
	r := mustResolver(b)
	date, err := timeline.ParseDate("1962-10-27")
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []int{16 << 10, 128 << 10} {
		for name, s := range adversaries(size) {
			b.Run(fmt.Sprintf("%s/%dK", name, size>>10), func(b *testing.B) {
				begin := processorTime(b)
				for b.Loop() {
					r.Read(timeline.Entry{Date: date, Title: s, Abstract: s})
				}
				used := processorTime(b) - begin
				b.ReportMetric(float64(used.Nanoseconds())/float64(b.N)/float64(2*len(s)), "ns/byte")
			})
		}
	}
}

// TestReadTenMegabytes reads ten megabytes of capitals, which must not take
// longer than the patience of who runs the test.
func TestReadTenMegabytes(t *testing.T) {
	t.Parallel()
	s := strings.Repeat("A", 10<<20)
	r := mustResolver(t)
	if err := r.Read(timeline.Entry{Title: s, Abstract: s}).Validate(); err != nil {
		t.Fatal(err)
	}
}

// TestReadCutShort reads texts that end behind any of their words, where a
// reader may look for one more.
func TestReadCutShort(t *testing.T) {
	t.Parallel()
	r := mustResolver(t)
	whole := readGold(t, "testdata/dev.jsonl")
	for _, g := range append(whole, gold{Date: "1962-10-27", Title: "Telegram From the Embassy of the United States in Paris", Abstract: "The Embassy of the two, both of his host's heads of"}) {
		e := g.entry(t)
		for _, text := range []string{g.Title, g.Abstract} {
			for i := range text {
				if i > 0 && text[i] != ' ' && text[i-1] != ' ' {
					continue
				}
				if err := r.Read(timeline.Entry{ID: e.ID, Date: e.Date, Title: text[:i], Abstract: text[:i]}).Validate(); err != nil {
					t.Errorf("%q: %v", text[:i], err)
				}
			}
		}
	}
}

// FuzzRead holds Read to its promises for any text: it does not panic, every
// span lies inside the text, and a mention's surface is the text at its span.
func FuzzRead(f *testing.F) {
	r := mustResolver(f)
	for _, e := range corpus(f, 300) {
		f.Add(e.Title, e.Abstract, e.Date.String())
	}
	for _, s := range adversaries(120) {
		f.Add(s, s, "1962-10-27")
	}
	f.Fuzz(func(t *testing.T, title, abstract, day string) {
		date, err := timeline.ParseDate(day)
		if err != nil {
			date = timeline.Date{}
		}
		e := timeline.Entry{Date: date, Title: title, Abstract: abstract}
		got := r.Read(e)
		if err := got.Validate(); err != nil {
			t.Fatal(err)
		}
		stop := map[timeline.Field]int{}
		for _, m := range got.Mentions {
			if m.Start < stop[m.Field] {
				t.Errorf("mention %q overlaps the one before it", m.Surface)
			}
			stop[m.Field] = m.Stop
			if text := []rune(e.Text(m.Field)); string(text[m.Start:m.Stop]) != m.Surface {
				t.Errorf("mention %q stands at %q", m.Surface, string(text[m.Start:m.Stop]))
			}
		}
	})
}
