// Reads exported files with graphology (the parser of Gephi Lite), strictly, and
// prints what they hold as one JSON object a line, as load.py does; files of
// literature with citation-js, as one list of items a line.
//
// Arguments: the folder whose node_modules has these; then pairs of format and
// file.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const Graph = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");

const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-ris");
require("@citation-js/plugin-csl");

for (let i = 0; i < files.length; i += 2) {
  const text = readFileSync(files[i + 1], "utf8");
  if (files[i] === "ris" || files[i] === "csl-json") {
    const items = new Cite(text, { generateGraph: false }).data;
    const names = (list) => (list ?? []).map((n) => n.literal ?? [n.given, n.family].filter(Boolean).join(" "));
    console.log(JSON.stringify(items.map((d) => ({
      id: d.id, type: d.type, title: d.title, url: d.URL, author: names(d.author), date: d.issued?.["date-parts"],
    }))));
    continue;
  }
  const reader = files[i] === "graphml" ? graphml : gexf;
  // The dynamic file has two blocks of attributes, of which graphology reads one.
  const options = files[i] === "gexf" ? { allowUndeclaredAttributes: false } : {};
  const g = reader.parse(Graph, text, options);
  const nodes = {};
  g.forEachNode((id, a) => (nodes[id] = a.label));
  const edges = [];
  let directed = false;
  g.forEachEdge((_, a, source, target, _s, _t, undirected) => {
    edges.push([source, target, Number(a.weight), a.titles ?? ""]);
    directed ||= !undirected;
  });
  console.log(JSON.stringify({ nodes, edges, directed }));
}
