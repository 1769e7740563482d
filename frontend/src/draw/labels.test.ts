import { describe, expect, it } from 'vitest';
import { drawLabels, type Labelled } from './labels';
import type { Paint } from './paint';
import type { Pen } from './svg-context';

const node = (label: string, weight: number, x: number, y: number, radius = 5): Labelled => ({ label, weight, x, y, radius, chosen: false, focus: false, lit: null });

/** The labels that are drawn, on letters of 7 px. */
function drawn(nodes: readonly Labelled[]): string[] {
  const written: string[] = [];
  const pen = { measureText: (s: string) => ({ width: s.length * 7 }), strokeText() {}, fillText: (s: string) => void written.push(s) };
  drawLabels(pen as unknown as Pen, { w: 400, h: 400 }, { paper: 'white', ink: 'black', sans: 'sans' } as Paint, nodes);
  return written;
}

// Every place of the label of a node of that radius in the middle has a node on it.
const crowd = (weight: number) => [[200, 220], [200, 180], [225, 200], [175, 200]].map(([x = 0, y = 0], i) => node('', weight + i / 10, x, y));

describe('drawLabels', () => {
  it('names the most important though lesser nodes stand all around', () => {
    expect(drawn([node('Zhou', 9, 200, 200), ...crowd(1)])).toContain('Zhou');
  });
  it('leaves out the lesser one among the more important', () => {
    expect(drawn([node('Zhou', 1, 200, 200), ...crowd(9)])).not.toContain('Zhou');
  });
  it('runs over nodes for the foremost only', () => {
    const foremost = Array.from({ length: 12 }, (_, i) => node(`F${i}`, 20 + i, 20 + 30 * i, 380, 2));
    expect(drawn([...foremost, node('Zhou', 9, 200, 200), ...crowd(1)])).not.toContain('Zhou');
  });
  it('writes no label over another', () => {
    expect(drawn([node('Zhou Enlai', 9, 200, 200), node('Mao Zedong', 8, 204, 201), node('Liu Shaoqi', 7, 202, 204)]).length).toBeLessThan(3);
  });
});
