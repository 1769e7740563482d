package export

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"backchannel/timeline"
)

// cslItem is an item of CSL-JSON 1.0.2
// (https://docs.citationstyles.org/en/stable/specification.html).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author,omitempty"`
	Recipient []cslName `json:"recipient,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Genre     string    `json:"genre,omitempty"`
	Abstract  string    `json:"abstract,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Note      string    `json:"note"`
}

type cslName struct {
	Literal string `json:"literal"`
}

// cslDate has no seasons: citeproc takes months beyond 12 for such.
type cslDate struct {
	Parts   [][]int `json:"date-parts"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"` // what the parts do not say: an open end
}

// writeCSL writes the entries as CSL-JSON. Zotero reads the first date of two.
func writeCSL(ctx context.Context, o *out, s Source) error {
	o.str("[")
	comma := ""
	err := s.eachEntry(ctx, func(e timeline.StoredEntry) error {
		item := cslItem{
			ID: fmt.Sprintf("entry-%d", e.ID), Type: cslType(e.Kind), Title: o.utf8(e.Entry.Title), Genre: string(e.Kind),
			Abstract: o.utf8(e.Entry.Abstract), URL: o.utf8(e.Entry.URL), Note: o.utf8(s.note(e.ID)),
		}
		if e.Kind == timeline.KindOther {
			item.Genre = ""
		}
		if x, ok := act(e); ok {
			item.Author, item.Recipient = o.literal(s.names(x.FromIDs)), o.literal(s.names(x.ToIDs))
		}
		if d := e.Entry.Date; d.Known() {
			item.Issued = &cslDate{Parts: dateParts(d), Circa: qualified(d)}
			if strings.Contains(d.String(), "..") || strings.HasPrefix(d.String(), "/") || strings.HasSuffix(d.String(), "/") {
				item.Issued.Literal = d.String()
			}
		}
		line, err := json.Marshal(item)
		if err != nil {
			return err
		}
		o.str(comma, "\n")
		o.Write(line)
		comma = ","
		return nil
	})
	o.str("\n]\n")
	return err
}

// note says where an entry comes from; formats without a header have it on
// each entry.
func (s Source) note(entry int64) string {
	note := fmt.Sprintf("Backchannel: collection “%s”, revision %d, entry %d", s.Collection, s.Revision, entry)
	if s.Filter != "" {
		note += ", chosen by: " + s.Filter
	}
	return note
}

func (o *out) literal(names []string) []cslName {
	var list []cslName
	for _, n := range names {
		list = append(list, cslName{o.utf8(n)})
	}
	return list
}

func cslType(k timeline.Kind) string {
	switch k {
	case timeline.KindTelegram, timeline.KindLetter, timeline.KindMessage, timeline.KindInstruction:
		return "personal_communication"
	case timeline.KindReport, timeline.KindMemorandum:
		return "report"
	case timeline.KindSpeech:
		return "speech"
	}
	return "document"
}
