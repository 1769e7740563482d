// The API, typed by its contract. Answers are kept by address, so that going
// back shows at once what was there.

import { readCounts, type Counts } from '../core/counts';
import type { components, paths } from './schema.gen';

type Schemas = components['schemas'];
export type Collection = Schemas['Collection'];
export type DateCount = Schemas['DateCount'];
export type ActorBrief = Schemas['ActorBrief'];
export type Actor = Schemas['Actor'];
export type Dossier = Schemas['Dossier'];
export type Contact = Schemas['Contact'];
export type Entry = Schemas['Entry'];
export type Appearance = Schemas['Appearance'];
export type Interaction = Schemas['Interaction'];
export type Mention = Schemas['Mention'];
export type Evidence = Schemas['Evidence'];
export type Segment = Schemas['Segment'];
export type Network = Schemas['Network'];
export type NetworkNode = Schemas['Node'];
export type Tie = Schemas['Tie'];
export type ImportResult = Schemas['ImportResult'];
export type Problem = Schemas['Problem'];

type Answer<P extends keyof paths> = paths[P] extends { get: { responses: { 200: { content: { 'application/json': infer T } } } } } ? T : never;
type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

export type Trace = Schemas['Trace'];
export type Route = Schemas['Route'];
export type Hop = Schemas['Hop'];
export type Horizon = Schemas['Horizon'];
export type Chains = Schemas['Chains'];
export type Standings = Schemas['Standings'];
export type Difference = Schemas['Difference'];
export type Silences = Answer<'/collections/{collection}/silences'>;
export type Absences = Answer<'/collections/{collection}/absences'>;

type Columns = Schemas['Counts'];
export type Timeline = Answer<'/collections/{collection}/timeline'>;
export type EntryPage = Answer<'/collections/{collection}/entries'>;
export type SingleEntry = Answer<'/collections/{collection}/entries/{entry}'>;
export type ActorPage = Answer<'/collections/{collection}/actors'>;
export type TieEvidence = Answer<'/collections/{collection}/ties/{a}/{b}'>;
export type Format = Answer<'/formats'>['formats'][number];
export type TimelineQuery = Query<'/collections/{collection}/timeline'>;
export type EntriesQuery = Query<'/collections/{collection}/entries'>;
export type NetworkQuery = Query<'/collections/{collection}/network'>;
export type ExportQuery = Query<'/collections/{collection}/export'>;

/** An answer that is no success: the problem that the server stated, or status 0 where there was no answer at all. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

const BASE = '/api/v1';
const KEPT = 200;
const kept = new Map<string, unknown>();
interface Pending {
  answer: Promise<unknown>;
  stop: AbortController;
  waiting: number;
}
/** What is being asked: who asks the same meanwhile waits for the same answer, and when nobody waits any more it is given up. */
const pending = new Map<string, Pending>();
/** Raised when all answers are forgotten, so that none that is under way is kept. */
let age = 0;

/** The address of a path and query below the API's root; empty and absent values are left out (but an empty start is the undated), lists are repeated. */
export function address(path: string, query: object = {}): string {
  const q = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one !== undefined && one !== null && (one !== '' || name === 'start') && one !== false) q.append(name, String(one));
    }
  }
  const s = q.toString();
  return BASE + path + (s === '' ? '' : `?${s}`);
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new ApiError({ type: 'about:blank', title: `no answer: ${String(cause)}`, status: 0 });
  }
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.startsWith('application/json')) return (await response.json()) as T;
  if (type.startsWith('application/problem+json')) throw new ApiError((await response.json()) as Problem);
  throw new ApiError({ type: 'about:blank', title: `unexpected answer (${response.status} ${type})`, status: response.status });
}

