// What the page derives from the API's answers. Pure: no DOM, no requests.

import { isExact, sameDate, type VagueDate } from './dates';
import { actorsRestrict, kinds, windowOf, type Act, type Kind, type View } from './view';

/** The part of a filter that the API takes by these names. */
export interface Filter {
  from?: string;
  to?: string;
  actor?: string[];
  sender?: string;
  recipient?: string;
  kind?: Kind[];
  q?: string;
}

/** The view's filter as the API takes it; while a day is played, of that day. */
export function filterOf(v: View): Filter {
  return { ...unwindowed(v), ...(v.at === null ? windowQuery(v) : { from: v.at, to: v.at }) };
}

/** The view's filter without its window: what the strip shows. The two ends of a trace filter nothing: word travels through others' documents; nor do actors looked up from an answer. */
export function unwindowed(v: View): Filter {
  return {
    ...(v.actors.length > 0 && actorsRestrict(v) ? { actor: v.actors } : {}),
    ...(v.sender !== null ? { sender: v.sender } : {}),
    ...(v.recipient !== null ? { recipient: v.recipient } : {}),
    ...(v.kinds.length > 0 ? { kind: v.kinds } : {}),
    ...(v.words !== '' ? { q: v.words } : {}),
  };
}

/** How many entries the reading column asks for at once. */
export const ASKED = 40;

/** What the reading column asks for first. */
export function firstEntries(v: View) {
  return { ...filterOf(v), told: true, limit: ASKED };
}

/** The view's window as the API takes it. */
export function windowQuery(v: View): { from?: string; to?: string } {
  const w = windowOf(v);
  return { ...(w?.from ? { from: w.from } : {}), ...(w?.to ? { to: w.to } : {}) };
}

/** Kinds and how many there are of each, in the order in which kinds are shown. */
export function countKinds(counted: Record<string, number>): [Kind, number][] {
  return kinds.map((k): [Kind, number] => [k, counted[k] ?? 0]).filter(([, n]) => n > 0);
}

/** What an interaction's parties are called: the one or the ones that speak first, and the others. */
export interface Parties {
  kind: Act;
  from: string[];
  to: string[];
}

interface Interacted {
  kind: Act;
  from: string[];
  to: string[];
  with: string[];
  date: VagueDate;
  field: string;
}

/** The parties of an interaction; a talk's are split behind the first. */
export function partiesOf(i: Interacted): Parties {
  return i.kind === 'message' ? { kind: i.kind, from: i.from, to: i.to } : { kind: i.kind, from: i.with.slice(0, 1), to: i.with.slice(1) };
}

/**
 * The interactions that head an entry where it stands in the chronology: at a
 * day that it tells of, those of that day; at its own, those of its title that
 * are of its own date, or else the first one of its date. Interactions that
 * say the same twice are one.
 */
export function headlines<T extends Interacted>(date: VagueDate, told: boolean, interactions: readonly T[]): T[] {
  const here = interactions.filter((i) => sameDate(i.date, date));
  if (told) return distinct(here);
  const title = here.filter((i) => i.field === 'title');
  return distinct(title.length > 0 ? title : here.slice(0, 1));
}

function distinct<T extends Interacted>(list: readonly T[]): T[] {
  const seen = new Set<string>();
  return list.filter((i) => {
    const key = [i.kind, i.from, i.to, i.with].join('|');
    return !seen.has(key) && seen.add(key);
  });
}

/** The dates other than its own that an entry tells of, in order. */
export function tellsOf(own: VagueDate, interactions: readonly Interacted[]): VagueDate[] {
  const dates = new Map<string, VagueDate>();
  for (const { date } of interactions) {
    if (date.first !== undefined && !sameDate(date, own)) dates.set(date.edtf ?? '', date);
  }
  return [...dates.values()].sort((a, b) => (a.first ?? '').localeCompare(b.first ?? ''));
}

/** Consecutive items of one date. */
export interface DateGroup<T> {
  date: VagueDate;
  items: T[];
}

/** The items grouped by date, in the order given. */
export function groupByDate<T extends { date: VagueDate }>(items: readonly T[]): DateGroup<T>[] {
  const groups: DateGroup<T>[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && sameDate(last.date, item.date)) last.items.push(item);
    else groups.push({ date: item.date, items: [item] });
  }
  return groups;
}

/** A key that tells dates apart, "" for the unknown one. */
export function dateKey(date: VagueDate): string {
  return date.edtf ?? '';
}

/** Whether the day is one that a heading can name a weekday for. */
export function hasWeekday(date: VagueDate): boolean {
  return isExact(date) && !/[?~%]/.test(date.edtf ?? '');
}

/** What a question of the page is asked of, besides its days: documents of these kinds and words, acts of these kinds. */
export interface Matter {
  kind?: Kind[];
  q?: string;
  interaction?: Act[];
}

/** The part of a view's filter that chooses what a question is asked of. */
export function matterOf(v: View): Matter {
  return {
    ...(v.kinds.length > 0 ? { kind: v.kinds } : {}),
    ...(v.words !== '' ? { q: v.words } : {}),
    ...(v.acts.length > 0 ? { interaction: v.acts } : {}),
  };
}

/** What the network of a view is asked for. */
export interface NetworkFilter extends Matter {
  from?: string;
  to?: string;
  actor?: string[];
  steps?: number;
  comentions?: boolean;
}

/** The network's part of the view's filter: chosen actors restrict it only where steps around them are asked for. */
export function networkQuery(v: View): NetworkFilter {
  return {
    ...windowQuery(v),
    ...matterOf(v),
    ...(v.steps > 0 && v.actors.length > 0 ? { actor: v.actors, steps: v.steps } : {}),
    ...(v.comentions ? { comentions: true } : {}),
  };
}
