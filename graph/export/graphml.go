package export

import (
	"context"
	"slices"

	"backchannel/graph"
)

// writeGraphML writes GraphML (http://graphml.graphdrawing.org/specification.html).
// Each key is for node or edge, never for all, at which graphology-graphml
// stumbles; a key's id is its name after n_ or e_.
func writeGraphML(ctx context.Context, o *out, s Source) error {
	o.str(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n<desc>")
	o.xml(s.description() + " " + s.Generator + ".")
	o.str("</desc>\n")
	nodes := append([]attribute[graph.Node]{{"label", false, func(b []byte, n graph.Node) []byte { return append(b, n.Name...) }}}, nodeAttributes...)
	edges := slices.Concat([]attribute[*edge]{{"weight", true, func(b []byte, e *edge) []byte { return appendInt(b, e.weight) }}}, s.edgeAttributes())
	graphmlKeys(o, "node", "n_", nodes)
	graphmlKeys(o, "edge", "e_", edges)
	kind := "undirected"
	if s.graphIsDirected() {
		kind = "directed"
	}
	o.str(`<graph id="network" edgedefault="`, kind, `">`, "\n")
	for n := range s.View.Nodes() {
		o.str(`<node id="`)
		o.int(n.ID)
		o.str(`">`)
		for _, a := range nodes {
			graphmlData(o, `<data key="n_`, a, n)
		}
		o.str("</node>\n")
	}
	err := s.eachEdge(ctx, o, func(e *edge) error {
		o.str(`<edge id="`, e.id, `" source="`)
		o.int(e.from)
		o.str(`" target="`)
		o.int(e.to)
		o.str(`">`)
		for _, a := range edges {
			graphmlData(o, `<data key="e_`, a, e)
		}
		o.str("</edge>\n")
		return nil
	})
	o.str("</graph>\n</graphml>\n")
	return err
}

func graphmlKeys[T any](o *out, class, prefix string, attributes []attribute[T]) {
	for _, a := range attributes {
		kind := "string"
		if a.whole {
			kind = "long"
		}
		o.str(`<key id="`, prefix, a.name, `" for="`, class, `" attr.name="`, a.name, `" attr.type="`, kind, `"/>`, "\n")
	}
}

// graphmlData writes a value; an empty one is left out.
func graphmlData[T any](o *out, before string, a attribute[T], of T) {
	a.xml(o, of, before, a.name, `">`, "</data>")
}
