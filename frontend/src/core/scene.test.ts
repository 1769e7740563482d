import { describe, expect, it } from 'vitest';
import { neighbourhood, onRoute, sceneOf } from './scene';

const node = (id: string, interactions: number, kind = 'person') => ({ id, class: kind, name: `Name ${id}`, short: id, side: 'USSR', interactions, ties: 1 });
const tie = (a: string, b: string, counts: Partial<Record<'forward' | 'backward' | 'conversations' | 'exchanges', number>>) => {
  const t = { forward: 0, backward: 0, conversations: 0, exchanges: 0, ...counts };
  return { a, b, ...t, total: t.forward + t.backward + t.conversations + t.exchanges };
};

describe('sceneOf', () => {
  const scene = sceneOf({
    nodes: [node('1', 4), node('2', 1), node('3', 1, 'organisation')],
    ties: [tie('1', '2', { backward: 2, conversations: 1 }), tie('2', '3', { exchanges: 1 }), tie('1', '9', { forward: 1 })],
    comentions: [{ a: '1', b: '3', entries: 2 }],
  });
  it('an arrow points to who was written to', () => expect(scene.ties.at(-1)).toMatchObject({ style: 'message', toA: true, toB: false }));
  it('ties of actors that are left out are left out, the strongest are drawn last', () => expect(scene.ties.map((t) => t.style)).toEqual(['comention', 'exchange', 'message']));
  it('organisations are square, and more acts make a bigger sign', () => {
    expect(scene.nodes.map((n) => n.square)).toEqual([false, false, true]);
    expect(scene.nodes[0]?.radius).toBeGreaterThan(scene.nodes[1]?.radius ?? Infinity);
  });
  it('a route is lit from neighbour to neighbour', () => {
    expect(scene.ties.map((t) => onRoute(t, ['3', '2', '1']))).toEqual([false, true, true]);
    expect(onRoute({ a: '1', b: '2' }, ['1'])).toBe(false);
  });
  it('the neighbourhood of one is whom ties join to it', () => expect([...neighbourhood(scene, ['2'])].sort()).toEqual(['1', '2', '3']));
});
