// How many documents each date has, in order of date: what the strip is drawn
// of and by what the reading column knows where it is. A long archive has
// tens of thousands of dates, so a count is flat and its days are numbers.

import { dayNumber, type VagueDate } from './dates';
import type { Kind } from './view';

/** The three tones in which a bar's documents are drawn. */
export const tones = ['sent', 'talks', 'papers'] as const;
export type Tone = (typeof tones)[number];

const toneOf: Record<Kind, Tone> = {
  telegram: 'sent', letter: 'sent', message: 'sent', instruction: 'sent',
  memcon: 'talks',
  memorandum: 'papers', report: 'papers', speech: 'papers', resolution: 'papers', protocol: 'papers', other: 'papers',
};

/** How many documents (and told interactions) a date has. first and last are day numbers, NaN where the date is unknown; an open side is as the other. */
export interface Count {
  edtf: string;
  first: number;
  last: number;
  total: number;
  sent: number;
  talks: number;
  papers: number;
  told: number;
}

/** The count of a date. */
export function countOf(date: VagueDate, kinds: Readonly<Partial<Record<Kind, number>>>, told: number): Count {
  const count: Count = { edtf: date.edtf ?? '', first: Number.NaN, last: Number.NaN, total: 0, sent: 0, talks: 0, papers: 0, told };
  const [first, last] = [date.first ?? date.last, date.last ?? date.first];
  if (first !== undefined && last !== undefined) {
    count.first = dayNumber(first);
    count.last = dayNumber(last);
  }
  for (const [kind, n] of Object.entries(kinds)) add(count, kind as Kind, n);
  return count;
}

function add(count: Count, kind: Kind, n: number) {
  count.total += n;
  count[toneOf[kind]] += n;
}

/** Counts as the API sends them, in columns. */
interface Columns {
  entries: number;
  kinds: readonly Kind[];
  dates: readonly string[];
  vague: readonly (VagueDate & { place: number })[];
  counts: readonly (readonly number[])[];
  told: readonly number[];
}

/** All counts of a filter. */
export interface Counts {
  /** How many documents there are. */
  entries: number;
  dates: Count[];
}

/** Reads the columns. */
export function readCounts(c: Columns): Counts {
  const vague = new Map(c.vague.map((v) => [v.place, v]));
  const dates = c.dates.map((edtf, place) => {
    const date = vague.get(place);
    const count = countOf(date ? { ...date, edtf } : { edtf, first: edtf, last: edtf }, {}, c.told[place] ?? 0);
    const pairs = c.counts[place] ?? [];
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const kind = c.kinds[pairs[i] ?? -1];
      if (kind !== undefined) add(count, kind, pairs[i + 1] ?? 0);
    }
    return count;
  });
  return { entries: c.entries, dates };
}

/** Whether two lists count the same. */
export function sameCounts(a: readonly Count[], b: readonly Count[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((x, i) => {
    const y = b[i];
    return y !== undefined && x.edtf === y.edtf && x.sent === y.sent && x.talks === y.talks && x.papers === y.papers && x.told === y.told;
  });
}
