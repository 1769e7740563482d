package listing

import (
	"errors"
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

// What stands around a list on a page.
const (
	pageHead = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Search | Archive</title>
<link rel="canonical" href="https://archive.example.org/search"><style>a{color:red}</style><script>let d = "October 1, 1962"</script></head>
<body class="page"><a class="visually-hidden" href="#main">Skip to main content</a>
<div class="header"><a href="/"><img src="logo.svg" alt=""></a><ul class="menu"><li><a href="/topics">Topics</a></li><li><a href="/people">People</a></li></ul>
<form action="/search"><label>Search</label><input name="q"><button>Go</button><select><option>1962</option></select></form></div>
<div id="main"><h1>Results</h1><div class="facets"><h2>Date</h2><ul><li><a href="?y=1962">1962</a> (8)</li><li><a href="?y=1963">1963</a> (2)</li></ul></div>
<p>1 - 10 of 10</p>
`
	pageFoot = `
<ul class="pager"><li>1</li><li><a href="?page=1">2</a></li><li><a href="?page=1">Next ›</a></li></ul></div>
<div class="footer"><p>The archive is made possible by a foundation.</p><a href="/imprint">Imprint</a> © 2020</div></body></html>`
)

// layouts renders a list of results as sites do.
var layouts = map[string]struct {
	before, after string
	one           func(e timeline.Entry, date, title, abstract, url string) string
}{
	"cards": {`<div class="view-content">`, `</div>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<div class="views-row"><div class="node node--teaser"><div class="field-date"><time datetime="x">%s</time></div>
<h3 class="title"><a href="%s"><span>%s</span></a></h3><div class="field-summary"><p>%s</p></div><a href="%s" class="more">Read more</a></div></div>`, date, url, title, abstract, url)
	}},
	"articles, title first": {`<section>`, `</section>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<article><h2><a href="%s">%s</a></h2><p class="meta">%s</p><p>%s</p></article>`, url, title, date, abstract)
	}},
	"list items": {`<ul>`, `</ul>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf("<li><span class=date>%s</span>\n<a href=\"%s\">%s</a>\n<span>%s</span>", date, url, title, abstract)
	}},
	"a table": {`<table><thead><tr><th>Date<th>Title<th>Summary</thead><tbody>`, `</tbody></table>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<tr><td>%s</td><td><a href="%s">%s</a></td><td>%s</td></tr>`, date, url, title, abstract)
	}},
	"a table, date last": {`<table>`, `</table>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<tr><td><a href="%s">%s</a><td>%s<td>%s`, url, title, abstract, date)
	}},
	"side by side": {`<div>`, `</div>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<p>%s</p><h3><a href="%s">%s</a></h3><p>%s</p>`, date, url, title, abstract)
	}},
	"definitions": {`<dl>`, `</dl>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<dt>%s<dd><a href="%s">%s</a><br>%s`, date, url, title, abstract)
	}},
	"side by side, title first": {`<div>`, `</div>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<h3><a href="%s">%s</a></h3><p>%s</p><p>%s</p>`, url, title, date, abstract)
	}},
	"whole cards as links": {`<div class=grid>`, `</div>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<a class=card href="%s"><div>%s</div><div class=name>%s</div><div>%s</div></a>`, url, date, title, abstract)
	}},
	"one paragraph each": {`<div>`, `</div>`, func(_ timeline.Entry, date, title, abstract, url string) string {
		return fmt.Sprintf(`<p>%s<br><a href="%s">%s</a><br>%s</p>`, date, url, title, abstract)
	}},
}

// TestSeedAsHTML renders the seed in the layouts of many sites and reads it
// back, whole and with the date taken from one entry.
func TestSeedAsHTML(t *testing.T) {
	t.Parallel()
	seed := readSeed(t, "cuban-missile-crisis.txt")
	for name, layout := range layouts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			render := func(entries []timeline.Entry, undated int) string {
				var b strings.Builder
				b.WriteString(pageHead + layout.before + "\n")
				for i, e := range entries {
					date := e.Date.First().Time().Format("January 2, 2006")
					if i == undated {
						date = ""
					}
					b.WriteString(layout.one(e, date, html.EscapeString(e.Title), html.EscapeString(e.Abstract), fmt.Sprintf("/document/%d", i)) + "\n")
				}
				return b.String() + layout.after + pageFoot
			}
			for undated := -1; undated < len(seed); undated++ {
				if undated >= 0 && (strings.Contains(name, "side by side, title") || strings.Contains(name, "definitions")) {
					continue // nothing but the date parts their entries
				}
				var want, got []timeline.Entry
				for i, e := range seed {
					e.URL = fmt.Sprintf("https://archive.example.org/document/%d", i)
					if i == undated {
						e.Date = timeline.Date{}
					}
					want = append(want, e)
				}
				for e, err := range Read("x", strings.NewReader(render(seed, undated)), Options{}) {
					if noted := (*RejectedError)(nil); errors.As(err, &noted) && noted.Note {
						continue // text around the list
					}
					if err != nil {
						t.Error(err)
						continue
					}
					got = append(got, e)
				}
				same := cmp.Comparer(func(a, b timeline.Entry) bool {
					return a.Date == b.Date && a.Title == b.Title && a.Abstract == b.Abstract && a.URL == b.URL
				})
				if diff := cmp.Diff(want, got, same); diff != "" {
					t.Errorf("with entry %d undated (-want +got):\n%s", undated, diff)
					break
				}
			}
		})
	}
}
