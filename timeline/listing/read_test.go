package listing

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

// TestSniff finds formats by content, whatever the name.
func TestSniff(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, file, in, want string
		names                map[string]string
	}{
		{"copied text", "x.csv.txt", "Skip to content\n", FormatText, nil},
		{"text with a comma in its first line", "x", "October 27, 1962\n\nTitle, more\n", FormatText, nil},
		{"text that begins with a bracket", "x", "[ADD SEARCH FILTER CANCEL SEARCH FILTER]\n", FormatText, nil},
		{"a page", "x.txt", "\ufeff \n<!DOCTYPE html><html>", FormatHTML, nil},
		{"a page without a doctype", "x", "<div>", FormatHTML, nil},
		{"text that begins with an angle", "x", "< 1962", FormatText, nil},
		{"objects", "x.txt", "\n {\"title\": 1}", FormatJSONL, nil},
		{"objects behind a byte order mark", "x.txt", "\ufeff{\"title\": 1}", FormatJSONL, nil},
		{"an array", "x", "[ {\"title\": 1}]", FormatJSONL, nil},
		{"commas", "x", "date,title\n", FormatCSV, nil},
		{"semicolons", "x", "Titel;Datum\n", FormatCSV, nil},
		{"tabs", "x.csv", "date\ttitle\n", FormatTSV, nil},
		{"Excel's first line", "x", "sep=;\nTitel;Datum\n", FormatCSV, nil},
		{"quoted names", "x", "\"Document Title\",\"Date\"\n", FormatCSV, nil},
		{"quoted names behind a byte order mark", "x", "\ufeff\"Title\",\"Date\"\n", FormatCSV, nil},
		{"mapped names", "x", "Akte,Tag\n", FormatCSV, map[string]string{"Akte": "title", "Tag": "date"}},
		{"unknown names are left to the ending", "x.csv", "Akte,Tag\n", FormatCSV, nil},
		{"unknown names without an ending", "x", "Akte,Tag\n", FormatText, nil},
		{"nothing", "x.csv", "", FormatText, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in, _ := decodeAll(t, tt.in)
			if got := sniff([]byte(in), tt.file, tt.names); got != tt.want {
				t.Errorf("sniff(%q) = %s, want %s", tt.in, got, tt.want)
			}
		})
	}
}

func TestReadFinalErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		opts     Options
		want     string // within the message
	}{
		{"a PDF", "%PDF-1.4\n", Options{}, "copy its text"},
		{"a program", "\x7fELF" + strings.Repeat("\x02\x01text\x00", 100), Options{}, "it is no text"},
		{"a workbook", "PK\x03\x04...", Options{}, "save it as CSV"},
		{"gzip", "\x1f\x8b\x08", Options{}, "unpack it"},
		{"an unknown format", "x", Options{Format: "xml"}, `format "xml": want one of auto, text`},
		{"an unknown field", "x", Options{Map: map[string]string{"Titel": "titel"}}, `map "titel": want one of id, date, title`},
		{"an array", `[{"title": "x"}]`, Options{}, "jq -c '.[]'"},
		{"a table without titles", "a,b\n1,2\n", Options{Format: FormatCSV}, "--map title=NAME"},
		{"a mapped column that is not there", "title,b\n1,2\n", Options{Format: FormatCSV, Map: map[string]string{"Tag": "date"}}, `no column "Tag"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			n := 0
			for e, err := range Read("x", strings.NewReader(tt.in), tt.opts) {
				n++
				if err == nil || errors.As(err, new(*RejectedError)) || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("Read yields %v, %v, want an error that says %q", e, err, tt.want)
				}
			}
			if n != 1 {
				t.Errorf("Read yields %d times, want once", n)
			}
		})
	}
}

func TestReadMap(t *testing.T) {
	t.Parallel()
	names := map[string]string{"Akte": "title", "Tag": "date", "Inhalt": "abstract", "Adresse": "url", "Nr": "id"}
	want := []timeline.Entry{{
		ID: "7", Date: mustDate(t, "1962-10-27"), Title: "Brief", Abstract: "Kurz.", URL: "https://archive.example.org/7", File: "x",
	}}
	for format, in := range map[string]string{
		FormatCSV:   "Tag,Akte,Inhalt,Adresse,Nr,title\n27.10.1962,Brief,Kurz.,https://archive.example.org/7,7,not this\n",
		FormatJSONL: `{"title": "not this", "Akte": "Brief", "Tag": "27.10.1962", "Inhalt": "Kurz.", "Adresse": "https://archive.example.org/7", "Nr": 7}`,
	} {
		var got []timeline.Entry
		for e, err := range Read("x", strings.NewReader(in), Options{Format: format, Map: names}) {
			if rejected := (*RejectedError)(nil); errors.As(err, &rejected) && rejected.Note {
				continue // the column that is not read
			}
			if err != nil {
				t.Errorf("%s: %v", format, err)
				continue
			}
			e.Line = 0
			got = append(got, e)
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b timeline.Date) bool { return a == b })); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

func mustDate(t *testing.T, s string) timeline.Date {
	t.Helper()
	d, err := timeline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRejectedError(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		err  RejectedError
		want string
	}{
		{RejectedError{File: "f", Line: 3, Stop: 3, Text: "x", Want: "a title"}, `f:3: want a title, found "x"`},
		{RejectedError{File: "f", Line: 3, Stop: 5, Want: "a title"}, `f:3-5: want a title`},
		{RejectedError{File: "f", Line: 3, Want: "read on", Note: true}, `f:3: note: read on`},
		{RejectedError{File: "f", Line: 3, Text: "x", Want: "read on", Note: true}, `f:3: note: read on: "x"`},
	} {
		if got := tt.err.Error(); got != tt.want {
			t.Errorf("Error() = %s, want %s", got, tt.want)
		}
	}
}

func TestPagingLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"1 - 10 of 307":                      10,
		"11 – 15 of 15":                      5,
		"Results: 1 - 10 of 1,307":           10,
		"Displaying 31 - 40 of 40 documents": 10,
		"1-4 of 4":                           4,
		"0 - 0 of 0":                         0,
		"10 - 1 of 10":                       0,
		"1 - 10 of 5":                        0,
	} {
		p, ok := parsePaging(in)
		if !ok || p.announced() != want {
			t.Errorf("parsePaging(%q) = %v, %v, which announces %d entries, want %d", in, p, ok, p.announced(), want)
		}
	}
	for _, in := range []string{"1 - 10", "page 1 of 10", "one - ten of many", "October 1 - 10 of 1962", "Minutes 1 - 2 of 3 meetings"} {
		if p, ok := parsePaging(in); ok {
			t.Errorf("parsePaging(%q) = %v, want none", in, p)
		}
	}
}
