import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockAt, blocksOf, deal, topsOf } from './blocks';
import { countOf } from './counts';

const list = fc.array(fc.record({ total: fc.integer({ min: 0, max: 40 }), told: fc.integer({ min: 0, max: 5 }), twice: fc.integer({ min: 0, max: 5 }) }), { maxLength: 30 });

describe('blocksOf', () => {
  it('every entry is in one block, though less is told than was counted', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 4 }), (dates, size, together) => {
        const counts = dates.map((d, i) => countOf({ edtf: `d${i}` }, { letter: d.total }, d.told));
        const places = new Map(counts.map((c, i) => [c.edtf, i]));
        // What is told twice at a date is counted twice and stands there once.
        const items = dates.flatMap((d, i) => Array.from({ length: d.total + Math.max(d.told - d.twice, 0) }, (_, nth) => ({ date: { edtf: `d${i}` }, nth })));
        const blocks = blocksOf(counts, size);
        const read = blocks.flatMap((first, i) => {
          if (i % together > 0) return [];
          const some = blocks.slice(i, i + together);
          // As the API answers: from that date on, without so many of it, so many at most.
          const behind = items.filter((item) => {
            const at = places.get(item.date.edtf) ?? 0;
            return at > first.start || (at === first.start && item.nth >= first.skip);
          });
          const dealt = deal(some, behind.slice(0, some.reduce((sum, b) => sum + b.size, 0)), places);
          dealt.forEach((d, k) => expect(d.length).toBeLessThanOrEqual(some[k]?.size ?? 0));
          return dealt.flat();
        });
        expect(new Set(read.map((r) => `${r.date.edtf} ${r.nth}`)).size).toBe(items.length);
        expect(read.length).toBe(items.length);
        expect(blocks.slice(0, -1).every((b) => b.size === size)).toBe(true);
      }),
    );
  });
  it('a busy day is several blocks', () => {
    const counts = [countOf({ edtf: 'a' }, { letter: 2 }, 0), countOf({ edtf: 'b' }, { letter: 5 }, 1)];
    expect(blocksOf(counts, 3)).toEqual([
      { start: 0, skip: 0, stop: 1, until: 1, size: 3 },
      { start: 1, skip: 1, stop: 1, until: 4, size: 3 },
      { start: 1, skip: 4, stop: 1, until: 6, size: 2 },
    ]);
  });
});

describe('blockAt', () => {
  it('finds the block in which a place lies', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), fc.nat(), (heights, pick) => {
        const tops = topsOf(Float64Array.from(heights));
        const y = pick % (tops.at(-1) ?? 1);
        const at = blockAt(tops, y);
        expect(tops[at]).toBeLessThanOrEqual(y);
        expect(tops[at + 1]).toBeGreaterThan(y);
      }),
    );
  });
  it('outside it is the first or the last', () => {
    const tops = topsOf(Float64Array.from([100, 50]));
    expect([blockAt(tops, -5), blockAt(tops, 1e6), blockAt(topsOf(new Float64Array()), 3)]).toEqual([0, 1, 0]);
  });
});
