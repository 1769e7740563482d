package export

import "context"

// writeCytoscape writes Cytoscape.js JSON, which Cytoscape desktop reads as
// .cyjs (https://js.cytoscape.org/#notation/elements-json). Ids are strings
// everywhere; NetworkX writes whole numbers as the ends of edges, which
// Cytoscape.js does not find again. NetworkX takes a node's value for its id.
func writeCytoscape(ctx context.Context, o *out, s Source) error {
	o.str(`{"data":`)
	o.jsonHeader(s)
	o.str(",")
	o.jsonKind(s)
	o.str(`,"elements":{"nodes":[`)
	comma := ""
	for n := range s.View.Nodes() {
		o.str(comma, "\n", `{"data":{"id":"`)
		o.int(n.ID)
		o.str(`","value":"`)
		o.int(n.ID)
		o.str(`",`)
		o.jsonNode(n)
		o.str("}}")
		comma = ","
	}
	o.str("\n],\"edges\":[")
	comma = ""
	err := s.eachJSONEdge(ctx, o, func(e *edge, write func()) {
		o.str(comma, "\n", `{"data":{"id":"`, e.id, `",`)
		write()
		o.str("}}")
		comma = ","
	})
	o.str("\n]}}\n")
	return err
}
