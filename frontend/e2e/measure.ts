// What the performance journey measures with. A shared machine is slow at
// times, so budgets grow with the time that a fixed piece of work takes on it,
// in the same page right before and after.

import type { Page } from 'playwright-core';

/** Milliseconds of the piece of work in a page, on the machine on which the goals were set, when little else ran. */
const IDLE = 530;

/** How many times slower the machine is now; at least 1. */
export async function slowness(page: Page): Promise<number> {
  const took = await page.evaluate(() => {
    const begun = performance.now();
    let x = 0;
    for (let i = 0; i < 9e7; i++) x = (x * 31 + i) | 0;
    // The result is used, or no work would be done.
    return performance.now() - begun + (x === 1 ? 1e-9 : 0);
  });
  return Math.max(took / IDLE, 1);
}

/** Counts frames from now on; the function it gives stops and tells. Times are in ms. */
export async function countFrames(page: Page): Promise<() => Promise<{ fps: number; longest: number; frames: number; ms: number }>> {
  await page.evaluate(() => {
    const w = window as unknown as { frames: number[] | null };
    const frames: number[] = (w.frames = []);
    const count = (now: number) => {
      if (w.frames !== frames) return;
      frames.push(now);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  return async () => {
    const times = await page.evaluate(() => {
      const w = window as unknown as { frames: number[] | null };
      const times = [...(w.frames ?? []), performance.now()];
      w.frames = null;
      return times;
    });
    const gaps = times.slice(1).map((t, i) => t - (times[i] ?? t));
    const ms = gaps.reduce((sum, g) => sum + g, 0);
    return { fps: (gaps.length / ms) * 1000, longest: Math.max(...gaps), frames: gaps.length, ms };
  };
}

/**
 * Does something up to three times, until the least of what it measured is
 * within half more than the goal, and gives that. measured is on a machine
 * with nothing else to do.
 */
export async function least(goal: number, measured: () => Promise<number>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 3 && best > goal * 1.5; i++) best = Math.min(best, await measured());
  return best;
}

/** Runs before the page's own scripts: notes when what was waited for was painted, what jumped, and how long the page took to answer the hand. */
export function watchPage(wanted: Record<string, string>): void {
  const noted = { painted: {} as Record<string, number>, shifted: 0, answers: [] as { name: string; ms: number }[] };
  (window as unknown as { noted: typeof noted }).noted = noted;
  new PerformanceObserver((list) => {
    for (const e of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!e.hadRecentInput) noted.shifted += e.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const e of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) if (e.interactionId > 0) noted.answers.push({ name: e.name, ms: e.duration });
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (name in noted.painted || !document.querySelector(selector)) continue;
      noted.painted[name] = Infinity;
      // A message behind the frame: by then it is painted.
      requestAnimationFrame(() => setTimeout(() => (noted.painted[name] = performance.now())));
    }
    if (Object.keys(noted.painted).length < Object.keys(wanted).length) requestAnimationFrame(look);
  };
  look();
}

export interface Noted {
  painted: Record<string, number>;
  shifted: number;
  answers: { name: string; ms: number }[];
}

/** What watchPage noted until now. */
export function noted(page: Page): Promise<Noted> {
  return page.evaluate(() => (window as unknown as { noted: Noted }).noted);
}
