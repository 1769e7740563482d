// The page's state: the view, which is the address, and what was loaded for it.

import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { api, ApiError, type ActorBrief, type Collection, type Network } from '../api/client';
import type { Folded } from '../core/fold';
import { firstEntries } from '../core/model';
import { format, linksOf, parse } from '../core/url';
import { startView, type View } from '../core/view';

export type Theme = 'auto' | 'light' | 'dark';

class App {
  view = $state.raw<View>(startView);
  collections = $state.raw<Collection[] | null>(null);
  /** Why there are no collections, if there are none. */
  problem = $state.raw<unknown>(null);
  /** Everybody that any answer has named, by id. */
  readonly actors = new SvelteMap<string, ActorBrief>();
  /** The day at the top of the reading column. */
  readingAt = $state.raw<string | null>(null);
  /** The actor under the pointer, in text or network. */
  hovered = $state.raw<string | null>(null);
  /** The chain of actors that a trace shows. */
  route = $state.raw<readonly string[]>([]);
  /** The network that is shown, and as it was folded; null where there is none yet, or nothing is folded. */
  folding = $state.raw<{ network: Network; folded: Folded } | null>(null);
  /** The pictures on the page, by name: each gives itself as SVG. */
  readonly pictures = new SvelteMap<string, () => Promise<string>>();
  /** What has to be loaded before the page can be printed whole, by whoever has to. */
  readonly printables = new Set<() => Promise<void>>();
  printing = $state(false);
  theme = $state.raw<Theme>('auto');
  /** The start page is asked for though there are collections. */
  pasting = $state(false);

  readonly links = $derived(linksOf(this.view));
  readonly collection = $derived(this.collections?.find((c) => c.id === this.view.collection) ?? null);

  /** Reads the address and the collections; an address without a collection gets the first. */
  async open(): Promise<void> {
    this.view = parse(location.pathname + location.search);
    addEventListener('popstate', () => {
      this.view = this.completed(parse(location.pathname + location.search));
    });
    const { collection, page, entry } = this.view;
    // What will be read is asked for before it is known what collections there are.
    if (collection !== null) api.counts(collection, {}).catch(() => {});
    if (collection !== null && page === 'chronology' && entry === null) api.entries(collection, firstEntries(this.view)).catch(() => {});
    await this.loadCollections();
  }

  async loadCollections(): Promise<void> {
    this.problem = null;
    try {
      const { collections } = await api.collections();
      this.collections = collections;
      const view = this.completed(this.view);
      if (view !== this.view) this.go(view, 'replace');
    } catch (cause) {
      this.problem = cause;
    }
  }

  private completed(v: View): View {
    if (v.collection !== null) return v;
    // The smallest collection first: one that can be read whole teaches more than one that cannot.
    const first = [...(this.collections ?? [])].sort((a, b) => a.entries - b.entries || a.name.localeCompare(b.name)).find((c) => c.entries > 0);
    return first ? { ...v, collection: first.id } : v;
  }

  /** Shows a view. Going back undoes it, unless it replaces the one before. */
  go(view: View, how: 'push' | 'replace' = 'push'): void {
    const next = format(view);
    if (next === location.pathname + location.search) {
      this.view = view;
      return;
    }
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
    this.view = view;
  }

  /** Remembers actors, so that ids can be printed as names. */
  learn(actors: readonly ActorBrief[]): void {
    for (const a of actors) if (!this.actors.has(a.id)) this.actors.set(a.id, a);
  }

  /** Prints the page when everything that it is about is on it. */
  async print(): Promise<void> {
    if (this.printing) return;
    this.printing = true;
    try {
      await Promise.all([...this.printables].map((load) => load()));
      await tick();
      window.print();
    } finally {
      this.printing = false;
    }
  }

  private pointing: ReturnType<typeof setTimeout> | undefined;

  /** Points at an actor in the text, or at none. Only where the pointer rests: text that scrolls past under it would have the network drawn for every name. */
  point(id: string | null): void {
    clearTimeout(this.pointing);
    if (id === null) this.hovered = null;
    else this.pointing = setTimeout(() => (this.hovered = id), 50);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }

  readTheme(): void {
    let kept: string | null = null;
    try {
      kept = localStorage.getItem('theme');
    } catch {
      // As above.
    }
    if (kept === 'light' || kept === 'dark') this.setTheme(kept);
  }
}

export const app = new App();

/** What a person can be told of a failed request. */
export function reason(cause: unknown): { title: string; detail: string; status: number } {
  if (cause instanceof ApiError) {
    const { title, detail, status, accepted } = cause.problem;
    return { title, detail: [detail, accepted].filter(Boolean).join(' Accepted: '), status };
  }
  return { title: '', detail: cause instanceof Error ? cause.message : String(cause), status: -1 };
}
