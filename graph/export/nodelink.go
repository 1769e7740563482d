package export

import (
	"context"
	"encoding/json"
	"strconv"

	"backchannel/graph"
)

func itoa(n int) string { return strconv.Itoa(n) }

// writeNodeLink writes what NetworkX's node_link_graph(d, edges="links") and D3
// read. Ids are strings: those of a database outgrow JavaScript's whole numbers.
func writeNodeLink(ctx context.Context, o *out, s Source) error {
	o.str(`{`)
	o.jsonKind(s)
	o.str(`,"graph":`)
	o.jsonHeader(s)
	o.str(`,"nodes":[`)
	comma := ""
	for n := range s.View.Nodes() {
		o.str(comma, "\n", `{"id":"`)
		o.int(n.ID)
		o.str(`",`)
		o.jsonNode(n)
		o.str("}")
		comma = ","
	}
	o.str("\n],\"links\":[")
	comma = ""
	err := s.eachJSONEdge(ctx, o, func(e *edge, write func()) {
		o.str(comma, "\n{")
		write()
		o.str("}")
		comma = ","
	})
	o.str("\n]}\n")
	return err
}

// jsonKind says as NetworkX reads it what sort of graph comes.
func (o *out) jsonKind(s Source) {
	o.str(`"directed":`, strconv.FormatBool(s.graphIsDirected()), `,"multigraph":`, strconv.FormatBool(s.Edges == Interactions))
}

// jsonNode writes the name and the attributes of an actor.
func (o *out) jsonNode(n graph.Node) {
	o.str(`"name":`)
	o.json(n.Name)
	jsonAttributes(o, nodeAttributes, n)
}

// eachJSONEdge calls visit for each edge; write writes its ends, its weight,
// its attributes and its evidence.
func (s Source) eachJSONEdge(ctx context.Context, o *out, visit func(e *edge, write func())) error {
	attributes := withoutEvidence(s.edgeAttributes())
	return s.eachEdge(ctx, o, func(e *edge) error {
		visit(e, func() {
			o.str(`"source":"`)
			o.int(e.from)
			o.str(`","target":"`)
			o.int(e.to)
			if s.Edges == Interactions {
				o.str(`","key":"`, e.id) // NetworkX tells parallel edges apart by it
			}
			o.str(`","weight":`)
			o.int(int64(e.weight))
			jsonAttributes(o, attributes, e)
			o.jsonEvidence(e)
		})
		return nil
	})
}

// withoutEvidence drops the attributes that JSON has as lists.
func withoutEvidence(attributes []attribute[*edge]) []attribute[*edge] {
	var kept []attribute[*edge]
	for _, a := range attributes {
		switch a.name {
		case "dates", "entries", "entry_dates", "titles", "urls":
		default:
			kept = append(kept, a)
		}
	}
	return kept
}

func (o *out) jsonHeader(s Source) {
	o.str(`{"collection":`)
	o.json(s.Collection)
	o.str(`,"filter":`)
	o.json(s.Filter)
	o.str(`,"revision":"`)
	o.int(s.Revision)
	o.str(`","edges":"`, string(s.Edges), `","generator":`)
	o.json(s.Generator)
	o.str("}")
}

// jsonEvidence writes the dates and the entries of an edge.
func (o *out) jsonEvidence(e *edge) {
	o.str(`,"dates":[`)
	for i, sp := range e.spans {
		if i > 0 {
			o.str(",")
		}
		o.str(`"`, string(appendEDTF(nil, sp.first, sp.last)), `"`)
	}
	o.str(`],"evidence":[`)
	for i, d := range e.evidence {
		if i > 0 {
			o.str(",")
		}
		o.str(`{"entry":"`)
		o.int(d.id)
		o.str(`","title":`)
		o.json(d.title)
		o.str(`,"date":`)
		o.json(d.date)
		o.str(`,"url":`)
		o.json(d.url)
		o.str("}")
	}
	o.str("]")
}

func jsonAttributes[T any](o *out, attributes []attribute[T], of T) {
	for _, a := range attributes {
		v := a.text(of)
		o.str(`,"`, a.name, `":`)
		if a.whole {
			o.str(v)
		} else {
			o.json(v)
		}
	}
}

// json writes a string. Bytes that are not UTF-8 become U+FFFD and are counted.
func (o *out) json(s string) {
	b, _ := json.Marshal(o.utf8(s)) // a string always can be
	o.Write(b)
}
