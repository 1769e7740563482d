// The address of a view and the view of an address. parse(format(v)) is v, and
// what is as at the start is not in the address.

import { steps } from './course';
import { isDay, type Day } from './dates';
import { END } from './fold';
import { acts, chooseActor, chooseTie, figures, folds, kinds, pages, panes, questions, startView, type Span, type View } from './view';

const flags = ['comentions', 'certain', 'strict', 'backward', 'timeless', 'table', 'embed'] as const;

const spans = ['zoom', 'first', 'then'] as const;

const ID = /^[1-9]\d{0,18}$/;

/** A span of days as "1962-10-22/1962-10-28"; null where it is none, or runs backwards. */
function span(s: string | null): Span | null {
  const [from, to, more] = (s ?? '').split('/');
  return from !== undefined && to !== undefined && more === undefined && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** A whole number within bounds, or what stands for none. */
function whole(s: string | null, least: number, most: number, otherwise: number): number {
  const n = s === null || s === '' ? Number.NaN : Number(s);
  return Number.isInteger(n) && n >= least && n <= most ? n : otherwise;
}

function oneOf<T extends string>(values: readonly T[], s: string | null): T | null {
  return values.find((v) => v === s) ?? null;
}

function someOf<T extends string>(values: readonly T[], s: readonly string[]): T[] {
  return values.filter((v) => s.includes(v));
}

/** The longest silence, and the most interactions before it, that the API takes. */
export const MOST_DAYS = 100_000;
export const MOST_LEAST = 10_000;

/** The path and query of a view. */
export function format(v: View): string {
  const path: string[] = [];
  if (v.collection !== null) {
    path.push('c', v.collection);
    if (v.page !== 'chronology') path.push(v.page);
    if (v.entry !== null) path.push('entry', v.entry);
  }
  const q = new URLSearchParams();
  if (v.from !== null) q.set('from', v.from);
  if (v.to !== null) q.set('to', v.to);
  for (const id of v.actors) q.append('actor', id);
  if (v.sender !== null) q.set('sender', v.sender);
  if (v.recipient !== null) q.set('recipient', v.recipient);
  for (const k of v.kinds) q.append('kind', k);
  if (v.words !== '') q.set('q', v.words);
  for (const a of v.acts) q.append('interaction', a);
  if (v.steps > 0) q.set('steps', String(v.steps));
  for (const flag of flags) if (v[flag]) q.set(flag, '1');
  if (v.fold !== 'nothing') q.set('fold', v.fold);
  for (const end of v.ends) q.append('end', end);
  if (v.pane !== 'reading') q.set('pane', v.pane);
  if (v.at !== null) q.set('at', v.at);
  for (const name of spans) {
    const s = v[name];
    if (s !== null) q.set(name, `${s.from}/${s.to}`);
  }
  for (const name of ['question', 'by', 'days', 'least'] as const) if (v[name] !== startView[name]) q.set(name, String(v[name]));
  if (v.part > 1) q.set('part', String(v.part));
  if (v.step !== null) q.set('step', v.step);
  const query = q.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return `/${path.join('/')}${query === '' ? '' : `?${query}`}`;
}

/** The addresses that stand on a page in hundreds, made of one view. */
export interface Links {
  /** The view with this actor chosen. */
  actor: (id: string) => string;
  /** The view with these two chosen. */
  tie: (a: string, b: string) => string;
  /** The view with this entry read alone. */
  entry: (id: string) => string;
}

/** The view's links. Each sort is formatted once, with a blank for the ids: a page has hundreds, and all change with the view. */
export function linksOf(v: View): Links {
  const once = <T>(make: () => T) => {
    let made: T | undefined;
    return () => (made ??= make());
  };
  // No address has these words: ids are numbers, and words in a query are not this odd.
  const [A, B] = ['blank-6b1f-a', 'blank-6b1f-b'];
  const actor = once(() => format(chooseActor(v, A)).split(A));
  const tie = once(() => format(chooseTie(v, A, B)).split(new RegExp(`${A}|${B}`)));
  const entry = once(() => format({ ...v, entry: A, pane: 'reading' }).split(A));
  return {
    actor: (id) => actor().join(id),
    tie: (a, b) => {
      const [before, between, after] = tie();
      return a === b ? format(chooseTie(v, a, b)) : `${before}${a}${between}${b}${after}`;
    },
    entry: (id) => entry().join(id),
  };
}

/** The view of a path (which begins with a slash) and query. What it does not understand it leaves out, so that an old or mistyped address still shows something. */
export function parse(address: string): View {
  const url = new URL(`http://page${address}`);
  const path = url.pathname.split('/').filter((s) => s !== '');
  const q = url.searchParams;
  const id = (s: string | null | undefined) => (s !== null && s !== undefined && ID.test(s) ? s : null);
  const day = (s: string | null): Day | null => (s !== null && isDay(s) ? s : null);
  const v: View = { ...startView };
  if (path[0] === 'c') {
    v.collection = id(path[1]);
    const rest = path.slice(2);
    v.page = oneOf(pages, rest[0] ?? null) ?? 'chronology';
    const at = rest.indexOf('entry');
    if (at >= 0) v.entry = id(rest[at + 1]);
  }
  if (v.collection === null) {
    v.page = 'chronology';
    v.entry = null;
  }
  v.from = day(q.get('from'));
  v.to = day(q.get('to'));
  if (v.from !== null && v.to !== null && v.from > v.to) [v.from, v.to] = [v.to, v.from];
  v.actors = [...new Set(q.getAll('actor').filter((s) => ID.test(s)))].slice(0, 2);
  v.sender = id(q.get('sender'));
  v.recipient = id(q.get('recipient'));
  v.kinds = someOf(kinds, q.getAll('kind'));
  v.words = (q.get('q') ?? '').trim().slice(0, 400);
  v.acts = someOf(acts, q.getAll('interaction'));
  v.steps = whole(q.get('steps'), 0, 6, 0);
  for (const flag of flags) v[flag] = q.get(flag) === '1';
  v.fold = oneOf(folds, q.get('fold')) ?? 'nothing';
  if (v.fold !== 'nothing' && v.actors.length === 0) v.ends = [...new Set(q.getAll('end').filter((s) => END.test(s)))].slice(0, 2);
  v.pane = oneOf(panes, q.get('pane')) ?? 'reading';
  v.at = day(q.get('at'));
  for (const name of spans) v[name] = span(q.get(name));
  v.question = oneOf(questions, q.get('question')) ?? startView.question;
  v.by = oneOf(figures, q.get('by')) ?? startView.by;
  v.part = whole(q.get('part'), 1, 1_000_000, 1);
  v.step = oneOf(steps, q.get('step'));
  v.days = whole(q.get('days'), 1, MOST_DAYS, startView.days);
  v.least = whole(q.get('least'), 1, MOST_LEAST, startView.least);
  return v;
}
