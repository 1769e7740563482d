package listing

import (
	"strconv"
	"strings"
)

// This file lists the texts of a page that belong to no entry. They are
// compared without regard to case.

// pageStarts begin a page, also where several were pasted one below another.
var pageStarts = set(
	"skip to content",
	"skip to main content",
	"search in",
)

// headers stand between a page's start and its first entry.
var headers = set(
	"results",
	"results:",
	"documents",
	"search results",
	"add search filter cancel search filter",
	"add search filter",
	"cancel search filter",
	"digital archive international history declassified",
	"no image found.",
)

// listHeaders are those of headers that stand directly before the entries.
var listHeaders = set(
	"documents",
	"search results",
)

// footers end the list of a page.
var footers = set(
	"first", "previous", "prev", "next", "last",
	"first page", "previous page", "next page", "last page",
	"load more", "show more", "more results",
	"back to top",
	"pagination",
	"all rights reserved",
)

// documentHeadings stand below the text on the page of one document.
var documentHeadings = set(
	"author(s):",
	"associated people & organizations",
	"associated places",
	"associated topics",
	"subjects discussed",
	"related documents",
	"document information",
	"original archive",
)

// supportLine begins the line that stands between a document's title and its
// text on the new site.
const supportLine = "this document was made possible with support from"

// citationBar is the row of buttons below a document's title on the old site.
const citationBar = "citation share download"

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// furnitureKey makes a line comparable with the sets: lower case, without a
// bullet, brackets or arrows around it.
func furnitureKey(text string) string {
	if len(text) > 80 {
		return ""
	}
	return strings.ToLower(strings.Trim(text, "[]•·<>‹›«»←→ "))
}

// isFooter reports whether a line that stands alone ends a list.
func isFooter(text string) bool {
	key := furnitureKey(text)
	if footers[key] || strings.HasPrefix(key, "©") || strings.HasPrefix(key, "copyright ©") {
		return true
	}
	if rest, ok := strings.CutPrefix(key, "current page"); ok {
		key = strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutPrefix(key, "page "); ok {
		key = strings.Replace(rest, " of ", " ", 1)
	}
	// The numbers of a pager: "1", "2 3 4 5", "1 2 … 31".
	if key == "" {
		return false
	}
	for word := range strings.FieldsSeq(key) {
		if n, err := strconv.Atoi(word); word != "…" && word != "..." && (err != nil || n > 999 || n < 1) {
			return false
		}
	}
	return true
}

// paging is what a line such as "11 - 20 of 49" says.
type paging struct{ first, last, total int }

// parsePaging reads a paging line.
func parsePaging(text string) (paging, bool) {
	if len(text) > 60 {
		return paging{}, false
	}
	text = strings.ToLower(text)
	for _, lead := range []string{"results:", "results", "result", "displaying", "showing", "viewing", "items", "documents"} {
		text = strings.TrimSpace(strings.TrimPrefix(text, lead))
	}
	for _, tail := range []string{"results", "documents", "items"} {
		text = strings.TrimSpace(strings.TrimSuffix(text, tail))
	}
	span, total, ok := strings.Cut(text, " of ")
	if !ok {
		return paging{}, false
	}
	first, last, ok := strings.Cut(strings.NewReplacer("–", "-", "—", "-", " to ", "-").Replace(span), "-")
	if !ok {
		return paging{}, false
	}
	var p paging
	for _, part := range []struct {
		text string
		n    *int
	}{{first, &p.first}, {last, &p.last}, {total, &p.total}} {
		digits := strings.ReplaceAll(strings.TrimSpace(part.text), ",", "")
		n, err := strconv.Atoi(digits)
		if err != nil || n < 0 || n > 100_000_000 {
			return paging{}, false
		}
		*part.n = n
	}
	return p, true
}

// announced returns how many entries the page should have, 0 where it does not
// say so sensibly.
func (p paging) announced() int {
	if p.first < 1 || p.last < p.first || p.last > p.total {
		return 0
	}
	return p.last - p.first + 1
}
