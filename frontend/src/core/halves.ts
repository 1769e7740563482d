// The two windows that a reader is given to compare, until others are named.

import { dayNumber, dayOf, type Day } from './dates';
import type { Span } from './view';

/**
 * The first and the second half, by time, of the days from first to last; of
 * an odd number the first half has one more. A single day is compared with the
 * day before it. first must not be after last.
 */
export function halves(first: Day, last: Day): [Span, Span] {
  const a = dayNumber(first);
  const b = dayNumber(last);
  if (a === b) return [{ from: dayOf(a - 1), to: dayOf(a - 1) }, { from: first, to: last }];
  const middle = Math.floor((a + b) / 2);
  return [{ from: first, to: dayOf(middle) }, { from: dayOf(middle + 1), to: last }];
}

/** The span with one of its ends moved; where the ends would cross, they change places. */
export function moved(span: Span, end: 'from' | 'to', day: Day): Span {
  const s = { ...span, [end]: day };
  return s.from <= s.to ? s : { from: s.to, to: s.from };
}
