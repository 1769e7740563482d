package listing

import (
	"slices"
	"strings"

	"backchannel/timeline"
)

// document is the page of a single document, copied whole. It gives one entry;
// the document's own text is passed over with a note, as it is no listing.
type document struct {
	style   documentStyle
	first   int // the first line of the entry
	last    int
	date    timeline.Date
	title   string
	pieces  []piece // lines that may be summary and citation
	size    int
	yielded bool
	body    passage
}

type documentStyle int

const (
	// styleSupport: date, title, supportLine or one of documentHeadings.
	styleSupport documentStyle = iota
	// styleBar: date, title in capitals, citationBar, summary, citation.
	styleBar
	// styleCited: labelled paragraphs, Citation: and Summary:.
	styleCited
)

// documentLine recognises a line behind a title that only the page of a single
// document has, and makes the draft such a page.
func (t *textReader) documentLine(n int, text string) bool {
	key := furnitureKey(text)
	doc := &document{first: t.draft.first, last: t.draft.last, date: t.draft.date}
	switch {
	case strings.HasPrefix(strings.ToLower(text), supportLine):
		t.use(n, usedAsFurniture)
	case key == citationBar:
		t.use(n, usedAsFurniture)
		doc.style = styleBar
	case documentHeadings[key] && t.page.pagingAt == 0:
		t.use(n, usedInRejection)
	default:
		return false
	}
	d := t.draft
	t.draft = nil
	t.doc = doc
	if d.first != d.pieces[0].n {
		t.use(d.first, usedAsDate)
	}
	titleLines := d.titleLines(d.pieces)
	below := d.pieces[titleLines:]
	switch {
	case doc.style == styleBar:
		doc.pieces = slices.Clone(below)
		below = nil
	case documentHeadings[key]: // nothing parts the title from the document
		for _, p := range below {
			doc.pass(t, p.n, p.text)
		}
		below = nil
		doc.body.add(n, text)
	}
	doc.title = joinPieces(d.pieces[:titleLines])
	for _, p := range append(d.pieces[:titleLines:titleLines], below...) {
		t.use(p.n, usedInEntry)
	}
	if doc.style == styleSupport {
		doc.yielded = true
		t.yieldEntry(timeline.Entry{Date: d.date, Title: doc.title, Abstract: joinPieces(below), Line: d.first}, d.last)
	}
	return true
}

func newCitedDocument(n int) *document {
	return &document{style: styleCited, first: n}
}

// line takes one line of the page.
func (d *document) line(t *textReader, n int, text string, gap int) {
	key, label := furnitureKey(text), label(text)
	switch {
	case d.yielded:
		d.pass(t, n, text)
	case d.style == styleBar && (key == "citation" || key == "get citation"):
		t.use(n, usedAsFurniture)
	case d.style == styleBar && (key == "share document" || key == "view document in"),
		d.style == styleCited && (label == "credits" || label == "original language" || label == "contents"):
		d.finish(t)
		d.pass(t, n, text)
	default:
		d.size += len(text)
		if d.size > maxEntry { // there is no end to the summary: give what stands before it
			d.finish(t)
			d.pass(t, n, text)
			return
		}
		d.last = n
		d.pieces = append(d.pieces, piece{n: n, text: text, opens: gap > 0 || len(d.pieces) == 0})
	}
}

// pass takes a line that is no part of the entry.
func (d *document) pass(t *textReader, n int, text string) {
	t.use(n, usedInRejection)
	d.body.add(n, text)
}

// end closes the page.
func (d *document) end(t *textReader) {
	d.finish(t)
	if d.body.first > 0 {
		t.note(d.body.first, d.body.last, d.body.text, "this is the page of one document, no list; its own text was passed over")
	}
}

