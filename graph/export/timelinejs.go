package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"strings"

	"backchannel/timeline"
)

type (
	tlDate struct {
		Year  int `json:"year"`
		Month int `json:"month,omitempty"`
		Day   int `json:"day,omitempty"`
	}
	tlText struct {
		Headline string `json:"headline"`
		Text     string `json:"text,omitempty"`
	}
	tlEvent struct {
		ID      string  `json:"unique_id"` // else a slug of the headline, which breaks links when that is edited
		Start   tlDate  `json:"start_date"`
		End     *tlDate `json:"end_date,omitempty"`
		Display string  `json:"display_date,omitempty"`
		Group   string  `json:"group,omitempty"`
		Text    tlText  `json:"text"`
	}
)

// errNothingDated is what a timeline without events would be: TimelineJS does
// not load it.
var errNothingDated = errors.New("no entry chosen has a date, and TimelineJS opens no empty timeline: choose more")

// writeTimelineJS writes the dated entries as a timeline of Knight Lab's
// TimelineJS (https://timeline.knightlab.com/docs/json-format.html), which
// takes text for HTML. Undated entries, which it would pass over without a
// word, are left out and counted.
func writeTimelineJS(ctx context.Context, o *out, s Source) error {
	escape := func(text string) string { return html.EscapeString(o.utf8(text)) }
	title, err := json.Marshal(map[string]tlText{"text": {Headline: escape(s.Collection), Text: escape(s.describe("Entries"))}})
	if err != nil {
		return err
	}
	o.str(`{"scale":"human","title":`, string(title), `,"events":[`)
	comma := ""
	err = s.eachEntry(ctx, func(e timeline.StoredEntry) error {
		parts := dateParts(e.Entry.Date)
		if len(parts) == 0 {
			o.loss.Entries++
			return nil
		}
		event := tlEvent{ID: fmt.Sprintf("entry-%d", e.ID), Start: tlDateOf(parts[0]), Group: string(e.Kind)}
		if len(parts) > 1 {
			end := tlDateOf(parts[1])
			event.End = &end
		}
		if qualified(e.Entry.Date) || strings.Contains(e.Entry.Date.String(), "/") {
			event.Display = e.Entry.Date.String()
		}
		event.Text.Headline = escape(e.Entry.Title)
		for p := range strings.SplitSeq(e.Entry.Abstract, "\n\n") {
			if p != "" {
				event.Text.Text += "<p>" + escape(p) + "</p>"
			}
		}
		if u := e.Entry.URL; strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
			event.Text.Text += `<p><a href="` + escape(u) + `">` + escape(u) + "</a></p>"
		}
		line, err := json.Marshal(event)
		if err != nil {
			return err
		}
		o.str(comma, "\n")
		o.Write(line)
		comma = ","
		return nil
	})
	if err == nil && comma == "" {
		err = errNothingDated
	}
	o.str("\n]}\n")
	return err
}

func tlDateOf(parts []int) tlDate {
	p := append(parts, 0, 0)
	return tlDate{p[0], p[1], p[2]}
}
