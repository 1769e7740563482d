// The reading column: of a list of any length only what is near the screen is
// asked for and drawn. How tall the rest is, is guessed until it was seen.

import { tick, untrack } from 'svelte';
import { api, type Appearance, type Collection, type DateCount } from '../api/client';
import { blockAt, blocksOf, deal, topsOf, type Block } from '../core/blocks';
import { countOf, type Count, type Counts } from '../core/counts';
import { ASKED, dateKey, filterOf, firstEntries, groupByDate, type DateGroup, type Filter } from '../core/model';
import { portOf } from '../ui/port';
import { app } from './app.svelte';

/** Entries that are drawn together, and blocks that are asked for together. */
const BLOCK = 10;
const TOGETHER = ASKED / BLOCK;
/** Up to so many entries are drawn all: the browser's own search and print find each. */
const SHORT = 100;
/** How far beyond the screen is drawn, in px. */
const MARGIN = 900;
/** Browsers lay out no taller; guesses give way to it. */
const TALLEST = 16_000_000;

export interface Group extends DateGroup<Appearance> {
  /** The date began further up. */
  continued: boolean;
  /** Has a heading: of a date that goes on and on, every so often. */
  headed: boolean;
}

/** A block that is drawn; groups is null until they have come. */
export interface Drawn {
  index: number;
  groups: Group[] | null;
  height: number;
}

export class Column {
  drawn = $state.raw<Drawn[]>([]);
  /** The height of what is not drawn, above and below. */
  above = $state(0);
  below = $state(0);
  /** How many entries there are; null before the first answer. */
  total = $state<number | null>(null);
  /** The last entry is drawn. */
  ended = $state(false);
  /** What the dates' headings tell, by date. */
  sums = $state.raw<ReadonlyMap<string, DateCount>>(new Map());
  /** How many entries are drawn for paper; null on the screen. */
  onPaper = $state<number | null>(null);
  problem = $state.raw<unknown>(null);
  slow = $state(false);
  list = $state<HTMLElement>();

  private readonly collection: () => Collection;
  private query: Filter = {};
  private counts: Counts | null = null;
  private places: ReadonlyMap<string, number> = new Map();
  private blocks: Block[] = [];
  private heights: Float64Array = new Float64Array();
  private tops: Float64Array = new Float64Array(1);
  private content = new Map<number, Group[]>();
  private readonly asked = new Set<number>();
  private width = 0;
  private all = false;
  private stop = new AbortController();
  private frame = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private before = 0;

  /** Must be made while a component is being set up. It follows the view's filter. */
  constructor(collection: () => Collection) {
    this.collection = collection;
    const filter = $derived(JSON.stringify([collection().id, collection().revision, filterOf(app.view)]));
    $effect(() => {
      void filter;
      untrack(() => void this.open());
      return () => this.stop.abort();
    });
    $effect(() => {
      const el = this.list;
      if (!el) return;
      const look = () => this.look();
      const column = el.closest('.scroller');
      column?.addEventListener('scroll', look, { passive: true });
      addEventListener('scroll', look, { passive: true });
      const resized = new ResizeObserver(look);
      resized.observe(el);
      return () => {
        column?.removeEventListener('scroll', look);
        removeEventListener('scroll', look);
        resized.disconnect();
        cancelAnimationFrame(this.frame);
        clearTimeout(this.pause);
      };
    });
  }

  /** Reads the filter's list from its beginning. The old one stays until the new one has come. */
  async open(): Promise<void> {
    this.stop.abort();
    const mine = (this.stop = new AbortController());
    const { id } = this.collection();
    const query = filterOf(app.view);
    this.problem = null;
    const timer = setTimeout(() => (this.slow = true), 200);
    try {
      const counting = api.counts(id, query, mine.signal);
      counting.catch(() => {});
      const page = await api.entries(id, firstEntries(app.view), mine.signal);
      app.learn(page.actors);
      this.query = query;
      this.counts = null;
      this.content.clear();
      this.asked.clear();
      this.sums = new Map();
      this.list?.closest('.scroller')?.scrollTo({ top: 0 });
      // Until the counts come the first answer is all there is.
      this.place(groupByDate(page.items).map((g) => countOf(g.date, { other: g.items.length }, 0)), page.items);
      app.readingAt = page.items[0]?.date.first ?? null;
      clearTimeout(timer);
      this.slow = false;
      await this.draw();
      if (page.items.length === 0) return;
      const counts = await counting;
      this.counts = counts;
      this.place(counts.dates, page.items);
      await this.draw();
    } catch (cause) {
      if (!mine.signal.aborted) this.problem = cause;
    } finally {
      clearTimeout(timer);
      if (this.stop === mine) this.slow = false;
    }
  }

