import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, isDay, monthStart, nextMonth, printDate, printSpan, printWindow, printYearless, readDate, yearStart } from './dates';

const number = fc.integer({ min: -700_000, max: 2_900_000 });

describe('days', () => {
  it('dayOf and dayNumber undo each other', () => {
    fc.assert(fc.property(number, (n) => dayNumber(dayOf(n)) === n && isDay(dayOf(n))));
  });
  it('a month holds its days', () => {
    fc.assert(fc.property(number, (n) => monthStart(n) <= n && n < nextMonth(n) && nextMonth(n) - monthStart(n) >= 28 && yearStart(n) <= monthStart(n)));
  });
  it.each(['1962-02-30', '1962-13-01', '62-10-27', '1962-10-27T00:00', '0000-01-01', ''])('%s is no day', (s) => {
    expect(isDay(s)).toBe(false);
  });
});

describe('printDate', () => {
  it.each([
    [{ edtf: '1962-10-27', first: '1962-10-27', last: '1962-10-27' }, '27 October 1962'],
    [{ edtf: '1962-11', first: '1962-11-01', last: '1962-11-30' }, 'November 1962'],
    [{ edtf: '1962', first: '1962-01-01', last: '1962-12-31' }, '1962'],
    [{ edtf: '1962-10-22/1962-10-28', first: '1962-10-22', last: '1962-10-28' }, '22–28 October 1962'],
    [{ edtf: '1962-10-27/1962-11-02', first: '1962-10-27', last: '1962-11-02' }, '27 October – 2 November 1962'],
    [{ edtf: '1962-12-27/1963-01-02', first: '1962-12-27', last: '1963-01-02' }, '27 December 1962 – 2 January 1963'],
    [{ edtf: '1962-10/1962-11', first: '1962-10-01', last: '1962-11-30' }, 'October – November 1962'],
    [{ edtf: '1962~', first: '1962-01-01', last: '1962-12-31' }, 'about 1962'],
    [{ edtf: '1962-10?', first: '1962-10-01', last: '1962-10-31' }, 'October 1962?'],
    [{ edtf: '1962-10-22/..', first: '1962-10-22' }, 'from 22 October 1962'],
    [{ edtf: '../1962-10-22', last: '1962-10-22' }, 'until 22 October 1962'],
  ])('%o', (date, want) => {
    expect(printDate(date)).toBe(want);
  });
  it.each([
    ['1962-10-27', '1962-10-27', '27 Oct'],
    ['1962-11-01', '1962-11-30', 'Nov'],
    ['1962-01-01', '1962-12-31', '1962'],
    ['1962-10-22', '1962-10-28', '22–28 Oct'],
    ['1962-10-27', '1962-11-02', '27 Oct – 2 Nov'],
  ])('%s to %s without the year is %s', (first, last, want) => expect(printYearless({ first, last })).toBe(want));
  it('says nothing of an unknown date', () => expect(printDate({})).toBeNull());
  it('names the weekday where there is room', () => expect(printSpan('1962-10-27', '1962-10-27', 'full')).toBe('Saturday 27 October 1962'));
  it('a window may be open', () => {
    expect(printWindow({ from: '1962-10-27', to: null })).toBe('from 27 Oct 1962');
    expect(printWindow({ from: null, to: null })).toBeNull();
  });
});

describe('readDate', () => {
  it.each([
    ['27 Oct 1962', '1962-10-27', '1962-10-27'],
    ['27th october 1962', '1962-10-27', '1962-10-27'],
    ['October 27, 1962', '1962-10-27', '1962-10-27'],
    ['1962-10-27', '1962-10-27', '1962-10-27'],
    ['27.10.1962', '1962-10-27', '1962-10-27'],
    ['Feb 1960', '1960-02-01', '1960-02-29'],
    ['1962-10', '1962-10-01', '1962-10-31'],
    ['1962', '1962-01-01', '1962-12-31'],
    ['27 oct', '1962-10-27', '1962-10-27'],
  ])('%s', (s, from, to) => {
    expect(readDate(s, 1962)).toEqual({ from, to });
  });
  it.each(['31 April 1962', 'Mikoyan', '27', '1962-13', 'ma 1962', '27 Mikoyan 1962', ''])('%s is no date', (s) => {
    expect(readDate(s, 1962)).toBeNull();
  });
  it('does not guess a year', () => expect(readDate('27 Oct')).toBeNull());
});
