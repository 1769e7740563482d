import { describe, expect, it } from 'vitest';
import { countOf, readCounts, sameCounts } from './counts';
import { dayNumber } from './dates';

const columns = {
  entries: 7,
  kinds: ['telegram', 'memcon'] as const,
  dates: ['1962-10-27', '1962-11', '../1963', ''],
  vague: [{ place: 1, first: '1962-11-01', last: '1962-11-30' }, { place: 2, last: '1963-12-31' }, { place: 3 }],
  counts: [[0, 3, 1, 1], [1, 2], [0, 1], []],
  told: [0, 4, 0, 1],
};

describe('readCounts', () => {
  it('reads columns as the dates one by one', () => {
    expect(readCounts(columns)).toEqual({
      entries: 7,
      dates: [
        countOf({ edtf: '1962-10-27', first: '1962-10-27', last: '1962-10-27' }, { telegram: 3, memcon: 1 }, 0),
        countOf({ edtf: '1962-11', first: '1962-11-01', last: '1962-11-30' }, { memcon: 2 }, 4),
        countOf({ edtf: '../1963', last: '1963-12-31' }, { telegram: 1 }, 0),
        countOf({}, {}, 1),
      ],
    });
  });
  it('an open side is as the other, an unknown date is no day', () => {
    const { dates } = readCounts(columns);
    expect(dates[2]?.first).toBe(dayNumber('1963-12-31'));
    expect(dates[3]?.first).toBeNaN();
  });
});

describe('sameCounts', () => {
  it('tells lists apart by what they count', () => {
    const { dates } = readCounts(columns);
    expect(sameCounts(dates, readCounts(columns).dates)).toBe(true);
    expect(sameCounts(dates, dates.slice(1))).toBe(false);
    expect(sameCounts(dates, dates.map((d) => ({ ...d, told: d.told + 1 })))).toBe(false);
  });
});
