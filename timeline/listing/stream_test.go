package listing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// endless gives a head and then blocks, each made anew, until size is reached.
type endless struct {
	head  string
	block func(n int) string
	size  int64 // still to be given
	n     int
	rest  string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		e.rest, e.head = e.head, ""
	}
	if e.rest == "" {
		if e.size <= 0 {
			return 0, io.EOF
		}
		e.rest = e.block(e.n)
		e.n++
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	e.size -= int64(n)
	return n, nil
}

const streamAbstract = "Kuznetsov relays the results of a conversation between Mikoyan and U Thant. The bulk of it concerns U Thant’s recent visit, and the quarantine around Cuba, which Mikoyan wants lifted."

func streamDay(n int) string {
	return []string{"October 27, 1962", "November 2, 1962", "June 23, 1963", "October 1964"}[n%4]
}

// streams gives a listing of any size in each format.
var streams = map[string]func(size int64) *endless{
	FormatText: func(size int64) *endless {
		return &endless{size: size, head: "Skip to content\n\n\n", block: func(n int) string {
			return fmt.Sprintf("%s\n\nCable of V.V. Kuznetsov on a conversation between A.I. Mikoyan and U Thant (%d)\n\n%s\n\n", streamDay(n), n, streamAbstract)
		}}
	},
	FormatHTML: func(size int64) *endless {
		return &endless{size: size, head: "<html><body><nav>menu</nav><ul>\n", block: func(n int) string {
			return fmt.Sprintf("<li class=row><span class=date>%s</span><h3><a href=\"https://archive.example.org/%d\">Cable of V.V. Kuznetsov (%d)</a></h3><p class=summary>%s</p></li>\n", streamDay(n), n, n, streamAbstract)
		}}
	},
	FormatJSONL: func(size int64) *endless {
		return &endless{size: size, block: func(n int) string {
			return fmt.Sprintf(`{"id": "%d", "date": "1962-10-27", "title": "Cable of V.V. Kuznetsov (%d)", "abstract": "%s"}`+"\n", n, n, streamAbstract)
		}}
	},
	FormatCSV: func(size int64) *endless {
		return &endless{size: size, head: "date,title,abstract\n", block: func(n int) string {
			return fmt.Sprintf("\"%s\",Cable of V.V. Kuznetsov (%d),\"%s\n\nTwo paragraphs.\"\n", streamDay(n), n, streamAbstract)
		}}
	},
}

// TestConstantMemory reads 200 MB of copied text, and 20 MB of each other
// format, and looks at the live heap on the way. It is not parallel, so that
// the heap is its own. Under the race detector, which is slow, it reads less.
func TestConstantMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reading 260 MB is left out in short mode")
	}
	textSize := int64(200 << 20)
	if raceEnabled {
		textSize = 20 << 20
	}
	for format, stream := range streams {
		t.Run(format, func(t *testing.T) {
			size := int64(20 << 20)
			if format == FormatText {
				size = textSize
			}
			src := stream(size)
			var before, now runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var most uint64
			entries := 0
			for _, err := range Read("x", src, Options{}) {
				if err != nil {
					t.Fatal(err)
				}
				entries++
				if entries%20_000 == 0 {
					runtime.GC()
					runtime.ReadMemStats(&now)
					most = max(most, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
				}
			}
			if entries != src.n {
				t.Errorf("read %d entries, want %d", entries, src.n)
			}
			if limit := uint64(4 << 20); most == 0 || most > limit {
				t.Errorf("the live heap grew by %d bytes, want at most %d", most, limit)
			}
			t.Logf("%d entries; the live heap grew by %d KiB", entries, most>>10)
		})
	}
}

