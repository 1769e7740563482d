package export

import (
	"strconv"
	"strings"

	"backchannel/graph"
	"backchannel/timeline"
)

// attribute is a named value of an actor or an edge, as the formats of networks
// with typed attributes bear it.
type attribute[T any] struct {
	name  string
	whole bool // a whole number rather than text
	// print appends the value, nothing where it is empty. Millions are printed
	// into one file, and a string of each would be garbage.
	print func(b []byte, of T) []byte
}

func (a attribute[T]) text(of T) string { return string(a.print(nil, of)) }

// xml writes the value between two strings; an empty one is left out with them.
func (a attribute[T]) xml(o *out, of T, before, name, between, after string) {
	start := len(o.b)
	o.b = append(append(append(o.b, before...), name...), between...)
	value := len(o.b)
	o.b = a.print(o.b, of)
	if len(o.b) == value {
		o.b = o.b[:start]
		return
	}
	if !a.whole {
		o.escape(value)
	}
	o.b = append(o.b, after...)
}

// listSeparator parts the values of attributes that are lists: dates, entries,
// titles, urls. The last three have as many values as each other, "" for what
// is unknown.
const listSeparator = " | "

var nodeAttributes = []attribute[graph.Node]{
	{"key", false, func(b []byte, n graph.Node) []byte { return append(b, n.Key...) }},
	{"class", false, func(b []byte, n graph.Node) []byte { return append(b, n.Class...) }},
	{"side", false, func(b []byte, n graph.Node) []byte { return append(b, n.Side...) }},
	{"ties", true, func(b []byte, n graph.Node) []byte { return appendInt(b, n.Ties) }},
	{"interactions", true, func(b []byte, n graph.Node) []byte { return appendInt(b, n.Interactions) }},
	{"first_date", false, func(b []byte, n graph.Node) []byte { return appendKnownDay(b, n.Dated, n.First) }},
	{"last_date", false, func(b []byte, n graph.Node) []byte { return appendKnownDay(b, n.Dated, n.Last) }},
}

// edgeAttributes returns those of the edges that s has, besides weight.
func (s Source) edgeAttributes() []attribute[*edge] {
	evidence := []attribute[*edge]{
		{"dates", false, func(b []byte, e *edge) []byte { return e.appendDates(b, listSeparator) }},
		{"entries", false, func(b []byte, e *edge) []byte { return e.appendEntries(b) }},
		{"entry_dates", false, func(b []byte, e *edge) []byte { return e.appendList(b, func(d document) string { return d.date }) }},
		{"titles", false, func(b []byte, e *edge) []byte { return e.appendList(b, func(d document) string { return d.title }) }},
		{"urls", false, func(b []byte, e *edge) []byte { return e.appendList(b, func(d document) string { return d.url }) }},
	}
	if s.Edges == Interactions {
		return append([]attribute[*edge]{
			{"interaction", true, func(b []byte, e *edge) []byte { return strconv.AppendInt(b, e.act.ID, 10) }},
			{"interaction_kind", false, func(b []byte, e *edge) []byte { return append(b, e.kind...) }},
			{"certainty", false, func(b []byte, e *edge) []byte { return append(b, e.act.Certainty...) }},
			{"first_date", false, func(b []byte, e *edge) []byte { return appendKnownDay(b, e.act.Dated, e.act.First) }},
			{"last_date", false, func(b []byte, e *edge) []byte { return appendKnownDay(b, e.act.Dated, e.act.Last) }},
		}, evidence...)
	}
	return append([]attribute[*edge]{
		{"forward", true, func(b []byte, e *edge) []byte { return appendInt(b, e.tie.Forward) }},
		{"backward", true, func(b []byte, e *edge) []byte { return appendInt(b, e.tie.Backward) }},
		{"conversations", true, func(b []byte, e *edge) []byte { return appendInt(b, e.tie.Conversations) }},
		{"exchanges", true, func(b []byte, e *edge) []byte { return appendInt(b, e.tie.Exchanges) }},
		{"inferred", true, func(b []byte, e *edge) []byte { return appendInt(b, e.tie.Inferred) }},
		{"first_date", false, func(b []byte, e *edge) []byte { return appendKnownDay(b, e.tie.Dated, e.tie.First) }},
		{"last_date", false, func(b []byte, e *edge) []byte { return appendKnownDay(b, e.tie.Dated, e.tie.Last) }},
	}, evidence...)
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendKnownDay prints a day, nothing where there is none or it is open.
func appendKnownDay(b []byte, dated bool, d timeline.Day) []byte {
	if !dated || d == timeline.DistantPast || d == timeline.DistantFuture {
		return b
	}
	return appendDay(b, d)
}

func dayOr(dated bool, d timeline.Day) string { return string(appendKnownDay(nil, dated, d)) }

// dates prints the days of the edge's interactions.
func (e *edge) dates(separator string) string { return string(e.appendDates(nil, separator)) }

// list prints something of each entry, as appendList does.
func (e *edge) list(of func(document) string) string { return string(e.appendList(nil, of)) }

func (e *edge) appendDates(b []byte, separator string) []byte {
	for i, s := range e.spans {
		if i > 0 {
			b = append(b, separator...)
		}
		b = appendEDTF(b, s.first, s.last)
	}
	return b
}

// appendEntries prints the id of each entry.
func (e *edge) appendEntries(b []byte) []byte {
	for i := range e.evidence {
		if i > 0 {
			b = append(b, listSeparator...)
		}
		b = strconv.AppendInt(b, e.evidence[i].id, 10)
	}
	return b
}

// appendList prints something of each entry. Where it holds a bar itself, that
// becomes a broken one.
func (e *edge) appendList(b []byte, of func(document) string) []byte {
	if len(e.evidence) == 1 {
		return append(b, of(e.evidence[0])...)
	}
	for i := range e.evidence {
		if i > 0 {
			b = append(b, listSeparator...)
		}
		text := of(e.evidence[i])
		if strings.Contains(text, "|") {
			text = strings.ReplaceAll(text, "|", "¦")
		}
		b = append(b, text...)
	}
	return b
}

// description says in words what a file of the network holds.
func (s Source) description() string {
	if s.Edges == Interactions {
		return s.describe("Interactions")
	}
	return s.describe("Ties")
}

// describe says of what the file holds whence it comes.
func (s Source) describe(what string) string { return what + " of the " + s.Header.String() + "." }
