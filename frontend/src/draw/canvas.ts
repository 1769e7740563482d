// Draws a network on a 2D canvas: what is used where there is no graphics
// processor, and what pictures are exported from.

import type { Places, Scene, SceneNode, SceneTie } from '../core/scene';
import { neighbourhood, onRoute } from '../core/scene';
import type { Drawing, Emphasis, Handlers } from './drawing';
import { drawLabels } from './labels';
import { paintAt, type Paint } from './paint';

const MARGIN = { x: 46, top: 28, bottom: 40 };

interface Camera { k: number; x: number; y: number }

/** Mounts a canvas in el, which name names. */
export function mountCanvas(el: HTMLElement, name: string, handlers: Handlers): Drawing {
  const canvas = document.createElement('canvas');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', name);
  el.append(canvas);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no 2D canvas');
  const c = context;

  let scene: Scene = { nodes: [], ties: [] };
  let places: Places = new Float64Array();
  let index = new Map<string, number>();
  let emphasis: Emphasis = { chosen: [], hovered: null, route: [] };
  let hovered: string | null = null;
  let hoveredTie: SceneTie | null = null;
  let camera: Camera = { k: 1, x: 0, y: 0 };
  let fitted = true;
  let size = { w: 0, h: 0 };
  let paint: Paint = paintAt(el);
  let frame = 0;
  let glide = 0;

  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const repaint = () => {
    paint = paintAt(el);
    draw();
  };

  function draw() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(render);
  }

  const sx = (i: number) => (places[2 * i] ?? 0) * camera.k + camera.x;
  const sy = (i: number) => (places[2 * i + 1] ?? 0) * camera.k + camera.y;
  const grown = () => Math.min(Math.max(Math.sqrt(camera.k), 0.55), 1.6);
  const radius = (n: SceneNode) => n.radius * grown();

  function fitting(): Camera {
    const n = scene.nodes.length;
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

  function goTo(target: Camera) {
    cancelAnimationFrame(glide);
    if (still.matches || document.hidden) {
      camera = target;
      draw();
      return;
    }
    const from = { ...camera };
    const begun = performance.now();
    const pass = (now: number) => {
      const t = Math.min((now - begun) / 220, 1);
      const e = 1 - (1 - t) ** 3;
      camera = { k: from.k + (target.k - from.k) * e, x: from.x + (target.x - from.x) * e, y: from.y + (target.y - from.y) * e };
      render();
      if (t < 1) glide = requestAnimationFrame(pass);
    };
    glide = requestAnimationFrame(pass);
  }

  /** What stands out: nobody does where it is null. */
  function lit(): Set<string> | null {
    if (hoveredTie) return new Set([hoveredTie.a, hoveredTie.b]);
    const at = hovered ?? emphasis.hovered;
    if (at !== null && index.has(at)) return neighbourhood(scene, [at]);
    if (emphasis.route.length > 0) return new Set(emphasis.route);
    const chosen = emphasis.chosen.filter((id) => index.has(id));
    if (chosen.length === 0) return null;
    return chosen.length === 2 ? new Set(chosen) : neighbourhood(scene, chosen);
  }

  function isChosenTie(t: SceneTie): boolean {
    return onRoute(t, emphasis.route.length > 0 ? emphasis.route : emphasis.chosen);
  }

  function render() {
    const { w, h } = size;
    const ratio = devicePixelRatio || 1;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, w, h);
    const bright = lit();
    const focus = hovered ?? emphasis.hovered;
    const centre = focus !== null && index.has(focus) ? [focus] : emphasis.chosen;
    const touches = (t: SceneTie) => (hoveredTie ? t === hoveredTie : (centre.length === 2 || emphasis.route.length > 0) && focus === null ? isChosenTie(t) : centre.includes(t.a) || centre.includes(t.b));

    for (const pass of [false, true]) {
      for (const t of scene.ties) {
        const on = bright === null || touches(t);
        if (on === pass) drawTie(t, on, isChosenTie(t) || t === hoveredTie);
      }
    }
    scene.nodes.forEach((n, i) => {
      c.globalAlpha = bright === null || bright.has(n.id) ? 1 : 0.16;
      drawNode(n, sx(i), sy(i), emphasis.chosen.includes(n.id), n.id === focus);
    });
    c.globalAlpha = 1;
    drawNames(bright);
  }

  function drawTie(t: SceneTie, on: boolean, chosen: boolean) {
    const [i, j] = [index.get(t.a), index.get(t.b)];
    const a = i === undefined ? undefined : scene.nodes[i];
    const b = j === undefined ? undefined : scene.nodes[j];
    if (i === undefined || j === undefined || !a || !b) return;
    const [x1, y1, x2, y2] = [sx(i), sy(i), sx(j), sy(j)];
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [ra, rb] = [radius(a) + 3, radius(b) + 3];
    if (length < ra + rb || Math.max(x1, x2) < 0 || Math.min(x1, x2) > size.w || Math.max(y1, y2) < 0 || Math.min(y1, y2) > size.h) return;
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    const width = t.width * (chosen ? 1.5 : 1);
    const head = 7 + width * 1.4;
    c.globalAlpha = (on ? 1 : 0.13) * (t.style === 'comention' ? 0.35 : 1);
    c.strokeStyle = c.fillStyle = chosen ? paint.accent : paint.quiet;
    c.lineWidth = width;
    c.setLineDash(t.style === 'exchange' ? [5, 3.5] : t.style === 'comention' ? [1, 4] : []);
    const [sa, sb] = [ra + (t.toA ? head * 0.7 : 0), rb + (t.toB ? head * 0.7 : 0)];
    c.beginPath();
    c.moveTo(x1 + ux * sa, y1 + uy * sa);
    c.lineTo(x2 - ux * sb, y2 - uy * sb);
    c.stroke();
    c.setLineDash([]);
    if (t.toB) arrow(x2 - ux * rb, y2 - uy * rb, ux, uy, head);
    if (t.toA) arrow(x1 + ux * ra, y1 + uy * ra, -ux, -uy, head);
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

  function drawNames(bright: Set<string> | null) {
    const focus = hovered ?? emphasis.hovered;
    drawLabels(c, size, paint, scene.nodes.map((n, i) => ({ label: n.label, weight: n.weight, x: sx(i), y: sy(i), radius: radius(n), chosen: emphasis.chosen.includes(n.id), focus: n.id === focus, lit: bright === null ? null : bright.has(n.id) })));
  }

  function nodeAt(x: number, y: number, reach: number): SceneNode | null {
    let best: SceneNode | null = null;
    let least = Infinity;
    scene.nodes.forEach((n, i) => {
      const d = Math.hypot(sx(i) - x, sy(i) - y) - radius(n);
      if (d < reach && d < least) [best, least] = [n, d];
    });
    return best;
  }

  function tieAt(x: number, y: number, reach: number): SceneTie | null {
    let best: SceneTie | null = null;
    let least = reach;
    for (const t of scene.ties) {
      const [i, j] = [index.get(t.a), index.get(t.b)];
      if (i === undefined || j === undefined) continue;
      const [x1, y1] = [sx(i), sy(i)];
      const [dx, dy] = [sx(j) - x1, sy(j) - y1];
      const s = Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1), 0), 1);
      const d = Math.hypot(x - x1 - s * dx, y - y1 - s * dy) - t.width / 2;
      if (d < least) [best, least] = [t, d];
    }
    return best;
  }

  const held = new Map<number, { x: number; y: number }>();
  let pressed: { x: number; y: number; moved: boolean } | null = null;
  const where = (e: { clientX: number; clientY: number }) => {
    const box = canvas.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };

  function zoomAt(factor: number, x: number, y: number) {
    const k = Math.min(Math.max(camera.k * factor, fitting().k * 0.4), 12);
    const f = k / camera.k;
    camera = { k, x: x - (x - camera.x) * f, y: y - (y - camera.y) * f };
    fitted = false;
    draw();
  }

  const listeners: [string, (event: never) => void, AddEventListenerOptions?][] = [
    ['pointerdown', (e: PointerEvent) => {
      if (e.button !== 0) return;
      canvas.setPointerCapture(e.pointerId);
      const p = where(e);
      held.set(e.pointerId, p);
      pressed = held.size === 1 ? { ...p, moved: false } : null;
    }],
    ['pointermove', (e: PointerEvent) => {
      const p = where(e);
      const was = held.get(e.pointerId);
      if (was && held.size === 2) {
        const other = [...held].find(([id]) => id !== e.pointerId)?.[1] ?? p;
        const factor = Math.hypot(p.x - other.x, p.y - other.y) / Math.max(Math.hypot(was.x - other.x, was.y - other.y), 1);
        held.set(e.pointerId, p);
        zoomAt(factor, (p.x + other.x) / 2, (p.y + other.y) / 2);
        return;
      }
      if (was && pressed) {
        if (!pressed.moved && Math.hypot(p.x - pressed.x, p.y - pressed.y) < 4) return;
        pressed.moved = true;
        camera = { ...camera, x: camera.x + p.x - was.x, y: camera.y + p.y - was.y };
        fitted = false;
        held.set(e.pointerId, p);
        draw();
        return;
      }
      const node = nodeAt(p.x, p.y, 6);
      const tie = node ? null : tieAt(p.x, p.y, 5);
      if ((node?.id ?? null) !== hovered || tie !== hoveredTie) {
        hovered = node?.id ?? null;
        hoveredTie = tie;
        canvas.style.cursor = node || tie ? 'pointer' : '';
        el.title = node?.title ?? '';
        handlers.hover(hovered);
        draw();
      }
    }],
    ['pointerup', (e: PointerEvent) => {
      held.delete(e.pointerId);
      if (!pressed || pressed.moved) return;
      const p = where(e);
      const reach = e.pointerType === 'touch' ? 14 : 6;
      const node = nodeAt(p.x, p.y, reach);
      const tie = node ? null : tieAt(p.x, p.y, reach);
      pressed = null;
      if (node) handlers.actor(node.id, e.shiftKey || e.ctrlKey || e.metaKey);
      else if (tie) handlers.tie(tie.a, tie.b);
      else handlers.nothing();
    }],
    ['pointercancel', (e: PointerEvent) => {
      held.delete(e.pointerId);
      pressed = null;
    }],
    ['pointerleave', () => {
      if (hovered === null && hoveredTie === null) return;
      hovered = null;
      hoveredTie = null;
      handlers.hover(null);
      draw();
    }],
    ['wheel', (e: WheelEvent) => {
      e.preventDefault();
      const p = where(e);
      zoomAt(Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.0016)), p.x, p.y);
    }, { passive: false }],
    ['keydown', (e: KeyboardEvent) => {
      const by = 40;
      const pan = { ArrowLeft: [by, 0], ArrowRight: [-by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[e.key];
      if (pan) {
        camera = { ...camera, x: camera.x + (pan[0] ?? 0), y: camera.y + (pan[1] ?? 0) };
        fitted = false;
        draw();
      } else if (e.key === '+' || e.key === '=') zoomAt(1.25, size.w / 2, size.h / 2);
      else if (e.key === '-') zoomAt(0.8, size.w / 2, size.h / 2);
      else if (e.key === '0') fit();
      else return;
      e.preventDefault();
    }],
  ];
  for (const [type, listener, options] of listeners) canvas.addEventListener(type, listener as EventListener, options);

  const resized = new ResizeObserver(() => {
    size = { w: el.clientWidth, h: el.clientHeight };
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(size.w * ratio);
    canvas.height = Math.round(size.h * ratio);
    if (fitted) camera = fitting();
    render();
  });
  resized.observe(el);
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', repaint);
  void document.fonts.ready.then(draw);

  function fit() {
    fitted = true;
    goTo(fitting());
  }

  return {
    show(next, at) {
      const first = scene.nodes.length === 0;
      scene = next;
      places = at;
      index = new Map(scene.nodes.map((n, i) => [n.id, i]));
      hovered = null;
      hoveredTie = null;
      fitted = true;
      if (first) {
        camera = fitting();
        draw();
      } else goTo(fitting());
    },
    emphasise(next) {
      emphasis = next;
      draw();
    },
    fit,
    zoom: (factor) => zoomAt(factor, size.w / 2, size.h / 2),
    destroy() {
      cancelAnimationFrame(frame);
      cancelAnimationFrame(glide);
      resized.disconnect();
      themed.disconnect();
      dark.removeEventListener('change', repaint);
      canvas.remove();
    },
  };
}
