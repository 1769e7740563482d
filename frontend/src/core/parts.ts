// Parts of a long time, each with as many documents as can be drawn at once.

import type { Count } from './counts';
import { dayOf, type Day, type Window } from './dates';

export interface Part extends Window { entries: number }

/**
 * The window in consecutive parts of whole days with at most most documents
 * each; a single day with more is a part of its own. dates are in order;
 * those without a first day are in no part.
 */
export function partsOf(dates: readonly Pick<Count, 'first' | 'total'>[], window: Window, most: number): Part[] {
  const parts: Part[] = [];
  let begun = Number.NaN;
  for (const d of dates) {
    if (Number.isNaN(d.first) || d.total === 0) continue;
    const now = parts.at(-1);
    if (now && (now.entries + d.total <= most || begun === d.first)) {
      now.entries += d.total;
      continue;
    }
    if (now) now.to = dayOf(d.first - 1);
    begun = d.first;
    parts.push({ from: dayOf(d.first), to: null, entries: d.total });
  }
  const [first, last] = [parts[0], parts.at(-1)];
  if (first && window.from !== null) first.from = window.from;
  if (last) last.to = window.to ?? dayOf(dates.reduce((m, d) => (d.total > 0 && d.first > m ? d.first : m), -Infinity));
  return parts;
}

/** The place of the part that holds the day; 0 where none does. */
export function partAt(parts: readonly Part[], day: Day): number {
  return Math.max(0, parts.findIndex((p) => (p.from === null || p.from <= day) && (p.to === null || day <= p.to)));
}
