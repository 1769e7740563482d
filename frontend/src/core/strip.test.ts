import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, type Count } from './counts';
import { dayNumber, dayOf } from './dates';
import { dayAt, inkOf, layOut, rowsOf, unitAround, xOf } from './strip';

const on = (day: string, n = 1, told = 0): Count => countOf({ edtf: day, first: day, last: day }, { telegram: n }, told);
const seed = [on('1962-10-27', 3), on('1962-10-29'), on('1962-11-01', 0, 1), on('1962-11-02', 4), on('1962-11-05'), on('1963-06-23')];

const counts = fc.array(
  fc.record({ n: fc.integer({ min: -20_000, max: 8_000 }), length: fc.constantFrom(1, 1, 1, 30, 365), many: fc.integer({ min: 0, max: 9 }), told: fc.integer({ min: 0, max: 2 }) }).map(
    ({ n, length, many, told }): Count => countOf({ edtf: `${n}/${length}`, first: dayOf(n), last: dayOf(n + length - 1) }, { letter: many }, told),
  ),
  { minLength: 1, maxLength: 60 },
);
const width = fc.integer({ min: 200, max: 2500 });

describe('layOut', () => {
  it('draws a bar a day and folds the months between', () => {
    const strip = layOut(seed, 1200);
    expect(strip?.unit).toBe('day');
    expect(strip?.bars.map((b) => [b.first, b.total, b.told])).toEqual([
      ['1962-10-27', 3, 0], ['1962-10-29', 1, 0], ['1962-11-01', 0, 1], ['1962-11-02', 4, 0], ['1962-11-05', 1, 0], ['1963-06-23', 1, 0],
    ]);
    expect(strip?.folds).toHaveLength(1);
    expect(strip?.folds[0]?.months).toBe(7);
    expect(strip?.spans.map((s) => s.label)).toEqual(['October 1962', 'November', 'June 1963']);
  });
  it('a vague date is a band, not a day', () => {
    const strip = layOut([...seed, countOf({ edtf: '1962-11', first: '1962-11-01', last: '1962-11-30' }, { memcon: 2 }, 0)], 1200);
    expect(strip?.bands.map((b) => [b.first, b.last, b.total])).toEqual([['1962-11-01', '1962-11-30', 2]]);
    expect(strip?.bars.find((b) => b.first === '1962-11-01')?.total).toBe(0);
  });
  it('takes a coarser unit where days have no room', () => {
    const decades = Array.from({ length: 400 }, (_, i) => on(dayOf(dayNumber('1950-01-01') + i * 31)));
    expect(layOut(decades, 1200)?.unit).toBe('month');
    expect(layOut(decades, 360)?.unit).toBe('year');
    expect(layOut(decades, 1200, { from: '1962-10-01', to: '1962-11-30' })?.unit).toBe('day');
  });
  it('has nothing to draw without dates or width', () => {
    expect(layOut([countOf({}, { letter: 3 }, 0)], 800)).toBeNull();
    expect(layOut(seed, 0)).toBeNull();
  });
  it('loses no document of a known date', () => {
    fc.assert(
      fc.property(counts, width, (list, w) => {
        // Dates of the same EDTF are one band; the API never sends a date twice.
        const once = [...new Map(list.map((c) => [c.edtf, c])).values()];
        const one = layOut(once, w);
        const drawn = [...(one?.bars ?? []), ...(one?.bands ?? [])].reduce((sum, b) => sum + b.total, 0);
        const told = (one?.bars ?? []).reduce((sum, b) => sum + b.told, 0);
        const all = once.reduce((sum, c) => sum + c.total + c.told, 0);
        expect(drawn + told).toBe(all);
      }),
    );
  });
  it('keeps the order of days, within its width', () => {
    fc.assert(
      fc.property(counts, width, (list, w) => {
        const strip = layOut(list, w);
        if (!strip) throw new Error('nothing drawn');
        let x = 0;
        for (const bar of strip.bars) {
          expect(bar.x).toBeGreaterThanOrEqual(x - 1e-6);
          expect(bar.x + bar.width).toBeLessThanOrEqual(w + 1e-6);
          x = bar.x + bar.width;
        }
      }),
    );
  });
});

describe('inkOf', () => {
  it('fills the bars of the whole with a part', () => {
    fc.assert(
      fc.property(counts, width, fc.array(fc.boolean()), (list, w, keep) => {
        const strip = layOut(list, w);
        if (!strip) throw new Error('nothing drawn');
        expect(inkOf(strip, list)).toEqual(strip.bars.map(({ total, tones, told }) => ({ total, tones, told })));
        const part = list.filter((_, i) => keep[i]);
        const banded = new Set(strip.bands.map((b) => b.edtf));
        const barred = part.filter((c) => !banded.has(c.edtf)).reduce((sum, c) => sum + c.total, 0);
        expect(inkOf(strip, part).reduce((sum, ink) => sum + ink.total, 0)).toBe(barred);
      }),
    );
  });
});

describe('rowsOf', () => {
  it('has a line a date, or where those are too many a line a bar, and loses nothing', () => {
    fc.assert(
      fc.property(counts, width, fc.integer({ min: 0, max: 60 }), (list, w, most) => {
        const once = [...new Map(list.map((c) => [c.edtf, c])).values(), countOf({}, { letter: 2 }, 0)];
        const rows = rowsOf(once, layOut(once, w), most);
        const sum = (of: readonly { total: number; told: number }[]) => of.reduce((n, x) => n + x.total + x.told, 0);
        expect(sum(rows)).toBe(sum(once));
        expect(new Set(rows.map((r) => r.key)).size).toBe(rows.length);
        if (once.length <= most) expect(rows.length).toBe(once.length);
      }),
    );
  });
});

describe('dayAt', () => {
  it('finds the day that xOf drew', () => {
    fc.assert(
      fc.property(counts, width, fc.nat(), (list, w, pick) => {
        const strip = layOut(list, w);
        if (!strip) throw new Error('nothing drawn');
        const lo = dayNumber(strip.first);
        const n = lo + (pick % (dayNumber(strip.last) - lo + 1));
        const x = (xOf(strip, n) + xOf(strip, n + 1)) / 2;
        expect(dayAt(strip, x)).toBe(n);
      }),
    );
  });
  it('a month bar stands for the month', () => {
    const decades = Array.from({ length: 400 }, (_, i) => on(dayOf(dayNumber('1950-01-01') + i * 31)));
    const strip = layOut(decades, 1200);
    expect(strip && unitAround(strip, dayNumber('1962-02-11'))).toEqual({ from: '1962-02-01', to: '1962-02-28' });
  });
});
