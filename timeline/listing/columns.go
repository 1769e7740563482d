package listing

import (
	"encoding/csv"
	"errors"
	"maps"
	"slices"
	"strings"

	"backchannel/timeline"
)

// fields are what a column or member can hold.
var fields = []string{"id", "date", "title", "abstract", "url"}

// usualNames lists what tables call the fields, best first, as foldName
// leaves the names.
var usualNames = map[string][]string{
	"id":       {"id", "identifier", "documentid", "recordid", "docid", "key", "dcidentifier"},
	"date":     {"date", "documentdate", "dateofdocument", "datecreated", "created", "dcdate", "datum", "fecha", "publicationyear", "year"},
	"title":    {"title", "documenttitle", "name", "heading", "dctitle", "titel", "titre", "titulo", "título"},
	"abstract": {"abstract", "summary", "description", "abstractnote", "scopeandcontent", "dcdescription", "desc", "zusammenfassung", "résumé", "resumen"},
	"url":      {"url", "link", "href", "uri", "permalink", "weblink", "documenturl"},
}

// foldName makes names of one meaning equal: "Document Title", "document_title".
func foldName(s string) string {
	s, _ = clean(s)
	return nameFolder.Replace(strings.ToLower(s))
}

var nameFolder = strings.NewReplacer(" ", "", "_", "", "-", "", ":", "", ".", "")

// columns says which places of a header hold which fields.
type columns struct {
	of     map[string]int // field to place
	unread []string       // names that hold no field, in their order
}

// matchColumns finds the fields among names. mapped comes before the usual
// names, and those in the order of usualNames.
func matchColumns(names []string, mapped map[string]string) columns {
	c := columns{of: map[string]int{}}
	folded := make([]string, len(names))
	for i, name := range names {
		folded[i] = foldName(name)
	}
	taken := make([]bool, len(names))
	take := func(field, name string) {
		if _, ok := c.of[field]; ok {
			return
		}
		if i := slices.Index(folded, name); i >= 0 && !taken[i] {
			c.of[field] = i
			taken[i] = true
		}
	}
	for _, header := range slices.Sorted(maps.Keys(mapped)) {
		take(mapped[header], foldName(header))
	}
	for _, field := range fields {
		for _, usual := range usualNames[field] {
			take(field, usual)
		}
	}
	for i, name := range names {
		if !taken[i] {
			c.unread = append(c.unread, name)
		}
	}
	return c
}

func (c columns) has(field string) bool {
	_, ok := c.of[field]
	return ok
}

// headerDelimiter finds the delimiter of a table by its header: the one that
// makes most fields, of which one is the title.
func headerDelimiter(header string, mapped map[string]string) (delimiter rune, ok bool) {
	if len(header) > maxLine/16 {
		return 0, false
	}
	best := 1
	for _, d := range []rune{',', '\t', ';', '|'} {
		r := csv.NewReader(strings.NewReader(header))
		r.Comma, r.LazyQuotes, r.TrimLeadingSpace = d, true, d != '\t'
		names, err := r.Read()
		if err != nil {
			continue
		}
		c := matchColumns(names, mapped)
		if n := len(c.of); c.has("title") && n > best {
			best, delimiter = n, d
		}
	}
	return delimiter, delimiter != 0
}

// rawEntry is an entry whose fields are as the source has them.
type rawEntry map[string]string

// entry cleans the fields and reads the date. problem says what is wrong with
// them, "" nothing; remarks what had to be left out.
func (r rawEntry) entry() (e timeline.Entry, remarks []string, problem string) {
	var n [4]int
	e.ID, n[0] = clean(r["id"])
	e.Title, n[1] = clean(r["title"])
	e.Abstract, n[2] = cleanParagraphs(r["abstract"])
	e.URL, n[3] = clean(r["url"])
	if n[0]+n[1]+n[2]+n[3] > 0 {
		remarks = append(remarks, "control characters were left out")
	}
	if e.Title == "" {
		return e, remarks, "a title"
	}
	date, err := ParsePrinted(r["date"])
	if invalid := (*timeline.InvalidError)(nil); errors.As(err, &invalid) {
		return e, remarks, "as date " + invalid.Want
	}
	e.Date = date
	if e.URL != "" && !isAddress(e.URL) {
		remarks = append(remarks, "the url does not begin with http:// or https:// and was left out: "+excerpt(e.URL))
		e.URL = ""
	}
	return e, remarks, ""
}

// isAddress reports whether s is one whole web address.
func isAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && rest != "" && !strings.Contains(s, " ")
}
