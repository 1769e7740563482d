package server

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"backchannel/timeline"
)

// segments cuts a text of an entry where mentions and evidence begin and end.
// Joined, the segments are the text; none is empty, and no two overlap. Where
// mentions do, the one that begins last is named. This is the one place that
// counts code points for a reader: what leaves it needs no counting.
func segments(text string, field timeline.Field, mentions []timeline.StoredMention, evidence []timeline.Span) []Segment {
	if text == "" {
		return []Segment{}
	}
	length := utf8.RuneCountInString(text)
	clip := func(s timeline.Span) (timeline.Span, bool) {
		s.Start, s.Stop = max(s.Start, 0), min(s.Stop, length)
		return s, s.Field == field && s.Start < s.Stop
	}
	var named []timeline.StoredMention
	bounds := []int{0, length}
	for _, m := range mentions {
		var ok bool
		if m.Span, ok = clip(m.Span); ok {
			named = append(named, m)
			bounds = append(bounds, m.Start, m.Stop)
		}
	}
	var proof []timeline.Span
	for _, s := range evidence {
		if s, ok := clip(s); ok {
			proof = append(proof, s)
			bounds = append(bounds, s.Start, s.Stop)
		}
	}
	slices.SortStableFunc(named, func(a, b timeline.StoredMention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Stop, a.Stop))
	})
	slices.SortFunc(proof, func(a, b timeline.Span) int { return cmp.Compare(a.Start, b.Start) })
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)

	out := make([]Segment, 0, len(bounds))
	var open []timeline.StoredMention // begun at or before where we are, the last on top
	proven := 0                       // where the evidence so far ends
	rest := text
	var last timeline.StoredMention // of the last segment; zero for none
	for i, at := range bounds[:len(bounds)-1] {
		for len(named) > 0 && named[0].Start <= at {
			open, named = append(open, named[0]), named[1:]
		}
		for len(open) > 0 && open[len(open)-1].Stop <= at {
			open = open[:len(open)-1]
		}
		for len(proof) > 0 && proof[0].Start <= at {
			proven, proof = max(proven, proof[0].Stop), proof[1:]
		}
		var s Segment
		s.Text, rest = cutRunes(rest, bounds[i+1]-at)
		s.Evidence = optional(proven > at)
		var m timeline.StoredMention
		if len(open) > 0 {
			m = open[len(open)-1]
			s.Actor = optional(formatID(m.Actor))
			s.Certainty = optional(Certainty(m.Certainty))
		}
		if n := len(out); n > 0 && m == last && (s.Evidence == nil) == (out[n-1].Evidence == nil) {
			out[n-1].Text += s.Text // the bound was another's
			continue
		}
		last = m
		out = append(out, s)
	}
	return out
}

// cutRunes returns the first n code points of s, and what follows them.
func cutRunes(s string, n int) (string, string) {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i], s[i:]
}

// words returns the words of an entry at a span.
func words(e timeline.Entry, s timeline.Span) string {
	_, from := cutRunes(e.Text(s.Field), max(s.Start, 0))
	w, _ := cutRunes(from, s.Stop-max(s.Start, 0))
	return w
}
