// Chooses how the network is drawn, and has it laid out in a worker.

import type { Places, Scene } from '../core/scene';
import { mountCanvas } from './canvas';
import type { Drawing, Emphasis, Handlers } from './drawing';
import type { LayoutRequest } from './layout.worker';
import { fitTo, grownBy, paintNetwork } from './network-paint';
import { paintAt } from './paint';
import { SvgPen } from './svg-context';

/** Whether the browser draws WebGL on a graphics processor, rather than not at all or in software. */
function hasGraphicsProcessor(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !/swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

/**
 * Mounts the network in el, which name names: with sigma where there is a
 * graphics processor, else on a plain canvas, which is faster than WebGL in
 * software. "drawing" in the browser's storage (sigma or canvas) overrules.
 */
export async function mountNetwork(el: HTMLElement, name: string, handlers: Handlers): Promise<Drawing> {
  let wanted: string | null = null;
  try {
    wanted = localStorage.getItem('drawing');
  } catch {
    // Storage may be forbidden.
  }
  if (wanted === 'sigma' || (wanted !== 'canvas' && hasGraphicsProcessor())) {
    try {
      const { mountWebGL } = await import('./webgl');
      return mountWebGL(el, name, handlers);
    } catch (cause) {
      console.warn('the network is drawn without WebGL:', cause);
    }
  }
  return mountCanvas(el, name, handlers);
}

/** A scene as an SVG document, on paper of that size, in the looks of el. */
export function networkSvg(el: HTMLElement, scene: Scene, places: Places, size: { w: number; h: number }, emphasis: Emphasis): string {
  const ruler = document.createElement('canvas').getContext('2d');
  if (!ruler) throw new Error('the browser has no 2D canvas');
  const pen = new SvgPen(ruler);
  const paint = paintAt(el);
  const camera = fitTo(places, scene.nodes.length, size);
  paintNetwork(pen, {
    scene,
    index: new Map(scene.nodes.map((n, i) => [n.id, i])),
    x: (i) => (places[2 * i] ?? 0) * camera.k + camera.x,
    y: (i) => (places[2 * i + 1] ?? 0) * camera.k + camera.y,
    grown: grownBy(camera.k),
    size,
    paint,
    emphasis,
    hovered: null,
    hoveredTie: null,
  });
  return pen.document(size.w, size.h, paint.paper);
}

let worker: Worker | null = null;
let tickets = 0;
const waiting = new Map<number, { give: (places: Places) => void; fail: (cause: Error) => void }>();
/** Where each actor of a collection last stood, so that a change of the filter moves little. */
const memory = new Map<string, Map<string, readonly [number, number]>>();

function start(): Worker {
  const w = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  w.onmessage = (event: MessageEvent<{ ticket: number; places: Places }>) => {
    waiting.get(event.data.ticket)?.give(event.data.places);
    waiting.delete(event.data.ticket);
  };
  w.onerror = (event) => {
    for (const { fail } of waiting.values()) fail(new Error(`layout: ${event.message}`));
    waiting.clear();
  };
  return w;
}

/** The places of a scene on paper of an aspect (width to height). group names what its places are remembered under. */
export async function placesOf(scene: Scene, group: string, aspect: number): Promise<Places> {
  worker ??= start();
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = '500 13px "Source Sans 3 Variable", sans-serif';
  const before = memory.get(group) ?? new Map<string, readonly [number, number]>();
  const request: LayoutRequest = {
    ticket: ++tickets,
    nodes: scene.nodes.map((n) => ({ id: n.id, radius: n.radius, labelWidth: pen?.measureText(n.label).width ?? n.label.length * 7 })),
    bonds: scene.ties.filter((t) => t.style !== 'comention').map((t) => ({ a: t.a, b: t.b, width: t.width })),
    before,
    // In steps, so that a window a little wider does not draw another picture.
    aspect: [0.6, 0.8, 1, 1.3, 1.7, 2.2].reduce((best, a) => (Math.abs(Math.log(a / aspect)) < Math.abs(Math.log(best / aspect)) ? a : best)),
  };
  const places = await new Promise<Places>((give, fail) => {
    waiting.set(request.ticket, { give, fail });
    worker?.postMessage(request);
  });
  const kept = new Map(before);
  scene.nodes.forEach((n, i) => kept.set(n.id, [places[2 * i] ?? 0, places[2 * i + 1] ?? 0]));
  memory.set(group, kept);
  return places;
}
