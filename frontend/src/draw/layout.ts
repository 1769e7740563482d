// Places a network: ForceAtlas2 from seeded places, then the picture is turned
// so that it lies wide, and labels are pushed off each other. The same network
// always gets the same places.

import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

/** What layout needs of a node: its size on paper, in px. */
export interface Placed { id: string; radius: number; labelWidth: number }
export interface Bond { a: string; b: string; width: number }

/** A number of [0, 1) that depends on the text only (FNV-1a). */
function hash(s: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < s.length; i++) {
    h ^= s.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return (h >>> 0) / 2 ** 32;
}

/** The places of the nodes, x and y in turn, in the order given. before holds places that are to change little; aspect is the width of the paper to its height. */
export function place(all: readonly Placed[], bonds: readonly Bond[], before: ReadonlyMap<string, readonly [number, number]>, aspect: number): Float64Array {
  const tied = new Set(bonds.flatMap((b) => [b.a, b.b]));
  const [nodes, alone] = [all.filter((node) => tied.has(node.id)), all.filter((node) => !tied.has(node.id))];
  const inner = placeTied(nodes, bonds, before, aspect);
  const row = placeAlone(alone, inner, nodes);
  const places = new Float64Array(2 * all.length);
  let [i, j] = [0, 0];
  all.forEach((node, at) => {
    const [from, k] = tied.has(node.id) ? [inner, i++] : [row, j++];
    places[2 * at] = from[2 * k] ?? 0;
    places[2 * at + 1] = from[2 * k + 1] ?? 0;
  });
  return places;
}

/** Those whom no tie joins to anybody stand in rows below the others. */
function placeAlone(alone: readonly Placed[], inner: Float64Array, nodes: readonly Placed[]): Float64Array {
  const places = new Float64Array(2 * alone.length);
  let [x0, x1, y1] = [0, 0, 0];
  nodes.forEach((_, i) => {
    x0 = Math.min(x0, inner[2 * i] ?? 0);
    x1 = Math.max(x1, inner[2 * i] ?? 0);
    y1 = Math.max(y1, inner[2 * i + 1] ?? 0);
  });
  const width = Math.max(x1 - x0, 60 * Math.sqrt(alone.length), 200);
  let [x, y] = [x0, y1 + 70];
  alone.forEach((node, i) => {
    const w = Math.max(node.labelWidth, 2 * node.radius) + 18;
    if (x + w > x0 + width && x > x0) [x, y] = [x0, y + 52];
    places[2 * i] = x + w / 2;
    places[2 * i + 1] = y;
    x += w;
  });
  return places;
}

function placeTied(nodes: readonly Placed[], bonds: readonly Bond[], before: ReadonlyMap<string, readonly [number, number]>, aspect: number): Float64Array {
  const n = nodes.length;
  const places = new Float64Array(2 * n);
  if (n === 0) return places;
  const graph = new UndirectedGraph<{ x: number; y: number; size: number }, { weight: number }>();
  const spread = 40 * Math.sqrt(n);
  const known = nodes.filter((node) => before.has(node.id)).length;
  for (const node of nodes) {
    const was = before.get(node.id);
    const angle = hash(node.id) * 2 * Math.PI;
    const reach = spread * Math.sqrt(hash(`${node.id}r`));
    graph.addNode(node.id, { x: was?.[0] ?? Math.cos(angle) * reach, y: was?.[1] ?? Math.sin(angle) * reach, size: node.radius + 8 });
  }
  for (const bond of bonds) {
    if (!graph.hasEdge(bond.a, bond.b) && bond.a !== bond.b) graph.addEdge(bond.a, bond.b, { weight: bond.width });
  }
  const settled = known > n * 0.7;
  forceAtlas2.assign(graph, {
    iterations: n > 2000 ? 80 : settled ? 150 : 600,
    settings: { gravity: 0.6, scalingRatio: 60, strongGravityMode: n < 400, barnesHutOptimize: n > 400, slowDown: settled ? 12 : 4, adjustSizes: false, edgeWeightInfluence: 0.3 },
  });
  nodes.forEach((node, i) => {
    places[2 * i] = graph.getNodeAttribute(node.id, 'x');
    places[2 * i + 1] = graph.getNodeAttribute(node.id, 'y');
  });
  scaleTo(places, nodes, bonds, 105);
  giveRoom(places, nodes);
  if (!settled) layWide(places, aspect);
  if (n <= 800) part(places, nodes);
  return places;
}

