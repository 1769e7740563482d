// The overview strip's geometry: from counts per date to bars, bands, ticks
// and folds on a line of days. Long stretches without documents are folded, so
// that the days with documents have room; the axis shows each fold.

import { tones, type Count, type Tone } from './counts';
import { civil, dayNumber, dayOf, monthStart, nextMonth, nextYear, numberOf, print, yearStart, type Day } from './dates';

/** What a bar stands for. */
export type Unit = 'day' | 'month' | 'year';

/** A stretch of the line on which a pixel is always the same time. Days are numbers, last inclusive. */
interface Run { first: number; last: number; x: number; width: number; fold: boolean }

export interface Bar { first: Day; last: Day; x: number; width: number; total: number; tones: Record<Tone, number>; told: number }
/** What stands in a bar: documents by tone, and told interactions. */
export type Ink = Pick<Bar, 'total' | 'tones' | 'told'>;
export interface Band { first: Day; last: Day; x: number; width: number; total: number; edtf: string }
export interface Tick { x: number; label: string; strong: boolean; fine: boolean }
export interface Fold { x: number; width: number; days: number; months: number }

/** The strip laid out at one width. */
export interface Strip {
  unit: Unit;
  first: Day;
  last: Day;
  width: number;
  bars: Bar[];
  bands: Band[];
  ticks: Tick[];
  /** The months or years that the ticks belong to. */
  spans: Tick[];
  folds: Fold[];
  /** The greatest height of a bar, in documents; at least 1. */
  max: number;
  runs: Run[];
}

const FOLD = 46; // px, wide enough for "7 mths"
const rules: Record<Unit, { least: number; gap: number; pad: number }> = {
  day: { least: 5, gap: 12, pad: 2 },
  month: { least: 2.4, gap: 30, pad: 1 },
  year: { least: 3, gap: 12, pad: 0 },
};

const startOf = (unit: Unit, n: number) => (unit === 'day' ? n : unit === 'month' ? monthStart(n) : yearStart(n));
const endOf = (unit: Unit, n: number) => (unit === 'day' ? n : unit === 'month' ? nextMonth(n) - 1 : nextYear(n) - 1);

/** The unit's start, by units after that of n. */
export function step(unit: Unit, n: number, by: number): number {
  if (unit === 'day') return n + by;
  const { year, month } = civil(n);
  return numberOf(year, month + (unit === 'month' ? by : by * 12), 1);
}

const length = (unit: Unit, a: number, b: number) => {
  if (unit === 'day') return b - a + 1;
  const [from, to] = [civil(a), civil(b)];
  return unit === 'month' ? (to.year - from.year) * 12 + to.month - from.month + 1 : to.year - from.year + 1;
};

/** The stretches that hold dates, of counts in order of their first day. */
function occupied(counts: readonly Count[], unit: Unit, lo: number, hi: number): [number, number][] {
  const rule = rules[unit];
  const merged: [number, number][] = [];
  for (const d of counts) {
    // A date much vaguer than the unit lies over the line without holding it open.
    if (unit === 'day' && d.last - d.first > 31) continue;
    const prior = merged.at(-1);
    if (prior && d.first >= prior[0] && d.last <= prior[1]) continue;
    const [a, b] = [startOf(unit, Math.max(d.first, lo)), endOf(unit, Math.min(d.last, hi))];
    if (prior && length(unit, prior[1], a) - 2 <= rule.gap) prior[1] = Math.max(prior[1], b);
    else merged.push([a, b]);
  }
  return merged.map(([a, b], i) => {
    const before = merged[i - 1]?.[1] ?? -Infinity;
    const after = merged[i + 1]?.[0] ?? Infinity;
    const first = step(unit, a, -rule.pad);
    const last = endOf(unit, step(unit, b, rule.pad));
    return [Math.max(first, before + 1, lo), Math.min(last, after - 1, hi)];
  });
}

function runsOf(spans: [number, number][], unit: Unit, width: number, lo: number, hi: number): Run[] | null {
  const pieces: { first: number; last: number; fold: boolean }[] = [];
  let at = lo;
  for (const [first, last] of spans) {
    if (first > at) pieces.push({ first: at, last: first - 1, fold: true });
    pieces.push({ first, last, fold: false });
    at = last + 1;
  }
  if (at <= hi) pieces.push({ first: at, last: hi, fold: true });
  const open = pieces.filter((p) => !p.fold);
  const days = open.reduce((sum, p) => sum + p.last - p.first + 1, 0);
  const units = open.reduce((sum, p) => sum + length(unit, p.first, p.last), 0);
  const room = width - FOLD * (pieces.length - open.length);
  if (room < units * rules[unit].least) return null;
  let x = 0;
  return pieces.map((p) => {
    const w = p.fold ? FOLD : ((p.last - p.first + 1) / days) * room;
    const run = { ...p, x, width: w };
    x += w;
    return run;
  });
}

