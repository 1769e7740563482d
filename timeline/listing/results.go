package listing

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"backchannel/timeline"
)

// resultList finds the results of a page among its blocks. It holds the blocks
// since the end of the last result. When a date follows a date, the element
// that holds both is the list: where its part with the first date has more
// text in it, that part is the result (an <article>, <li>, <tr> or <div>);
// where it has not, dates, titles and abstracts stand side by side, and the
// result goes from date to date, or from title to title where titles come
// first. A part of the list that looks like the results and holds a title, but
// no date, is an entry without date.
type resultList struct {
	*reporter
	base       *url.URL
	baseRank   int
	pending    []*htmlBlock
	size       int
	date       *htmlBlock // the one in pending; nil where there is none
	list       *element   // holds the results; nil until two dates were seen
	wrapped    bool       // each result is an element of its own
	titleFirst bool       // where not
	sample     *element   // a result, or where not wrapped a title
	paging     paging
	pagingAt   int
	entries    int
	missing    bool // an address could not be resolved
	missingAt  int
	other      passage
}

// setBase sets what relative addresses are resolved against, unless something
// better did already.
func (l *resultList) setBase(address string, rank int) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || rank <= l.baseRank || u.Scheme != "http" && u.Scheme != "https" {
		return
	}
	l.base, l.baseRank = u, rank
}

func (p *reporter) useText(line int, text string, as use) {
	p.use(line, as)
	if p.accountText != nil {
		p.accountText(text, as)
	}
}

// add takes the next block of the page.
func (l *resultList) add(b *htmlBlock) {
	if p, ok := parsePaging(b.text); ok {
		if l.pagingAt == 0 {
			l.paging, l.pagingAt = p, b.line
		}
		l.useText(b.line, b.text, usedAsFurniture)
		return
	}
	if b.label && b.href == "" {
		l.useText(b.line, b.text, usedAsFurniture)
		return
	}
	if b.isDate {
		if l.date != nil {
			l.between(b)
		}
		l.date = b
	}
	l.pending = append(l.pending, b)
	l.size += len(b.text)
	if l.size > 2*maxEntry { // no list goes on like this
		l.flush()
	}
}

// labels stand before a field or open the document.
var labels = set("date", "title", "summary", "description", "abstract", "document date", "read more", "view document", "view", "more", "details", "download", "document")

func isLabel(text string) bool {
	return labels[strings.ToLower(strings.Trim(text, ": .…›»→"))]
}

// between cuts off the result of l.date, as the date of the next one is b.
func (l *resultList) between(b *htmlBlock) {
	top := commonAncestor(l.date.el, b.el)
	own, next := l.date.el.childAbove(top), b.el.childAbove(top)
	inNext := func(x *htmlBlock) bool { return next != nil && x.el.childAbove(top) == next }
	inOwn := func(x *htmlBlock) bool { return own != nil && x.el.childAbove(top) == own }
	texts, at := 0, 0
	for i, x := range l.pending {
		if inOwn(x) && !x.isDate && !x.label {
			texts++
		}
		if x == l.date {
			at = i
		}
	}
	l.list = top
	if l.wrapped = texts > 0; l.wrapped {
		l.sample = own
		l.cut(inOwn, inNext)
		return
	}
	before, after := l.candidate(at-1), l.candidate(len(l.pending)-1)
	l.titleFirst = before != nil && after != nil && after != l.date && alike(before.el, after.el) && before.el.childAbove(top) != nil
	first, end := at, len(l.pending)
	if l.titleFirst {
		first, end = at-1, end-1
	}
	l.leading(l.pending[:first], titleOf(l.pending[first:end]))
	l.flat(l.pending[first:end])
	l.keep(l.pending[end:])
}

// leading takes what stands before a result that no element holds together.
// Headings in the list that are like its title begin entries without date.
func (l *resultList) leading(blocks []*htmlBlock, title *htmlBlock) {
	for i, b := range blocks {
		if title != nil && title.isHeading() && b.isHeading() && b.isTitle() && alike(b.el, title.el) && b.el.childAbove(l.list) != nil {
			l.leave(blocks[:i])
			l.flat(blocks[i:])
			return
		}
	}
	l.leave(blocks)
}

// flat yields the result of blocks that no element holds together. A second
// heading like the title is the title of an entry without date.
func (l *resultList) flat(blocks []*htmlBlock) {
	title := titleOf(blocks)
	passed := false
	for i, b := range blocks {
		if passed && b.number != title.number && b.isHeading() && title.isHeading() && alike(b.el, title.el) {
			l.result(blocks[:i])
			l.flat(blocks[i:])
			return
		}
		passed = passed || b == title
	}
	l.result(blocks)
}

