// The reading column as blocks of a few entries each, so that only those near
// the screen are asked for and drawn. Where a block begins is known from the
// counts alone: a date, and how many of its entries come before.

import type { Count } from './counts';

/** The entries of a list from one place up to another. Places are in the counts. */
export interface Block {
  /** The date of the first entry, and how many of that date stand before it. */
  start: number;
  skip: number;
  /** The date of the last entry, and how many of that date stand before its end. */
  stop: number;
  until: number;
  /** How many entries there are at most: what is told twice at one date is one entry. */
  size: number;
}

/** Cuts a list into blocks of size entries, the last with what is left. */
export function blocksOf(counts: readonly Count[], size: number): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  counts.forEach((count, place) => {
    const all = count.total + count.told;
    for (let at = 0; at < all; ) {
      open ??= { start: place, skip: at, stop: place, until: at, size: 0 };
      const taken = Math.min(size - open.size, all - at);
      at += taken;
      open.stop = place;
      open.until = at;
      open.size += taken;
      if (open.size === size) {
        blocks.push(open);
        open = null;
      }
    }
  });
  if (open) blocks.push(open);
  return blocks;
}

/**
 * Deals items, read from the first block's beginning on, to consecutive
 * blocks; what lies behind the last is left out. places tells where a date
 * stands in the counts.
 */
export function deal<T extends { date: { edtf?: string } }>(blocks: readonly Block[], items: readonly T[], places: ReadonlyMap<string, number>): T[][] {
  let at = 0;
  return blocks.map((block) => {
    const from = at;
    let place = block.start;
    let nth = block.skip;
    for (; at < items.length; at++) {
      const here = places.get(items[at]?.date.edtf ?? '') ?? place;
      if (here !== place) [place, nth] = [here, 0];
      nth++;
      if (place > block.stop || (place === block.stop && nth > block.until)) break;
    }
    return items.slice(from, at);
  });
}

/** The sums of the heights before each block, and of all. */
export function topsOf(heights: Float64Array): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (let i = 0; i < heights.length; i++) tops[i + 1] = (tops[i] ?? 0) + (heights[i] ?? 0);
  return tops;
}

/** The block in which y lies; the first or the last where it lies outside. */
export function blockAt(tops: Float64Array, y: number): number {
  let [lo, hi] = [0, Math.max(tops.length - 2, 0)];
  while (lo < hi) {
    const middle = (lo + hi + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) lo = middle;
    else hi = middle - 1;
  }
  return lo;
}
