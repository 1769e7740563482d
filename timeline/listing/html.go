package listing

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"backchannel/timeline"
)

// readHTML reads a saved result page. No page of the archive's own was at hand
// for it, so that it trusts the structure that such pages share rather than
// names of classes: a list of results has a date for each result, and near it
// a link or heading, the title. The page is cut into blocks of text (see
// htmlBlock); what lies around two consecutive dates tells where one result
// ends and the next begins (see resultList). Of classes and elements only
// these matter: <time>, a class with "date" in it marks a date, one with
// "title" a title, one with "summary", "abstract", "description", "body",
// "teaser", "excerpt" or "snippet" an abstract. Scripts, forms' controls,
// <nav>, <aside>, and the page's <header> and <footer> are furniture.
//
// Addresses are resolved against <base>, the canonical address of the page, or
// the address that a browser wrote into the page when saving it.
func readHTML(out *reporter, src *bufio.Reader) error {
	z := html.NewTokenizer(src)
	z.SetMaxBuf(maxToken)
	p := &htmlReader{reporter: out, line: 1, results: resultList{reporter: out}}
	for !out.stopped {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return fmt.Errorf("listing %s line %d: %w; a tag, comment or script may have %d MiB", out.file, p.line, err, maxToken>>20)
			}
			break
		}
		newlines := bytes.Count(z.Raw(), []byte("\n"))
		p.token(z.Token())
		p.line += newlines
	}
	p.endBlock()
	p.results.finish()
	out.notes()
	return nil
}

// htmlReader keeps the open elements and the block being read.
type htmlReader struct {
	*reporter
	line    int      // on which the token begins
	open    *element // the innermost open element
	runs    []run    // of the block being read
	size    int
	block   int // its number
	results resultList
}

// element is an open element, or one that was. The kind of a page's parts is
// told by tag and class.
type element struct {
	tag, class string
	href       string // of an <a>
	datetime   string // of a <time>
	parent     *element
	depth      int
	skip       bool // nothing in it belongs to a result
}

// run is text in one element.
type run struct {
	el   *element
	line int
	text string
}

func (r run) visible() bool { return !isBlank(r.text) }

// The elements by how they are treated.
var (
	voidElements   = set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
	inlineElements = set("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
		"font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img")
	skippedElements = set("head", "script", "style", "noscript", "template", "svg", "math", "select", "option", "button",
		"textarea", "iframe", "object", "nav", "aside", "dialog", "title")
	// impliedEnds lists what a start tag closes if it is open: those elements'
	// end tags may be left out.
	impliedEnds = map[string]map[string]bool{
		"li": set("p", "li"), "tr": set("p", "tr", "td", "th"), "td": set("p", "td", "th"), "th": set("p", "td", "th"),
		"dt": set("p", "dt", "dd"), "dd": set("p", "dt", "dd"), "body": set("head"),
	}
	paragraphEnds = set("p")
	endBounds     = set("ul", "ol", "dl", "table", "tbody", "body", "div", "article", "section")
)

const maxDepth = 512 // elements nested deeper are taken as part of their parent

