package listing

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"backchannel/seeds"
	"backchannel/timeline"
)

var dateLines = regexp.MustCompile(`(?m)^(\w+) (\d+), (\d{4})$`)

// TestSeedCopiedOtherwise reads the seed as other browsers, editors and
// systems would have copied it: its ten entries stay the same.
func TestSeedCopiedOtherwise(t *testing.T) {
	t.Parallel()
	want := readSeed(t, "cuban-missile-crisis.txt")
	content, err := seeds.FS.ReadFile("cuban-missile-crisis.txt")
	if err != nil {
		t.Fatal(err)
	}
	seed := string(content)
	encode := func(e interface{ String(string) (string, error) }) func(string) string {
		return func(s string) string {
			out, err := e.String(s)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
	}
	replaceDates := func(with string) func(string) string {
		return func(s string) string { return dateLines.ReplaceAllString(s, with) }
	}
	for name, change := range map[string]func(string) string{
		"with CRLF":              func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"with CR":                func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
		"with a byte order mark": func(s string) string { return "\ufeff" + s },
		"decomposed":             norm.NFD.String,
		"in UTF-16":              encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"in Windows-1252":        encode(charmap.Windows1252.NewEncoder()),
		"without blank lines": func(s string) string {
			return regexp.MustCompile(`\n\n+`).ReplaceAllString(s, "\n")
		},
		"with all line ends doubled":      func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
		"with blank lines of white space": func(s string) string { return strings.ReplaceAll(s, "\n\n", "\n \t\n") },
		"indented":                        func(s string) string { return regexp.MustCompile(`(?m)^(.)`).ReplaceAllString(s, "\t  $1") },
		"with white space at the ends":    func(s string) string { return strings.ReplaceAll(s, "\n", " \u00a0\n") },
		"without its header":              func(s string) string { return s[strings.Index(s, "November"):] },
		"with the labels of A1": func(s string) string {
			return strings.Replace(s, "1 - 10 of 10", "Results:\n\n1 - 10 of 10\n\nDocuments", 1)
		},
		"with a pager below":         func(s string) string { return s + "\n\nFirst page\n\nPrevious\n\n1\n\n2\n\nNext ›\n" },
		"with the paging line below": func(s string) string { return s + "\n\n1 - 10 of 10\n" },
		"with bullets before dates":  replaceDates("  • $0"),
		"with hyphens before dates":  replaceDates("-\n$0"),
		"with days first":            replaceDates("$2 $1 $3"),
		"with weekdays":              replaceDates("Friday, $0"),
		"twice": func(s string) string {
			return s + "\n\n" + s
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []timeline.Entry
			for e, err := range Read("x", strings.NewReader(change(seed)), Options{}) {
				if err != nil {
					t.Error(err)
					continue
				}
				got = append(got, e)
			}
			want := want
			if name == "twice" {
				want = append(want[:10:10], want...)
			}
			same := cmp.Comparer(func(a, b timeline.Entry) bool {
				return a.Date == b.Date && a.Title == b.Title && a.Abstract == b.Abstract
			})
			if diff := cmp.Diff(want, got, same); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSeedWithALineLost takes each line from the seed in turn: the entries
// around it keep their dates, titles and abstracts.
func TestSeedWithALineLost(t *testing.T) {
	t.Parallel()
	want := readSeed(t, "cuban-missile-crisis.txt")
	content, err := seeds.FS.ReadFile("cuban-missile-crisis.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(content), "\n")
	type key struct{ date, title, abstract string }
	keyOf := func(e timeline.Entry) key { return key{e.Date.String(), e.Title, e.Abstract} }
	for i, lost := range lines {
		if lost == "" {
			continue
		}
		l := keepLedger([]byte(strings.Join(append(lines[:i:i], lines[i+1:]...), "")), FormatText)
		got := map[key]bool{}
		for _, e := range l.entries {
			got[keyOf(e)] = true
		}
		missing := 0
		for _, e := range want {
			if !got[keyOf(e)] {
				missing++
			}
		}
		allowed := 1
		if isBlank(lost) || i < 6 {
			allowed = 0
		}
		if len(l.entries) != 10 || missing > allowed {
			t.Errorf("without line %d %q: %d entries, of which %d are not as they were; want 10 and at most %d", i+1, lost, len(l.entries), missing, allowed)
		}
	}
}
