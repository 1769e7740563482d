// Draws a network on a 2D canvas: what is used where there is no graphics
// processor.

import type { Places, Scene, SceneNode, SceneTie } from '../core/scene';
import type { Drawing, Emphasis, Handlers } from './drawing';
import { fitTo, grownBy, paintNetwork, type Camera, type Picture } from './network-paint';
import { paintAt, type Paint } from './paint';

/** So many nodes and ties together are not painted at each step of the hand. */
const MANY = 1200;

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
  let emphasis: Emphasis = { chosen: [], hovered: null, route: [], day: null };
  let hovered: string | null = null;
  let hoveredTie: SceneTie | null = null;
  let camera: Camera = { k: 1, x: 0, y: 0 };
  let fitted = true;
  let size = { w: 0, h: 0 };
  let paint: Paint = paintAt(el);
  let frame = 0;
  let glide = 0;
  /** The camera of the last picture that was painted, and that picture kept aside while the hand moves. */
  let painted: Camera = camera;
  const aside = document.createElement('canvas');
  let kept: (Camera & { w: number; h: number }) | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const forced = matchMedia('(forced-colors: active)');
  const repaint = () => {
    paint = paintAt(el);
    draw();
  };

  const large = () => scene.nodes.length + scene.ties.length >= MANY;

  /** Paints at the next frame; a large network behind it, so that whatever else answers the hand is seen first. */
  function draw() {
    clearTimeout(rest);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (large()) rest = setTimeout(render);
      else render();
    });
  }

  /** Follows the hand. A large network is not painted at each step: the last picture is moved, and painted anew when the hand rests or much is missing at an edge. */
  function follow() {
    if (!large()) {
      draw();
      return;
    }
    clearTimeout(rest);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (!showKept(keep())) {
        render();
        return;
      }
      clearTimeout(rest);
      rest = setTimeout(draw, 150);
    });
  }

  /** Keeps the last picture aside. */
  function keep() {
    if (kept === null) {
      aside.width = canvas.width;
      aside.height = canvas.height;
      if (canvas.width > 0 && canvas.height > 0) aside.getContext('2d')?.drawImage(canvas, 0, 0);
      kept = { ...painted, ...size };
    }
    return kept;
  }

  /** Shows the kept picture where the camera is now, unless too little of it would be seen. */
  function showKept(was: NonNullable<typeof kept>): boolean {
    const by = camera.k / was.k;
    const [x, y] = [camera.x - was.x * by, camera.y - was.y * by];
    const missing = Math.max(x, y, size.w - (x + was.w * by), size.h - (y + was.h * by));
    if (aside.width === 0 || aside.height === 0 || by > 2 || missing > 0.4 * Math.min(size.w, size.h)) return false;
    c.clearRect(0, 0, size.w, size.h);
    c.drawImage(aside, x, y, was.w * by, was.h * by);
    return true;
  }

  const sx = (i: number) => (places[2 * i] ?? 0) * camera.k + camera.x;
  const sy = (i: number) => (places[2 * i + 1] ?? 0) * camera.k + camera.y;
  const grown = () => grownBy(camera.k);
  const radius = (n: SceneNode) => n.radius * grown();

  const fitting = (): Camera => fitTo(places, scene.nodes.length, size);

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

  const picture = (): Picture => ({ scene, index, x: sx, y: sy, grown: grown(), size, paint, emphasis, hovered, hoveredTie });

  function render() {
    const ratio = devicePixelRatio || 1;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, size.w, size.h);
    paintNetwork(c, picture());
    painted = { ...camera };
    kept = null;
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
    follow();
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
        follow();
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
    // What is chosen may take the stage a line: a large network would be painted before the choice is seen.
    const was = large() ? keep() : null;
    size = { w: el.clientWidth, h: el.clientHeight };
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(size.w * ratio);
    canvas.height = Math.round(size.h * ratio);
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (fitted) camera = fitting();
    if (was && showKept(was)) draw();
    else render();
  });
  resized.observe(el);
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', repaint);
  forced.addEventListener('change', repaint);
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
      clearTimeout(rest);
      cancelAnimationFrame(frame);
      cancelAnimationFrame(glide);
      resized.disconnect();
      themed.disconnect();
      dark.removeEventListener('change', repaint);
      forced.removeEventListener('change', repaint);
      canvas.remove();
    },
  };
}
