package export

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"backchannel/graph"
	"backchannel/timeline"
)

// errNoMessage is what a file without letters would be: CMIF knows none such.
var errNoMessage = errors.New("no message is chosen, and CMIF describes nothing else: choose more")

// writeCMIF writes the messages of the view as correspondence metadata
// (https://correspsearch.net/en/documentation.html), which must be, and by this
// are, published under CC BY 4.0. Conversations and exchanges are left out and
// counted. The date and the address of publication are whoever publishes it to
// fill in: the file itself bears the revision, and a name instead of an address.
func writeCMIF(ctx context.Context, o *out, s Source) error {
	messages := 0
	for x := range s.View.Interactions() {
		if x.Kind == timeline.Message {
			messages++
		} else {
			o.loss.Interactions++
		}
	}
	if messages == 0 {
		return errNoMessage
	}
	o.str(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>`, "\n<fileDesc><titleStmt><title>")
	o.xml(s.Collection + ": messages")
	o.str("</title><editor>")
	o.xml(s.Generator)
	o.str("</editor></titleStmt>\n<publicationStmt><publisher>")
	o.xml(s.Collection)
	o.str(`</publisher><idno type="url">`)
	o.xml("urn:backchannel:" + url.PathEscape(o.utf8(s.Collection)) + ":revision:" + strconv.FormatInt(s.Revision, 10))
	o.str("</idno><date>revision ")
	o.int(s.Revision)
	o.str(`</date><availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability></publicationStmt>`, "\n")
	o.str(`<sourceDesc><bibl xml:id="collection" type="online">`)
	o.xml(s.describe("Messages"))
	o.str("</bibl></sourceDesc></fileDesc>\n<profileDesc>\n")
	var batch []graph.Interaction
	flush := func() error {
		var found documents
		for _, x := range batch {
			found.add(x.Entry)
		}
		if err := found.lookUp(ctx, s); err != nil {
			return err
		}
		for _, x := range batch {
			o.correspDesc(s, x, found.list[found.place[x.Entry]])
		}
		batch = batch[:0]
		return nil
	}
	for x := range s.View.Interactions() {
		if x.Kind != timeline.Message {
			continue
		}
		x.From, x.To = append([]int64(nil), x.From...), append([]int64(nil), x.To...)
		if batch = append(batch, x); len(batch) == batchEntries {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	o.str("</profileDesc></teiHeader>\n<text><body><p/></body></text></TEI>\n")
	return nil
}

func (o *out) correspDesc(s Source, x graph.Interaction, d document) {
	o.str(`<correspDesc xml:id="i`)
	o.int(x.ID)
	o.str(`" key="entry-`)
	o.int(x.Entry)
	o.str(`" source="#collection"`)
	if u, err := url.Parse(o.utf8(d.url)); err == nil && d.url != "" {
		o.str(` ref="`)
		o.xml(u.String())
		o.str(`"`)
	}
	o.str(">\n")
	o.correspAction(s, "sent", x.From, x)
	o.correspAction(s, "received", x.To, x)
	if d.title != "" {
		o.str("<note>")
		o.xml(d.title)
		if d.date != "" {
			o.xml(" (" + d.date + ")")
		}
		o.str("</note>")
	}
	o.str("</correspDesc>\n")
}

func (o *out) correspAction(s Source, kind string, parties []int64, x graph.Interaction) {
	o.str(`<correspAction type="`, kind, `">`)
	cert := ""
	if x.Certainty == timeline.Inferred {
		cert = ` cert="low"`
	}
	known := false
	for _, id := range parties {
		a, err := s.View.Network().Actor(id)
		if err != nil {
			continue
		}
		known = true
		name := "persName"
		if a.Class == timeline.Organisation {
			name = "orgName"
		}
		o.str("<", name, cert, ">")
		o.xml(a.Name)
		o.str("</", name, ">")
	}
	if !known {
		o.str("<persName>Unknown</persName>")
	}
	if kind == "sent" && x.Dated {
		o.teiDate(x.First, x.Last)
	}
	o.str("</correspAction>\n")
}

// teiDate writes a span as far as CMIF knows dates: a day, a month, a year, or
// two days between which it lies.
func (o *out) teiDate(first, last timeline.Day) {
	text := string(appendEDTF(nil, first, last))
	o.str("<date")
	switch {
	case first == timeline.DistantPast && last == timeline.DistantFuture:
	case first == timeline.DistantPast:
		o.str(` notAfter="`)
		o.day(last)
		o.str(`"`)
	case last == timeline.DistantFuture:
		o.str(` notBefore="`)
		o.day(first)
		o.str(`"`)
	case len(text) <= len("1962-10-27"):
		o.str(` when="`, text, `"`)
	default:
		o.str(` notBefore="`)
		o.day(first)
		o.str(`" notAfter="`)
		o.day(last)
		o.str(`"`)
	}
	o.str(">", text, "</date>")
}
