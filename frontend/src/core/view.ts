// What the page shows, as one value. It is all in the address: url.ts.

import type { Step } from './course';
import type { Day, Window } from './dates';

export const kinds = ['telegram', 'letter', 'message', 'memorandum', 'memcon', 'report', 'speech', 'resolution', 'instruction', 'protocol', 'other'] as const;
/** What sort of document an entry describes. */
export type Kind = (typeof kinds)[number];

export const acts = ['message', 'conversation', 'exchange'] as const;
/** The kind of an interaction. */
export type Act = (typeof acts)[number];

export const pages = ['chronology', 'network', 'sequence', 'trace', 'questions'] as const;
/** The views that the header leads to. */
export type Page = (typeof pages)[number];

export const panes = ['reading', 'network', 'dossier'] as const;
/** What a narrow screen shows of a view; a wide one shows all. */
export type Pane = (typeof panes)[number];

export const questions = ['standing', 'course', 'change', 'silence'] as const;
/** What the page of questions asks of the window. */
export type Question = (typeof questions)[number];

export const figures = ['interactions', 'degree', 'in', 'out', 'betweenness', 'pagerank', 'core', 'community'] as const;
/** The figures of an actor's standing, in the order of the table's columns. */
export type StandingFigure = (typeof figures)[number];

export const folds = ['nothing', 'states', 'organisations'] as const;
/** What the network folds: nothing, organisations into their states, people into their organisations. */
export type Fold = (typeof folds)[number];

/** A closed span of days. */
export interface Span {
  from: Day;
  to: Day;
}

/** Everything that decides what is on the page. Lists hold no value twice. */
export interface View {
  /** A collection's id; null is the first there is. */
  collection: string | null;
  page: Page;
  /** The id of an entry that is read alone, in place of the page's own matter. */
  entry: string | null;
  from: Day | null;
  to: Day | null;
  /** The chosen actors: one opens its dossier, two open what passed between them. */
  actors: string[];
  sender: string | null;
  recipient: string | null;
  kinds: Kind[];
  words: string;
  /** Which interactions the network and the sequence show; all where empty. */
  acts: Act[];
  /** How many ties around the chosen actors the network shows; 0 is all of it. */
  steps: number;
  comentions: boolean;
  fold: Fold;
  /** What is chosen of a folded network where it is not actors: one or two of its nodes, at least one of which stands for several. */
  ends: string[];
  /** Of a trace: only what no vague date leaves open; each hop on a later day; who could have told rather than who could have known. */
  certain: boolean;
  strict: boolean;
  backward: boolean;
  /** Of two actors: how they are linked whatever the order in time. */
  timeless: boolean;
  pane: Pane;
  /** Shown within another page: without the masthead. */
  embed: boolean;
  /** The network as a table. */
  table: boolean;
  /** The day that playback has come to; null where nothing is played. */
  at: Day | null;
  /** The days the strip shows; null is all. */
  zoom: Span | null;
  /** Which part of a sequence that is too long to be drawn at once, from 1. */
  part: number;
  question: Question;
  /** By what the table of standing is sorted. */
  by: StandingFigure;
  /** The length of a course's windows; null is what suits the days. */
  step: Step | null;
  /** The windows that are compared; null is the first, and the second, half of the window. */
  first: Span | null;
  then: Span | null;
  /** Of a silence: how many days it lasts at least, and how often the two had communicated before. */
  days: number;
  least: number;
}

/** The view of an address without anything in it. */
export const startView: Readonly<View> = {
  collection: null,
  page: 'chronology',
  entry: null,
  from: null,
  to: null,
  actors: [],
  sender: null,
  recipient: null,
  kinds: [],
  words: '',
  acts: [],
  steps: 0,
  comentions: false,
  fold: 'nothing',
  ends: [],
  certain: false,
  strict: false,
  backward: false,
  timeless: false,
  pane: 'reading',
  embed: false,
  table: false,
  at: null,
  zoom: null,
  part: 1,
  question: 'standing',
  by: 'interactions',
  step: null,
  first: null,
  then: null,
  days: 7,
  least: 2,
};

/** The window that the view is restricted to; null where it is not. */
export function windowOf(v: View): Window | null {
  return v.from === null && v.to === null ? null : { from: v.from, to: v.to };
}

/** Whether chosen actors restrict which entries are shown: not the ends of a trace, nor who is looked up from an answer about all. */
export function actorsRestrict(v: View): boolean {
  return v.page !== 'trace' && v.page !== 'questions';
}

/** Whether anything restricts which entries are shown. */
export function isFiltered(v: View): boolean {
  return windowOf(v) !== null || v.at !== null || (v.actors.length > 0 && actorsRestrict(v)) || v.sender !== null || v.recipient !== null || v.kinds.length > 0 || v.words !== '';
}

/** The view with nothing restricted, in the same page and collection. */
export function clearFilter(v: View): View {
  return { ...v, from: null, to: null, actors: [], sender: null, recipient: null, kinds: [], words: '', steps: 0, at: null, ends: [], part: 1 };
}

/** The view with just this actor chosen, its dossier in front. */
export function chooseActor(v: View, id: string): View {
  return { ...v, actors: [id], ends: [], sender: null, recipient: null, entry: null, pane: 'dossier' };
}

/** The view with these two chosen and what passed between them in front. */
export function chooseTie(v: View, a: string, b: string): View {
  return { ...v, actors: a === b ? [a] : [a, b], ends: [], sender: null, recipient: null, entry: null, pane: 'dossier' };
}

/** The view with one more actor chosen, or without it if it was; two at most, the last two. */
export function toggleActor(v: View, id: string): View {
  const actors = v.actors.includes(id) ? v.actors.filter((a) => a !== id) : [...v.actors.slice(-1), id];
  return { ...v, actors, ends: [], sender: null, recipient: null, entry: null };
}

/** The view with these nodes of the folded network chosen, what they stand for in front. */
export function chooseEnds(v: View, ends: string[]): View {
  return { ...v, actors: [], ends: ends.slice(-2), entry: null, pane: 'dossier' };
}

/** The view restricted to these days. */
export function chooseWindow(v: View, from: Day | null, to: Day | null): View {
  return { ...v, from, to, entry: null, part: 1 };
}
