package listing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"backchannel/seeds"
	"backchannel/timeline"
)

// ledger is what a reader said and did with a listing.
type ledger struct {
	entries  []timeline.Entry
	rejected []*RejectedError
	lines    map[int][]use
	texts    map[use][]string
	final    error
}

func keepLedger(content []byte, format string) ledger {
	l := ledger{lines: map[int][]use{}, texts: map[use][]string{}}
	opts := Options{
		Format:      format,
		account:     func(line int, as use) { l.lines[line] = append(l.lines[line], as) },
		accountText: func(text string, as use) { l.texts[as] = append(l.texts[as], text) },
	}
	for e, err := range Read("x", bytes.NewReader(content), opts) {
		rejected := (*RejectedError)(nil)
		switch {
		case errors.As(err, &rejected):
			l.rejected = append(l.rejected, rejected)
		case err != nil:
			l.final = err
		default:
			l.entries = append(l.entries, e)
		}
	}
	return l
}

// decodedLines returns the lines as the readers see them.
func decodedLines(content []byte) []string {
	decoded, err := io.ReadAll(newDecoder(bytes.NewReader(content), content[:min(len(content), 1024)]))
	if err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSuffix(string(decoded), "\n"), "\n")
}

// checkLines returns what is wrong with how the lines were accounted for: each
// line that is not blank is accounted for once, as part of an entry that
// exists, as furniture that is listed, or within a reported range.
func (l ledger) checkLines(content []byte, format string) error {
	if l.final != nil {
		return nil // no silent loss: it says that all from there on is lost
	}
	for i, text := range decodedLines(content) {
		n := i + 1
		uses := l.lines[n]
		if isBlank(text) {
			if len(uses) != 0 {
				return fmt.Errorf("line %d is blank and was used as %v", n, uses)
			}
			continue
		}
		if len(uses) != 1 {
			return fmt.Errorf("line %d %q was accounted for %d times: %v", n, text, len(uses), uses)
		}
		switch uses[0] {
		case usedInRejection:
			if !l.reported(n) {
				return fmt.Errorf("line %d %q was rejected, and no report covers it", n, text)
			}
		case usedAsFurniture:
			if format == FormatText && !isListedFurniture(text) {
				return fmt.Errorf("line %d %q was taken as furniture", n, text)
			}
		case usedAsDate:
			shown, _ := clean(text)
			if _, err := ParsePrinted(strings.TrimLeft(shown, "•·*-– ")); err != nil {
				return fmt.Errorf("line %d %q was taken as a date: %w", n, text, err)
			}
		case usedAsCitation:
			if len(l.entries) == 0 {
				return fmt.Errorf("line %d %q was taken as the citation of no entry", n, text)
			}
		case usedInEntry:
			if !l.holds(n, text, format) {
				return fmt.Errorf("line %d %q is in no entry", n, text)
			}
		}
	}
	return nil
}

func (l ledger) reported(n int) bool {
	for _, r := range l.rejected {
		if r.Line <= n && n <= r.Stop {
			return true
		}
	}
	return false
}

// holds reports whether the entry that line n belongs to has its words.
func (l ledger) holds(n int, text, format string) bool {
	text, _ = clean(text)
	for i := len(l.entries) - 1; i >= 0; i-- {
		e := l.entries[i]
		if e.Line > n {
			continue
		}
		if format != FormatText {
			return true
		}
		all := strings.Join([]string{e.Title, e.Abstract, e.URL}, " ")
		lower := strings.ToLower(all) // the old site prints titles in capitals
		if name := label(text); name != "" {
			text = strings.TrimSpace(text[len(name)+1:])
		}
		return strings.Contains(lower, strings.ToLower(text))
	}
	return false
}

func isListedFurniture(text string) bool {
	text, _ = clean(text)
	key := furnitureKey(text)
	_, isPaging := parsePaging(text)
	return isPaging || pageStarts[key] || headers[key] || isFooter(text) || key == citationBar ||
		key == "citation" || key == "get citation" || strings.HasPrefix(strings.ToLower(text), supportLine) ||
		strings.Contains("•·-–—", text)
}

