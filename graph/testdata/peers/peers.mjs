// Times graphology on rows of "a,b" for each two parties of an interaction, and
// prints {"work": seconds} as JSON. Arguments: the folder whose node_modules has
// graphology, the rows, then a,b of the chain.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [folder, file, a, b] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const { UndirectedGraph } = require("graphology");
const { bidirectional, dijkstra } = require("graphology-shortest-path");
const louvain = require("graphology-communities-louvain");
const gexf = require("graphology-gexf");

const rows = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
const out = {};
function timed(name, work, times = 1) {
  const start = performance.now();
  let result;
  for (let i = 0; i < times; i++) result = work();
  out[name] = (performance.now() - start) / 1000 / times;
  return result;
}

const g = timed("build", () => {
  const g = new UndirectedGraph();
  for (const [a, b] of rows) {
    g.mergeNode(a);
    g.mergeNode(b);
    g.updateEdge(a, b, (e) => ({ weight: (e.weight ?? 0) + 1 }));
  }
  return g;
});
g.forEachEdge((e, { weight }) => g.setEdgeAttribute(e, "length", 1 / weight));
timed("chain", () => bidirectional(g, a, b), 20);
timed("strong chain", () => dijkstra.bidirectional(g, a, b, "length"), 3);
out.modularity = timed("communities", () => louvain.detailed(g, { rng: () => 0.5 })).modularity;
try {
  timed("gexf", () => gexf.write(g));
} catch {
  out.gexf = null; // beyond the longest string of JavaScript
}
console.log(JSON.stringify(out));
