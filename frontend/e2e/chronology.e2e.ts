import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { desktop, phone, useBrowser } from './browser';

const { open, forgive } = useBrowser(() => inject('seeded'));

/** Where on the strip the pointer is told of a day. */
async function barOf(page: Page, day: RegExp): Promise<{ x: number; y: number }> {
  const plot = await page.locator('.strip > svg').boundingBox();
  if (!plot) throw new Error('no strip');
  const y = plot.y + 40;
  for (let x = plot.x + 2; x < plot.x + plot.width; x += 4) {
    await page.mouse.move(x, y);
    if (day.test((await page.locator('.strip-note').textContent()) ?? '')) return { x: x + 4, y };
  }
  throw new Error(`the strip tells of no ${String(day)}`);
}

describe.each([['desktop', desktop], ['phone', phone]] as const)('what happened, on a %s', (_, device) => {
  it('the smallest collection is open, read day by day', async () => {
    const page = await open('/', device);
    const days = page.getByRole('region', { name: 'Reading' }).getByRole('heading', { level: 2 });
    await days.first().waitFor();
    expect((await days.allTextContents()).map((t) => t.trim().replace(/\s+/g, ' '))).toEqual([
      'Saturday 27 October 1962', 'Monday 29 October 1962', 'Thursday 1 November 1962', 'Friday 2 November 1962', 'Monday 5 November 1962', 'Sunday 23 June 1963',
    ]);
    expect(new URL(page.url()).pathname).toMatch(/^\/c\/\d+$/);
    expect(await page.title()).toBe('Cuban Missile Crisis – Backchannel');
  });

  it('nothing is wider than the screen', async () => {
    const page = await open('/', device);
    await page.getByRole('heading', { name: /27 October/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

describe('what happened', () => {
  it('a talk that a cable of the next day tells of stands at its own day', async () => {
    const page = await open('/');
    const talk = page.getByRole('article').filter({ hasText: 'Told in' });
    await talk.waitFor();
    expect(await talk.textContent()).toMatch(/Mikoyan with U Thant.*Told in telegram of 2 Nov 1962/s);
  });

  it('a bar of the strip chooses its day, and going back undoes it', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: /23 June/ }).waitFor();
    const bar = await barOf(page, /27 October 1962/);
    await page.mouse.click(bar.x, bar.y);
    await page.getByText('Showing 3 of').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.day').length === 1);
    expect(page.url()).toContain('from=1962-10-27&to=1962-10-27');
    await page.goBack();
    await page.getByRole('heading', { name: /23 June/ }).waitFor();
    expect(page.url()).not.toContain('from');
  });

  it('dragging chooses a range; the network follows', async () => {
    const page = await open('/');
    await page.getByText('16 actors').waitFor();
    const [first, last] = [await barOf(page, /27 October/), await barOf(page, /29 October/)];
    await page.mouse.move(first.x, first.y);
    await page.mouse.down();
    await page.mouse.move(last.x, last.y, { steps: 6 });
    await page.mouse.up();
    await page.getByText('Showing 4 of').waitFor();
    expect(page.url()).toContain('from=1962-10-27&to=1962-10-29');
    await page.waitForFunction(() => Number(/^\d+/.exec(document.querySelector('.stage-bar p')?.textContent?.trim() ?? '99')?.[0]) < 16);
  });

  it('the ends of the choice move by keyboard, over what is folded', async () => {
    const page = await open('/?from=1962-11-05&to=1962-11-07');
    const last = page.getByRole('slider', { name: 'Last day shown' });
    await last.focus();
    await last.press('ArrowRight');
    await page.waitForURL(/to=1963-06-21/);
    expect(await last.getAttribute('aria-valuetext')).toBe('Friday 21 June 1963');
    await last.press('Escape');
    await page.waitForURL((url) => !url.search.includes('to='));
  });

  it('the strip is a table too', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Table of days' }).click();
    const row = page.getByRole('row', { name: /Friday 2 November 1962/ });
    expect(await row.getByRole('cell').first().textContent()).toBe('4');
    await row.getByRole('link').click();
    await page.waitForURL(/from=1962-11-02&to=1962-11-02/);
  });

  it('a filter that nothing satisfies says so, and how to go on', async () => {
    const page = await open('/?q=zeppelin');
    await page.getByRole('heading', { name: 'No document matches' }).waitFor();
    await page.getByRole('region', { name: 'Reading' }).getByRole('link', { name: 'Remove “zeppelin”' }).click();
    await page.getByRole('heading', { name: /27 October/ }).waitFor();
  });

  it('switches collections', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Cuban Missile Crisis' }).click();
    await page.getByRole('link', { name: /Cold War titles/ }).click();
    await page.getByRole('heading', { name: /10 May 1948/ }).waitFor();
    await page.getByText('196 documents').first().waitFor();
  });

  it('reads on while one scrolls, to the undated at the end', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Cuban Missile Crisis' }).click();
    await page.getByRole('link', { name: /Cold War titles/ }).click();
    await page.getByRole('heading', { name: /10 May 1948/ }).waitFor();
    const column = page.getByRole('region', { name: 'Reading' });
    for (let i = 0; i < 12 && !(await page.getByText('The end of the collection.').isVisible()); i++) {
      await column.evaluate((el) => el.scrollTo(0, el.scrollHeight));
      await page.waitForTimeout(150);
    }
    await page.getByText('The end of the collection.').waitFor();
    await page.getByRole('heading', { name: 'Undated' }).waitFor();
  });

  it('embedded, it has no masthead', async () => {
    const page = await open('/c/1?embed=1');
    await page.locator('.day').first().waitFor();
    expect(await page.getByRole('banner').count()).toBe(0);
    await page.getByRole('link', { name: 'Open in Backchannel' }).waitFor();
  });

  it('says when there is nothing at an address', async () => {
    const page = await open('/c/999999');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    // What would be read there was asked for before it was known that there is nothing.
    forgive(/404/);
  });

  it('remembers the appearance that was chosen', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await paper()).toBe('rgb(22, 21, 15)');
    await page.reload();
    expect(await paper()).toBe('rgb(22, 21, 15)');
  });
});