async function get<T>(path: string, query: object | undefined, signal: AbortSignal | undefined): Promise<T> {
  signal?.throwIfAborted();
  const url = address(path, query);
  if (kept.has(url)) return kept.get(url) as T;
  let asked = pending.get(url);
  if (!asked) {
    const [born, stop] = [age, new AbortController()];
    const answer = request<T>(url, { signal: stop.signal })
      .then((data) => {
        if (born === age) kept.set(url, data);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
        return data;
      })
      .finally(() => {
        if (pending.get(url)?.stop === stop) pending.delete(url);
      });
    pending.set(url, (asked = { answer, stop, waiting: 0 }));
  }
  const mine = asked;
  mine.waiting++;
  const leave = () => {
    if (--mine.waiting > 0) return;
    if (pending.get(url) === mine) pending.delete(url);
    mine.stop.abort();
  };
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return (await mine.answer) as T;
  } finally {
    signal?.removeEventListener('abort', leave);
    signal?.throwIfAborted();
  }
}

/** Forgets all answers: something was imported. */
export function forget(): void {
  kept.clear();
  pending.clear();
  age++;
}

/** Counts as they were read out of their columns, so that the same answer is the same list. */
const readOut = new WeakMap<Columns, Counts>();

function countsIn(columns: Columns): Counts {
  const counts = readOut.get(columns) ?? readCounts(columns);
  readOut.set(columns, counts);
  return counts;
}

const within = (collection: string) => `/collections/${collection}`;

export const api = {
  collections: (signal?: AbortSignal) => get<Answer<'/collections'>>('/collections', undefined, signal),
  timeline: (c: string, query: TimelineQuery, signal?: AbortSignal) => get<Timeline>(`${within(c)}/timeline`, query, signal),
  counts: (c: string, query: TimelineQuery, signal?: AbortSignal) => get<Columns>(`${within(c)}/counts`, query, signal).then(countsIn),
  entries: (c: string, query: EntriesQuery, signal?: AbortSignal) => get<EntryPage>(`${within(c)}/entries`, query, signal),
  entry: (c: string, id: string, signal?: AbortSignal) => get<SingleEntry>(`${within(c)}/entries/${id}`, undefined, signal),
  actors: (c: string, query: Query<'/collections/{collection}/actors'>, signal?: AbortSignal) => get<ActorPage>(`${within(c)}/actors`, query, signal),
  dossier: (c: string, id: string, query: Query<'/collections/{collection}/actors/{actor}'>, signal?: AbortSignal) => get<Dossier>(`${within(c)}/actors/${id}`, query, signal),
  network: (c: string, query: NetworkQuery, signal?: AbortSignal) => get<Network>(`${within(c)}/network`, query, signal),
  tie: (c: string, a: string, b: string, query: Query<'/collections/{collection}/ties/{a}/{b}'>, signal?: AbortSignal) => get<TieEvidence>(`${within(c)}/ties/${a}/${b}`, query, signal),
  trace: (c: string, a: string, b: string, query: Query<'/collections/{collection}/traces/{a}/{b}'>, signal?: AbortSignal) => get<Trace>(`${within(c)}/traces/${a}/${b}`, query, signal),
  horizon: (c: string, id: string, query: Query<'/collections/{collection}/horizons/{actor}'>, signal?: AbortSignal) => get<Horizon>(`${within(c)}/horizons/${id}`, query, signal),
  chains: (c: string, a: string, b: string, query: Query<'/collections/{collection}/chains/{a}/{b}'>, signal?: AbortSignal) => get<Chains>(`${within(c)}/chains/${a}/${b}`, query, signal),
  standing: (c: string, query: Query<'/collections/{collection}/standing'>, signal?: AbortSignal) => get<Standings>(`${within(c)}/standing`, query, signal),
  difference: (c: string, query: Query<'/collections/{collection}/difference'>, signal?: AbortSignal) => get<Difference>(`${within(c)}/difference`, query, signal),
  silences: (c: string, query: Query<'/collections/{collection}/silences'>, signal?: AbortSignal) => get<Silences>(`${within(c)}/silences`, query, signal),
  absences: (c: string, query: Query<'/collections/{collection}/absences'>, signal?: AbortSignal) => get<Absences>(`${within(c)}/absences`, query, signal),
  formats: (signal?: AbortSignal) => get<Answer<'/formats'>>('/formats', undefined, signal),
  exportAddress: (c: string, query: ExportQuery) => address(`${within(c)}/export`, query),
  async importListing(collection: string, listing: string): Promise<ImportResult> {
    const result = await request<ImportResult>(`${BASE}/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ collection, text: listing }),
    });
    forget();
    return result;
  },
};
