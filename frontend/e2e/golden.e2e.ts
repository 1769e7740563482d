import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type { Pane } from '../src/core/view';
import { choosing, phone, useBrowser } from './browser';
import { compared } from './golden';

const { open } = useBrowser(() => inject('seeded'));

// The seed is imported first: it is collection 1, and its entries are counted from 1.
const views: [name: string, path: string, ready: string, pane: Pane, chosen?: string[]][] = [
  ['chronology', '/c/1', '.day .sum a', 'reading'],
  ['titles', '/c/2', '.day .sum a', 'reading'],
  ['network', '/c/1/network', '.stage[data-drawn][aria-busy=false]', 'network'],
  ['network-table', '/c/1/network?table=1', '.network table', 'network'],
  ['sequence', '/c/1/sequence', '.score', 'reading'],
  ['trace', '/c/1/trace', '.chain mark', 'reading', ['Vasily Kuznetsov', 'Anastas Mikoyan']],
  ['horizon', '/c/1/trace', '.reach', 'reading', ['Andrei Gromyko']],
  ['standing', '/c/1/questions', '.standing tbody tr', 'reading'],
  ['dossier', '/c/1', '.dossier dl', 'dossier', ['Andrei Gromyko']],
  ['tie', '/c/1', '.letters mark', 'dossier', ['Anastas Mikoyan', 'U Thant']],
  ['document', '/c/1/entry/1', '.citation', 'reading'],
];
const main = ['chronology', 'network', 'sequence', 'trace'];
const desktop = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;

/** Waits until nothing more comes. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const busy = () => document.querySelector('.stage[aria-busy=true], .skeleton, .waiting'); busy(); ) await new Promise((done) => setTimeout(done, 50));
    for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
  });
}

describe.each([
  ['desktop', 'light', desktop, views],
  ['desktop', 'dark', desktop, views.filter(([name]) => main.includes(name))],
  ['phone', 'light', phone, views],
  ['phone', 'dark', phone, views.filter(([name]) => main.includes(name))],
] as const)('on a %s, %s', (device, colorScheme, options, list) => {
  it.each(list)('%s looks as it did', { timeout: 60_000 }, async (name, path, ready, pane, chosen = []) => {
    const query = [await choosing(inject('seeded'), ...chosen), device === 'phone' ? `pane=${pane}` : ''].filter(Boolean).join('&');
    const page = await open(`${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`, { ...options, colorScheme, drawing: 'canvas' });
    await page.locator(ready).first().waitFor();
    await settled(page);
    expect(await compared(page, page, `${name}-${device}-${colorScheme}`)).toBe('');
  });
});
