import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
];

export const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true } satisfies BrowserContextOptions;
export const desktop = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions;

/** Starts a browser that has seen nothing yet. */
export function launch(): Promise<Browser> {
  const executablePath = places.find((p) => p !== undefined && existsSync(p));
  if (!executablePath) throw new Error('no Chromium or Chrome was found: install chromium, or name one in the environment variable CHROMIUM');
  return chromium.launch({ executablePath, args: flags });
}

/**
 * A browser for the tests of a file. Its open gives a page at an address, and
 * whatever that page complains of on its console fails the test.
 */
export function useBrowser(base: () => string) {
  let browser: Browser;
  const opened: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    // What a test answers in the server's stead may be under way still.
    await Promise.all(opened.splice(0).map((p) => p.unrouteAll({ behavior: 'ignoreErrors' }).then(() => p.context().close())));
    expect(complaints.splice(0), 'the console').toEqual([]);
  });

  return {
    async open(path: string, options: BrowserContextOptions & { drawing?: 'canvas' | 'sigma'; prepare?: (page: Page) => Promise<void> } = desktop): Promise<Page> {
      const { drawing, prepare, ...context } = options;
      const page = await (await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...context })).newPage();
      if (drawing) await page.addInitScript((d) => localStorage.setItem('drawing', d), drawing);
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (e) => complaints.push(e.message));
      page.on('console', (m) => {
        // Software WebGL warns of its own slowness.
        if (['error', 'warning'].includes(m.type()) && !m.text().includes('GPU stall')) complaints.push(m.text());
      });
      opened.push(page);
      await prepare?.(page);
      await page.goto(base() + path);
      return page;
    },
    /** Takes back complaints that a test provoked. */
    forgive(pattern: RegExp) {
      for (let i = complaints.length - 1; i >= 0; i--) if (pattern.test(complaints[i] ?? '')) complaints.splice(i, 1);
    },
  };
}

/** The part of an address that chooses these actors of the first collection, by name. */
export async function choosing(base: string, ...names: string[]): Promise<string> {
  const ids = names.map(async (name) => {
    const response = await fetch(`${base}/api/v1/collections/1/actors?name=${encodeURIComponent(name)}&limit=1`);
    const { items } = (await response.json()) as { items: { id: string; name: string }[] };
    if (items[0]?.name !== name) throw new Error(`the seed names no ${name}`);
    return `actor=${items[0].id}`;
  });
  return (await Promise.all(ids)).join('&');
}