// finish yields the entry once.
func (d *document) finish(t *textReader) {
	if d.yielded {
		return
	}
	d.yielded = true
	e := timeline.Entry{Date: d.date, Title: d.title, Line: d.first}
	var citation, summary, rest []piece
	switch d.style {
	case styleBar:
		citation, summary, rest = d.finishBar(&e)
	case styleCited:
		citation, summary, rest = d.finishCited(&e)
	}
	if e.Title == "" {
		for _, p := range d.pieces {
			t.use(p.n, usedInRejection)
		}
		t.reject(d.first, d.last, joinPieces(d.pieces), `a citation that begins with the document's title in quotes, such as "Title," October 27, 1962`)
		return
	}
	for _, p := range citation {
		t.use(p.n, usedAsCitation)
	}
	for _, p := range summary {
		t.use(p.n, usedInEntry)
	}
	for _, p := range rest {
		d.pass(t, p.n, p.text)
	}
	t.yieldEntry(e, d.last)
}

// finishBar tells the summary from the citation below it, which has the title
// as it is written, where the page prints capitals. rest is below both.
func (d *document) finishBar(e *timeline.Entry) (citation, summary, rest []piece) {
	summary = d.pieces
	for i, p := range d.pieces {
		if title, _, ok := parseCitation(p.text); ok && strings.EqualFold(title, e.Title) {
			e.Title = title
			citation, summary, rest = d.pieces[i:i+1], d.pieces[:i], d.pieces[i+1:]
			break
		}
	}
	e.Abstract = joinPieces(summary)
	return citation, summary, rest
}

// label returns which label stands before the text, in lower case; "" none.
func label(text string) string {
	name, _, ok := strings.Cut(text, ":")
	switch name = strings.ToLower(name); {
	case !ok:
	case name == "citation", name == "summary", name == "credits", name == "original language", name == "contents":
		return name
	}
	return ""
}

// finishCited reads the labelled paragraphs. rest is what stands below the
// lines of the citation that were understood.
func (d *document) finishCited(e *timeline.Entry) (citation, summary, rest []piece) {
	part := &citation
	for _, p := range d.pieces {
		switch label(p.text) {
		case "citation":
			part = &citation
		case "summary":
			part = &summary
		}
		if name := label(p.text); name != "" {
			p.text = strings.TrimSpace(p.text[len(name)+1:])
			p.opens = true
		}
		*part = append(*part, p)
	}
	e.Abstract = joinPieces(slices.DeleteFunc(slices.Clone(summary), func(p piece) bool { return p.text == "" }))
	// The title may be printed on several lines; the fewest that read as a
	// citation are it, best with a date.
	lines := 0
	for n := range citation {
		title, date, ok := parseCitation(strings.TrimSpace(joinPieces(citation[:n+1])))
		if ok && (e.Title == "" || date.Known()) {
			e.Title, e.Date, lines = title, date, n+1
		}
		if date.Known() {
			break
		}
	}
	return citation[:lines], summary, citation[lines:]
}

// parseCitation reads the title and date of "Title," October 27, 1962, History
// and Public Policy Program Digital Archive, ...; the date may be absent.
func parseCitation(s string) (title string, date timeline.Date, ok bool) {
	s, _ = clean(strings.NewReplacer("“", `"`, "”", `"`).Replace(s))
	s, ok = strings.CutPrefix(s, `"`)
	if !ok {
		return "", date, false
	}
	// The title may hold quotes of its own: it ends before the first that a date follows.
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '"')
		if i < 0 {
			break
		}
		at += i
		rest := strings.TrimLeft(s[at+1:], ", ")
		if title == "" {
			title = s[:at]
		}
		parts := strings.SplitN(rest, ",", 3)
		for n := min(2, len(parts)); n > 0; n-- {
			if d, err := ParsePrinted(strings.Join(parts[:n], ",")); err == nil && d.Known() {
				return trimTitle(s[:at]), d, true
			}
		}
		at++
	}
	title = trimTitle(title)
	return title, date, title != ""
}

func trimTitle(s string) string { return strings.TrimRight(strings.TrimSpace(s), ",") }
