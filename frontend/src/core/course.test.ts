import { describe, expect, it } from 'vitest';
import { axis, stepFor, stepsFor } from './course';

describe('stepFor', () => {
  it.each([
    ['1962-10-16', '1962-10-28', 'day'],
    ['1962-10-27', '1963-06-23', 'week'],
    ['1960-01-01', '1964-12-31', 'month'],
    ['1948-05-10', '2022-12-31', 'year'],
    ['1500-01-01', '2022-12-31', 'year'],
  ] as const)('%s to %s by the %s', (first, last, step) => expect(stepFor(first, last)).toBe(step));
});

it('no more windows than the API takes are offered', () => {
  expect(stepsFor('1962-10-16', '1962-10-28')).toEqual(['day', 'week', 'month', 'year']);
  expect(stepsFor('1948-05-10', '2022-12-31')).toEqual(['year']);
  expect(stepsFor('1962-01-01', '1963-12-31')).toEqual(['week', 'month', 'year']);
});

it('an axis names as many windows as there is room for', () => {
  const windows = ['1962-10-22', '1962-10-29', '1962-11-05', '1962-11-12'].map((first) => ({ first, last: first }));
  expect(axis(windows, 'week', 400, 60)).toEqual([{ at: 0, label: '22 Oct' }, { at: 1, label: '29 Oct' }, { at: 2, label: '5 Nov' }, { at: 3, label: '12 Nov' }]);
  expect(axis(windows, 'week', 130, 60).map((t) => t.at)).toEqual([0, 2]);
  expect(axis(windows.slice(0, 1), 'year', 100, 60)).toEqual([{ at: 0, label: '1962' }]);
});
