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
  it.each([
    ['/c/1', 'Network'],
    ['/c/1/sequence', 'Sequence'],
    ['/c/1', 'Documents over time'],
  ])('%s gives %s as a drawing and as a picture', async (path, name) => {
    const page = await open(path);
    await page.locator('.stage[data-drawn], .score').first().waitFor();
    const keep = async (type: string) => {
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `${name}: ${type}` }).click()]);
      await page.keyboard.press('Escape');
      return readFileSync(await download.path());
    };
    const svg = (await keep('SVG')).toString('utf8');
    expect(svg).toContain(name === 'Documents over time' ? 'October 1962' : 'Gromyko');
    expect(await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '', svg)).toBe('');
    expect(svg).not.toMatch(/var\(--|class="/);
    expect((await keep('PNG')).subarray(1, 4).toString()).toBe('PNG');
  });
  it('says what a format cannot hold', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Export' }).click();
    const said = page.getByText(/class, side and counts of actors have no place/);
    expect(await said.isVisible()).toBe(false);
    await page.getByLabel('limits of Pajek .net').click();
    await said.waitFor();
  });
  it('asks in plain words before it gives CMIF, which is published under a licence', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Export' }).click();
    const agree = page.getByRole('link', { name: 'Download under CC BY 4.0' });
    expect(await agree.isVisible()).toBe(false);
    await page.getByText(/^CMIF/).first().click();
    await page.getByText(/anybody may take, change and publish/).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), agree.click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('https://creativecommons.org/licenses/by/4.0/');
  });
  it('says which filter no file heeds', async () => {
    const page = await open('/c/1?sender=1');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText(/^No format heeds/).waitFor();
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
