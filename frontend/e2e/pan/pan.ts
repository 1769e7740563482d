// One graph, drawn by the page's own drawing or by sigma as it comes:
// ?drawing=ours|bare&nodes=1000

import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { sceneOf } from '../../src/core/scene';
import { mountNetwork } from '../../src/draw/network';

const query = new URLSearchParams(location.search);
const n = Number(query.get('nodes'));
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

const places = Float64Array.from({ length: 2 * n }, () => (random() - 0.5) * 60 * Math.sqrt(n));
const nodes = Array.from({ length: n }, (_, i) => ({ id: String(i + 1), class: i % 5 === 0 ? 'organisation' : 'person', name: `Actor ${i + 1}`, short: `Actor ${i + 1}`, side: ['USSR', 'United States', 'Cuba', ''][i % 4] ?? '', interactions: 1 + Math.floor(40 * random() ** 4), ties: 3 }));
const seen = new Set<string>();
const ties = Array.from({ length: 3 * n }, () => {
  // Most know a few of their own, and the important.
  const [i, j] = [Math.floor(n * random()), Math.floor(n * random() ** 2)];
  const [a, b] = [String(Math.min(i, j) + 1), String(Math.max(i, j) + 1)];
  return { a, b, forward: 1 + Math.floor(9 * random() ** 3), backward: Math.floor(2 * random()), conversations: Math.floor(3 * random()), exchanges: Math.floor(1.1 * random()), total: 0 };
})
  .filter((t) => t.a !== t.b && !seen.has(`${t.a} ${t.b}`) && seen.add(`${t.a} ${t.b}`))
  .map((t) => ({ ...t, total: t.forward + t.backward + t.conversations + t.exchanges }));

const stage = document.getElementById('stage');
if (!stage) throw new Error('no stage');
if (query.get('drawing') === 'ours') {
  const drawing = await mountNetwork(stage, 'Network', { actor: () => {}, tie: () => {}, nothing: () => {}, hover: () => {} });
  drawing.show(sceneOf({ nodes, ties, comentions: [] }), places);
} else {
  const graph = new UndirectedGraph();
  nodes.forEach((node, i) => graph.addNode(node.id, { x: places[2 * i], y: places[2 * i + 1], size: 5, label: node.short, color: '#7a4fa0' }));
  for (const t of ties) graph.addEdge(t.a, t.b, { size: 1, color: '#999' });
  new Sigma(graph, stage);
}
// The first picture is there when the frame after it begins.
requestAnimationFrame(() => requestAnimationFrame(() => document.body.setAttribute('data-drawn', '')));
