// Draws a network with sigma, on the graphics processor.

import { NodeSquareProgram } from '@sigma/node-square';
import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { createEdgeArrowHeadProgram, createEdgeClampedProgram, createEdgeCompoundProgram, EdgeRectangleProgram, type EdgeProgramType, type NodeProgramType } from 'sigma/rendering';
import type { SigmaEdgeEventPayload, SigmaNodeEventPayload } from 'sigma/types';
import type { Scene, SceneTie } from '../core/scene';
import type { Drawing, Emphasis, Handlers } from './drawing';
import { drawLabels } from './labels';
import { isChosenTie, litOf, opacityOf, touches } from './network-paint';
import { mix, paintAt, type Paint } from './paint';

interface NodeLook { x: number; y: number; size: number; color: string; type: string; zIndex: number }
interface EdgeLook { size: number; color: string; type: string; zIndex: number }

const HEAD = { lengthToThicknessRatio: 3.6, widenessToThicknessRatio: 2.6 };
const forward = createEdgeCompoundProgram<NodeLook, EdgeLook>([createEdgeClampedProgram(HEAD), createEdgeArrowHeadProgram(HEAD)]);
const backward = createEdgeCompoundProgram<NodeLook, EdgeLook>([EdgeRectangleProgram, createEdgeArrowHeadProgram({ ...HEAD, extremity: 'source' })]);
const both = createEdgeCompoundProgram<NodeLook, EdgeLook>([createEdgeClampedProgram(HEAD), createEdgeArrowHeadProgram(HEAD), createEdgeArrowHeadProgram({ ...HEAD, extremity: 'source' })]);

/** A line of dashes, on and off in px. */
function dashed(on: number, off: number): EdgeProgramType<NodeLook, EdgeLook> {
  return class extends EdgeRectangleProgram<NodeLook, EdgeLook> {
    override getDefinition() {
      const d = super.getDefinition();
      return {
        ...d,
        VERTEX_SHADER_SOURCE: d.VERTEX_SHADER_SOURCE.replace('void main() {', 'varying float v_along;\nvoid main() {\n  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) * u_sizeRatio / (2.0 * u_correctionRatio);'),
        FRAGMENT_SHADER_SOURCE: d.FRAGMENT_SHADER_SOURCE.replace('void main(void) {', `varying float v_along;\nvoid main(void) {\n  #ifndef PICKING_MODE\n  if (mod(v_along, ${(on + off).toFixed(1)}) > ${on.toFixed(1)}) discard;\n  #endif`),
      };
    }
  };
}

/** A square frame, the paper showing inside. */
function frame(paper: readonly [number, number, number]): NodeProgramType<NodeLook, EdgeLook> {
  const inside = paper.map((v) => (v / 255).toFixed(4)).join(', ');
  return class extends NodeSquareProgram<NodeLook, EdgeLook> {
    override getDefinition() {
      const d = super.getDefinition();
      return {
        ...d,
        VERTEX_SHADER_SOURCE: d.VERTEX_SHADER_SOURCE.replace('void main() {', 'varying vec2 v_corner;\nvoid main() {\n  v_corner = vec2(cos(a_angle), sin(a_angle));'),
        FRAGMENT_SHADER_SOURCE: `precision mediump float;
varying vec4 v_color;
varying vec2 v_corner;
void main(void) {
  gl_FragColor = v_color;
  #ifndef PICKING_MODE
  if (max(abs(v_corner.x), abs(v_corner.y)) < 0.49) gl_FragColor = vec4(${inside}, 1.0);
  #endif
}`,
      };
    }
  };
}

