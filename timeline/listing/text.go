package listing

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"backchannel/timeline"
)

// readText reads what is copied from the result pages of the Wilson Center
// Digital Archive, in both of its layouts, also several pages one below
// another.
//
// A list is made of date lines, each followed by a title and mostly by an
// abstract; a date counts as such only where it is a whole line. Blank lines
// part the three, or nothing does (one line a part). On the old site a bullet
// stands before each date, or a hyphen on a line of its own. An entry without
// date has a blank line, a bare bullet or a bare hyphen in the date's place. A
// line that is only a web address is the entry's URL. The page of a single
// document is recognised by the headings around it: see document.go.
func readText(out *reporter, src *bufio.Reader) error {
	lines := &lineReader{src: src}
	t := textReader{reporter: out}
	current, err := lines.next()
	for !t.stopped && err == nil {
		var following line
		following, err = lines.next()
		t.line(current, err != nil || isBlank(following.text), following)
		current = following
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("listing %s line %d: %w", t.file, lines.n+1, err)
	}
	t.finish()
	return nil
}

// isBlank reports whether nothing of s would be seen in a browser.
func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !isInvisible(r) {
			return false
		}
	}
	return true
}

// textReader goes through a listing line by line.
type textReader struct {
	*reporter
	gap   int    // blank lines since the last line
	draft *draft // the entry being read; nil where none is
	page  page
	doc   *document // the page of one document being read; nil in a list
	read  int       // entries of all pages
	other passage   // lines outside entries that are no known furniture
}

// page is what is known of the page being read.
type page struct {
	listed   bool // its list has begun: text from here on belongs to entries
	ended    bool // its list has ended
	hyphens  bool // entries are parted by hyphens
	bullets  bool // dates stand behind bullets
	slot     bool // a bare bullet or hyphen was read, and no line since
	dense    bool // the last entry had no blank lines within
	titleGap int  // blank lines between the last date and its title
	paging   paging
	pagingAt int  // the paging line; 0 none
	closed   bool // the paging line stood below the list
	entries  int
}

// draft is an entry that is being read.
type draft struct {
	date   timeline.Date
	first  int // its first line
	last   int
	gap    int // blank lines before the title
	pieces []piece
	spaced bool // blank lines part its pieces
	size   int
	large  bool // more than maxEntry, and no longer collected
}

// piece is one line of a draft; opens tells the first of a paragraph.
type piece struct {
	n     int
	text  string
	opens bool
}

// passage is a run of lines, and the beginning of its text.
type passage struct {
	first, last int
	text        string
}

func (p *passage) add(n int, text string) {
	if p.first == 0 {
		p.first = n
	}
	p.last = n
	if len(p.text) < 400 {
		p.text += " " + text
	}
}

// line takes one line. lone tells that no text follows it directly.
func (t *textReader) line(l line, lone bool, following line) {
	if isBlank(l.text) {
		t.gap++
		return
	}
	text, _ := clean(l.text)
	gap := t.gap
	t.gap = 0
	slot := t.page.slot
	t.page.slot = false
	key := furnitureKey(text)
	switch {
	case l.long:
		t.use(l.n, usedInRejection)
		t.reject(l.n, 0, text, fmt.Sprintf("a line of at most %d MiB", maxLine>>20))
	case pageStarts[key]:
		t.use(l.n, usedAsFurniture)
		t.endPage()
	case t.pagingLine(l.n, text):
	case t.doc != nil:
		t.doc.line(t, l.n, text, gap)
	case t.slotLine(text, following):
		t.use(l.n, usedAsFurniture)
		t.endEntry()
		t.page.listed, t.page.ended, t.page.slot = true, false, true
	case t.dateLine(l.n, text, gap, lone, slot):
	case slot:
		t.begin(l.n, timeline.Date{})
		t.append(l.n, text, gap)
	case t.draft == nil:
		t.outside(l.n, text, key, gap)
	default:
		t.inside(l.n, text, gap, lone)
	}
}

// pagingLine takes "1 - 10 of 49", which stands above a list, and with some
// pages below it again.
func (t *textReader) pagingLine(n int, text string) bool {
	p, ok := parsePaging(text)
	if !ok {
		return false
	}
	t.use(n, usedAsFurniture)
	repeated := t.page.pagingAt == 0 || t.page.paging == p
	if t.page.listed && repeated && t.doc == nil {
		t.endEntry()
		t.page.paging, t.page.pagingAt = p, n
		t.page.ended, t.page.closed = true, true
		return true
	}
	t.endPage()
	t.page.paging, t.page.pagingAt, t.page.listed = p, n, true
	return true
}

