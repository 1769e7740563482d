package db

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestSearchQuery(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, in, want string }{
		{"words", "Castro  missiles", "('castro' | 'castros') & ('missiles' | 'missile')"},
		{"a word of -y", "embassy, Embassies", "('embassy' | 'embassies' | 'embassys') & ('embassies' | 'embassy' | 'embassie')"},
		{"no plural", "pass Roa", "('pass' | 'passs') & 'roa'"},
		{"a phrase", `"Fidel Castro" speaks`, "'fidel' <-> 'castro' & ('speaks' | 'speak')"},
		{"a phrase of one word", `"missile"`, "'missile'"},
		{"a phrase that is not closed", `Roa "Fidel Castro`, "'roa' & 'fidel' <-> 'castro'"},
		{"a word left out", "Roa -Missile", "'roa' & !(('missile' | 'missiles'))"},
		{"a phrase left out", `Roa -"Raúl Castro"`, "'roa' & !('raul' <-> 'castro')"},
		{"a minus within a word", "U-2 back-channel", "'u' <-> '2' & 'back' <-> 'channel'"},
		{"a minus alone", "Roa - Che", "'roa' & 'che'"},
		{"only what is left out", "-Roa", "!('roa')"},
		{"diacritics and case", "GÖRÖG", "('gorog' | 'gorogs')"},
		{"an abbreviation", "U.S.S.R.", "('ussr' | 'ussrs')"},
		{"other scripts", "毛泽东 Рим", "'毛泽东' & 'рим'"},
		{"signs of tsquery", `a & b | !c <-> (d) 'e' :*`, "'a' & 'b' & 'c' & 'd' & 'e'"},
		{"no word", `"" - -- "-" !&|`, ""},
		{"typographic quotes", "“Fidel Castro”", "'fidel' <-> 'castro'"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := searchQuery(test.in)
			if err != nil || got != test.want {
				t.Errorf("searchQuery(%q) = %q, %v; want %q", test.in, got, err, test.want)
			}
		})
	}
}

func TestSearchVector(t *testing.T) {
	t.Parallel()
	words := func(texts ...string) map[string][]uint16 {
		found := map[string][]uint16{}
		for _, l := range searchVector(texts...).Lexemes {
			for _, p := range l.Positions {
				found[l.Word] = append(found[l.Word], p.Position)
			}
		}
		return found
	}
	want := map[string][]uint16{"castro": {1, 5}, "meets": {2}, "mikoyan": {3}}
	if diff := cmp.Diff(want, words("Castro meets Mikoyan", "Castro!")); diff != "" {
		t.Errorf("a place is left out between texts (-want +got):\n%s", diff)
	}
	long := searchVector(strings.Repeat("x", 5000) + " y")
	if len(long.Lexemes) != 1 || long.Lexemes[0].Word != "y" {
		t.Errorf("a word longer than Postgres takes: %v", long)
	}
	many := searchVector(strings.Repeat("a b ", 100_000))
	for _, l := range many.Lexemes {
		if n := len(l.Positions); n > maxPositions || l.Positions[n-1].Position > maxPosition {
			t.Errorf("%q has %d places up to %d", l.Word, n, l.Positions[n-1].Position)
		}
	}
}

// FuzzSearchQuery holds what users type to the little language that tsquery
// is given: words of letters and digits in quotes, and its own signs.
func FuzzSearchQuery(f *testing.F) {
	for _, seed := range []string{`a -"b c" d-e 'f' \`, "“x” −y", "\x00", "\xff", strings.Repeat("'", 9), "İ ǆ ﬁ ½ ²"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		query, err := searchQuery(text)
		if err != nil {
			return
		}
		if !utf8.ValidString(query) {
			t.Fatalf("searchQuery(%q) = %q, not UTF-8", text, query)
		}
		for i, piece := range strings.Split(query, "'") {
			switch {
			case i%2 == 1:
				if piece == "" || len(piece) > maxWord || strings.ContainsAny(piece, `\ &|!<>()`) {
					t.Errorf("searchQuery(%q) = %q: the word %q", text, query, piece)
				}
			case strings.Trim(piece, " &|!()<->") != "":
				t.Errorf("searchQuery(%q) = %q: outside of words %q", text, query, piece)
			}
		}
	})
}