// candidate returns the block at i if it can be a title.
func (l *resultList) candidate(i int) *htmlBlock {
	if i >= 0 && i < len(l.pending) && l.pending[i].isTitle() {
		return l.pending[i]
	}
	return nil
}

// cut yields the blocks for which own holds as a result, keeps those of which
// next holds, and leaves the others.
func (l *resultList) cut(own, next func(*htmlBlock) bool) {
	var before, result, after, kept []*htmlBlock
	for _, x := range l.pending {
		switch {
		case own(x):
			result = append(result, x)
		case next(x):
			kept = append(kept, x)
		case len(result) == 0:
			before = append(before, x)
		default:
			after = append(after, x)
		}
	}
	l.leave(before)
	l.result(result)
	l.leave(after)
	l.keep(kept)
}

func (l *resultList) keep(blocks []*htmlBlock) {
	l.pending = append([]*htmlBlock(nil), blocks...)
	l.size = 0
	for _, b := range l.pending {
		l.size += len(b.text)
	}
	l.date = nil
}

// flush ends the last result, of which no other date tells the end.
func (l *resultList) flush() {
	d := l.date
	if d == nil {
		l.leave(l.pending)
		l.keep(nil)
		return
	}
	never := func(*htmlBlock) bool { return false }
	own := d.el.childAbove(l.list)
	switch {
	case l.list != nil && own != nil && l.wrapped:
		l.cut(func(x *htmlBlock) bool { return x.el.childAbove(l.list) == own }, never)
	case l.list != nil && own != nil:
		at := 0
		for i, x := range l.pending {
			if x == d {
				at = i
			}
		}
		first, end := at, at
		if l.titleFirst && at > 0 {
			first--
		}
		for end < len(l.pending) && l.pending[end].el.childAbove(l.list) != nil {
			end++
		}
		l.leading(l.pending[:first], titleOf(l.pending[first:end]))
		l.flat(l.pending[first:end])
		l.leave(l.pending[end:])
		l.keep(nil)
	default:
		l.single(d)
	}
}

// single yields the only result of a page: the smallest element around its
// date that has a title, and those around it that add no other title.
func (l *resultList) single(d *htmlBlock) {
	titles := func(e *element) (n int) {
		for _, x := range l.pending {
			if x.isTitle() && (x.el == e || x.el.inside(e)) {
				n++
			}
		}
		return n
	}
	e := d.el
	for e != nil && titles(e) == 0 {
		e = e.parent
	}
	for e != nil && e.parent != nil && e.tag != "article" && e.parent.tag != "body" && e.parent.tag != "main" && titles(e.parent) == titles(e) {
		e = e.parent
	}
	if e == nil {
		l.leave(l.pending)
		l.keep(nil)
		return
	}
	l.cut(func(x *htmlBlock) bool { return x.el == e || x.el.inside(e) }, func(*htmlBlock) bool { return false })
}

// inside reports whether e lies in top.
func (e *element) inside(top *element) bool {
	for e = e.up(); e != nil; e = e.parent {
		if e == top {
			return true
		}
	}
	return false
}

func (e *element) up() *element {
	if e == nil {
		return nil
	}
	return e.parent
}

// alike reports whether two elements play the same part in a page.
func alike(a, b *element) bool {
	if a == nil || b == nil {
		return false
	}
	classA, _, _ := strings.Cut(a.class, " ")
	classB, _, _ := strings.Cut(b.class, " ")
	return a.tag == b.tag && classA == classB
}

// isTitle reports whether the block can be a title: a link, a heading, or what
// is called a title.
func (b *htmlBlock) isTitle() bool {
	if b.isDate || b.label || isFooter(b.text) || pageStarts[furnitureKey(b.text)] || headers[furnitureKey(b.text)] {
		return false
	}
	return b.isHeading() || b.href != "" && !strings.HasPrefix(b.href, "#") || b.el.says("title")
}

func (b *htmlBlock) isHeading() bool {
	for e := b.el; e != nil; e = e.parent {
		if len(e.tag) == 2 && e.tag[0] == 'h' && e.tag[1] >= '1' && e.tag[1] <= '6' {
			return true
		}
		if !inlineElements[e.tag] {
			return false
		}
	}
	return false
}