// slotLine recognises a bare hyphen or bullet, behind which an entry begins.
func (t *textReader) slotLine(text string, following line) bool {
	switch text {
	case "-", "–", "—":
		if t.page.hyphens || t.draft == nil {
			t.page.hyphens = true
			return true
		}
		next, _ := clean(following.text)
		d, err := ParsePrinted(next)
		t.page.hyphens = err == nil && d.Known()
		return t.page.hyphens
	case "•", "·":
		t.page.bullets = true
		return true
	}
	return false
}

// dateLine begins an entry where text is its date.
func (t *textReader) dateLine(n int, text string, gap int, lone, slot bool) bool {
	bulleted := false
	for _, bullet := range []string{"• ", "· ", "* ", "- ", "– "} {
		if rest, ok := strings.CutPrefix(text, bullet); ok {
			text, bulleted = rest, true
			break
		}
	}
	if len(text) > 60 {
		return false
	}
	date, err := ParsePrinted(text)
	if err != nil {
		return false
	}
	switch first, _, _ := strings.Cut(date.String(), "/"); {
	case slot, bulleted, gap > 0 && lone, t.draft == nil && lone:
	case t.draft == nil: // a date that text follows on the next line
	case len(t.draft.pieces) == 0 && gap == 0 && len(first) < len("1962-10-27"):
		return false // the title of a document may be a year
	case len(t.draft.pieces) == 0:
	case gap > 0: // the blank line behind it is missing
	case continues(t.draft.pieces[len(t.draft.pieces)-1].text):
		return false // a title that is printed on two lines, the second a date
	case len(first) >= len("1962-10-27"):
	case !t.draft.spaced && (t.page.dense || t.page.entries == 0) && !lone:
	default:
		return false // "1962" or "October 1962" on a line of a paragraph
	}
	t.endEntry()
	t.begin(n, date)
	return true
}

// continues reports whether a line cannot be the end of a text.
func continues(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	switch strings.ToLower(last) {
	case "of", "on", "from", "dated", "and", "to", "the", "in", "between", "with", "for":
		return true
	}
	return strings.HasSuffix(text, ",") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "-")
}

// outside takes a line where no entry is open.
func (t *textReader) outside(n int, text, key string, gap int) {
	switch {
	case t.page.ended:
		if isFooter(text) || headers[key] {
			t.use(n, usedAsFurniture)
			return
		}
		t.use(n, usedInRejection)
		t.other.add(n, text)
	case headers[key]:
		t.use(n, usedAsFurniture)
		t.page.listed = t.page.listed || listHeaders[key]
	case t.page.listed:
		t.begin(n, timeline.Date{})
		t.append(n, text, gap)
	case label(text) == "citation":
		t.passed()
		t.doc = newCitedDocument(n)
		t.doc.line(t, n, text, gap)
	default:
		t.use(n, usedInRejection)
		t.other.add(n, text)
	}
}

// inside takes a line where an entry is open.
func (t *textReader) inside(n int, text string, gap int, lone bool) {
	d := t.draft
	switch {
	case len(d.pieces) > 0 && gap > 0 && lone && isFooter(text):
		t.use(n, usedAsFurniture)
		t.endEntry()
		t.page.ended = true
	case t.page.entries == 0 && len(d.pieces) > 0 && t.documentLine(n, text):
	case len(d.pieces) > 0 && gap >= 2 && gap > t.page.titleGap && !(d.paragraphs() == 1 && isProse(text)):
		t.endEntry()
		t.begin(n, timeline.Date{})
		t.append(n, text, gap)
	default:
		t.append(n, text, gap)
	}
}

// begin opens a draft on line n.
func (t *textReader) begin(n int, date timeline.Date) {
	if t.page.closed {
		t.endPage()
	}
	t.passed()
	t.page.listed, t.page.ended = true, false
	t.draft = &draft{date: date, first: n, last: n}
}

// append adds a line to the draft.
func (t *textReader) append(n int, text string, gap int) {
	d := t.draft
	if len(d.pieces) == 0 && d.last != n { // a title below its date
		d.gap = gap
		t.page.titleGap = gap
	}
	d.spaced = d.spaced || gap > 0 && d.last != n
	d.last = n
	d.size += len(text) + 2
	if d.size > maxEntry {
		d.large = true
		for _, p := range d.pieces[min(1, len(d.pieces)):] {
			t.use(p.n, usedInRejection)
		}
		d.pieces = d.pieces[:min(1, len(d.pieces))]
	}
	if d.large && len(d.pieces) > 0 {
		t.use(n, usedInRejection)
		return
	}
	d.pieces = append(d.pieces, piece{n: n, text: text, opens: gap > 0 || len(d.pieces) == 0})
}

