// Days and dates. A day is YYYY-MM-DD, as the API writes it; arithmetic is done
// on day numbers, counted from 1 January 1970. There is no time of day and no
// time zone: an archive dates a document by the calendar where it was written.

import { text } from './text';

/** A day, YYYY-MM-DD. */
export type Day = string;

/** A date as a source gives it: a closed interval of days. All are absent where it is unknown; an open side is absent. */
export interface VagueDate {
  edtf?: string;
  first?: Day;
  last?: Day;
}

/** A closed span of days; an absent side is open. */
export interface Window {
  from: Day | null;
  to: Day | null;
}

const MS = 86_400_000;

/** The day's number. day must be a day: see isDay. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS;
}

/** The day of that number. */
export function dayOf(n: number): Day {
  return new Date(n * MS).toISOString().slice(0, 10);
}

/** Whether s is a day that exists, of the years 1 to 9999. */
export function isDay(s: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(s) || s.startsWith('0000')) return false;
  const ms = Date.parse(`${s}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(s);
}

/** The number of a day; months (from 1) and days beyond their range run on. Date.UTC would take the years 0 to 99 for 1900 to 1999. */
export function numberOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / MS;
}

/** The first day of the month of day number n. */
export function monthStart(n: number): number {
  const c = civil(n);
  return numberOf(c.year, c.month, 1);
}

/** The first day of the month after that of day number n. */
export function nextMonth(n: number): number {
  const c = civil(n);
  return numberOf(c.year, c.month + 1, 1);
}

/** The first day of the year of day number n. */
export function yearStart(n: number): number {
  return numberOf(civil(n).year, 1, 1);
}

/** The first day of the year after that of day number n. */
export function nextYear(n: number): number {
  return numberOf(civil(n).year + 1, 1, 1);
}

/** Year, month (1 to 12) and day of the month. */
export function civil(n: number): { year: number; month: number; day: number } {
  const d = new Date(n * MS);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() };
}

/** Made at first use, since the catalogue that names the locale prints dates itself. */
const formatter = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | undefined;
  return () => (made ??= new Intl.DateTimeFormat(text.locale, { ...options, timeZone: 'UTC' }));
};
const format = (options: Intl.DateTimeFormatOptions) => {
  const f = formatter(options);
  return (n: number) => text.date.tidy(f().format(n * MS));
};
/** Two days in the fewest words, however the locale joins them. */
const between = (options: Intl.DateTimeFormatOptions) => {
  const f = formatter(options);
  // Of browsers some put thin spaces around the dash and some full ones.
  return (a: number, b: number) => text.date.tidy(f().formatRange(a * MS, b * MS).replaceAll('\u2009', ' '));
};

/** How days are printed, by what there is room for. */
export const print = {
  weekday: format({ weekday: 'long' }),
  full: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  long: format({ day: 'numeric', month: 'long', year: 'numeric' }),
  short: format({ day: 'numeric', month: 'short', year: 'numeric' }),
  dayMonth: format({ day: 'numeric', month: 'short' }),
  month: format({ month: 'long', year: 'numeric' }),
  monthYear: format({ month: 'short', year: 'numeric' }),
  monthName: format({ month: 'long' }),
  monthShort: format({ month: 'short' }),
  year: format({ year: 'numeric' }),
};

const range = {
  long: between({ day: 'numeric', month: 'long', year: 'numeric' }),
  short: between({ day: 'numeric', month: 'short', year: 'numeric' }),
  dayMonth: between({ day: 'numeric', month: 'short' }),
  month: between({ month: 'long', year: 'numeric' }),
  year: between({ year: 'numeric' }),
};

/** Whether the date is one single day, whatever is doubtful about it. */
export function isExact(date: VagueDate): boolean {
  return date.first !== undefined && date.first === date.last;
}

/** Whether two dates are the same. */
export function sameDate(a: VagueDate, b: VagueDate): boolean {
  return (a.edtf ?? '') === (b.edtf ?? '');
}

/** "27 October 1962" or "27 Oct 1962"; "November 1962", "1962", "22–28 October 1962"; null where the date is unknown. */
export function printDate(date: VagueDate, length: 'full' | 'long' | 'short' = 'long'): string | null {
  const { edtf = '', first, last } = date;
  if (first === undefined && last === undefined) return null;
  if (first === undefined) return text.date.until(print[length](dayNumber(last ?? '')));
  if (last === undefined) return text.date.from(print[length](dayNumber(first)));
  const span = printSpan(first, last, length);
  const about = /[~%]/.test(edtf) ? text.date.about(span) : span;
  return /[?%]/.test(edtf) ? text.date.doubtful(about) : about;
}

/** A closed span in the fewest words: a day, a month, a year, or both its ends. */
export function printSpan(first: Day, last: Day, length: 'full' | 'long' | 'short' = 'long'): string {
  const a = dayNumber(first);
  const b = dayNumber(last);
  if (a === b) return print[length](a);
  if (a === yearStart(a) && b + 1 === nextYear(b)) return civil(a).year === civil(b).year ? print.year(a) : range.year(a, b);
  if (a === monthStart(a) && b + 1 === nextMonth(b)) return monthStart(b) === a ? print.month(a) : range.month(a, b);
  return range[length === 'full' ? 'long' : length](a, b);
}

/** A date where there is no room for its year, which stands elsewhere: "27 Oct", "Nov", "22–28 Oct"; null where it is unknown. */
export function printYearless(date: VagueDate): string | null {
  const [first, last] = [date.first ?? date.last, date.last ?? date.first];
  if (first === undefined || last === undefined) return null;
  const a = dayNumber(first);
  const b = dayNumber(last);
  if (a === b) return print.dayMonth(a);
  if (a === yearStart(a) && b + 1 === nextYear(b)) return print.year(a);
  return a === monthStart(a) && b + 1 === nextMonth(a) ? print.monthShort(a) : range.dayMonth(a, b);
}

/** A window in words, an open side as "from" or "until"; null where it is open on both. */
export function printWindow(w: Window, length: 'long' | 'short' = 'short'): string | null {
  return printDate({ ...(w.from ? { first: w.from } : {}), ...(w.to ? { last: w.to } : {}) }, length);
}

/** The months' names, in English, in which sources are, and in the locale's own words. */
let months: string[][] | undefined;

function monthOf(word: string): number | null {
  // Behind a day many languages write a month otherwise than alone.
  months ??= [...new Set(['en', text.locale])].flatMap((locale) =>
    [{}, { day: 'numeric' as const }].map((with_) => {
      const f = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', ...with_ });
      return Array.from({ length: 12 }, (_, i) => (f.formatToParts(numberOf(1962, i + 1, 1) * MS).find((p) => p.type === 'month')?.value ?? '').toLowerCase());
    }),
  );
  const w = word.toLowerCase().replace(/\.$/, '');
  if (w.length < 3) return null;
  for (const names of months) {
    const i = names.findIndex((m) => m.startsWith(w) || (w === 'sept' && m === 'september'));
    if (i >= 0) return i + 1;
  }
  return null;
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

/**
 * Reads a date as people type it: 27 Oct 1962, October 27, 1962, 1962-10-27,
 * 27.10.1962, Oct 1962, 1962. Returns the days it means, or null. Where only a
 * day and a month are given, year completes them.
 */
export function readDate(input: string, year?: number): Window | null {
  const s = input.trim().replace(/\s+/g, ' ').replace(/(\d)(st|nd|rd|th)\b/i, '$1');
  let m: RegExpExecArray | null;
  let y: number | undefined;
  let mon: number | null | undefined;
  let d: number | undefined;
  if ((m = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(s))) {
    [y, mon, d] = [Number(m[1]), Number(m[2]), m[3] === undefined ? undefined : Number(m[3])];
  } else if ((m = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(s))) {
    [d, mon, y] = [Number(m[1]), Number(m[2]), Number(m[3])];
  } else if ((m = /^(\d{1,2})\.? ?(\p{L}+)\.?,?(?: ?(\d{4}))?$/u.exec(s))) {
    [d, mon, y] = [Number(m[1]), monthOf(m[2] ?? ''), m[3] === undefined ? year : Number(m[3])];
  } else if ((m = /^(\p{L}+)\.? (\d{1,2}),?(?: (\d{4}))?$/u.exec(s))) {
    [mon, d, y] = [monthOf(m[1] ?? ''), Number(m[2]), m[3] === undefined ? year : Number(m[3])];
  } else if ((m = /^(\p{L}+)\.?,? (\d{4})$/u.exec(s))) {
    [mon, y] = [monthOf(m[1] ?? ''), Number(m[2])];
  } else if ((m = /^(1[5-9]\d{2}|20\d{2})$/.exec(s))) {
    y = Number(m[1]);
    return { from: `${m[1]}-01-01`, to: `${m[1]}-12-31` };
  } else {
    return null;
  }
  if (mon === null || mon === undefined || y === undefined || mon < 1 || mon > 12 || y < 1) return null;
  if (d === undefined) {
    const first = `${pad(y, 4)}-${pad(mon, 2)}-01`;
    return { from: first, to: dayOf(nextMonth(dayNumber(first)) - 1) };
  }
  const day = `${pad(y, 4)}-${pad(mon, 2)}-${pad(d, 2)}`;
  return isDay(day) ? { from: day, to: day } : null;
}
