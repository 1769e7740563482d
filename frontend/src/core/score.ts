// The sequence: who told whom, as a score. A lane an actor, days from top to
// bottom, a line from lane to lane for each act of communication.

import { dateKey } from './model';
import type { VagueDate } from './dates';
import type { Act } from './view';

/** An act as the score needs it. */
export interface Played {
  id: string;
  entry: string;
  kind: Act;
  from: string[];
  to: string[];
  with: string[];
  date: VagueDate;
}

export interface Lane {
  /** null is the lane of all who have none of their own. */
  id: string | null;
  side: string;
  x: number;
  acts: number;
}

/** Neighbouring lanes of one side. */
export interface Group { side: string; x: number; width: number }

/** Where an act is drawn: its points from left to right, and the row it stands on. */
export interface Stroke<T> {
  act: T;
  y: number;
  left: number;
  right: number;
  points: { x: number; part: 'from' | 'to' | 'with' }[];
  /** A message without a named recipient: it leaves its lane and arrives nowhere. */
  open: boolean;
}

export interface DayBand { date: VagueDate; y: number; height: number }

export interface Score<T> {
  lanes: Lane[];
  groups: Group[];
  bands: DayBand[];
  strokes: Stroke<T>[];
  height: number;
  /** How many actors have no lane of their own. */
  others: number;
  /** Acts among these only, which are not drawn. */
  hidden: number;
}

/** How a score is spaced, in px. */
export interface Spacing {
  /** Left of the first lane, where days are named. */
  margin: number;
  width: number;
  /** The room of a lane. */
  lane: number;
  /** The least room of a lane: less than it should have, where that is enough for everybody. */
  tight: number;
  row: number;
}

const TOP = 9;
const BOTTOM = 9;
const LEAST = 36;
const OPEN = 26;

/**
 * Lays out acts, given in order of date. The most active actors have lanes, as
 * many as there is room for; pinned ones always. Lanes stand together by side,
 * the sides in the order that keeps the lines shortest.
 */
