package listing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"backchannel/timeline"
)

// fuzzReader feeds one reader anything: it must end, keep what the package
// comment promises, and account for all that it was given.
func fuzzReader(f *testing.F, format string, endings ...string) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		if !slices.Contains(endings, filepath.Ext(name)) {
			continue
		}
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		l := keepLedger(content, format)
		for _, e := range l.entries {
			checkEntry(t, e)
		}
		err := l.checkLines(content, format)
		if format == FormatHTML {
			err = l.checkTexts(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

func checkEntry(t *testing.T, e timeline.Entry) {
	t.Helper()
	if e.Title == "" || e.Line < 1 || e.File != "x" {
		t.Fatalf("entry %+v lacks title, line or file", e)
	}
	if e.URL != "" && !isAddress(e.URL) {
		t.Fatalf("url %q is no address", e.URL)
	}
	texts := append([]string{e.Title, e.ID, e.URL}, strings.Split(e.Abstract, "\n\n")...)
	for _, text := range texts {
		if again, _ := clean(text); again != text {
			t.Fatalf("text %q is not clean: %q", text, again)
		}
	}
	if !norm.NFC.IsNormalString(e.Abstract) {
		t.Fatalf("abstract %q is not NFC", e.Abstract)
	}
	if again, err := timeline.ParseDate(e.Date.String()); err != nil || again != e.Date {
		t.Fatalf("date %q does not parse: %v", e.Date, err)
	}
}

func FuzzReadText(f *testing.F)  { fuzzReader(f, FormatText, ".txt") }
func FuzzReadHTML(f *testing.F)  { fuzzReader(f, FormatHTML, ".html") }
func FuzzReadCSV(f *testing.F)   { fuzzReader(f, FormatCSV, ".csv") }
func FuzzReadTSV(f *testing.F)   { fuzzReader(f, FormatTSV, ".tsv", ".csv") }
func FuzzReadJSONL(f *testing.F) { fuzzReader(f, FormatJSONL, ".jsonl") }

func FuzzParsePrinted(f *testing.F) {
	for _, s := range []string{"October 27, 1962", "22-28 October 1962", "10/27/1962", "ca. 1962?", "the 1960s", "1962-63", "1962-10-27T00:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParsePrinted(s)
		if err != nil {
			return
		}
		if again, err := timeline.ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("ParsePrinted(%q) = %q, which parses as %q, %v", s, d, again, err)
		}
	})
}