func (d *draft) paragraphs() int {
	n := 0
	for _, p := range d.pieces {
		if p.opens {
			n++
		}
	}
	return n
}

// isProse reports whether text ends like a sentence, as abstracts do and
// titles do not, unless with an abbreviation.
func isProse(text string) bool {
	text = strings.TrimRight(text, `"'”’)]`)
	body := strings.TrimRight(text, ".!?")
	last := body[strings.LastIndexByte(body, ' ')+1:]
	return body != text && utf8.RuneCountInString(text) > 40 && len(last) > 3 && !strings.Contains(last, ".")
}

// endEntry yields the open draft.
func (t *textReader) endEntry() {
	d := t.draft
	if d == nil {
		return
	}
	t.draft = nil
	as, asDate := usedInEntry, usedAsDate
	if d.large || len(d.pieces) == 0 {
		as, asDate = usedInRejection, usedInRejection
	}
	if len(d.pieces) == 0 || d.pieces[0].n != d.first {
		t.use(d.first, asDate)
	}
	for _, p := range d.pieces {
		t.use(p.n, as)
	}
	switch {
	case d.large:
		t.reject(d.first, d.last, d.pieces[0].text, wantSmaller)
		return
	case len(d.pieces) == 0:
		t.reject(d.first, 0, d.date.String(), "a title below the date")
		return
	}
	t.page.dense = !d.spaced && len(d.pieces) > 1
	e := d.entry()
	if e.Abstract == "" && isProse(e.Title) {
		t.note(d.first, d.last, e.Title, "this reads like an abstract whose title is missing; it was taken as a title")
	}
	t.yieldEntry(e, d.last)
}

func (t *textReader) yieldEntry(e timeline.Entry, last int) {
	t.page.entries++
	t.read++
	t.entry(e, last)
}

// entry makes title, abstract and URL of the draft's lines.
func (d *draft) entry() timeline.Entry {
	e := timeline.Entry{Date: d.date, Line: d.first}
	var pieces []piece
	for i, p := range d.pieces {
		if i > 0 && e.URL == "" && isAddress(p.text) {
			e.URL = p.text
			if i+1 < len(d.pieces) {
				d.pieces[i+1].opens = true
			}
			continue
		}
		pieces = append(pieces, p)
	}
	n := d.titleLines(pieces)
	e.Title = joinPieces(pieces[:n])
	if n < len(pieces) {
		pieces[n].opens = true
		e.Abstract = joinPieces(pieces[n:])
	}
	return e
}

// titleLines counts the lines of the title: those of the first paragraph, but
// where an abstract may stand in that paragraph, the first line and what
// evidently goes on with it.
func (d *draft) titleLines(pieces []piece) int {
	n := 1
	for n < len(pieces) && !pieces[n].opens {
		n++
	}
	if n < len(pieces) && !isProse(pieces[n-1].text) {
		return n
	}
	for i := 1; i < n; i++ {
		r, _ := utf8.DecodeRuneInString(pieces[i].text)
		if r != '(' && !unicode.IsLower(r) && !continues(pieces[i-1].text) {
			return i
		}
	}
	return n
}

// joinPieces joins lines by a space and paragraphs by a blank line.
func joinPieces(pieces []piece) string {
	var b strings.Builder
	for i, p := range pieces {
		switch {
		case i == 0:
		case p.opens:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return norm.NFC.String(b.String())
}

// endPage closes all that is open, and checks the page's entries against what
// it announces.
func (t *textReader) endPage() {
	t.endEntry()
	if t.doc != nil {
		t.doc.end(t)
		t.doc = nil
	}
	t.passed()
	if want := t.page.paging.announced(); want > 0 && want != t.page.entries {
		t.note(t.page.pagingAt, 0, "", fmt.Sprintf("the page announces %d entries, and %d were read", want, t.page.entries))
	}
	t.page = page{}
}

// passed reports the lines outside entries. Before a list they are its
// introduction, which is worth a note; elsewhere they may be what is left of
// an entry.
func (t *textReader) passed() {
	p := t.other
	t.other = passage{}
	switch {
	case p.first == 0:
	case t.page.ended:
		t.reject(p.first, p.last, p.text, "a date line before a title; these lines follow the end of the list")
	default:
		t.note(p.first, p.last, p.text, "text before the first date line was passed over")
	}
}

// finish closes the last page. A file without any entry is rejected.
func (t *textReader) finish() {
	if t.read == 0 && t.draft == nil && t.doc == nil && t.other.first > 0 {
		p := t.other
		t.other = passage{}
		t.reject(p.first, p.last, p.text, "a date line such as October 27, 1962 before each title; no entry was found")
	}
	t.endPage()
	t.notes()
}