// TestLimits reads what is longer than the limits: it is rejected with its
// lines, and the entries beside it are read.
func TestLimits(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 3<<20)
	words := strings.Repeat("word ", 20_000)
	for _, tt := range []struct {
		name, format, in string
		entries          []string // titles
		rejected         string
	}{
		{
			"a long line in text", FormatText, "1962\n\nA\n\n" + long + "\n\n1963\n\nB\n",
			[]string{"A", "B"},
			"x:5: want a line of at most 1 MiB",
		},
		{
			"an entry of many lines", FormatText, "1962\n\nA\n\n" + strings.Repeat(words+"\n", 5) + "\n1963\n\nB\n",
			[]string{"B"},
			"x:1-9: want an entry of at most 256 KiB",
		},
		{
			"a long line of JSON", FormatJSONL, `{"title": "A"}` + "\n" + `{"title": "` + long + `"}` + "\n" + `{"title": "B"}`,
			[]string{"A", "B"},
			"x:2: want a line of at most 1 MiB",
		},
		{
			"a large entry of JSON", FormatJSONL, `{"title": "A"}` + "\n" + `{"title": "` + long[:maxEntry+1] + `"}` + "\n" + `{"title": "B"}`,
			[]string{"A", "B"},
			"x:2: want an entry of at most 256 KiB",
		},
		{
			"a quote that never ends", FormatCSV, "title,date\nA,1962\n\"open,1962\nB,1962\n" + strings.Repeat("C,1962\n", 3),
			[]string{"A", "B", "C", "C", "C"},
			"x:3: want a quote that ends the quoted field",
		},
		{
			"a quoted field that is too long", FormatCSV, "title,date\nA,1962\n\"" + strings.Repeat("xxxxxxxxx\n", 120_000) + "\"\nB,1962\n",
			nil, "x:3: want a record of at most 1 MiB",
		},
		{
			"a long line of CSV", FormatCSV, "title,date\nA,1962\n" + long + ",1962\nB,1962\n",
			[]string{"A", "B"},
			"x:3: want a record of at most 1 MiB",
		},
		{
			"a large result of HTML", FormatHTML, "<ul><li><b>1962</b> <a href=https://a.org/1>A</a></li><li><b>1963</b> <a href=https://a.org/2>C</a> " + long[:maxEntry+1] + "</li><li><b>1962</b> <a href=https://a.org/3>B</a></li></ul>",
			[]string{"A", "B"},
			"x:1: want an entry of at most 256 KiB",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var titles []string
			found := false
			for e, err := range Read("x", strings.NewReader(tt.in), Options{Format: tt.format}) {
				if rejected := (*RejectedError)(nil); errors.As(err, &rejected) {
					found = found || strings.HasPrefix(err.Error(), tt.rejected)
					if len(err.Error()) > 500 {
						t.Errorf("the message has %d bytes", len(err.Error()))
					}
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				titles = append(titles, e.Title)
			}
			if !found {
				t.Errorf("nothing was rejected with %q", tt.rejected)
			}
			if tt.entries != nil && strings.Join(titles, " ") != strings.Join(tt.entries, " ") {
				t.Errorf("read %d entries, want %q", len(titles), tt.entries)
			}
		})
	}
}

// TestHTMLTokenLimit reads a page with a script that is longer than the limit:
// that ends the reading, with an error that says so.
func TestHTMLTokenLimit(t *testing.T) {
	t.Parallel()
	page := "<html><script>" + strings.Repeat("x", maxToken+1) + "</script></html>"
	var last error
	for _, err := range Read("x", strings.NewReader(page), Options{}) {
		last = err
	}
	if last == nil || errors.As(last, new(*RejectedError)) || !strings.Contains(last.Error(), "16 MiB") {
		t.Errorf("last error = %v, want one that names the limit", last)
	}
}

// TestReadStops breaks off after the first entry.
func TestReadStops(t *testing.T) {
	t.Parallel()
	for format, stream := range streams {
		src := stream(100 << 20)
		for _, err := range Read("x", src, Options{}) {
			if err != nil {
				t.Errorf("%s: %v", format, err)
			}
			break
		}
		if src.size < 90<<20 {
			t.Errorf("%s: %d bytes are left of 100 MiB: reading went on", format, src.size)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for format, stream := range streams {
		content, err := io.ReadAll(stream(4 << 20))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(format, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			entries := 0
			for b.Loop() {
				for _, err := range Read("x", bytes.NewReader(content), Options{}) {
					if err != nil {
						b.Fatal(err)
					}
					entries++
				}
			}
			b.ReportMetric(float64(entries)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
