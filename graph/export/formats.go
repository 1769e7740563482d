package export

// formats is the registry: a format is a line here and its encoder.
var formats = []Format{
	{
		Name: "gexf", Title: "GEXF 1.3", Extension: "gexf", MediaType: "application/gexf+xml",
		ReadBy: "Gephi Lite, Gephi, NetworkX 3", Limits: limitXML, write: writeGEXF,
	},
	{
		Name: "gexf-dynamic", Title: "GEXF 1.3 with spells", Extension: "gexf", MediaType: "application/gexf+xml",
		ReadBy: "Gephi's timeline", Limits: limitXML, write: writeDynamicGEXF,
	},
	{
		Name: "graphml", Title: "GraphML", Extension: "graphml", MediaType: "application/graphml+xml",
		ReadBy: "NetworkX, igraph, yEd, Cytoscape, Gephi", Limits: limitXML, write: writeGraphML,
	},
	{
		Name: "dot", Title: "DOT", Extension: "dot", MediaType: "text/vnd.graphviz",
		ReadBy: "Graphviz", Limits: "NUL becomes U+FFFD; a carriage return becomes a line feed; a bar in a title becomes ¦", write: writeDOT,
	},
	{
		Name: "csv", Title: "CSV for Gephi, both tables", Extension: "zip", MediaType: "application/zip",
		ReadBy: "Gephi, R, spreadsheets", Limits: limitCSV, write: writeGephiZip,
	},
	{
		Name: "csv-nodes", Title: "CSV for Gephi, nodes", Extension: "csv", MediaType: "text/csv; charset=utf-8",
		ReadBy: "Gephi, R, spreadsheets", Limits: limitCSV, write: writeGephiNodes,
	},
	{
		Name: "csv-edges", Title: "CSV for Gephi, edges", Extension: "csv", MediaType: "text/csv; charset=utf-8",
		ReadBy: "Gephi, R, spreadsheets", Limits: limitCSV, write: writeGephiEdges,
	},
	{
		Name: "json", Title: "Node-link JSON", Extension: "json", MediaType: "application/json",
		ReadBy: "NetworkX (edges=\"links\"), D3", write: writeNodeLink,
	},
}

const (
	limitXML = "control characters other than tab and line ends become U+FFFD; a bar in a title becomes ¦"
	limitCSV = "NUL becomes U+FFFD; text that begins as a formula gets an apostrophe before it; a bar in a title becomes ¦"
)
