import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

/** Has the page count what is on it when it would print. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const w = window as unknown as { printed: { entries: number; text: string } | null };
    w.printed = null;
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      w.printed = { entries: document.querySelectorAll('.reading .entry').length, text: document.body.textContent ?? '' };
    };
  });
  await page.emulateMedia({ media: 'print' });
}
const printed = async (page: Page) => (await page.waitForFunction(() => (window as unknown as { printed: { entries: number; text: string } | null }).printed, null, { timeout: 20_000 })).jsonValue();

describe('print', () => {
  it('holds every document that the view states, though only some were read', async () => {
    const page = await open('/c/2');
    await page.locator('.day').first().waitFor();
    expect(await page.locator('.reading .entry').count()).toBeLessThan(100);
    await watch(page);
    await page.keyboard.press('Control+p');
    const paper = await printed(page);
    const all = await page.evaluate(async () => ((await (await fetch('/api/v1/collections/2/entries?told=true&limit=500')).json()) as { items: unknown[] }).items.length);
    expect(all).toBeGreaterThan(196);
    expect(paper?.entries).toBe(all);
    expect(paper?.text).not.toMatch(/beginning of the column|had been read/);
  });

  it('says where it stops, and never goes on without end', async () => {
    const page = await open('/c/1');
    await page.locator('.day').first().waitFor();
    // The seed as it were if one day had thousands of documents.
    const day = '1962-10-27';
    await page.route('**/collections/1/counts*', (route) => route.fulfill({ json: { entries: 3000, kinds: ['telegram'], dates: [day], vague: [], counts: [[0, 3000]], told: [0] } }));
    await page.route('**/collections/1/entries?*', async (route) => {
      const url = new URL(route.request().url());
      const answer = await route.fetch({ url: `${url.origin}${url.pathname}?from=${day}&to=${day}` });
      const body = (await answer.json()) as { items: { entry: { id: string } }[] };
      const [one] = body.items;
      const skip = Number(url.searchParams.get('skip') ?? 0);
      const items = Array.from({ length: Number(url.searchParams.get('limit')) }, (_, i) => ({ ...one, entry: { ...one?.entry, id: String(10_000 + skip + i) } }));
      await route.fulfill({ response: answer, json: { ...body, items } });
    });
    await page.reload();
    await page.locator('.day').first().waitFor();
    await watch(page);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.print());
    expect((await printed(page))?.text).toMatch(/Of the column’s 3.000 entries these are the \d+ that had been read/);
    await page.evaluate(() => {
      window.dispatchEvent(new Event('afterprint'));
      (window as unknown as { printed: null }).printed = null;
    });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Print' }).click();
    const paper = await printed(page);
    expect(paper?.entries).toBe(1000);
    expect(paper?.text).toMatch(/the beginning of the column: 1.000 of 3.000 entries/);
  }, 60_000);

  it('unfolds what stands behind a "more"', async () => {
    const page = await open('/c/2/questions');
    await page.getByText(/^and \d+ more$/).first().waitFor();
    await watch(page);
    await page.evaluate(() => window.print());
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details[open]').count()).toBe(0);
  });
});

describe('a sequence too long to be drawn at once', () => {
  it('comes in parts that say what they hold', async () => {
    const page = await open('/c/1');
    await page.locator('.day').first().waitFor();
    // The seed as it were if each day had hundreds of documents.
    await page.route('**/api/v1/collections', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { collections: { id: string; entries: number }[] };
      for (const c of body.collections) if (c.id === '1') c.entries = 3000;
      await route.fulfill({ response: answer, json: body });
    });
    await page.route('**/collections/1/counts*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { counts: number[][]; entries: number };
      body.counts = body.counts.map((pairs) => pairs.map((n, i) => (i % 2 === 1 ? n * 300 : n)));
      await route.fulfill({ response: answer, json: { ...body, entries: 3000 } });
    });
    await page.goto(page.url().replace('/c/1', '/c/1/sequence'));
    const parts = page.getByRole('navigation', { name: 'Parts of the sequence' }).first();
    await parts.getByText('Part 1 of 4: 27–28 Oct 1962, 900 documents').waitFor();
    await page.locator('.score').waitFor();
    expect(await page.getByRole('link', { name: /1 Nov 1962: Mikoyan and U Thant/ }).count()).toBe(0);
    await parts.getByRole('link', { name: /Later/ }).click();
    await parts.getByText('Part 2 of 4: 29 Oct – 1 Nov 1962').waitFor();
    await parts.getByRole('link', { name: /Later/ }).click();
    await parts.getByText('Part 3 of 4').waitFor();
    await page.getByRole('link', { name: /^message, 2 Nov 1962/ }).first().waitFor();
    expect(page.url()).toContain('part=3');
    await parts.getByRole('link', { name: /Earlier/ }).click();
    await parts.getByText('Part 2 of 4').waitFor();
  });
});