// checkTexts is checkLines for HTML, where lines mean nothing: all characters
// that a browser could show are accounted for once.
func (l ledger) checkTexts(content []byte) error {
	if l.final != nil {
		return nil
	}
	var shown strings.Builder
	z := html.NewTokenizer(newDecoder(bytes.NewReader(content), content[:min(len(content), 1024)]))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind == html.TextToken {
			shown.WriteString(z.Token().Data)
		}
	}
	balance := characters(shown.String())
	for _, texts := range l.texts {
		for r, n := range characters(strings.Join(texts, " ")) {
			balance[r] -= n
		}
	}
	for r, n := range balance {
		if n != 0 {
			return fmt.Errorf("character %q: %d more shown than accounted for", r, n)
		}
	}
	var all strings.Builder
	for _, e := range l.entries {
		all.WriteString(e.Title + "\n" + e.Abstract + "\n")
	}
	for _, text := range l.texts[usedInEntry] {
		if !strings.Contains(all.String(), text) {
			return fmt.Errorf("%q is in no entry", text)
		}
	}
	for n, uses := range l.lines {
		for _, u := range uses {
			if u == usedInRejection && !l.reported(n) {
				return fmt.Errorf("text on line %d was rejected, and no report covers it", n)
			}
		}
	}
	return nil
}

// characters counts the visible characters of s.
func characters(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range norm.NFD.String(s) {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !isInvisible(r) {
			n[r]++
		}
	}
	return n
}

// mutilate damages a listing as copying, editing and bad transport do.
func mutilate(r *rand.Rand, content []byte) []byte {
	lines := bytes.SplitAfter(bytes.Clone(content), []byte("\n"))
	for range 1 + r.IntN(4) {
		i := r.IntN(len(lines))
		switch r.IntN(7) {
		case 0: // a line is lost
			lines = append(lines[:i:i], lines[i+1:]...)
		case 1: // a line stands twice
			lines = append(lines[:i+1:i+1], lines[i:]...)
		case 2: // the rest is cut off, also in mid-word
			lines = lines[:i+1]
			lines[i] = lines[i][:r.IntN(len(lines[i])+1)]
		case 3: // a byte is another
			if len(lines[i]) > 0 {
				lines[i] = bytes.Clone(lines[i])
				lines[i][r.IntN(len(lines[i]))] = byte(r.IntN(256))
			}
		case 4: // two lines are swapped
			j := r.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		case 5: // a run of lines stands somewhere else again
			j := min(len(lines), i+1+r.IntN(5))
			at := r.IntN(len(lines))
			lines = append(lines[:at:at], append(append([][]byte{}, lines[i:j]...), lines[at:]...)...)
		case 6: // a line end is lost
			lines[i] = bytes.TrimSuffix(lines[i], []byte("\n"))
		}
		if len(lines) == 0 {
			return nil
		}
	}
	return bytes.Join(lines, nil)
}

// TestNothingIsLostSilently mutilates every listing at hand.
func TestNothingIsLostSilently(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	listings := map[string][]byte{}
	for _, name := range names {
		if filepath.Ext(name) == ".golden" {
			continue
		}
		if listings[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"cuban-missile-crisis.txt", "cold-war-titles.csv"} {
		if listings[name], err = seeds.FS.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	rounds := 300
	if testing.Short() {
		rounds = 60
	}
	for name, content := range listings {
		format := strings.TrimPrefix(filepath.Ext(name), ".")
		if format == "txt" {
			format = FormatText
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(27, 10))
			for round := range rounds {
				damaged := content
				if round > 0 { // the first is whole
					damaged = mutilate(r, content)
				}
				l := keepLedger(damaged, format)
				check := func() error { return l.checkLines(damaged, format) }
				if format == FormatHTML {
					check = func() error { return l.checkTexts(damaged) }
				}
				if err := check(); err != nil {
					t.Fatalf("round %d: %v\n%s", round, err, damaged)
				}
			}
		})
	}
}
