// Paints a network: the same for the screen and for a file.

import { neighbourhood, onRoute, type Places, type Scene, type SceneNode, type SceneTie } from '../core/scene';
import type { Emphasis } from './drawing';
import { drawLabels } from './labels';
import type { Paint } from './paint';
import type { Pen } from './svg-context';

/** How places become px: times k, then moved. */
export interface Camera { k: number; x: number; y: number }

const MARGIN = { x: 46, top: 28, bottom: 40 };

/** The camera that shows all n places on paper of that size. */
export function fitTo(places: Places, n: number, size: { w: number; h: number }): Camera {
  if (n === 0 || size.w === 0) return { k: 1, x: size.w / 2, y: size.h / 2 };
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    x0 = Math.min(x0, places[2 * i] ?? 0);
    x1 = Math.max(x1, places[2 * i] ?? 0);
    y0 = Math.min(y0, places[2 * i + 1] ?? 0);
    y1 = Math.max(y1, places[2 * i + 1] ?? 0);
  }
  const k = Math.min((size.w - 2 * MARGIN.x) / Math.max(x1 - x0, 1), (size.h - MARGIN.top - MARGIN.bottom) / Math.max(y1 - y0, 1), 1.5);
  return { k, x: size.w / 2 - (k * (x0 + x1)) / 2, y: (size.h + MARGIN.top - MARGIN.bottom) / 2 - (k * (y0 + y1)) / 2 };
}

/** How much larger than drawn nodes are at a zoom: less than the distances between them. */
export function grownBy(k: number): number {
  return Math.min(Math.max(Math.sqrt(k), 0.55), 1.6);
}

/** A network as it is to be painted; x and y give a node's place in px by its index. */
export interface Picture {
  scene: Scene;
  index: ReadonlyMap<string, number>;
  x: (i: number) => number;
  y: (i: number) => number;
  grown: number;
  size: { w: number; h: number };
  paint: Paint;
  emphasis: Emphasis;
  hovered: string | null;
  hoveredTie: SceneTie | null;
}

/** Who stands out; null where nobody does. */
export function litOf(p: Pick<Picture, 'scene' | 'emphasis' | 'hovered' | 'hoveredTie'> & { index: { has: (id: string) => boolean } }): Set<string> | null {
  if (p.hoveredTie) return new Set([p.hoveredTie.a, p.hoveredTie.b]);
  const at = p.hovered ?? p.emphasis.hovered;
  if (at !== null && p.index.has(at)) return neighbourhood(p.scene, [at]);
  if (p.emphasis.day) return new Set(p.emphasis.day.actors);
  if (p.emphasis.route.length > 0) return new Set(p.emphasis.route);
  const chosen = p.emphasis.chosen.filter((id) => p.index.has(id));
  if (chosen.length === 0) return null;
  return chosen.length === 2 ? new Set(chosen) : neighbourhood(p.scene, chosen);
}

/** How opaque a tie is: where there are many to each node, the weak ones are faint, so that the strong ones are seen. */
export function opacityOf(scene: Scene): (t: SceneTie) => number {
  const faint = Math.min(((3 * scene.nodes.length) / Math.max(scene.ties.length, 1)) ** 1.3, 1);
  return (t) => (t.style === 'comention' ? 0.35 : 1) * (faint + (1 - faint) * ((t.width - 1) / 3) ** 3);
}

/** Whether a tie is the one that is chosen, or part of the route or the day that is. */
export function isChosenTie(t: SceneTie, emphasis: Emphasis): boolean {
  if (emphasis.day) return emphasis.day.ties.has(`${t.a}-${t.b}`);
  return onRoute(t, emphasis.route.length > 0 ? emphasis.route : emphasis.chosen);
}

/** Whether a tie stands out with those who do. */
export function touches(t: SceneTie, p: Pick<Picture, 'emphasis' | 'hovered' | 'hoveredTie'> & { index: { has: (id: string) => boolean } }): boolean {
  if (p.hoveredTie) return t === p.hoveredTie;
  const at = p.hovered ?? p.emphasis.hovered;
  if (at !== null && p.index.has(at)) return t.a === at || t.b === at;
  const { chosen, route } = p.emphasis;
  return chosen.length === 2 || route.length > 0 || p.emphasis.day ? isChosenTie(t, p.emphasis) : chosen.includes(t.a) || chosen.includes(t.b);
}

const known = new WeakMap<Scene, Int32Array>();

/** The indices of each tie's two nodes, in turn; -1 where one is not there. */
function endsOf(scene: Scene, index: ReadonlyMap<string, number>): Int32Array {
  let ends = known.get(scene);
  if (!ends) {
    ends = Int32Array.from({ length: 2 * scene.ties.length }, (_, k) => {
      const t = scene.ties[k >> 1];
      return (t && index.get(k % 2 === 0 ? t.a : t.b)) ?? -1;
    });
    known.set(scene, ends);
  }
  return ends;
}

