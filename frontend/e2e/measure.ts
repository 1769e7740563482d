// What the performance journey measures with. A shared machine is slow at
// times, so budgets grow with the time that a fixed piece of work takes on it,
// in the same page right before and after.

import type { Page } from 'playwright-core';

/** Milliseconds of the piece of work on the machine on which the goals were set, when it did nothing else. */
const IDLE = 34;

/** How many times slower the machine is now; at least 1. */
export async function slowness(page: Page): Promise<number> {
  const took = await page.evaluate(() => {
    const begun = performance.now();
    let x = 0;
    for (let i = 0; i < 3e7; i++) x = (x * 31 + i) | 0;
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
