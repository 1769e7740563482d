import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, inject, it } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Pane } from '../src/core/view';
import { choosing, desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The seed is imported first: it is collection 1, and its entries are counted from 1.
const views: [name: string, path: string, ready: string, pane: Pane, chosen?: string[]][] = [
  ['chronology', '/c/1', '.day', 'reading'],
  ['a dossier', '/c/1', '.dossier dl', 'dossier', ['Andrei Gromyko']],
  ['a tie', '/c/1', '.letters mark', 'dossier', ['Anastas Mikoyan', 'U Thant']],
  ['a document', '/c/1/entry/1', '.citation', 'reading'],
  ['network', '/c/1/network', '.stage[data-drawn]', 'network'],
  ['network as a table', '/c/1/network?table=1', '.network table', 'network'],
  ['a folded network, and a line of it', '/c/1/network?fold=states&end=s:USSR&end=2', '.letters mark', 'dossier'],
  ['sequence', '/c/1/sequence', '.score', 'reading'],
  ['a trace', '/c/1/trace', '.chain', 'reading', ['Vasily Kuznetsov', 'Anastas Mikoyan']],
  ['a horizon', '/c/1/trace', '.reach', 'reading', ['Andrei Gromyko']],
  ['standing', '/c/1/questions?by=betweenness', '.standing tbody tr', 'reading'],
  ['course', '/c/1/questions?question=course&from=1962-10-22&to=1962-11-05', '.courses .bar', 'reading'],
  ['chains whatever the order', '/c/1/trace?timeless=1', '.chain mark', 'reading', ['Vasily Kuznetsov', 'Andrei Gromyko']],
  ['change', '/c/1/questions?question=change', '.change mark', 'reading'],
  ['silence', '/c/1/questions?question=silence', '.silences mark', 'reading'],
  ['a break, and the chains', '/c/1/trace', '.linked mark', 'reading', ['Andrei Gromyko', 'U Thant']],
  ['nothing found', '/c/1?q=zeppelin', '.nothing', 'reading'],
];

const devices: [name: string, options: BrowserContextOptions][] = [
  ['light, on a desktop', { ...desktop, colorScheme: 'light' }],
  ['dark, on a desktop', { ...desktop, colorScheme: 'dark' }],
  ['light, on a phone', { ...phone, colorScheme: 'light' }],
  ['in the reader’s own colours', { ...desktop, colorScheme: 'dark', forcedColors: 'active' }],
];

/** What axe finds on the page as it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(axe);
  const found = await page.evaluate(() => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return found.violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html.slice(0, 200)).join('\n  ')}`);
}

describe.each(devices)('%s', (_, options) => {
  it.each(views)('axe finds nothing in %s', async (_, path, ready, pane, chosen = []) => {
    const query = [await choosing(inject('seeded'), ...chosen), options.isMobile ? `pane=${pane}` : ''].filter(Boolean).join('&');
    const page = await open(`${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`, options);
    await page.locator(ready).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
  it('axe finds nothing in what opens', async () => {
    const page = await open('/c/1', options);
    await page.locator('.day').first().waitFor();
    await page.getByRole('combobox', { name: 'Search' }).fill('from Gromyko after 1 Nov');
    await page.getByRole('option', { name: /1.document$/ }).first().waitFor();
    expect(await violations(page), 'the suggestions').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByLabel('limits of Pajek .net').click();
    await page.getByText(/^CMIF/).first().click();
    await page.getByRole('link', { name: 'Download under CC BY 4.0' }).waitFor();
    expect(await violations(page), 'the export menu').toEqual([]);
  });
});

describe('by keyboard', () => {
  it('the first stop skips to the documents', async () => {
    const page = await open('/');
    await page.locator('.day').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the documents');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('a document opened afresh', () => {
  it('has no focus until somebody moves it', async () => {
    const page = await open('/c/1/entry/1');
    await page.locator('.citation').first().waitFor();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

describe('nothing jumps', () => {
  it('while the page loads', async () => {
    const page = await open('/');
    await page.locator('.stage[data-drawn]').waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const e of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!e.hadRecentInput) sum += e.value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  });
});

describe('in the reader’s own colours', () => {
  it('the network keeps the colours of the sides', async () => {
    const page = await open('/c/1/network', { ...desktop, colorScheme: 'light', forcedColors: 'active' });
    await page.locator('.stage[data-drawn]').waitFor();
    const side = await page.locator('.legend .disc').first().evaluate((e) => getComputedStyle(e).backgroundColor);
    expect(side).toBe('rgb(181, 66, 10)');
    const painted = await page.locator('.stage canvas').first().evaluate((canvas: HTMLCanvasElement, colour) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let n = 0;
      for (let i = 0; i < data.length; i += 4) if (`rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})` === colour) n++;
      return n;
    }, side);
    expect(painted).toBeGreaterThan(200);
  });
});

// A desktop of 1280 by 800 at 200 %, and one of 1280 by 1024 at 400 %.
describe.each([{ width: 640, height: 400 }, { width: 320, height: 256 }])('enlarged to $width by $height', (viewport) => {
  it.each([
    ['', '.day'],
    ['/network', '.stage[data-drawn]'],
    ['/sequence', '.score'],
    ['/trace', '.trace h2'],
    ['/questions', '.standing tbody tr'],
    ['/entry/1', '.citation'],
  ])('nothing of /c/1%s is off the side', async (path, ready) => {
    const page = await open(`/c/1${path}`, { viewport });
    await page.locator(ready).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    const bar = await page.locator('.panes').boundingBox();
    expect(bar?.height ?? 0).toBeLessThan(40);
  });
});
