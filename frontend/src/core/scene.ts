// What the network's picture is made of, before anybody draws it.

import type { SideKey } from './names';
import { sideKey } from './names';

export interface SceneNode {
  id: string;
  label: string;
  /** The whole name and the side, for whoever asks. */
  title: string;
  square: boolean;
  side: SideKey;
  /** px */
  radius: number;
  /** Nodes of more weight are labelled first. */
  weight: number;
}

export interface SceneTie {
  a: string;
  b: string;
  /** Arrowheads: messages went to b, to a. */
  toB: boolean;
  toA: boolean;
  style: 'message' | 'conversation' | 'exchange' | 'comention';
  /** px */
  width: number;
}

export interface Scene {
  nodes: SceneNode[];
  ties: SceneTie[];
}

/** Where each node of a scene stands, by its index; x and y in turn. */
export type Places = Float64Array;

interface Node { id: string; class: string; name: string; short: string; side: string; interactions: number; ties: number }
interface Tie { a: string; b: string; forward: number; backward: number; conversations: number; exchanges: number; total: number }
interface Comention { a: string; b: string; entries: number }

/** The scene of a network. A tie is drawn as what it is mostly: messages before talks before exchanges where they are even. */
export function sceneOf(network: { nodes: readonly Node[]; ties: readonly Tie[]; comentions: readonly Comention[] }): Scene {
  const ids = new Set(network.nodes.map((n) => n.id));
  const both = (t: { a: string; b: string }) => ids.has(t.a) && ids.has(t.b);
  const most = network.nodes.reduce((m, n) => Math.max(m, n.interactions), 9);
  const strongest = network.ties.reduce((m, t) => Math.max(m, t.total), 8);
  return {
    nodes: network.nodes.map((n) => ({
      id: n.id,
      label: n.short,
      title: n.side ? `${n.name}, ${n.side}` : n.name,
      square: n.class === 'organisation',
      side: sideKey(n.side),
      radius: 4.5 + 8 * Math.sqrt(n.interactions / most),
      weight: n.ties * 2 + n.interactions,
    })),
    // The strongest are drawn last.
    ties: [
      ...network.comentions.filter(both).map((t): SceneTie => ({ a: t.a, b: t.b, toA: false, toB: false, style: 'comention', width: 1 })),
      ...network.ties.filter(both).map((t): SceneTie => {
        const sent = t.forward + t.backward;
        const style = sent >= t.conversations && sent >= t.exchanges ? 'message' : t.conversations >= t.exchanges ? 'conversation' : 'exchange';
        return { a: t.a, b: t.b, toB: t.forward > 0, toA: t.backward > 0, style, width: 1 + (3 * Math.log2(t.total)) / Math.log2(strongest) };
      }).sort((s, t) => s.width - t.width),
    ],
  };
}

/** Whether a tie joins two neighbours of a chain. */
export function onRoute(t: { a: string; b: string }, route: readonly string[]): boolean {
  return route.some((id, i) => i > 0 && ((t.a === id && t.b === route[i - 1]) || (t.b === id && t.a === route[i - 1])));
}

/** Everybody whom a tie joins to one of these, and these. */
export function neighbourhood(scene: Scene, ids: readonly string[]): Set<string> {
  const of = new Set(ids);
  const near = new Set(ids);
  for (const t of scene.ties) {
    if (of.has(t.a)) near.add(t.b);
    if (of.has(t.b)) near.add(t.a);
  }
  return near;
}
