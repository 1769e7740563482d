import { describe, expect, it } from 'vitest';
import { place } from './layout';

const nodes = Array.from({ length: 24 }, (_, i) => ({ id: String(i + 1), radius: 6, labelWidth: 50 }));
const bonds = nodes.slice(1, 20).map((n, i) => ({ a: n.id, b: String(Math.floor(i / 2) + 1), width: 1 }));
const fresh = new Map<string, readonly [number, number]>();

describe('place', () => {
  const places = place(nodes, bonds, fresh, 1.3);
  it('gives the same network the same places', () => expect(place(nodes, bonds, fresh, 1.3)).toEqual(places));
  it('gives every node a place of its own, labels apart', () => {
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const dx = Math.abs((places[2 * i] ?? NaN) - (places[2 * j] ?? NaN));
        const dy = Math.abs((places[2 * i + 1] ?? NaN) - (places[2 * j + 1] ?? NaN));
        expect(dx > 50 || dy > 28, `${i + 1} and ${j + 1}`).toBe(true);
      }
    }
  });
  it('stands those without a tie below the others', () => {
    const lowest = Math.max(...nodes.slice(0, 20).map((_, i) => places[2 * i + 1] ?? NaN));
    for (let i = 20; i < 24; i++) expect(places[2 * i + 1]).toBeGreaterThan(lowest);
  });
  it('moves little when little changes', () => {
    const before = new Map(nodes.map((n, i) => [n.id, [places[2 * i] ?? 0, places[2 * i + 1] ?? 0] as const]));
    const after = place(nodes, [...bonds, { a: '3', b: '19', width: 1 }], before, 1.3);
    const moves = nodes.slice(0, 20).map((_, i) => Math.hypot((after[2 * i] ?? 0) - (places[2 * i] ?? 0), (after[2 * i + 1] ?? 0) - (places[2 * i + 1] ?? 0)));
    const extent = Math.max(...places) - Math.min(...places);
    expect(moves.sort((a, b) => a - b)[10]).toBeLessThan(extent / 8);
  });
  it('has no place for nobody', () => expect(place([], [], fresh, 1)).toHaveLength(0));
});