func (p *htmlReader) token(t html.Token) {
	switch t.Type {
	case html.TextToken:
		p.text(t.Data)
	case html.CommentToken:
		// Browsers write "saved from url=(0040)https://..." when saving.
		if _, after, ok := strings.Cut(t.Data, "saved from url=("); ok {
			_, address, _ := strings.Cut(after, ")")
			p.results.setBase(strings.TrimSpace(address), 1)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		p.start(t)
	case html.EndTagToken:
		p.end(t.Data)
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (p *htmlReader) start(t html.Token) {
	tag := t.Data
	switch tag {
	case "base":
		p.results.setBase(attribute(t, "href"), 3)
	case "link":
		if attribute(t, "rel") == "canonical" {
			p.results.setBase(attribute(t, "href"), 2)
		}
	}
	if tag == "br" {
		p.breakLine()
		return
	}
	if !inlineElements[tag] {
		p.endBlock()
	}
	if voidElements[tag] {
		return
	}
	p.implyEnds(tag)
	if p.open != nil && p.open.depth >= maxDepth {
		return
	}
	class := strings.ToLower(attribute(t, "class"))
	e := &element{tag: tag, class: class, parent: p.open, skip: skippedElements[tag]}
	if e.parent != nil {
		e.depth = e.parent.depth + 1
		e.skip = e.skip || e.parent.skip
	}
	switch tag {
	case "a":
		e.href = attribute(t, "href")
	case "time":
		e.datetime = attribute(t, "datetime")
	case "footer", "header":
		role := attribute(t, "role")
		ofPage := role == "banner" || role == "contentinfo" || e.parent != nil && e.parent.tag == "body"
		e.skip = e.skip || ofPage
	}
	p.open = e
}

// implyEnds closes the elements whose end tag may be left out before tag.
func (p *htmlReader) implyEnds(tag string) {
	closes := impliedEnds[tag]
	if closes == nil {
		if inlineElements[tag] {
			return
		}
		closes = paragraphEnds
	}
	for e := p.open; e != nil && !endBounds[e.tag]; e = e.parent {
		if closes[e.tag] {
			p.open = e.parent
		}
	}
}

func (p *htmlReader) end(tag string) {
	if !inlineElements[tag] {
		p.endBlock()
	}
	for e := p.open; e != nil; e = e.parent {
		if e.tag == tag {
			p.open = e.parent
			return
		}
		// A stray end tag closes nothing outside its table cell or body.
		if e.tag == "body" || (e.tag == "td" || e.tag == "th") && tag != "tr" && tag != "table" && tag != "tbody" {
			return
		}
	}
}

func (p *htmlReader) text(s string) {
	trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
	if p.open != nil && p.open.skip {
		if trimmed != "" {
			p.useText(p.line, s, usedAsFurniture)
		}
		return
	}
	at := p.line + strings.Count(s[:len(s)-len(trimmed)], "\n")
	p.runs = append(p.runs, run{el: p.open, line: at, text: s})
	if p.size += len(s); p.size > maxEntry {
		p.endBlock()
	}
}

// htmlBlock is a passage of text between two block-level tags, or a part of
// one: a date or a leading link is a block of its own even if text goes on
// beside it. Blocks of one passage share a number.
type htmlBlock struct {
	el     *element // the innermost that holds all of it
	line   int
	last   int
	number int
	text   string
	href   string // of the link it is or begins with
	isDate bool
	date   timeline.Date
	label  bool // it only names or opens what is beside it
}

// breakLine ends a line. What follows is of the same passage, unless a second
// break does.
func (p *htmlReader) breakLine() {
	visible := slices.ContainsFunc(p.runs, run.visible)
	p.endBlock()
	if visible {
		p.block--
	}
}

// endBlock hands the block on.
func (p *htmlReader) endBlock() {
	runs := p.runs
	p.runs, p.size = nil, 0
	p.block++
	var pending []run
	flush := func() {
		if b, ok := p.join(pending); ok {
			p.results.add(b)
		}
		pending = nil
	}
	for i, r := range runs {
		text, _ := clean(r.text)
		alone := r.el != nil && inlineElements[r.el.tag]
		_, isDate := blockDate(r.el, text)
		leads := r.el.link() != nil && text != "" && !slices.ContainsFunc(pending, run.visible)
		switch {
		case alone && isDate && text != "":
			flush()
			pending = []run{r}
			flush()
		case leads && (i+1 == len(runs) || runs[i+1].el.link() != r.el.link()):
			pending = append(pending, r)
			flush()
		default:
			pending = append(pending, r)
		}
	}
	flush()
}

// join makes a block of runs; false where nothing is to be seen.
func (p *htmlReader) join(runs []run) (*htmlBlock, bool) {
	var raw strings.Builder
	b := &htmlBlock{number: p.block}
	for _, r := range runs {
		raw.WriteString(r.text)
		if text, _ := clean(r.text); text == "" {
			continue
		}
		if b.line == 0 {
			b.line, b.el = r.line, r.el
			if a := r.el.link(); a != nil {
				b.href = a.href
			}
		}
		b.el = commonAncestor(b.el, r.el)
		b.last = r.line + strings.Count(strings.TrimSpace(r.text), "\n")
	}
	var controls int
	b.text, controls = clean(raw.String())
	if b.text == "" {
		return nil, false
	}
	if controls > 0 {
		p.note(b.line, b.last, b.text, "control characters were left out")
	}
	b.date, b.isDate = blockDate(b.el, b.text)
	b.label = isLabel(b.text)
	return b, true
}

// link returns the <a> that e is or lies in; nil where there is none.
func (e *element) link() *element {
	for ; e != nil; e = e.parent {
		if e.tag == "a" {
			return e
		}
	}
	return nil
}

// says reports whether the class of e or, where e is an inline element, of one
// of those around it up to the block, has one of the words in it.
func (e *element) says(words ...string) bool {
	for ; e != nil; e = e.parent {
		for _, w := range words {
			if strings.Contains(e.class, w) {
				return true
			}
		}
		if !inlineElements[e.tag] {
			break
		}
	}
	return false
}

// blockDate reads a text that is a date as a whole. The text of a link is
// none: filters are links, and "1962" one of them.
func blockDate(e *element, text string) (timeline.Date, bool) {
	if e == nil || e.tag == "a" || text == "" || len(text) > 60 {
		return timeline.Date{}, false
	}
	for _, label := range []string{"Date:", "Document date:", "•"} {
		if rest, ok := strings.CutPrefix(text, label); ok {
			text = strings.TrimSpace(rest)
		}
	}
	d, err := ParsePrinted(text)
	if err != nil && e.tag == "time" {
		d, err = ParsePrinted(e.datetime)
	}
	marked := e.tag == "time" || e.says("date")
	return d, err == nil && (d.Known() || marked && text != "")
}

func commonAncestor(a, b *element) *element {
	for a != b && a != nil && b != nil {
		switch {
		case a.depth > b.depth:
			a = a.parent
		case b.depth > a.depth:
			b = b.parent
		default:
			a, b = a.parent, b.parent
		}
	}
	if a == nil || b == nil {
		return nil
	}
	return a
}

// childAbove returns the child of top that e is or lies in; nil where e is top
// or lies outside it.
func (e *element) childAbove(top *element) *element {
	for ; e != nil; e = e.parent {
		if e.parent == top && top != nil {
			return e
		}
	}
	return nil
}

// resolve makes an address absolute; "" where it cannot be or is none of the
// web.
func resolve(base *url.URL, href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}
