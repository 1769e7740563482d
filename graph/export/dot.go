package export

import (
	"context"
	"strings"

	"backchannel/graph"
	"backchannel/timeline"
)

// writeDOT writes the language of Graphviz (https://graphviz.org/doc/info/lang.html).
// It is not left to the graph library's draw package, which puts names into the
// file as they are, in an order that changes from run to run.
func writeDOT(ctx context.Context, o *out, s Source) error {
	kind, arrow := "graph", " -- "
	if s.graphIsDirected() {
		kind, arrow = "digraph", " -> "
	}
	o.str(kind, " network {\n  comment=", o.dotQuote(s.description()+" "+s.Generator+"."), ";\n")
	o.str("  charset=\"UTF-8\"; node [fontname=\"serif\"]; edge [color=\"#777777\"];\n")
	for n := range s.View.Nodes() {
		shape := "ellipse"
		if n.Class == timeline.Organisation {
			shape = "box"
		}
		o.str("  ")
		o.int(n.ID)
		o.str(" [label=", o.dotQuote(n.Name), ", shape=", shape)
		for _, a := range nodeAttributes {
			if v := a.text(n); v != "" {
				o.str(", ", a.name, "=", o.dotQuote(v))
			}
		}
		o.str("];\n")
	}
	attributes := s.edgeAttributes()
	err := s.eachEdge(ctx, o, func(e *edge) error {
		o.str("  ")
		o.int(e.from)
		o.str(arrow)
		o.int(e.to)
		o.str(" [id=", o.dotQuote(e.id), ", weight=")
		o.int(int64(e.weight))
		if s.Edges == Ties {
			o.str(", dir=", tieDirection(e.tie))
		}
		for _, a := range attributes {
			if v := a.text(e); v != "" {
				o.str(", ", a.name, "=", o.dotQuote(v))
			}
		}
		o.str("];\n")
		return nil
	})
	o.str("}\n")
	return err
}

// tieDirection says where a tie's arrows point: a line of messages one way only
// has one.
func tieDirection(t graph.Tie) string {
	switch both := t.Conversations+t.Exchanges > 0; {
	case both || t.Forward > 0 && t.Backward > 0:
		return "none"
	case t.Forward > 0:
		return "forward"
	}
	return "back"
}

var dotEscapes = strings.NewReplacer(
	`\`, `\\`, // a label's \n, \l, \N … are Graphviz's own
	`"`, `\"`,
	"&", "&amp;", // Graphviz reads entities in labels
	"\r\n", `\n`, "\n", `\n`, "\r", `\n`,
)

// dotQuote writes a string as a quoted one. Line ends become Graphviz's \n.
// Control characters, which Graphviz would copy into SVG and JSON that nobody
// can read, become U+FFFD.
func (o *out) dotQuote(s string) string { return `"` + dotEscapes.Replace(o.printable(s)) + `"` }
