// Compares a screenshot with the golden that is kept of it. Goldens are small
// (WebP) and lossy, and another machine smooths type a little differently: so
// what is compared is the mean colour of squares of a few pixels.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const kept = resolve(import.meta.dirname, 'goldens');
const results = resolve(import.meta.dirname, '../test-results');

/** The side of a square in px, by how much of 255 its colour may differ, and which share of them may differ more. */
const SQUARE = 6;
const NEAR = 22;
const SHARE = 0.004;

/**
 * Says how the page differs from the golden of that name, "" where it does
 * not. With GOLDENS=update in the environment it becomes the golden instead.
 * painter is a page of any address to compare in.
 */
export async function compared(page: Page, painter: Page, name: string): Promise<string> {
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = join(kept, `${name}.webp`);
  const update = process.env['GOLDENS'] === 'update';
  const golden = update || !existsSync(file) ? null : readFileSync(file);
  const { webp, share, problem } = await painter.evaluate(compare, { now: png.toString('base64'), golden: golden?.toString('base64') ?? null, square: SQUARE, near: NEAR });
  if (update) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, Buffer.from(webp, 'base64'));
    return '';
  }
  if (golden === null) return `there is no golden of ${name}: make one by "npm run goldens", and look at it`;
  if (problem === '' && share <= SHARE) return '';
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.png`), png);
  return `${name} ${problem || `differs in ${(100 * share).toFixed(2)} % of its squares`}: compare test-results/${name}.png with e2e/goldens/${name}.webp; if it is meant to be so, "npm run goldens"`;
}

/** Runs in a page, where pictures can be decoded. */
async function compare({ now, golden, square, near }: { now: string; golden: string | null; square: number; near: number }): Promise<{ webp: string; share: number; problem: string }> {
  const pixels = async (data: string, type: string) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('the browser has no canvas');
    context.drawImage(bitmap, 0, 0);
    return { canvas, width: bitmap.width, height: bitmap.height, data: context.getImageData(0, 0, bitmap.width, bitmap.height).data };
  };
  const a = await pixels(now, 'image/png');
  if (golden === null) {
    const blob = await a.canvas.convertToBlob({ type: 'image/webp', quality: 0.55 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const b of bytes) text += String.fromCharCode(b);
    return { webp: btoa(text), share: 0, problem: '' };
  }
  const b = await pixels(golden, 'image/webp');
  if (a.width !== b.width || a.height !== b.height) return { webp: '', share: 1, problem: `is ${a.width} by ${a.height} px, and was ${b.width} by ${b.height}` };
  let [all, other] = [0, 0];
  for (let y = 0; y + square <= a.height; y += square) {
    for (let x = 0; x + square <= a.width; x += square) {
      const sums = [0, 0, 0];
      for (let j = 0; j < square; j++) {
        for (let i = 0; i < square; i++) {
          const at = 4 * ((y + j) * a.width + x + i);
          for (let k = 0; k < 3; k++) sums[k] = (sums[k] ?? 0) + (a.data[at + k] ?? 0) - (b.data[at + k] ?? 0);
        }
      }
      all++;
      if (sums.some((s) => Math.abs(s) / square ** 2 > near)) other++;
    }
  }
  return { webp: '', share: other / all, problem: '' };
}
