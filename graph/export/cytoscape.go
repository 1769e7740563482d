package export

import "context"

// writeCytoscape writes Cytoscape.js JSON, which Cytoscape desktop reads as
// .cyjs (https://js.cytoscape.org/#notation/elements-json). Ids are strings
// everywhere; NetworkX writes whole numbers as the ends of edges, which
// Cytoscape.js does not find again. NetworkX takes a node's value for its id.
func writeCytoscape(ctx context.Context, o *out, s Source) error {
	o.str(`{"data":`)
	o.jsonHeader(s)
	if s.graphIsDirected() {
		o.str(`,"directed":true,"multigraph":true`)
	} else {
		o.str(`,"directed":false,"multigraph":false`)
	}
	o.str(`,"elements":{"nodes":[`)
	comma := ""
	for n := range s.View.Nodes() {
		o.str(comma, "\n", `{"data":{"id":"`)
		o.int(n.ID)
		o.str(`","value":"`)
		o.int(n.ID)
		o.str(`","name":`)
		o.json(n.Name)
		jsonAttributes(o, nodeAttributes, n)
		o.str("}}")
		comma = ","
	}
	o.str("\n],\"edges\":[")
	comma = ""
	attributes := withoutEvidence(s.edgeAttributes())
	err := s.eachEdge(ctx, o, func(e *edge) error {
		o.str(comma, "\n", `{"data":{"id":"`, e.id, `","source":"`)
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
		o.str("}}")
		comma = ","
		return nil
	})
	o.str("\n]}}\n")
	return err
}