  /** Asks again for what did not come. */
  again(): void {
    if (this.counts === null) void this.open();
    else {
      this.problem = null;
      this.look();
    }
  }

  /** Draws all that has come: for paper. */
  whole(all: boolean): void {
    this.all = all;
    this.onPaper = all ? this.come() : null;
    this.choose();
  }

  /** How many entries have come. */
  private come(): number {
    return [...this.content.keys()].reduce((sum, index) => sum + (this.blocks[index]?.size ?? 0), 0);
  }

  /** Asks for the list's first entries, most of them or a few more, to have them for paper. Where that fails, what has come is there. */
  async gather(most: number): Promise<void> {
    const pause = () => new Promise((done) => setTimeout(done, 40));
    while (this.counts === null && this.total !== 0 && this.problem === null) await pause();
    let entries = 0;
    for (let first = 0; first < this.blocks.length && entries < most; first += TOGETHER) {
      const some = this.blocks.slice(first, first + TOGETHER);
      entries += some.reduce((sum, b) => sum + b.size, 0);
      if (some.every((_, k) => this.content.has(first + k))) continue;
      await this.load(first);
      // It may have been asked for already.
      while (this.asked.has(first)) await pause();
      if (this.problem !== null) return;
    }
  }

  /** Draws what is near the screen at the next frame, and says which day is being read. */
  private look() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => void this.draw());
  }

  /** Makes the blocks of a list, of which the first items are there. */
  private place(dates: readonly Count[], items: readonly Appearance[]) {
    this.blocks = blocksOf(dates, BLOCK);
    this.places = new Map(dates.map((d, i) => [d.edtf, i]));
    this.total = this.blocks.reduce((sum, b) => sum + b.size, 0);
    this.guess();
    this.put(0, deal(this.blocks.slice(0, TOGETHER), items, this.places));
  }

  /** The heights of all blocks by those that are drawn. */
  private guess() {
    const drawn = this.elements().filter((el) => this.content.has(Number(el.dataset['block'])));
    const entries = drawn.reduce((sum, el) => sum + (this.blocks[Number(el.dataset['block'])]?.size ?? 0), 0);
    const height = drawn.reduce((sum, el) => sum + el.offsetHeight, 0);
    const each = entries > 0 && height > 0 ? height / entries : 170;
    const most = TALLEST / Math.max(this.blocks.length, 1);
    this.heights = Float64Array.from(this.blocks, (b) => Math.min(b.size * each, most));
    for (const el of drawn) this.heights[Number(el.dataset['block'])] = el.getBoundingClientRect().height;
    this.tops = topsOf(this.heights);
  }

  private elements(): HTMLElement[] {
    return [...(this.list?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
  }

  private put(index: number, dealt: readonly (readonly Appearance[])[]) {
    dealt.forEach((items, k) => {
      // What is drawn already is drawn on.
      if (this.content.get(index + k)?.reduce((sum, g) => sum + g.items.length, 0) === items.length) return;
      const skip = this.blocks[index + k]?.skip ?? 0;
      this.content.set(
        index + k,
        groupByDate(items).map((g, i) => ({ ...g, continued: i === 0 && skip > 0, headed: i > 0 || skip === 0 || Math.floor(skip / BLOCK) % 5 === 0 })),
      );
    });
    void this.sum(dealt.flat());
  }

  /** Asks what the headings of these entries' dates tell. */
  private async sum(items: readonly Appearance[]) {
    const days = items.flatMap((i) => i.date.first ?? i.date.last ?? []).sort();
    const [least, most] = [days[0], days.at(-1)];
    if (least === undefined || most === undefined) return;
    const { from, to } = this.query;
    const first = from !== undefined && from > least ? from : least;
    const last = to !== undefined && to < most ? to : most;
    try {
      const { dates } = await api.timeline(this.collection().id, { ...this.query, from: first, to: last < first ? first : last }, this.stop.signal);
      const sums = new Map(this.sums);
      for (const d of dates) sums.set(dateKey(d.date), d);
      this.sums = sums;
    } catch {
      // A heading without its figures is still a heading.
    }
  }

  private async draw(): Promise<void> {
    const el = this.list;
    // What is not shown at all stays as it was.
    if (!el || (el.offsetParent === null && this.drawn.length > 0)) return;
    if (el.clientWidth !== this.width) {
      if (this.width > 0) this.rewidth(el);
      this.width = el.clientWidth;
    }
    this.choose();
    await tick();
    this.measure(el);
    this.whereAmI(el);
  }

  /** Another width makes other heights: what is being read stays where it is. */
  private rewidth(el: HTMLElement) {
    const port = portOf(el);
    const top = port.top - el.getBoundingClientRect().top;
    const at = blockAt(this.tops, top);
    const share = (top - (this.tops[at] ?? 0)) / Math.max(this.heights[at] ?? 1, 1);
    this.guess();
    if (top > 0) port.by((this.tops[at] ?? 0) + share * (this.heights[at] ?? 0) - top);
  }

  private choose() {
    const el = this.list;
    const n = this.blocks.length;
    if (!el || n === 0) {
      this.drawn = [];
      this.above = this.below = 0;
      return;
    }
    const port = portOf(el);
    const top = port.top - el.getBoundingClientRect().top;
    const short = this.counts !== null && (this.total ?? 0) <= SHORT;
    const [from, to] = short ? [0, n - 1] : [blockAt(this.tops, top - MARGIN), blockAt(this.tops, top + port.height + MARGIN)];
    const indices = this.all ? [...this.content.keys()].sort((a, b) => a - b) : Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const next = indices.map((index): Drawn => ({ index, groups: this.content.get(index) ?? null, height: this.heights[index] ?? 0 }));
    const same = next.length === this.drawn.length && next.every((b, i) => this.drawn[i]?.index === b.index && this.drawn[i].groups === b.groups);
    if (!same) this.drawn = next;
    this.above = this.all ? 0 : (this.tops[from] ?? 0);
    this.below = this.all ? 0 : (this.tops[n] ?? 0) - (this.tops[to + 1] ?? 0);
    this.ended = this.counts !== null && to === n - 1 && this.content.has(n - 1);
    if (this.counts !== null) this.want(from, to);
  }

  /** Sees to it that the blocks come: at once while one reads on, when the hand rests while one leafs through decades. */
  private want(from: number, to: number) {
    const far = Math.abs(from - this.before) > 2 * TOGETHER;
    this.before = from;
    clearTimeout(this.pause);
    const missing = new Set<number>();
    for (let i = from; i <= to; i++) if (!this.content.has(i)) missing.add(Math.floor(i / TOGETHER) * TOGETHER);
    const ask = () => missing.forEach((first) => void this.load(first));
    if (far) this.pause = setTimeout(ask, 90);
    else ask();
  }

  private async load(first: number): Promise<void> {
    const block = this.blocks[first];
    const date = this.counts?.dates[block?.start ?? -1];
    if (!block || !date || this.asked.has(first)) return;
    const { signal } = this.stop;
    this.asked.add(first);
    const some = this.blocks.slice(first, first + TOGETHER);
    try {
      const limit = some.reduce((sum, b) => sum + b.size, 0);
      const page = await api.entries(this.collection().id, { ...this.query, told: true, start: date.edtf, ...(block.skip > 0 ? { skip: block.skip } : {}), limit }, signal);
      app.learn(page.actors);
      this.put(first, deal(some, page.items, this.places));
      this.look();
    } catch (cause) {
      if (!signal.aborted) this.problem = cause;
    } finally {
      if (!signal.aborted) this.asked.delete(first);
    }
  }

  /** Learns how tall the blocks are. What is being read stays where it is, whatever grew above it. */
  private measure(el: HTMLElement) {
    if (this.all) return;
    const port = portOf(el);
    const top = port.top - el.getBoundingClientRect().top;
    const reading = blockAt(this.tops, top);
    let [grown, changed] = [0, false];
    for (const block of this.elements()) {
      const i = Number(block.dataset['block']);
      const { height } = block.getBoundingClientRect();
      const was = this.heights[i] ?? 0;
      if (!this.content.has(i) || Math.abs(height - was) < 0.1) continue;
      this.heights[i] = height;
      changed = true;
      if (i < reading) grown += height - was;
    }
    if (!changed) return;
    this.tops = topsOf(this.heights);
    if (grown !== 0) port.by(grown);
    // What came out shorter than it was guessed leaves room for more.
    this.look();
  }

  /** Tells the strip which day is at the top of the column. */
  private whereAmI(el: HTMLElement) {
    const top = Math.max(portOf(el).top + 80, 80);
    let at: string | null = null;
    for (const section of el.querySelectorAll<HTMLElement>('[data-first]')) {
      if (section.getBoundingClientRect().top > top) break;
      at = section.dataset['first'] ?? null;
    }
    if (at !== null) app.readingAt = at;
  }
}
