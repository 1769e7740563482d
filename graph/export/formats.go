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
		ReadBy: "Graphviz", Limits: limitXML + "; a carriage return becomes a line feed", write: writeDOT,
	},
	{
		Name: "csv", Title: "CSV for Gephi, both tables", Extension: "zip", MediaType: "application/zip",
		ReadBy: "Gephi, R, spreadsheets", Limits: limitCSV, write: writeGephiZip,
	},
	{
		Name: "csv-nodes", Title: "CSV for Gephi, nodes", Extension: "csv", MediaType: "text/csv; charset=utf-8",
		ReadBy: "Gephi, R, spreadsheets", Limits: limitCSV + "; " + limitBare, Bare: true, write: writeGephiNodes,
	},
	{
		Name: "csv-edges", Title: "CSV for Gephi, edges", Extension: "csv", MediaType: "text/csv; charset=utf-8",
		ReadBy: "Gephi, R, spreadsheets", Limits: limitCSV + "; " + limitBare, Bare: true, write: writeGephiEdges,
	},
	{
		Name: "json", Title: "Node-link JSON", Extension: "json", MediaType: "application/json",
		ReadBy: "NetworkX (edges=\"links\"), D3", Limits: limitJSON, write: writeNodeLink,
	},
	{
		Name: "cytoscape", Title: "Cytoscape.js JSON", Extension: "cyjs", MediaType: "application/json",
		ReadBy: "Cytoscape, Cytoscape.js, NetworkX", Limits: limitJSON, write: writeCytoscape,
	},
	{
		Name: "palladio", Title: "CSV for Palladio, one table", Extension: "csv", MediaType: "text/csv; charset=utf-8",
		ReadBy: "Palladio, spreadsheets", Limits: limitCSV + "; " + limitBare, Bare: true, write: writePalladio,
	},
	{
		Name: "pajek", Title: "Pajek .net", Extension: "net", MediaType: "text/plain; charset=utf-8",
		ReadBy: "Pajek, NetworkX, igraph",
		Limits: "a quote becomes an apostrophe, a backslash a slash, a line end or tab a space, NUL U+FFFD; class, side and counts of actors have no place",
		write:  writePajek,
	},
	{
		Name: "cmif", Title: "CMIF: correspondence metadata, under CC BY 4.0", Extension: "xml", MediaType: "application/tei+xml",
		ReadBy: "correspSearch", Limits: "messages only; the date and address of publication are for its editor to fill in; " + limitXML, Whole: true, write: writeCMIF,
	},
	{
		Name: "csl-json", Title: "CSL-JSON: the entries as literature", Extension: "json", MediaType: "application/vnd.citationstyles.csl+json",
		ReadBy: "Zotero, pandoc, citeproc", Limits: limitJSON + "; Zotero keeps the first day of an interval only; " + limitBare, Whole: true, Bare: true, write: writeCSL,
	},
	{
		Name: "ris", Title: "RIS: the entries as literature", Extension: "ris", MediaType: "application/x-research-info-systems",
		ReadBy: "Zotero, EndNote, Mendeley", Limits: "paragraphs become one line; NUL becomes U+FFFD; " + limitBare, Whole: true, Bare: true, write: writeRIS,
	},
	{
		Name: "timelinejs", Title: "TimelineJS", Extension: "json", MediaType: "application/json",
		ReadBy: "TimelineJS of Knight Lab", Limits: "dated entries only; " + limitJSON, Whole: true, write: writeTimelineJS,
	},
}

const (
	limitJSON = "bytes that are not UTF-8 become U+FFFD"
	limitXML  = "control characters other than tab and line ends become U+FFFD; a bar in a title becomes ¦"
	limitBare = "the file's name bears the filter and the revision, for which there is no place in it"
	limitCSV  = "NUL becomes U+FFFD; text that begins as a formula gets an apostrophe before it; a bar in a title becomes ¦"
)