/** Where day number n begins, in px; clamped to the line. */
export function xOf(strip: Pick<Strip, 'runs' | 'width'>, n: number): number {
  for (const r of strip.runs) {
    if (n < r.first) return r.x;
    if (n <= r.last) return r.x + ((n - r.first) / (r.last - r.first + 1)) * r.width;
  }
  return strip.width;
}

/** The day number under x; clamped to the line. */
export function dayAt(strip: Pick<Strip, 'runs' | 'width'>, x: number): number {
  const runs = strip.runs;
  const r = runs.find((run) => x < run.x + run.width) ?? runs.at(-1);
  if (!r) return 0;
  const n = Math.floor(r.first + ((x - r.x) / r.width) * (r.last - r.first + 1));
  return Math.min(Math.max(n, r.first), r.last);
}

/** The unit of the strip around day number n, as a window. */
export function unitAround(strip: Strip, n: number): { from: Day; to: Day } {
  return { from: dayOf(startOf(strip.unit, n)), to: dayOf(endOf(strip.unit, n)) };
}

/**
 * Lays out the dates on width px, in the finest unit for which there is room.
 * zoom restricts the line to its days. It returns null where no date is known
 * or there is no width.
 */
export function layOut(counts: readonly Count[], width: number, zoom: { from: Day; to: Day } | null = null): Strip | null {
  const [from, to] = zoom ? [dayNumber(zoom.from), dayNumber(zoom.to)] : [-Infinity, Infinity];
  // What has no day is not on the line: NaN is within nothing.
  const dates = counts.filter((d) => d.last >= from && d.first <= to);
  if (dates.some((d, i) => d.first < (dates[i - 1]?.first ?? -Infinity))) dates.sort((a, b) => a.first - b.first);
  if (width <= 0 || (dates.length === 0 && !zoom)) return null;
  const least = dates[0]?.first ?? 0;
  const most = dates.reduce((m, d) => Math.max(m, d.last), -Infinity);
  const extent = (unit: Unit): [number, number] => {
    if (zoom) return [from, to];
    const { pad } = rules[unit];
    return [step(unit, startOf(unit, least), -pad), endOf(unit, step(unit, startOf(unit, most), pad))];
  };
  let unit: Unit = 'day';
  let runs: Run[] | null = null;
  for (const u of ['day', 'month', 'year'] as const) {
    const [lo, hi] = extent(u);
    // A zoomed line is shown whole: what is not there is an answer too, and folds would hide how long it lasts.
    const spans: [number, number][] = zoom && length(u, lo, hi) * rules[u].least <= width ? [[lo, hi]] : occupied(dates, u, lo, hi);
    unit = u;
    runs = runsOf(spans, u, width, lo, hi);
    if (runs) break;
  }
  const [lo, hi] = extent(unit);
  runs ??= [{ first: lo, last: hi, x: 0, width, fold: false }];
  const line = { runs, width };

  const bars: Bar[] = [];
  const bands: Band[] = [];
  let [start, end] = [Infinity, -Infinity];
  let bar: Bar | null = null;
  for (const d of dates) {
    if (d.first < start || d.first > end) {
      [start, end] = [startOf(unit, d.first), endOf(unit, d.first)];
      bar = null;
    }
    if (d.last <= end) {
      if (!bar) {
        const x = xOf(line, start);
        bar = { first: dayOf(start), last: dayOf(end), x, width: xOf(line, end + 1) - x, ...blank() };
        bars.push(bar);
      }
      pour(bar, d);
    } else {
      const x = xOf(line, d.first);
      bands.push({ first: dayOf(d.first), last: dayOf(d.last), x, width: Math.max(xOf(line, d.last + 1) - x, 6), total: d.total + d.told, edtf: d.edtf });
    }
  }
  return {
    unit,
    first: dayOf(lo),
    last: dayOf(hi),
    width,
    bars,
    bands: bands.sort((a, b) => a.x - b.x || b.width - a.width),
    folds: runs.filter((r) => r.fold).map((r) => ({ x: r.x, width: r.width, days: r.last - r.first + 1, months: Math.round((r.last - r.first + 1) / 30.44) })),
    max: bars.reduce((m, b) => Math.max(m, b.total + b.told), 1),
    runs,
    ...ticksOf(line, unit),
  };
}

const blank = (): Ink => ({ total: 0, tones: { sent: 0, talks: 0, papers: 0 }, told: 0 });

function pour(ink: Ink, d: Count) {
  ink.total += d.total;
  ink.told += d.told;
  for (const tone of tones) ink.tones[tone] += d[tone];
}

