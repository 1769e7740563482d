import { describe, expect, inject, it } from 'vitest';
import { desktop, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

describe('day by day', () => {
  it('steps through the days on which something happened, over a network that stands still', async () => {
    const page = await open('/c/1');
    await page.locator('.stage[data-drawn]').waitFor();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('heading', { name: /27 October 1962/ }).waitFor();
    await page.waitForURL(/at=1962-10-27/);
    expect(await page.getByText('16 actors, 14 ties').isVisible()).toBe(true);
    for (const day of ['29 October', '1 November', '2 November']) {
      await page.getByRole('button', { name: 'Next day' }).click();
      await page.getByRole('region', { name: 'Reading' }).getByRole('heading', { level: 2, name: new RegExp(day) }).waitFor();
    }
    expect(await page.locator('.day').count()).toBe(1);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('heading', { name: /23 June 1963/ }).waitFor();
  });
  it('plays by itself to the end where motion is welcome', async () => {
    const page = await open('/c/1/sequence', { ...desktop, reducedMotion: 'no-preference' });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByLabel('Speed').selectOption('4×');
    await page.waitForURL(/at=1963-06-23/);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(await page.locator('.day-band.played').count()).toBe(1);
  });
  it('does not move by itself where motion is not', async () => {
    const page = await open('/c/1');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForURL(/at=1962-10-27/);
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    expect(await page.getByLabel('Speed').count()).toBe(0);
  });
});
