import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, inject, it } from 'vitest';
import { choosing, desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));
const out = resolve(import.meta.dirname, '../screenshots');
mkdirSync(out, { recursive: true });

const pictures = [
  ['chronology', '/c/1', '.stage[data-drawn]', [], { ...desktop, colorScheme: 'light' }],
  ['network', '/c/2/network', '.stage[data-drawn]', [], { ...desktop, colorScheme: 'dark' }],
  ['sequence', '/c/1/sequence', '.score', [], { ...desktop, colorScheme: 'light' }],
  ['trace', '/c/1/trace', '.chain mark', ['Vasily Kuznetsov', 'Anastas Mikoyan'], { ...desktop, colorScheme: 'light' }],
  ['dossier', '/c/1', '.letters mark', ['Anastas Mikoyan', 'U Thant'], { ...phone, colorScheme: 'light' }],
] as const;

describe('screenshots', () => {
  it.each(pictures)('%s', async (name, path, ready, chosen, options) => {
    const query = [await choosing(inject('seeded'), ...chosen), 'isMobile' in options ? 'pane=dossier' : ''].filter(Boolean).join('&');
    const page = await open(query ? `${path}?${query}` : path, options);
    await page.locator(ready).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    // Two frames: what the last answer changed is then painted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: resolve(out, `${name}.png`) });
  });
});
