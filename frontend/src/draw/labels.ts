// Labels of the network: the paper's colour around them, the most important
// first, each where it runs over no other label and no node. The very most
// important, which stand where the crowd is, run over lesser nodes rather than
// go unnamed.

import type { Paint } from './paint';
import type { Pen } from './svg-context';

/** A node on the screen, in px. */
export interface Labelled {
  label: string;
  weight: number;
  x: number;
  y: number;
  radius: number;
  chosen: boolean;
  focus: boolean;
  /** Whether it stands out; null where nobody does. */
  lit: boolean | null;
}

type Box = [left: number, top: number, right: number, bottom: number];

const SIZE = 13;
const CELL = 64;
/** More labels than this nobody reads. */
const MOST = 400;
const BOXES = 3000;
/** So many may run over lesser nodes, and so many of those. */
const FOREMOST = 12;
const COVERED = 3;

/** Boxes that are taken, by labels or by nodes of a weight, found by where they are. */
class Taken {
  private boxes: Box[] = [];
  private weights: number[] = [];
  private cells = new Map<string, number[]>();

  claim(box: Box, weight = Infinity): number {
    const at = this.boxes.push(box) - 1;
    this.weights.push(weight);
    for (const key of keys(box)) {
      const list = this.cells.get(key);
      if (list) list.push(at);
      else this.cells.set(key, [at]);
    }
    return at;
  }

  /** How many nodes of less than that weight the box runs over; Infinity where it meets anything else but the one excepted. */
  covers(box: Box, except: number, weight: number): number {
    const met = new Set<number>();
    for (const key of keys(box)) {
      for (const at of this.cells.get(key) ?? []) {
        const other = this.boxes[at];
        if (at === except || !other || box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]) continue;
        if ((this.weights[at] ?? Infinity) >= weight) return Infinity;
        met.add(at);
      }
    }
    return met.size;
  }
}

function* keys(box: Box): Generator<string> {
  for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x++) {
    for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y++) yield `${x},${y}`;
  }
}

/** Draws the labels for which there is room; a chosen node's always. */
export function drawLabels(c: Pen, size: { w: number; h: number }, paint: Paint, nodes: readonly Labelled[]): void {
  const rank = (n: Labelled) => (n.chosen || n.focus ? 2e9 : 0) + (n.lit ? 1e9 : 0) + n.weight;
  const seen = nodes.filter((n) => n.x > -80 && n.y > -40 && n.x < size.w + 80 && n.y < size.h + 40);
  const order = seen.map((n, i) => ({ n, i })).sort((p, q) => rank(q.n) - rank(p.n) || p.i - q.i).slice(0, BOXES);
  const taken = new Taken();
  const own = new Map(order.map(({ n, i }) => [i, taken.claim([n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius], n.weight)]));
  c.lineJoin = 'round';
  c.textAlign = 'center';
  c.textBaseline = 'alphabetic';
  let left = MOST;
  for (const [place, { n, i }] of order.entries()) {
    if (left === 0) break;
    if (n.lit === false && !n.chosen) continue;
    const strong = n.chosen || n.focus;
    c.font = `${strong ? 700 : 500} ${SIZE}px ${paint.sans}`;
    const w = c.measureText(n.label).width;
    const spots: [number, number][] = [[n.x, n.y + n.radius + SIZE + 2], [n.x, n.y - n.radius - 6], [n.x + n.radius + 5 + w / 2, n.y + 4], [n.x - n.radius - 5 - w / 2, n.y + 4]];
    const box = ([x, y]: [number, number]): Box => [x - w / 2 - 2, y - SIZE + 1, x + w / 2 + 2, y + 4];
    const inside = (b: Box) => b[0] >= 0 && b[2] <= size.w && b[3] <= size.h + 2;
    const most = place < FOREMOST ? COVERED : 0;
    let spot = strong ? spots[0] : undefined;
    let least = Infinity;
    for (const s of spots) {
      const over = inside(box(s)) ? taken.covers(box(s), own.get(i) ?? -1, most > 0 ? n.weight : 0) : Infinity;
      if (over <= most && over < least) [spot, least] = [s, over];
      if (least === 0) break;
    }
    if (!spot) continue;
    taken.claim(box(spot));
    c.strokeStyle = paint.paper;
    c.lineWidth = 4;
    c.strokeText(n.label, ...spot);
    c.fillStyle = n.chosen ? paint.accent : paint.ink;
    c.fillText(n.label, ...spot);
    left--;
  }
}
