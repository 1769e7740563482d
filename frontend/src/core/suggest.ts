// What the search box offers for a question: each with what it is, and the
// view that answers it.

import { printWindow, type Window } from './dates';
import { shortSide } from './names';
import type { Question } from './question';
import { text } from './text';
import { chooseActor, clearFilter, type View } from './view';

export type SuggestionSort = 'person' | 'organisation' | 'day' | 'days' | 'question' | 'words' | 'document';

export interface Suggestion {
  sort: SuggestionSort;
  label: string;
  note: string;
  /** The side of an actor; null of anything else. */
  side: string | null;
  view: View;
  /** Its view filters documents: how many there are is worth knowing before choosing it. */
  counted: boolean;
}

export interface Found {
  id: string;
  class: 'person' | 'organisation';
  name: string;
  short: string;
  side: string;
  aliases: readonly string[];
  entries: number;
}

/** The view in which an answer is shown: what was shown, unfiltered; not a page that asks a question of its own. */
function landing(v: View): View {
  return { ...clearFilter(v), page: v.page === 'trace' || v.page === 'questions' ? 'chronology' : v.page, entry: null, pane: 'reading', backward: false, timeless: false };
}

/** Whether the name is one of the actor's: each word of it begins one of theirs. */
export function isNamed(actor: Found, name: string): boolean {
  const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const own = [actor.name, actor.short, ...actor.aliases].flatMap(fold);
  const asked = fold(name);
  return asked.length > 0 && asked.every((w) => own.some((o) => o.startsWith(w)));
}

const spanOf = (w: Window | null): Partial<View> => (w ? { from: w.from, to: w.to } : {});
const within = (label: string, w: Window | null) => [label, w && printWindow(w)].filter(Boolean).join(', ');

/** An actor's dossier, in the days that were named. */
export function ofActor(v: View, a: Found, window: Window | null = null): Suggestion {
  return {
    sort: a.class,
    label: within(a.name, window),
    note: [shortSide(a.side), text.documents(a.entries)].filter(Boolean).join(' · '),
    side: a.side,
    view: { ...chooseActor(landing(v), a.id), ...spanOf(window) },
    counted: window !== null,
  };
}

/** The documents of these days. */
export function ofDays(v: View, window: Window): Suggestion {
  return { sort: window.from !== null && window.from === window.to ? 'day' : 'days', label: printWindow(window, 'long') ?? '', note: '', side: null, view: { ...landing(v), ...spanOf(window) }, counted: true };
}

/** The documents with these words. */
export function ofWords(v: View, words: string, window: Window | null): Suggestion {
  return { sort: 'words', label: within(text.search.words(words), window), note: '', side: null, view: { ...landing(v), words, ...spanOf(window) }, counted: true };
}

/** One document. */
export function ofDocument(v: View, id: string, title: string, date: string | null): Suggestion {
  return { sort: 'document', label: title, note: date ?? text.undated, side: null, view: { ...landing(v), entry: id }, counted: false };
}

/** The answers to a question that names these actors; none where a name that it has was not found. */
export function ofQuestion(v: View, q: Question, first: Found | null, second: Found | null): Suggestion[] {
  if (q.asks === 'days') return [];
  const base = { ...landing(v), ...spanOf(q.window) };
  const ask = (label: string, view: View, counted = false): Suggestion => ({ sort: 'question', label: within(label, q.window), note: '', side: null, view, counted });
  const both = (a: Found, b: Found): Suggestion => ask(text.search.between(a.name, b.name), { ...base, actors: [a.id, b.id], kinds: q.kinds, pane: 'dossier' });
  const trace = (a: Found, b: Found) => ask(text.search.trace(a.name, b.name), { ...base, page: 'trace', actors: [a.id, b.id] });
  if (q.asks === 'about') {
    // Whoever is asked for until a day, by what could have reached him; from a day on, by whom he could have reached.
    if (!first || !q.window || (q.window.from !== null && q.window.to !== null)) return [];
    const backward = q.window.from === null;
    return [ask(backward ? text.trace.horizonBack(first.name) : text.trace.horizon(first.name), { ...base, page: 'trace', actors: [first.id], backward })];
  }
  if (q.asks === 'between') {
    if (!first || !second || first.id === second.id || (!q.sure && !(isNamed(first, q.a) && isNamed(second, q.b)))) return [];
    return [both(first, second), trace(first, second)];
  }
  if ((q.from !== null && !first) || (q.to !== null && !second)) return [];
  const what = q.kinds[0] ? text.kind(q.kinds[0], 2) : text.search.messages;
  const list = [
    ask(text.search.sent(what, first?.name ?? null, second?.name ?? null), { ...base, page: base.page === 'network' ? 'chronology' : base.page, sender: first?.id ?? null, recipient: second?.id ?? null, kinds: q.kinds }, true),
  ];
  if (first && second) return first.id === second.id ? list : [...list, both(first, second), trace(first, second)];
  const one = first ?? second;
  if (one) list.push(ask(first ? text.trace.horizon(one.name) : text.trace.horizonBack(one.name), { ...base, page: 'trace', actors: [one.id], backward: !first }));
  return list;
}
