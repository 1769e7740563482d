import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

describe('export', () => {
  it('gives what is shown, in the format chosen', async () => {
    const page = await open('/?from=1962-10-27&to=1962-10-27');
    await page.getByText('Showing 3 of').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('Only what is shown now').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Node-link JSON/ }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as { nodes: { id: string }[]; links: unknown[] };
    expect(file.links.length).toBeGreaterThan(0);
    expect(JSON.stringify(file)).toContain('Gromyko');
    expect(JSON.stringify(file)).not.toContain('Mikoyan');
  });
  it('the menu closes with Escape and gives the focus back', async () => {
    const page = await open('/');
    const button = page.getByRole('button', { name: 'Export' });
    await button.click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.evaluate((el) => el === document.activeElement)).toBe(true);
  });
});
