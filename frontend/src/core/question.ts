// Plain questions of the search box: "Mikoyan to Castro", "from Dobrynin after
// 23 Oct", "between Kennedy and Khrushchev", "23–28 Oct 1962"; everything else
// is about somebody or something.

import type { Count } from './counts';
import { civil, dayNumber, dayOf, nextYear, readDate, yearStart, type Window } from './dates';
import { text } from './text';
import type { Kind } from './view';

/** What was asked for. Its names are as they were typed. */
export type Question =
  /** Only days. */
  | { asks: 'days'; window: Window }
  /** Messages; one of from and to may be anybody, null. */
  | { asks: 'messages'; from: string | null; to: string | null; kinds: Kind[]; window: Window | null }
  /** What passed between two. sure says that the question had the word "between", so that both are names. */
  | { asks: 'between'; a: string; b: string; sure: boolean; kinds: Kind[]; window: Window | null }
  /** Whoever or whatever the words name. */
  | { asks: 'about'; words: string; kinds: Kind[]; window: Window | null };

const escape = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const any = (words: readonly string[]) => `(?:${words.map(escape).join('|')})`;
const g = text.grammar;
const SEPARATOR = new RegExp(`\\s*(?:[-–—/]|\\.\\.)\\s*|\\s+${any([...g.to, ...g.until])}\\s+`, 'gi');
const BETWEEN_DAYS = new RegExp(`^(.*)\\b${any(g.between)} (.+) ${any(g.and)} (.+)$`, 'i');
const FROM_DAYS = new RegExp(`^(.*?)\\b${any(g.from)} (.+)$`, 'i');
const LIMIT = new RegExp(`^(.*)\\b(${[...g.after, ...g.since, ...g.before, ...g.until, ...g.on].map(escape).join('|')}) ([^,]+?)$`, 'i');
const FROM_TO = new RegExp(`^(?:${any(g.from)} )?(.+?) ${any(g.to)} (.+)$`, 'i');
const FROM = new RegExp(`^${any(g.from)} (.+)$`, 'i');
const TO = new RegExp(`^${any(g.to)} (.+)$`, 'i');
const BETWEEN = new RegExp(`^${any(g.between)} (.+?) ${any(g.and)} (.+)$`, 'i');
const AND = new RegExp(`^(.+?) ${any(g.and)} (.+)$`, 'i');

/** Reads a question. year completes days given without one. */
export function readQuestion(input: string, year?: number): Question {
  const words = input.trim().replace(/\s+/g, ' ');
  const days = readDays(words, year) ?? readDays(words.replace(FROM_DAYS, '$2'), year, true);
  if (days) return { asks: 'days', window: days };
  const { rest, window } = splitWindow(words, year);
  if (rest === '' && window) return { asks: 'days', window };
  const { rest: named, kinds } = splitKind(rest);
  const asked = { kinds, window };
  let m: RegExpExecArray | null;
  if ((m = BETWEEN.exec(named))) return { asks: 'between', a: m[1] ?? '', b: m[2] ?? '', sure: true, ...asked };
  if ((m = FROM_TO.exec(named))) return { asks: 'messages', from: m[1] ?? '', to: m[2] ?? '', ...asked };
  if ((m = FROM.exec(named))) return { asks: 'messages', from: m[1] ?? '', to: null, ...asked };
  if ((m = TO.exec(named))) return { asks: 'messages', from: null, to: m[1] ?? '', ...asked };
  if ((m = AND.exec(named))) return { asks: 'between', a: m[1] ?? '', b: m[2] ?? '', sure: false, ...asked };
  return { asks: 'about', words: rest, kinds: [], window };
}

/**
 * The readings of a question in a collection with documents of these dates,
 * the one with most documents first: days given without a year may be of any
 * year that has some, at most most readings. A question that says its years,
 * or none, has one.
 */
export function readings(input: string, dates: readonly Count[], most: number): Question[] {
  const perYear = new Map<number, number>();
  let [year, start, end] = [0, Infinity, -Infinity];
  for (const d of dates) {
    if (Number.isNaN(d.first)) continue;
    // Dates stand in order: most are of the year of the one before.
    if (d.first < start || d.first > end) [year, start, end] = [civil(d.first).year, yearStart(d.first), nextYear(d.first) - 1];
    perYear.set(year, (perYear.get(year) ?? 0) + d.total);
  }
  const years = [...perYear].sort((p, q) => q[1] - p[1] || p[0] - q[0]).map(([year]) => year);
  const found = new Map<string, { question: Question; entries: number }>();
  for (const year of years.length > 0 ? years : [undefined]) {
    const question = readQuestion(input, year);
    const key = JSON.stringify(question);
    if (!found.has(key)) found.set(key, { question, entries: question.window === null ? 0 : entriesIn(dates, closed(question.window)) });
    if (question.window === null) break;
  }
  // Sorting is stable: among equals the year with most documents stands first.
  const list = [...found.values()].sort((p, q) => q.entries - p.entries);
  return list.filter((r, i) => i === 0 || r.entries > 0).slice(0, most).map((r) => r.question);
}

/** A window that is open on one side, within its year: "before 2 November" of the latest year there is would else always have most documents. */
function closed({ from, to }: Window): Window {
  return { from: from ?? (to && `${to.slice(0, 4)}-01-01`), to: to ?? (from && `${from.slice(0, 4)}-12-31`) };
}