/** What of the counts stands in each bar of a strip that was laid out from more: a filter's share. */
export function inkOf(strip: Strip, counts: readonly Count[]): Ink[] {
  const ink = strip.bars.map(blank);
  const ends = strip.bars.map((b) => [dayNumber(b.first), dayNumber(b.last)] as const);
  let at = 0;
  for (const d of counts) {
    while (at > 0 && (ends[at]?.[0] ?? Infinity) > d.first) at--;
    while ((ends[at]?.[1] ?? Infinity) < d.first) at++;
    const [first, last] = ends[at] ?? [Infinity, -Infinity];
    const into = ink[at];
    if (into && d.first >= first && d.last <= last) pour(into, d);
  }
  return ink;
}

/** A line of the strip's table: a date, or a bar. Its days are "" where they are unknown. */
export interface Row { key: string; first: Day; last: Day; total: number; told: number }

/** The counts as a table: a line a date, or where there are more than most, a line for each bar that holds some, and for each date that no bar holds. */
export function rowsOf(counts: readonly Count[], strip: Strip | null, most: number): Row[] {
  const day = (n: number) => (Number.isNaN(n) ? '' : dayOf(n));
  const row = (d: Count): Row => ({ key: d.edtf, first: day(d.first), last: day(d.last), total: d.total, told: d.told });
  if (counts.length <= most || !strip) return counts.map(row);
  const bars = inkOf(strip, counts).flatMap((ink, i): Row[] => {
    const { first, last } = strip.bars[i] ?? { first: '', last: '' };
    return ink.total + ink.told > 0 ? [{ key: `bar ${first}`, first, last, total: ink.total, told: ink.told }] : [];
  });
  const banded = new Set(strip.bands.map((b) => b.edtf));
  const dated = [...bars, ...counts.filter((d) => banded.has(d.edtf)).map(row)].sort((a, b) => a.first.localeCompare(b.first) || b.last.localeCompare(a.last));
  return [...dated, ...counts.filter((d) => Number.isNaN(d.first)).map(row)];
}

const CHARACTER = 7; // px of a label's character, roughly

function ticksOf(line: { runs: Run[]; width: number }, unit: Unit): { ticks: Tick[]; spans: Tick[] } {
  const ticks: Tick[] = [];
  const spans: Tick[] = [];
  let year = 0;
  for (const run of line.runs.filter((r) => !r.fold)) {
    const perDay = run.width / (run.last - run.first + 1);
    const room = perDay * (unit === 'day' ? 1 : unit === 'month' ? 30 : 365);
    for (let n = startOf(unit, run.first); n <= run.last; n = step(unit, n, 1)) {
      const c = civil(n);
      const from = Math.max(n, run.first);
      const x = xOf(line, from) + (unit === 'year' ? 0 : Math.min(room, xOf(line, Math.min(endOf(unit, n), run.last) + 1) - xOf(line, from)) / 2);
      if (unit === 'day') {
        const strong = c.day === 1 || n === run.first;
        const shown = room >= 17 || (room >= 9 ? c.day % 2 === 1 && c.day < 31 : c.day % 5 === 0 && c.day < 30);
        ticks.push({ x, label: shown ? String(c.day) : '', strong, fine: !shown });
        if (strong) spans.push({ x: xOf(line, from), label: c.year === year ? print.monthName(n) : print.month(n), strong: true, fine: false });
      } else if (unit === 'month') {
        const strong = c.month === 1 || from === run.first;
        if (room >= 13) ticks.push({ x, label: room >= 30 ? print.monthShort(n) : print.monthShort(n).charAt(0), strong, fine: false });
        const every = [1, 2, 5, 10].find((k) => k * 12 * room >= 40) ?? 10;
        if (strong && (from === run.first ? every === 1 : c.year % every === 0)) spans.push({ x: xOf(line, from), label: String(c.year), strong: true, fine: false });
      } else {
        const every = [1, 2, 5, 10, 20, 50, 100].find((k) => k * room >= 40) ?? 100;
        if (c.year % every === 0) spans.push({ x: xOf(line, from), label: String(c.year), strong: true, fine: false });
      }
      year = c.year;
    }
  }
  // A label that would run into its neighbour gives way, the shorter form first.
  const kept: Tick[] = [];
  spans.forEach((s, i) => {
    const next = spans[i + 1]?.x ?? line.width + 12;
    const short = s.label.replace(/^(\p{L}{3})\p{L}+/u, '$1');
    const label = [s.label, short, short.replace(/ \d+$/, '')].find((l) => s.x + l.length * CHARACTER + 6 <= next);
    if (label !== undefined) kept.push({ ...s, label });
    else if (unit !== 'day') kept.push({ ...s, label: '' });
  });
  return { ticks, spans: kept };
}
