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
	value func(T) string
}

// listSeparator parts the values of attributes that are lists: dates, entries,
// titles, urls. The last three have as many values as each other, "" for what
// is unknown.
const listSeparator = " | "

var nodeAttributes = []attribute[graph.Node]{
	{"key", false, func(n graph.Node) string { return n.Key }},
	{"class", false, func(n graph.Node) string { return string(n.Class) }},
	{"side", false, func(n graph.Node) string { return n.Side }},
	{"ties", true, func(n graph.Node) string { return strconv.Itoa(n.Ties) }},
	{"interactions", true, func(n graph.Node) string { return strconv.Itoa(n.Interactions) }},
	{"first_date", false, func(n graph.Node) string { return dayOr(n.Dated, n.First) }},
	{"last_date", false, func(n graph.Node) string { return dayOr(n.Dated, n.Last) }},
}

// edgeAttributes returns those of the edges that s has, besides weight.
func (s Source) edgeAttributes() []attribute[*edge] {
	evidence := []attribute[*edge]{
		{"dates", false, func(e *edge) string { return e.dates(listSeparator) }},
		{"entries", false, func(e *edge) string {
			return e.list(func(d document) string { return strconv.FormatInt(d.id, 10) })
		}},
		{"entry_dates", false, func(e *edge) string { return e.list(func(d document) string { return d.date }) }},
		{"titles", false, func(e *edge) string { return e.list(func(d document) string { return d.title }) }},
		{"urls", false, func(e *edge) string { return e.list(func(d document) string { return d.url }) }},
	}
	if s.Edges == Interactions {
		return append([]attribute[*edge]{
			{"interaction", true, func(e *edge) string { return strconv.FormatInt(e.act.ID, 10) }},
			{"interaction_kind", false, func(e *edge) string { return e.kind }},
			{"certainty", false, func(e *edge) string { return string(e.act.Certainty) }},
			{"first_date", false, func(e *edge) string { return dayOr(e.act.Dated, e.act.First) }},
			{"last_date", false, func(e *edge) string { return dayOr(e.act.Dated, e.act.Last) }},
		}, evidence...)
	}
	count := func(of func(graph.Tie) int) func(*edge) string {
		return func(e *edge) string { return strconv.Itoa(of(e.tie)) }
	}
	return append([]attribute[*edge]{
		{"forward", true, count(func(t graph.Tie) int { return t.Forward })},
		{"backward", true, count(func(t graph.Tie) int { return t.Backward })},
		{"conversations", true, count(func(t graph.Tie) int { return t.Conversations })},
		{"exchanges", true, count(func(t graph.Tie) int { return t.Exchanges })},
		{"inferred", true, count(func(t graph.Tie) int { return t.Inferred })},
		{"first_date", false, func(e *edge) string { return dayOr(e.tie.Dated, e.tie.First) }},
		{"last_date", false, func(e *edge) string { return dayOr(e.tie.Dated, e.tie.Last) }},
	}, evidence...)
}

// dayOr prints a day, "" where there is none or it is open.
func dayOr(dated bool, d timeline.Day) string {
	if !dated || d == timeline.DistantPast || d == timeline.DistantFuture {
		return ""
	}
	return string(appendDay(nil, d))
}

// dates prints the days of the edge's interactions.
func (e *edge) dates(separator string) string {
	var b []byte
	for i, s := range e.spans {
		if i > 0 {
			b = append(b, separator...)
		}
		b = appendEDTF(b, s.first, s.last)
	}
	return string(b)
}

// list prints something of each entry. Where it holds a bar itself, that
// becomes a broken one.
func (e *edge) list(of func(document) string) string {
	if len(e.evidence) == 1 {
		return of(e.evidence[0])
	}
	var b strings.Builder
	for i, d := range e.evidence {
		if i > 0 {
			b.WriteString(listSeparator)
		}
		b.WriteString(strings.ReplaceAll(of(d), "|", "¦"))
	}
	return b.String()
}

// description says in words what a file of the network holds.
func (s Source) description() string {
	if s.Edges == Interactions {
		return s.describe("Interactions")
	}
	return s.describe("Ties")
}

// describe says of what the file holds whence it comes.
func (s Source) describe(what string) string {
	filter := s.Filter
	if filter == "" {
		filter = "everything"
	}
	return what + " of the collection “" + s.Collection + "”. Filter: " + filter + ". Revision " + strconv.FormatInt(s.Revision, 10) + "."
}
