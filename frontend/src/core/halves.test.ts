import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from './dates';
import { halves, moved } from './halves';

const days = fc.tuple(fc.integer({ min: -700_000, max: 2_800_000 }), fc.integer({ min: 1, max: 90_000 }));

describe('two halves', () => {
  it.each([
    ['1962-10-22', '1962-10-28', '1962-10-25', '1962-10-26'],
    ['1962-10-22', '1962-10-23', '1962-10-22', '1962-10-23'],
  ])('of %s to %s', (first, last, end, start) => {
    expect(halves(first, last)).toEqual([{ from: first, to: end }, { from: start, to: last }]);
  });
  it('of one day are the day before and it', () => {
    expect(halves('1962-11-01', '1962-11-01')).toEqual([{ from: '1962-10-31', to: '1962-10-31' }, { from: '1962-11-01', to: '1962-11-01' }]);
  });
  it('leave no day out and share none, and are as long but for a day', () => {
    fc.assert(
      fc.property(days, ([from, more]) => {
        const [a, b] = halves(dayOf(from), dayOf(from + more));
        expect([dayNumber(a.from), dayNumber(b.to)]).toEqual([from, from + more]);
        expect(dayNumber(b.from)).toBe(dayNumber(a.to) + 1);
        expect([0, 1]).toContain(dayNumber(a.to) - dayNumber(a.from) - (dayNumber(b.to) - dayNumber(b.from)));
      }),
    );
  });
});

describe('an end that is moved', () => {
  const span = { from: '1962-10-22', to: '1962-10-28' };
  it('moves', () => expect(moved(span, 'to', '1962-11-02')).toEqual({ from: '1962-10-22', to: '1962-11-02' }));
  it('changes places with the other that it crosses', () => expect(moved(span, 'from', '1962-11-02')).toEqual({ from: '1962-10-28', to: '1962-11-02' }));
});
