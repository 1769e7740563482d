import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, inject, it } from 'vitest';
import { desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));
const out = resolve(import.meta.dirname, '../screenshots');
mkdirSync(out, { recursive: true });

// The seed is imported first: Gromyko is 1, U Thant 5, Kuznetsov 8, Mikoyan 9.
const pictures = [
  ['chronology', '/c/1', '.stage[data-drawn]', { ...desktop, colorScheme: 'light' }],
  ['network', '/c/2/network', '.stage[data-drawn]', { ...desktop, colorScheme: 'dark' }],
  ['sequence', '/c/1/sequence', '.score', { ...desktop, colorScheme: 'light' }],
  ['trace', '/c/1/trace?actor=8&actor=9', '.chain mark', { ...desktop, colorScheme: 'light' }],
  ['dossier', '/c/1?actor=9&actor=5&pane=dossier', '.letters mark', { ...phone, colorScheme: 'light' }],
] as const;

describe('screenshots', () => {
  it.each(pictures)('%s', async (name, path, ready, options) => {
    const page = await open(path, options);
    await page.locator(ready).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    // Two frames: what the last answer changed is then painted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: resolve(out, `${name}.png`) });
  });
});