/** Scales so that the median bond is length px long. */
function scaleTo(places: Float64Array, nodes: readonly Placed[], bonds: readonly Bond[], length: number) {
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const lengths = bonds
    .map((b) => {
      const i = index.get(b.a) ?? 0;
      const j = index.get(b.b) ?? 0;
      return Math.hypot((places[2 * i] ?? 0) - (places[2 * j] ?? 0), (places[2 * i + 1] ?? 0) - (places[2 * j + 1] ?? 0));
    })
    .sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  const k = median > 0 ? length / median : 1;
  for (let i = 0; i < places.length; i++) places[i] = (places[i] ?? 0) * k;
}

/** Scales so that the boxes of disc and label have room, if there was not enough: those who all know each other would else stand on one spot. */
function giveRoom(places: Float64Array, nodes: readonly Placed[]) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < places.length; i += 2) {
    x0 = Math.min(x0, places[i] ?? 0);
    x1 = Math.max(x1, places[i] ?? 0);
    y0 = Math.min(y0, places[i + 1] ?? 0);
    y1 = Math.max(y1, places[i + 1] ?? 0);
  }
  const needed = nodes.reduce((sum, node) => sum + (Math.max(2 * node.radius, node.labelWidth) + 10) * (2 * node.radius + 32), 0);
  const k = Math.sqrt((1.6 * needed) / Math.max((x1 - x0) * (y1 - y0), 1));
  if (k > 1) for (let i = 0; i < places.length; i++) places[i] = (places[i] ?? 0) * Math.min(k, 40);
}

/** Turns the picture around its middle so that its longest extent lies along the paper's, and stretches it some way towards the paper's shape. */
function layWide(places: Float64Array, aspect: number) {
  const n = places.length / 2;
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    mx += (places[2 * i] ?? 0) / n;
    my += (places[2 * i + 1] ?? 0) / n;
  }
  for (let i = 0; i < n; i++) {
    const dx = (places[2 * i] ?? 0) - mx;
    const dy = (places[2 * i + 1] ?? 0) - my;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = -Math.atan2(2 * xy, xx - yy) / 2 + (aspect < 1 ? Math.PI / 2 : 0);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < n; i++) {
    const dx = (places[2 * i] ?? 0) - mx;
    const dy = (places[2 * i + 1] ?? 0) - my;
    places[2 * i] = dx * c - dy * s;
    places[2 * i + 1] = dx * s + dy * c;
  }
  let [w, h] = [1, 1];
  for (let i = 0; i < n; i++) {
    w = Math.max(w, 2 * Math.abs(places[2 * i] ?? 0));
    h = Math.max(h, 2 * Math.abs(places[2 * i + 1] ?? 0));
  }
  const stretch = Math.min(Math.max(Math.sqrt(aspect / (w / h)), 0.6), 1.8);
  for (let i = 0; i < n; i++) {
    places[2 * i] = (places[2 * i] ?? 0) * stretch;
    places[2 * i + 1] = (places[2 * i + 1] ?? 0) / stretch;
  }
}

/** Pushes nodes apart until the boxes of disc and label no longer overlap, or a hundred rounds have not been enough. */
function part(places: Float64Array, nodes: readonly Placed[]) {
  const half = nodes.map((node) => Math.max(node.radius, node.labelWidth / 2) + 5);
  for (let round = 0; round < 100; round++) {
    let moved = false;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const a = nodes[i];
        const b = nodes[j];
        if (!a || !b) continue;
        const dx = (places[2 * j] ?? 0) - (places[2 * i] ?? 0);
        const dy = (places[2 * j + 1] ?? 0) - (places[2 * i + 1] ?? 0);
        const wx = (half[i] ?? 0) + (half[j] ?? 0) - Math.abs(dx);
        // A label hangs below its disc, so a box is as tall as the disc, a line of text and the tip of a tie.
        const wy = a.radius + b.radius + 32 - Math.abs(dy);
        if (wx <= 0 || wy <= 0) continue;
        moved = true;
        if (wx < wy * 1.6) {
          const by = (wx / 2) * (dx < 0 ? -1 : 1) * 0.6;
          places[2 * i] = (places[2 * i] ?? 0) - by;
          places[2 * j] = (places[2 * j] ?? 0) + by;
        } else {
          const by = (wy / 2) * (dy < 0 ? -1 : 1) * 0.6;
          places[2 * i + 1] = (places[2 * i + 1] ?? 0) - by;
          places[2 * j + 1] = (places[2 * j + 1] ?? 0) + by;
        }
      }
    }
    if (!moved) return;
  }
}
