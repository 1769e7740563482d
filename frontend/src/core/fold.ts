// Folds a network: organisations into their states, or people into their
// organisations. A line of the folded network stands for all ties between
// what its two ends stand for; what happened within one of them is counted,
// not drawn.

import { text } from './text';
import type { Fold } from './view';

interface Node { id: string; class: 'person' | 'organisation'; name: string; short: string; side: string; interactions: number; ties: number; first?: string; last?: string; organisation?: { id?: string; name: string } }
interface Tie { a: string; b: string; forward: number; backward: number; conversations: number; exchanges: number; total: number; inferred: number; first?: string; last?: string }
interface Comention { a: string; b: string; entries: number }
export interface Foldable<N extends Node = Node, T extends Tie = Tie> { nodes: readonly N[]; ties: readonly T[]; comentions: readonly Comention[] }

/** A node that stands for several actors. */
export interface Group {
  id: string;
  /** The folded actors, in the network's order. */
  members: string[];
  /** The ties between its members, which no line stands for. */
  within: Tie[];
}

export interface Folded {
  nodes: Node[];
  ties: Tie[];
  comentions: Comention[];
  /** By id; actors that are not folded have none. */
  groups: ReadonlyMap<string, Group>;
  /** How many actors were folded. */
  folded: number;
  /** How many of the foldable class had nothing to be folded into. */
  left: number;
  /** Acts between members of one group. */
  hidden: number;
}

/** The id of the node that stands for a state's organisations. */
export const stateId = (side: string) => `s:${side}`;

/** The id of an organisation; one that is no actor of the collection has a name only. */
const organisationId = (o: { id?: string; name: string }) => o.id ?? `o:${o.name}`;

/** The ids that a group may have in an address: an actor's, a state's or an organisation's name. */
export const END = /^(?:[1-9]\d{0,18}|[so]:.{1,200})$/u;

/** The folded network. People are folded into the organisation that the network names for them, whether it is in the network itself or not. */
export function foldNetwork(network: Foldable, how: Exclude<Fold, 'nothing'>): Folded {
  const of = new Map<string, string>();
  let left = 0;
  for (const n of network.nodes) {
    const into = how === 'states' ? (n.class === 'organisation' && n.side !== '' ? stateId(n.side) : null) : n.class === 'person' && n.organisation ? organisationId(n.organisation) : null;
    if (into !== null) of.set(n.id, into);
    else if ((n.class === 'organisation') === (how === 'states')) left++;
  }
  const targets = new Set(of.values());
  const nodes = new Map<string, Node>();
  const groups = new Map<string, Group>();
  for (const n of network.nodes) {
    const id = of.get(n.id) ?? n.id;
    if (!targets.has(id)) {
      nodes.set(id, { ...n });
      continue;
    }
    const group = groups.get(id) ?? { id, members: [], within: [] };
    groups.set(id, group);
    group.members.push(n.id);
    // What an organisation is called it says itself, where it is in the network.
    if (n.id === id) nodes.set(id, { ...n });
    else if (!nodes.has(id)) {
      const name = how === 'states' ? n.side : (n.organisation?.name ?? '');
      nodes.set(id, { id, class: 'organisation', name, short: name, side: n.side, interactions: 0, ties: 0 });
    }
  }
  const lines = new Map<string, Tie>();
  let hidden = 0;
  for (const t of network.ties) {
    const [a, b] = [of.get(t.a) ?? t.a, of.get(t.b) ?? t.b];
    if (a === b) {
      groups.get(a)?.within.push(t);
      hidden += t.total;
      continue;
    }
    const key = lineKey(a, b);
    const line = lines.get(key);
    if (line) add(line, line.a === a ? t : turned(t));
    else lines.set(key, { ...t, a, b });
  }
  const comentions = new Map<string, Comention>();
  for (const c of network.comentions) {
    const [a, b] = [of.get(c.a) ?? c.a, of.get(c.b) ?? c.b];
    const key = lineKey(a, b);
    // An entry that names three of a state and one other names the two together once: the most is what is certain.
    if (a !== b && !lines.has(key)) comentions.set(key, { a, b, entries: Math.max(c.entries, comentions.get(key)?.entries ?? 0) });
  }
  const ties = [...lines.values()].sort((p, q) => q.total - p.total || lineKey(p.a, p.b).localeCompare(lineKey(q.a, q.b)));
  const at = new Map<string, Tie[]>();
  for (const t of ties) for (const end of [t.a, t.b]) {
    const list = at.get(end);
    if (list) list.push(t);
    else at.set(end, [t]);
  }
  for (const group of groups.values()) {
    const node = nodes.get(group.id);
    if (!node) continue;
    const own = at.get(group.id) ?? [];
    const all = [...own, ...group.within];
    node.ties = own.length;
    node.interactions = all.reduce((sum, t) => sum + t.total, 0);
    spread(node, all);
  }
  for (const node of nodes.values()) if (!groups.has(node.id)) node.ties = at.get(node.id)?.length ?? 0;
  return { nodes: [...nodes.values()], ties, comentions: [...comentions.values()], groups, folded: of.size, left, hidden };
}

/** The actors that an end of a line stands for. */
export function membersOf(folded: Folded, end: string): string[] {
  return folded.groups.get(end)?.members ?? [end];
}

/** The ties of the network that a line of the folded one stands for, the strongest first. */
export function tiesBehind<T extends Tie>(network: { ties: readonly T[] }, folded: Folded, a: string, b: string): T[] {
  const [as, bs] = [new Set(membersOf(folded, a)), new Set(membersOf(folded, b))];
  return network.ties.filter((t) => (as.has(t.a) && bs.has(t.b)) || (as.has(t.b) && bs.has(t.a))).sort((p, q) => q.total - p.total);
}

/** Where each of these actors is in the folded network; neighbours that fell together are one. */
export function foldedInto(folded: Folded | null, ids: readonly string[]): string[] {
  if (!folded) return [...ids];
  const of = new Map([...folded.groups.values()].flatMap((g) => g.members.map((m) => [m, g.id] as const)));
  return ids.map((id) => of.get(id) ?? id).filter((id, i, all) => i === 0 || all[i - 1] !== id);
}

/** What folding leaves out, in words. */
export function leftOut(folded: Folded, how: Exclude<Fold, 'nothing'>): string {
  return text.network.folded(how, folded.folded, folded.groups.size, folded.left, folded.hidden);
}

function lineKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function turned(t: Tie): Tie {
  return { ...t, forward: t.backward, backward: t.forward };
}

function add(line: Tie, t: Tie): void {
  for (const figure of ['forward', 'backward', 'conversations', 'exchanges', 'total', 'inferred'] as const) line[figure] += t[figure];
  spread(line, [line, t]);
}

/** Sets the first and the last day to those of the ties. */
function spread(of: { first?: string; last?: string }, ties: readonly { first?: string; last?: string }[]): void {
  const days = ties.flatMap((t) => [t.first, t.last]).filter((d) => d !== undefined).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined) of.first = first;
  if (last !== undefined) of.last = last;
}