/** How many documents bear a date that overlaps the window. */
function entriesIn(dates: readonly Count[], window: Window): number {
  const [from, to] = [window.from === null ? -Infinity : dayNumber(window.from), window.to === null ? Infinity : dayNumber(window.to)];
  return dates.reduce((sum, d) => (d.first <= to && d.last >= from ? sum + d.total : sum), 0);
}

/** Days as people type them: a date, or two with something between. A month alone is one only where alone says so. */
function readDays(s: string, year: number | undefined, lone = true): Window | null {
  const one = readDate(s, year) ?? (lone ? readMonth(s, year) : null);
  if (one) return one;
  // "October 23-28, 1962"
  const m = /^([^\d\s]+\.? )(\d{1,2}) ?[-–—] ?(\d{1,2}(?:,? \d{4})?)$/.exec(s);
  if (m) return span(readDate(`${m[1] ?? ''}${m[2] ?? ''}${/,? \d{4}$/.exec(m[3] ?? '')?.[0] ?? ''}`, year), readDate(`${m[1] ?? ''}${m[3] ?? ''}`, year));
  for (const cut of s.matchAll(SEPARATOR)) {
    const days = readSpan(s.slice(0, cut.index), s.slice(cut.index + cut[0].length), year);
    if (days) return days;
  }
  return null;
}

/** Two dates; what the first leaves out, the second tells. */
function readSpan(a: string, b: string, year: number | undefined): Window | null {
  const last = readDate(b, year) ?? readMonth(b, year);
  if (!last?.from) return null;
  const then = civil(dayNumber(last.from));
  if (/^\d{1,2}$/.test(a)) return last.from === last.to ? span(readDate(`${then.year}-${then.month}-${a}`), last) : null;
  const first = readDate(a, then.year) ?? readMonth(a, then.year);
  // "28 Dec – 3 Jan 1963" began in the year before.
  return span(first, last) ?? span(readDate(a, then.year - 1) ?? readMonth(a, then.year - 1), last);
}

function span(a: Window | null, b: Window | null): Window | null {
  return a?.from && b?.to && a.from <= b.to ? { from: a.from, to: b.to } : null;
}

/** A month without a year. */
function readMonth(s: string, year: number | undefined): Window | null {
  return year === undefined || !/^\p{L}{3,}\.?$/u.test(s) ? null : readDate(`${s} ${String(year).padStart(4, '0')}`);
}

/** Parts the days that restrict a question from what it is about. */
function splitWindow(words: string, year: number | undefined): { rest: string; window: Window | null } {
  const window: Window = { from: null, to: null };
  let rest = words;
  for (;;) {
    const m = LIMIT.exec(rest);
    const days = m ? readDays(m[3] ?? '', year) : null;
    if (!m || !days) break;
    const how = (m[2] ?? '').toLowerCase();
    // "After 23 October" may be that day, as everywhere in the program; after a month or a year is after its end.
    const day = days.from === days.to;
    if (g.after.includes(how)) window.from = day || days.to === null ? days.from : dayOf(dayNumber(days.to) + 1);
    else if (g.before.includes(how)) window.to = day || days.from === null ? days.to : dayOf(dayNumber(days.from) - 1);
    else {
      if (!g.until.includes(how)) window.from = days.from;
      if (!g.since.includes(how)) window.to = days.to;
    }
    rest = (m[1] ?? '').trim();
  }
  if (window.from !== null || window.to !== null) return { rest, window: window.from !== null && window.to !== null && window.from > window.to ? { from: window.to, to: window.from } : window };
  const between = BETWEEN_DAYS.exec(rest);
  const both = between ? readSpan(between[2] ?? '', between[3] ?? '', year) : null;
  if (between && both) return { rest: (between[1] ?? '').trim(), window: both };
  const from = FROM_DAYS.exec(rest);
  const days = from ? readDays(from[2] ?? '', year) : null;
  if (from && days) return { rest: (from[1] ?? '').trim(), window: days.from === days.to ? { from: days.from, to: null } : days };
  // Days without a word that says so: behind, or in front.
  const tokens = rest.split(' ');
  for (let n = Math.min(tokens.length - 1, 7); n > 0; n--) {
    for (const [date, other, next] of [[tokens.slice(-n), tokens.slice(0, -n), tokens.at(-n - 1)], [tokens.slice(0, n), tokens.slice(n), tokens[n]]] as const) {
      // A number or a month left over beside it is the rest of a date that there is not, such as 31 February.
      if (next === undefined || /^\d+$/.test(next) || readMonth(next, 2000)) continue;
      const days = readDays(date.join(' '), year, false);
      if (days) return { rest: other.join(' '), window: days };
    }
  }
  return { rest, window: null };
}

/** Parts the kind of document, which stands in front, from the rest. "Messages" are of any kind. */
function splitKind(words: string): { rest: string; kinds: Kind[] } {
  const at = words.indexOf(' ');
  const first = words.slice(0, at).toLowerCase();
  const rest = words.slice(at + 1);
  if (at < 0 || !(FROM.test(rest) || TO.test(rest) || BETWEEN.test(rest))) return { rest: words, kinds: [] };
  if (g.anyKind.includes(first)) return { rest, kinds: [] };
  const kind = g.kinds[first];
  return kind ? { rest, kinds: [kind] } : { rest: words, kinds: [] };
}