/** Paints it with c. */
export function paintNetwork(c: Pen, p: Picture): void {
  const { scene, index, size, paint, emphasis } = p;
  const [sx, sy] = [p.x, p.y];
  const bright = litOf(p);
  const focus = p.hovered ?? emphasis.hovered;
  const radius = (n: SceneNode) => n.radius * p.grown;

  const opacity = opacityOf(scene);
  const ends = endsOf(scene, index);
  // Of ten thousand ties nothing is asked that none can be.
  const some = emphasis.day !== null || emphasis.route.length > 1 || emphasis.chosen.length > 1;
  let dashes: SceneTie['style'] = 'message';
  for (const pass of [false, true]) {
    if (bright === null && !pass) continue;
    for (let at = 0; at < scene.ties.length; at++) {
      const t = scene.ties[at];
      if (!t) continue;
      const on = bright === null || touches(t, p);
      if (on === pass) drawTie(t, ends[2 * at] ?? -1, ends[2 * at + 1] ?? -1, on, (some && isChosenTie(t, emphasis)) || t === p.hoveredTie);
    }
  }
  c.setLineDash([]);
  scene.nodes.forEach((n, i) => {
    c.globalAlpha = bright === null || bright.has(n.id) ? 1 : 0.16;
    drawNode(n, sx(i), sy(i), emphasis.chosen.includes(n.id), n.id === focus);
  });
  c.globalAlpha = 1;
  drawLabels(c, size, paint, scene.nodes.map((n, i) => ({ label: n.label, weight: n.weight, x: sx(i), y: sy(i), radius: radius(n), chosen: emphasis.chosen.includes(n.id), focus: n.id === focus, lit: bright === null ? null : bright.has(n.id) })));

  function drawTie(t: SceneTie, i: number, j: number, on: boolean, chosen: boolean) {
    const a = scene.nodes[i];
    const b = scene.nodes[j];
    if (!a || !b) return;
    const x1 = sx(i);
    const y1 = sy(i);
    const x2 = sx(j);
    const y2 = sy(j);
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [ra, rb] = [radius(a) + 3, radius(b) + 3];
    if (length < ra + rb || Math.max(x1, x2) < 0 || Math.min(x1, x2) > size.w || Math.max(y1, y2) < 0 || Math.min(y1, y2) > size.h) return;
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const width = t.width * (chosen ? 1.5 : 1);
    const head = 7 + width * 1.1;
    const alpha = !on ? 0.13 * opacity(t) : chosen || bright !== null ? 1 : opacity(t);
    c.globalAlpha = alpha;
    c.strokeStyle = c.fillStyle = chosen ? paint.accent : paint.quiet;
    c.lineWidth = width;
    // A pen that is set for each of ten thousand lines is slower than the lines.
    if (dash(t.style) !== dash(dashes)) c.setLineDash(t.style === 'exchange' ? [5, 3.5] : t.style === 'comention' ? [1, 4] : []);
    dashes = t.style;
    // Heads of lines that are hardly seen are specks.
    const heads = alpha > 0.3 || !on;
    const [sa, sb] = [ra + (t.toA && heads ? head * 0.7 : 0), rb + (t.toB && heads ? head * 0.7 : 0)];
    c.beginPath();
    c.moveTo(x1 + ux * sa, y1 + uy * sa);
    c.lineTo(x2 - ux * sb, y2 - uy * sb);
    c.stroke();
    if (t.toB && heads) arrow(x2 - ux * rb, y2 - uy * rb, ux, uy, head);
    if (t.toA && heads) arrow(x1 + ux * ra, y1 + uy * ra, -ux, -uy, head);
  }

  function dash(style: SceneTie['style']) {
    return style === 'exchange' || style === 'comention' ? style : '';
  }

  function arrow(x: number, y: number, ux: number, uy: number, head: number) {
    c.beginPath();
    c.moveTo(x, y);
    c.lineTo(x - ux * head - uy * head * 0.42, y - uy * head + ux * head * 0.42);
    c.lineTo(x - ux * head * 0.72, y - uy * head * 0.72);
    c.lineTo(x - ux * head + uy * head * 0.42, y - uy * head - ux * head * 0.42);
    c.closePath();
    c.fill();
  }

  function drawNode(n: SceneNode, x: number, y: number, chosen: boolean, focus: boolean) {
    const r = radius(n);
    if (x < -r || y < -r || x > size.w + r || y > size.h + r) return;
    const alpha = c.globalAlpha;
    c.beginPath();
    if (n.square) {
      c.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
      c.globalAlpha = 1;
      c.fillStyle = paint.paper;
      c.fill();
      c.globalAlpha = alpha;
      c.lineWidth = Math.max(2, r * 0.28);
      c.strokeStyle = paint.sides[n.side];
      c.stroke();
    } else {
      c.arc(x, y, r, 0, 7);
      c.globalAlpha = 1;
      c.fillStyle = paint.paper;
      c.fill();
      c.globalAlpha = alpha;
      c.fillStyle = paint.sides[n.side];
      c.fill();
    }
    if (chosen || focus) {
      c.beginPath();
      c.lineWidth = chosen ? 2 : 1;
      c.strokeStyle = chosen ? paint.accent : paint.ink;
      if (n.square) c.rect(x - r - 4, y - r - 4, 2 * r + 8, 2 * r + 8);
      else c.arc(x, y, r + 4, 0, 7);
      c.stroke();
    }
  }
}