// leave takes blocks that are in no dated result.
func (l *resultList) leave(blocks []*htmlBlock) {
	for len(blocks) > 0 {
		n := 1
		part := blocks[0].el.childAbove(l.list)
		if part != nil && l.wrapped && alike(part, l.sample) {
			for n < len(blocks) && blocks[n].el.childAbove(l.list) == part {
				n++
			}
			if l.undated(part, blocks[:n]) {
				l.result(blocks[:n])
				blocks = blocks[n:]
				continue
			}
		}
		for _, b := range blocks[:n] {
			key := furnitureKey(b.text)
			switch {
			case b.label, pageStarts[key], headers[key], isFooter(b.text):
				l.useText(b.line, b.text, usedAsFurniture)
			case b.isDate:
				l.useText(b.line, b.text, usedInRejection)
				l.reject(b.line, b.last, b.text, "a title beside the date")
			default:
				l.useText(b.line, b.text, usedInRejection)
				l.other.add(b.line, b.text)
			}
		}
		blocks = blocks[n:]
	}
}

// undated reports whether the blocks of a part of the list, which have no
// date, are a result nevertheless.
func (l *resultList) undated(part *element, blocks []*htmlBlock) bool {
	texts := 0
	for _, b := range blocks {
		if b.isTitle() && (b.isHeading() || utf8.RuneCountInString(b.text) > 15) {
			return true
		}
		if !b.label && !isFooter(b.text) {
			texts++
		}
	}
	return part.tag == "tr" && texts > 1
}

// result yields the entry of the blocks of one result.
func (l *resultList) result(blocks []*htmlBlock) {
	var e timeline.Entry
	title := titleOf(blocks)
	last := 0
	for _, b := range blocks {
		if e.Line == 0 || b.line < e.Line {
			e.Line = b.line
		}
		last = max(last, b.last)
		if b.isDate && !e.Date.Known() {
			e.Date = b.date
		}
	}
	if title == nil {
		for _, b := range blocks {
			l.useText(b.line, b.text, usedInRejection)
		}
		if len(blocks) > 0 {
			l.reject(e.Line, last, blocks[0].text, "a title beside the date")
		}
		return
	}
	marked := slices.ContainsFunc(blocks, func(b *htmlBlock) bool { return b != title && !b.isDate && b.isAbstract() })
	var text []piece
	for i, b := range blocks {
		switch {
		case b.isDate:
			l.useText(b.line, b.text, usedAsDate)
			continue
		case b == title:
		case b.label:
			l.useText(b.line, b.text, usedAsFurniture)
			continue
		case title.isHeading() && b.isHeading() && b.number == title.number: // its next line, or what follows a link
			title.text += " " + b.text
		case marked && !b.isAbstract() && !isProse(b.text): // the name of a collection, a language
			l.useText(b.line, b.text, usedInRejection)
			l.other.add(b.line, b.text)
			continue
		default:
			text = append(text, piece{text: b.text, opens: i == 0 || blocks[i-1].number != b.number})
		}
		l.useText(b.line, b.text, usedInEntry)
	}
	e.Title, e.Abstract = norm.NFC.String(title.text), joinPieces(text)
	href := title.href
	for _, b := range blocks {
		if href == "" {
			href = b.href
		}
	}
	if e.URL = resolve(l.base, href); e.URL == "" && href != "" && !l.missing {
		l.missing, l.missingAt = true, title.line
	}
	l.entries++
	l.entry(e, last)
}

// isAbstract reports whether the page calls the block a summary.
func (b *htmlBlock) isAbstract() bool {
	for e, up := b.el, 0; e != nil && up < 4; e, up = e.parent, up+1 {
		for _, word := range []string{"summary", "abstract", "description", "teaser", "excerpt", "snippet", "body"} {
			if strings.Contains(e.class, word) {
				return true
			}
		}
	}
	return false
}

// titleOf chooses the title of a result: a heading, else a link, else what is
// called a title, else, beside a date, the first text.
func titleOf(blocks []*htmlBlock) *htmlBlock {
	for _, isTitle := range []func(*htmlBlock) bool{
		(*htmlBlock).isHeading,
		func(b *htmlBlock) bool { return b.href != "" && b.isTitle() },
		(*htmlBlock).isTitle,
		func(b *htmlBlock) bool { return true },
	} {
		for _, b := range blocks {
			if !b.isDate && !b.label && isTitle(b) {
				return b
			}
		}
	}
	return nil
}

// finish ends the page.
func (l *resultList) finish() {
	l.flush()
	if l.missing {
		l.note(l.missingAt, 0, "", "the page's links are relative and it does not say its own address; entries have no url")
	}
	if want := l.paging.announced(); want > 0 && want != l.entries {
		l.note(l.pagingAt, 0, "", fmt.Sprintf("the page announces %d entries, and %d were read", want, l.entries))
	}
	switch p := l.other; {
	case p.first == 0:
	case l.entries == 0:
		l.reject(p.first, p.last, p.text, "results that each have a date and a link or heading; no entry was found")
	default:
		l.note(p.first, p.last, p.text, "text around the results was passed over")
	}
}
