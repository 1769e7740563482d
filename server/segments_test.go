package server

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

func mention(actor int64, field timeline.Field, start, stop int) timeline.StoredMention {
	return timeline.StoredMention{
		Actor:   actor,
		Mention: timeline.Mention{Span: timeline.Span{Field: field, Start: start, Stop: stop}, Certainty: timeline.Read},
	}
}

func TestSegments(t *testing.T) {
	t.Parallel()
	const title = "Letter from Görög 😀 to Castro"
	at := func(word string) (start, stop int) {
		i := strings.Index(title, word)
		if i < 0 {
			t.Fatalf("no %q in the title", word)
		}
		start = utf8.RuneCountInString(title[:i])
		return start, start + utf8.RuneCountInString(word)
	}
	span := func(word string) timeline.Span {
		start, stop := at(word)
		return timeline.Span{Field: timeline.FieldTitle, Start: start, Stop: stop}
	}
	named := func(actor int64, word string) timeline.StoredMention {
		start, stop := at(word)
		return mention(actor, timeline.FieldTitle, start, stop)
	}
	// plain writes segments as text: [actor:words], with ! behind evidence.
	plain := func(segments []Segment) string {
		var b strings.Builder
		for _, s := range segments {
			b.WriteString("[")
			if s.Actor != nil {
				b.WriteString(*s.Actor + ":")
			}
			b.WriteString(s.Text)
			if s.Evidence != nil {
				b.WriteString("!")
			}
			b.WriteString("]")
		}
		return b.String()
	}
	tests := []struct {
		name     string
		mentions []timeline.StoredMention
		evidence []timeline.Span
		want     string
	}{
		{"nothing is one segment", nil, nil, "[Letter from Görög 😀 to Castro]"},
		{
			"mentions behind letters of several bytes",
			[]timeline.StoredMention{named(1, "Görög"), named(2, "Castro")},
			nil, "[Letter from ][1:Görög][ 😀 to ][2:Castro]",
		},
		{
			"mentions in any order",
			[]timeline.StoredMention{named(2, "Castro"), named(1, "Görög")},
			nil, "[Letter from ][1:Görög][ 😀 to ][2:Castro]",
		},
		{
			"a mention within another",
			[]timeline.StoredMention{named(1, "Görög 😀"), named(2, "😀")},
			nil, "[Letter from ][1:Görög ][2:😀][ to Castro]",
		},
		{
			"two mentions of one stretch",
			[]timeline.StoredMention{named(1, "Castro"), named(2, "Castro")},
			nil, "[Letter from Görög 😀 to ][2:Castro]",
		},
		{
			"mentions that cross",
			[]timeline.StoredMention{named(1, "Görög 😀"), named(2, "😀 to")},
			nil, "[Letter from ][1:Görög ][2:😀 to][ Castro]",
		},
		{
			"evidence cuts a mention",
			[]timeline.StoredMention{named(1, "Görög 😀")},
			[]timeline.Span{span("from Görög")},
			"[Letter ][from !][1:Görög!][1: 😀][ to Castro]",
		},
		{
			"evidence that overlaps counts once",
			nil,
			[]timeline.Span{span("Letter from"), span("from Görög"), span("Castro")},
			"[Letter from Görög!][ 😀 to ][Castro!]",
		},
		{
			"the other field's do not count",
			[]timeline.StoredMention{mention(1, timeline.FieldAbstract, 0, 6)},
			[]timeline.Span{{Field: timeline.FieldAbstract, Start: 0, Stop: 3}},
			"[Letter from Görög 😀 to Castro]",
		},
		{
			"what lies outside the text is cut off",
			[]timeline.StoredMention{mention(1, timeline.FieldTitle, -3, 6), mention(2, timeline.FieldTitle, 23, 400), mention(3, timeline.FieldTitle, 90, 91)},
			nil, "[1:Letter][ from Görög 😀 to ][2:Castro]",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := plain(segments(title, timeline.FieldTitle, tt.mentions, tt.evidence))
			if got != tt.want {
				t.Errorf("segments = %s, want %s", got, tt.want)
			}
		})
	}
}

// TestSegmentsHoldTogether compares with the naive reading, one code point at
// a time, over texts, mentions and evidence without order or reason.
func TestSegmentsHoldTogether(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab é😀\n")
	for range 2000 {
		text := make([]rune, random.IntN(30))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
		}
		var mentions []timeline.StoredMention
		for i := range random.IntN(6) {
			start := random.IntN(30)
			mentions = append(mentions, mention(int64(i+1), timeline.FieldTitle, start, start+1+random.IntN(8)))
		}
		var evidence []timeline.Span
		for range random.IntN(4) {
			start := random.IntN(30)
			evidence = append(evidence, timeline.Span{Field: timeline.FieldTitle, Start: start, Stop: start + 1 + random.IntN(8)})
		}
		var joined strings.Builder
		i := 0
		for _, s := range segments(string(text), timeline.FieldTitle, mentions, evidence) {
			if s.Text == "" {
				t.Fatalf("segments(%q): an empty segment", string(text))
			}
			for range utf8.RuneCountInString(s.Text) {
				covered, proven := map[string]bool{}, false
				for _, m := range mentions {
					if m.Start <= i && i < m.Stop {
						covered[formatID(m.Actor)] = true
					}
				}
				for _, e := range evidence {
					proven = proven || e.Start <= i && i < e.Stop
				}
				if s.Actor == nil && len(covered) > 0 || s.Actor != nil && !covered[*s.Actor] {
					t.Fatalf("segments(%q, %v): character %d has actor %v, want one of %v", string(text), mentions, i, s.Actor, covered)
				}
				if (s.Evidence != nil) != proven {
					t.Fatalf("segments(%q, %v): character %d is evidence: %v, want %v", string(text), evidence, i, s.Evidence, proven)
				}
				i++
			}
			joined.WriteString(s.Text)
		}
		if diff := cmp.Diff(string(text), joined.String()); diff != "" {
			t.Fatalf("joined segments (-want +got):\n%s", diff)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	e := timeline.Entry{Title: "Görög 😀 reports", Abstract: "Nő"}
	tests := []struct {
		name string
		span timeline.Span
		want string
	}{
		{"behind an astral character", timeline.Span{Field: timeline.FieldTitle, Start: 8, Stop: 15}, "reports"},
		{"the abstract", timeline.Span{Field: timeline.FieldAbstract, Start: 0, Stop: 2}, "Nő"},
		{"beyond the end", timeline.Span{Field: timeline.FieldAbstract, Start: 1, Stop: 20}, "ő"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := words(e, tt.span); got != tt.want {
				t.Errorf("words(%v) = %q, want %q", tt.span, got, tt.want)
			}
		})
	}
}