/** Mounts sigma in el, which name names. */
export function mountWebGL(el: HTMLElement, name: string, handlers: Handlers): Drawing {
  let scene: Scene = { nodes: [], ties: [] };
  let byId = new Map<string, Scene['nodes'][number]>();
  let opacity = opacityOf(scene);
  let emphasis: Emphasis = { chosen: [], hovered: null, route: [], day: null };
  let hovered: string | null = null;
  let hoveredTie: SceneTie | null = null;
  let bright: Set<string> | null = null;
  let paint: Paint = paintAt(el);
  const graph = new UndirectedGraph<NodeLook, EdgeLook>();
  let sigma = mount();

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const forced = matchMedia('(forced-colors: active)');
  const repaint = () => {
    paint = paintAt(el);
    const camera = sigma.getCamera().getState();
    sigma.kill();
    colour();
    sigma = mount();
    sigma.getCamera().setState(camera);
  };
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', repaint);
  forced.addEventListener('change', repaint);

  function mount() {
    const s = new Sigma<NodeLook, EdgeLook>(graph, el, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: true,
      zIndex: true,
      stagePadding: 48,
      minEdgeThickness: 1.7,
      antiAliasingFeather: 0.7,
      minCameraRatio: 0.03,
      maxCameraRatio: 2.5,
      defaultDrawNodeHover: () => {},
      nodeProgramClasses: { square: frame(paint.rgb.paper) },
      defaultEdgeType: 'plain',
      edgeProgramClasses: { plain: EdgeRectangleProgram, forward, backward, both, exchange: dashed(5, 3.5), comention: dashed(1.5, 4) },
      nodeReducer: (id, look) => {
        if (bright === null || bright.has(id)) return look;
        return { ...look, color: mix(paint, look.color, 0.16), zIndex: 0 };
      },
      edgeReducer: (key, look) => {
        const t = scene.ties[Number(key)];
        if (!t) return look;
        if (isChosenTie(t, emphasis) || t === hoveredTie) return { ...look, color: paint.accent, size: look.size * 1.5, zIndex: 2 };
        if (bright !== null) return touches(t, state()) ? look : { ...look, color: mix(paint, look.color, 0.13 * opacity(t)), zIndex: 0 };
        return { ...look, color: mix(paint, look.color, opacity(t)) };
      },
    });
    const canvas = s.getMouseCaptor().container;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', name);
    canvas.addEventListener('keydown', key);
    s.on('afterRender', labels);
    s.on('enterNode', ({ node }) => hover(node, null));
    s.on('leaveNode', () => hover(null, null));
    s.on('enterEdge', ({ edge }) => hover(null, scene.ties[Number(edge)] ?? null));
    s.on('leaveEdge', () => hover(null, null));
    const onNode = ({ node, event }: SigmaNodeEventPayload) => {
      const e = event.original;
      handlers.actor(node, e.shiftKey || e.ctrlKey || e.metaKey);
    };
    const onEdge = ({ edge }: SigmaEdgeEventPayload) => {
      const t = scene.ties[Number(edge)];
      if (t) handlers.tie(t.a, t.b);
    };
    s.on('clickNode', onNode);
    s.on('clickEdge', onEdge);
    s.on('clickStage', () => handlers.nothing());
    // Sigma takes any two clicks in quick succession for a double click, be they
    // on two different actors, and zooms instead of telling of the second.
    s.on('doubleClickNode', (e) => (e.preventSigmaDefault(), onNode(e)));
    s.on('doubleClickEdge', (e) => (e.preventSigmaDefault(), onEdge(e)));
    s.on('doubleClickStage', (e) => (e.preventSigmaDefault(), handlers.nothing()));
    return s;
  }

  function hover(node: string | null, tie: SceneTie | null) {
    hovered = node;
    hoveredTie = tie;
    el.style.cursor = node || tie ? 'pointer' : '';
    el.title = node ? (byId.get(node)?.title ?? '') : '';
    handlers.hover(node);
    refresh();
  }

  const focus = () => hovered ?? emphasis.hovered;
  const state = () => ({ scene, emphasis, hovered, hoveredTie, index: byId });

  function refresh() {
    bright = litOf(state());
    sigma.refresh({ skipIndexation: true });
  }

  function labels() {
    const c = sigma.getCanvases()['labels']?.getContext('2d');
    if (!c) return;
    const { width: w, height: h } = sigma.getDimensions();
    const at = focus();
    c.clearRect(0, 0, w, h);
    const placed = scene.nodes.map((n) => {
      const { x, y } = sigma.graphToViewport(graph.getNodeAttributes(n.id));
      return { id: n.id, square: n.square, label: n.label, weight: n.weight, x, y, radius: sigma.scaleSize(n.radius), chosen: emphasis.chosen.includes(n.id), focus: n.id === at, lit: bright === null ? null : bright.has(n.id) };
    });
    for (const n of placed) {
      if (!n.chosen && !n.focus) continue;
      c.beginPath();
      c.lineWidth = n.chosen ? 2 : 1;
      c.strokeStyle = n.chosen ? paint.accent : paint.ink;
      if (n.square) c.rect(n.x - n.radius - 4, n.y - n.radius - 4, 2 * n.radius + 8, 2 * n.radius + 8);
      else c.arc(n.x, n.y, n.radius + 4, 0, 7);
      c.stroke();
    }
    drawLabels(c, { w, h }, paint, placed);
  }

  function key(e: KeyboardEvent) {
    const camera = sigma.getCamera();
    const { x, y, ratio } = camera.getState();
    const by = 0.08 * ratio;
    const pan = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[e.key];
    if (pan) camera.setState({ x: x + (pan[0] ?? 0), y: y + (pan[1] ?? 0) });
    else if (e.key === '+' || e.key === '=') void camera.animatedZoom(1.25);
    else if (e.key === '-') void camera.animatedUnzoom(1.25);
    else if (e.key === '0') void camera.animatedReset();
    else return;
    e.preventDefault();
  }

  function colour() {
    for (const n of scene.nodes) graph.setNodeAttribute(n.id, 'color', paint.sides[n.side]);
    graph.updateEachEdgeAttributes((_, look) => ({ ...look, color: paint.quiet }));
  }

  const typeOf = (t: SceneTie) => (t.style === 'exchange' && !t.toA && !t.toB ? 'exchange' : t.style === 'comention' ? 'comention' : t.toA && t.toB ? 'both' : t.toB ? 'forward' : t.toA ? 'backward' : 'plain');

  return {
    show(next, places) {
      scene = next;
      byId = new Map(scene.nodes.map((n) => [n.id, n]));
      opacity = opacityOf(scene);
      hovered = null;
      hoveredTie = null;
      graph.clear();
      scene.nodes.forEach((n, i) => graph.addNode(n.id, { x: places[2 * i] ?? 0, y: -(places[2 * i + 1] ?? 0), size: n.radius * (n.square ? 0.88 : 1), color: paint.sides[n.side], type: n.square ? 'square' : 'circle', zIndex: 1 }));
      scene.ties.forEach((t, i) => {
        if (!graph.hasEdge(t.a, t.b)) graph.addEdgeWithKey(String(i), t.a, t.b, { size: t.width * 1.7, color: paint.quiet, type: typeOf(t), zIndex: 1 });
      });
      sigma.refresh();
      refresh();
      void sigma.getCamera().animatedReset();
    },
    emphasise(next) {
      emphasis = next;
      refresh();
    },
    fit: () => void sigma.getCamera().animatedReset(),
    zoom: (factor) => void (factor > 1 ? sigma.getCamera().animatedZoom(factor) : sigma.getCamera().animatedUnzoom(1 / factor)),
    destroy() {
      themed.disconnect();
      dark.removeEventListener('change', repaint);
      forced.removeEventListener('change', repaint);
      sigma.kill();
    },
  };
}
