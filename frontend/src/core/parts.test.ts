import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from './dates';
import { partAt, partsOf } from './parts';

const all = { from: null, to: null };
const date = (first: string, total: number) => ({ first: dayNumber(first), total });
const undated = (total: number) => ({ first: Number.NaN, total });

describe('partsOf', () => {
  const dates = [date('1962-10-27', 3), date('1962-10-29', 4), date('1962-11-02', 9), date('1962-11-05', 1), date('1962-11-06', 2), undated(7)];
  it('cuts where the next day would be too much, and lets no day between fall out', () => {
    expect(partsOf(dates, all, 8)).toEqual([
      { from: '1962-10-27', to: '1962-11-01', entries: 7 },
      { from: '1962-11-02', to: '1962-11-04', entries: 9 },
      { from: '1962-11-05', to: '1962-11-06', entries: 3 },
    ]);
  });
  it('is one part where all can be drawn', () => expect(partsOf(dates, { from: '1962-10-01', to: '1962-12-01' }, 100)).toEqual([{ from: '1962-10-01', to: '1962-12-01', entries: 19 }]));
  it('a month and a day that begin together are not parted', () => expect(partsOf([date('1962-11-01', 5), date('1962-11-01', 5), date('1962-11-02', 1)], all, 6).map((p) => p.entries)).toEqual([10, 1]));
  it('nothing has no part', () => expect(partsOf([undated(3)], all, 8)).toEqual([]));
  it('parts follow each other without a gap, and hold all that is dated', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 9 }))), fc.integer({ min: 1, max: 30 }), (days, most) => {
        const dates = days.sort((a, b) => a[0] - b[0]).map(([first, total]) => ({ first, total }));
        const parts = partsOf(dates, all, most);
        expect(parts.reduce((n, p) => n + p.entries, 0)).toBe(dates.reduce((n, d) => n + d.total, 0));
        parts.slice(1).forEach((p, i) => expect(dayNumber(p.from ?? '')).toBe(dayNumber(parts[i]?.to ?? '') + 1));
        dates.forEach((d) => expect(parts[partAt(parts, dayOf(d.first))]?.entries).toBeGreaterThan(0));
      }),
    );
  });
});
