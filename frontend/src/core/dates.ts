// Days and dates. A day is YYYY-MM-DD, as the API writes it; arithmetic is done
// on day numbers, counted from 1 January 1970. There is no time of day and no
// time zone: an archive dates a document by the calendar where it was written.

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

const LOCALE = 'en-GB';
const format = (options: Intl.DateTimeFormatOptions) => {
  const f = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
  return (n: number) => f.format(n * MS).replace(',', '');
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
  const doubt = /[?%]/.test(edtf) ? '?' : '';
  const about = /[~%]/.test(edtf) ? 'about ' : '';
  if (first === undefined && last === undefined) return null;
  if (first === undefined) return `until ${print[length](dayNumber(last ?? ''))}`;
  if (last === undefined) return `from ${print[length](dayNumber(first))}`;
  return about + printSpan(first, last, length) + doubt;
}

/** A closed span in the fewest words: a day, a month, a year, or both its ends. */
export function printSpan(first: Day, last: Day, length: 'full' | 'long' | 'short' = 'long'): string {
  const a = dayNumber(first);
  const b = dayNumber(last);
  if (a === b) return print[length](a);
  const plain = length === 'full' ? 'long' : length;
  const wholeMonths = a === monthStart(a) && b + 1 === nextMonth(b);
  if (a === yearStart(a) && b + 1 === nextYear(b)) {
    return civil(a).year === civil(b).year ? print.year(a) : `${print.year(a)}–${print.year(b)}`;
  }
  if (wholeMonths && monthStart(b) === a) return print.month(a);
  const from = civil(a);
  const to = civil(b);
  if (wholeMonths) return from.year === to.year ? `${print.monthName(a)} – ${print.month(b)}` : `${print.month(a)} – ${print.month(b)}`;
  if (from.year === to.year && from.month === to.month) return `${from.day}–${print[plain](b)}`;
  if (from.year === to.year) return `${from.day} ${plain === 'long' ? print.monthName(a) : print.monthShort(a)} – ${print[plain](b)}`;
  return `${print[plain](a)} – ${print[plain](b)}`;
}

/** A window in words, an open side as "from" or "until"; null where it is open on both. */
export function printWindow(w: Window, length: 'long' | 'short' = 'short'): string | null {
  return printDate({ ...(w.from ? { first: w.from } : {}), ...(w.to ? { last: w.to } : {}) }, length);
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

function monthOf(word: string): number | null {
  const w = word.toLowerCase().replace(/\.$/, '');
  if (w.length < 3) return null;
  const i = MONTHS.findIndex((m) => m.startsWith(w) || (w === 'sept' && m === 'september'));
  return i < 0 ? null : i + 1;
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
  } else if ((m = /^(\d{1,2})\.? ?([A-Za-z]+)\.?,?(?: ?(\d{4}))?$/.exec(s))) {
    [d, mon, y] = [Number(m[1]), monthOf(m[2] ?? ''), m[3] === undefined ? year : Number(m[3])];
  } else if ((m = /^([A-Za-z]+)\.? (\d{1,2}),?(?: (\d{4}))?$/.exec(s))) {
    [mon, d, y] = [monthOf(m[1] ?? ''), Number(m[2]), m[3] === undefined ? year : Number(m[3])];
  } else if ((m = /^([A-Za-z]+)\.?,? (\d{4})$/.exec(s))) {
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