export function score<T extends Played>(acts: readonly T[], sideOf: (id: string) => string, pinned: readonly string[], spacing: Spacing): Score<T> {
  const counts = new Map<string, number>();
  for (const act of acts) for (const id of partiesOf(act)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const pins = pinned.filter((id) => counts.has(id));
  const ranked = [...counts.keys()].sort((a, b) => Number(pins.includes(b)) - Number(pins.includes(a)) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || Number(a) - Number(b));
  const fit = (lane: number) => Math.floor((spacing.width - spacing.margin) / lane);
  const room = Math.max(fit(spacing.tight) >= ranked.length ? ranked.length : fit(spacing.lane), pins.length + 1, 2);
  const shown = ranked.length <= room ? ranked : ranked.slice(0, room - 1);
  const others = ranked.length - shown.length;

  const bySide = new Map<string, string[]>();
  for (const id of shown) bySide.set(sideOf(id), [...(bySide.get(sideOf(id)) ?? []), id]);
  const order = shortest([...bySide.keys()], acts, (id) => (shown.includes(id) ? sideOf(id) : null));

  const total = shown.length + (others > 0 ? 1 : 0);
  const step = Math.min((spacing.width - spacing.margin) / Math.max(total, 1), 150);
  const lanes: Lane[] = [];
  const groups: Group[] = [];
  for (const side of order) {
    const ids = bySide.get(side) ?? [];
    groups.push({ side, x: spacing.margin + lanes.length * step, width: ids.length * step });
    for (const id of ids) lanes.push({ id, side, x: spacing.margin + (lanes.length + 0.5) * step, acts: counts.get(id) ?? 0 });
  }
  if (others > 0) lanes.push({ id: null, side: '', x: spacing.margin + (lanes.length + 0.5) * step, acts: 0 });
  const xs = new Map(lanes.map((l) => [l.id, l.x]));
  const xOf = (id: string) => xs.get(id) ?? xs.get(null) ?? spacing.margin;

  // What passes among those without lanes would be a column of dots.
  const laned = acts.filter((act) => partiesOf(act).some((id) => xs.has(id)));

  const bands: DayBand[] = [];
  const strokes: Stroke<T>[] = [];
  let y = 0;
  for (const day of byDate(laned)) {
    // Acts of a day that do not reach over each other share a row.
    const rows: { left: number; right: number }[][] = [];
    for (const act of day.acts) {
      const points = [...act.from.map((id) => ({ x: xOf(id), part: 'from' as const })), ...act.to.map((id) => ({ x: xOf(id), part: 'to' as const })), ...act.with.map((id) => ({ x: xOf(id), part: 'with' as const }))].sort((a, b) => a.x - b.x);
      const open = act.kind === 'message' && act.to.length === 0;
      const left = points[0]?.x ?? spacing.margin;
      const right = (points.at(-1)?.x ?? left) + (open ? OPEN : 0);
      const gap = step * 0.4;
      let row = rows.findIndex((taken) => taken.every((t) => t.right + gap < left || t.left - gap > right));
      // Never above an act that was told earlier and crosses it: order within the day reads downwards.
      const latest = rows.reduce((m, taken, i) => (taken.some((t) => t.right + gap >= left && t.left - gap <= right) ? i : m), -1);
      if (row <= latest) row = latest + 1;
      (rows[row] ??= []).push({ left, right });
      strokes.push({ act, y: y + TOP + (row + 0.5) * spacing.row, left, right, points, open });
    }
    const height = Math.max(rows.length * spacing.row + TOP + BOTTOM, LEAST);
    const slack = (height - rows.length * spacing.row - TOP - BOTTOM) / 2;
    for (const s of strokes.slice(-day.acts.length)) s.y += slack;
    bands.push({ date: day.date, y, height });
    y += height;
  }
  return { lanes, groups, bands, strokes, height: y, others, hidden: acts.length - laned.length };
}

/** Everybody who takes part in an act. */
export function partiesOf(act: Played): string[] {
  return [...new Set([...act.from, ...act.to, ...act.with])];
}

function byDate<T extends Played>(acts: readonly T[]): { date: VagueDate; acts: T[] }[] {
  const days: { date: VagueDate; acts: T[] }[] = [];
  for (const act of acts) {
    const last = days.at(-1);
    if (last && dateKey(last.date) === dateKey(act.date)) last.acts.push(act);
    else days.push({ date: act.date, acts: [act] });
  }
  return days;
}

/** Up to seven sides are tried in every order; more stay as they are, the most active first. */
function shortest(sides: readonly string[], acts: readonly Played[], sideOf: (id: string) => string | null): string[] {
  if (sides.length < 3 || sides.length > 7) return [...sides];
  const pairs = new Map<string, number>();
  for (const act of acts) {
    const touched = [...new Set(partiesOf(act).map(sideOf))].filter((s) => s !== null).sort();
    for (const a of touched) for (const b of touched) if (a < b) pairs.set(`${a}\n${b}`, (pairs.get(`${a}\n${b}`) ?? 0) + 1);
  }
  const weighed = [...pairs].map(([key, n]) => ({ ends: key.split('\n'), n }));
  let best = [...sides];
  let least = Infinity;
  const visit = (taken: string[], left: readonly string[]) => {
    if (left.length === 0) {
      const cost = weighed.reduce((sum, { ends, n }) => sum + n * Math.abs(taken.indexOf(ends[0] ?? '') - taken.indexOf(ends[1] ?? '')), 0);
      if (cost < least) [least, best] = [cost, taken];
      return;
    }
    for (const side of left) visit([...taken, side], left.filter((s) => s !== side));
  };
  visit([], sides);
  return best;
}

/** A label in lines of about room characters; what is left over behind the last line is cut. */
export function wrap(label: string, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = (line: string) => (line.length > room + 1 ? `${line.slice(0, Math.max(room - 1, 1))}…` : line);
  const shown = lines.slice(0, most).map(cut);
  if (lines.length > most) shown[most - 1] = `${(shown[most - 1] ?? '').replace(/…$/, '')}…`;
  return shown;
}
