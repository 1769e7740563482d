package export

import (
	"context"
	"fmt"
	"strings"
)

// writePajek writes a network of Pajek (http://mrvar.fdv.uni-lj.si/pajek/), with
// the evidence as the label of each line. Vertices are numbered from 1 in order
// of id. Whoever reads it takes a vertex's label for its name, so that of
// actors of one name all but the first bear their ids as well.
func writePajek(ctx context.Context, o *out, s Source) error {
	actors, _, _ := s.View.Len()
	o.str("*Network ", o.pajek(s.description()+" "+s.Generator+"."), "\n*Vertices ", itoa(actors), "\n")
	number := make(map[int64]int, actors)
	taken := make(map[string]bool, actors)
	for n := range s.View.Nodes() {
		number[n.ID] = len(number) + 1
		label := o.pajek(n.Name)
		for taken[label] || label == "" {
			label += fmt.Sprintf(" (%d)", n.ID)
		}
		taken[label] = true
		o.str(itoa(number[n.ID]), ` "`, label, "\"\n")
	}
	if s.graphIsDirected() {
		o.str("*Arcs\n")
	} else {
		o.str("*Edges\n")
	}
	return s.eachEdge(ctx, o, func(e *edge) error {
		var label strings.Builder
		label.WriteString(e.dates(listSeparator))
		for _, d := range e.evidence {
			fmt.Fprintf(&label, "; entry %d: %s, %s, %s", d.id, d.title, d.date, d.url)
		}
		o.str(itoa(number[e.from]), " ", itoa(number[e.to]), " ", itoa(e.weight), ` l "`, o.pajek(label.String()), "\"\n")
		return nil
	})
}

// pajek returns s as a line of Pajek can hold it between quotes: there is no
// way to write a quote or a line end, and loaders differ on backslashes. Each
// replacement is counted.
func (o *out) pajek(s string) string {
	return strings.Map(func(r rune) rune {
		as := r
		switch r {
		case '"':
			as = '\''
		case '\\':
			as = '/'
		case '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029', 0x1c, 0x1d, 0x1e:
			as = ' '
		}
		if as != r {
			o.loss.Characters++
		}
		return as
	}, o.clean(s))
}
