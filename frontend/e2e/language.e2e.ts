import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { choosing, desktop, useBrowser } from './browser';

// A second language is a second catalogue. Here is one, made of the first: its
// letters are Cyrillic, so that whatever is still Latin on the page came from
// elsewhere. What the archive says is turned into Cyrillic on its way too.

const { open, forgive } = useBrowser(() => inject('seeded'));
const root = resolve(import.meta.dirname, '..');
const dist = mkdtempSync(join(tmpdir(), 'backchannel-language-'));

const mask = `(s) => s.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 97 + 0x430)).replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 65 + 0x410))`;
const masked = new Function(`return ${mask}`)() as (s: string) => string;

beforeAll(async () => {
  await build({
    root,
    logLevel: 'silent',
    build: { outDir: dist, emptyOutDir: true },
    plugins: [{
      name: 'second-catalogue',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith('/src/core/text.ts')) return null;
        if (!code.includes('export const text = {')) throw new Error('the catalogue is not where it was');
        return `${code.replace('export const text = {', 'const english = {')}
const mask = ${mask};
const turned = (x, key) =>
  key === 'locale' ? 'uk' : key === 'grammar' ? x
  : typeof x === 'string' ? mask(x)
  : typeof x === 'function' ? (...given) => turned(x(...given), '')
  : Array.isArray(x) ? x.map((y) => turned(y, ''))
  : typeof x === 'object' && x !== null ? Object.fromEntries(Object.entries(x).map(([k, y]) => [k, turned(y, k)]))
  : x;
export const text = turned(english, '');`;
      },
    }],
  });
}, 120_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** What the API sends for the program to read, not for people. */
const SIGNS = new Set(['id', 'kind', 'kinds', 'class', 'certainty', 'field', 'dateBasis', 'order', 'next', 'edtf', 'dates', 'url', 'type', 'extension', 'mediaType']);

function foreign(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return SIGNS.has(key) ? value : masked(value);
  if (Array.isArray(value)) return value.map((x) => foreign(x, key));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([k, x]) => [k, foreign(x, k)]));
  return value;
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

async function prepare(page: Page) {
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/api/')) {
      const answer = await route.fetch();
      const json = answer.headers()['content-type']?.includes('json') ? foreign(await answer.json()) : undefined;
      return route.fulfill(json === undefined ? { response: answer } : { response: answer, json });
    }
    const file = join(dist, pathname);
    const path = pathname !== '/' && existsSync(file) ? file : join(dist, 'index.html');
    return route.fulfill({ path, contentType: types[extname(path)] ?? 'application/octet-stream' });
  });
}

/** Everything Latin that can be read or heard on the page. */
async function latin(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Names of formats are the same in every language, and a citation is in its own.
    const names = /\b(Chicago|BibTeX|RIS|CSL-JSON)\b/g;
    const found: string[] = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const el = node instanceof Element ? node : node.parentElement;
      if (!el || el.closest('.citation, script, style, noscript')) continue;
      if (node instanceof Element) for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt', 'label']) found.push(node.getAttribute(name) ?? '');
      else found.push(node.textContent ?? '');
      if (node === el && el instanceof HTMLInputElement && !/^(radio|checkbox)$/.test(el.type)) found.push(el.value);
    }
    return found.filter((s) => /[A-Za-z]{2,}/.test(s.replace(names, '')));
  });
}

const views: [name: string, path: string, ready: string, chosen?: string[]][] = [
  ['chronology', '/c/1', '.day'],
  ['a dossier', '/c/1', '.dossier dl', ['Andrei Gromyko']],
  ['a tie', '/c/1', '.letters mark', ['Anastas Mikoyan', 'U Thant']],
  ['a filter of everything', '/c/1?from=1962-10-27&to=1962-11-02&kind=telegram&q=Cuba&sender=1&recipient=2', '.chip'],
  ['a document', '/c/1/entry/1', '.citation'],
  ['network', '/c/1/network', '.stage[data-drawn]'],
  ['a folded network as a table', '/c/1/network?table=1&fold=states&end=s:USSR', '.network table'],
  ['sequence', '/c/1/sequence', '.score'],
  ['a trace', '/c/1/trace', '.chain', ['Vasily Kuznetsov', 'Anastas Mikoyan']],
  ['a break, and the chains', '/c/1/trace', '.linked mark', ['Andrei Gromyko', 'U Thant']],
  ['chains', '/c/1/trace?timeless=1', '.chain mark', ['Vasily Kuznetsov', 'Andrei Gromyko']],
  ['a horizon', '/c/1/trace', '.reach', ['Andrei Gromyko']],
  ['an empty trace', '/c/1/trace', '.trace h2'],
  ['standing', '/c/1/questions', '.standing tbody tr'],
  ['course', '/c/1/questions?question=course', '.courses .bar'],
  ['change', '/c/1/questions?question=change', '.change mark'],
  ['silence', '/c/1/questions?question=silence', '.silences mark'],
  ['nothing found', '/c/1?q=zeppelin', '.nothing'],
  ['an address of nothing', '/c/99', '.lone h1'],
  ['vague dates', '/c/2/sequence', '.score'],
];

describe('in another language no English is left', () => {
  it.each(views)('in %s', async (name, path, ready, chosen = []) => {
    const query = await choosing(inject('seeded'), ...chosen);
    const page = await open(`${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`, { ...desktop, prepare });
    await page.locator(ready).first().waitFor();
    // Vague words typed into the address are the reader's own.
    expect((await latin(page)).filter((s) => !/zeppelin|Cuba/.test(s)), name).toEqual([]);
    expect(await page.locator('body').textContent()).toMatch(/\p{Script=Cyrillic}{3}/u);
    if (path === '/c/99') forgive(/404/);
  });

  it('in what opens: search, menus, the table of days, the start', async () => {
    const page = await open('/c/1', { ...desktop, prepare });
    await page.locator('.day').first().waitFor();
    await page.locator('.find input').fill('1962');
    await page.locator('.find [role=option]').first().waitFor();
    expect(await latin(page)).toEqual([]);
    for (const menu of await page.locator('.menu > button').all()) {
      await menu.click();
      await page.locator('.menu .panel:not([hidden]) li').first().waitFor();
      expect(await latin(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.locator('.menu > button').first().click();
    await page.locator('.menu .choices .link').first().click();
    await page.locator('textarea').waitFor();
    await page.getByRole('button').last().click();
    expect(await latin(page)).toEqual([]);
  });

  it('days are the locale’s own, and can be typed so', async () => {
    const page = await open('/c/1', { ...desktop, prepare });
    await page.getByRole('heading', { name: /27 жовтня 1962/ }).waitFor();
    await page.locator('.find input').fill('27 жовтня 1962');
    await page.locator('.find [role=option]').first().click();
    await page.waitForURL(/from=1962-10-27&to=1962-10-27/);
    expect(await page.locator('html').getAttribute('lang')).toBe('uk');
  });
});
