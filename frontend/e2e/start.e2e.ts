import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser';

const { open, forgive } = useBrowser(() => inject('empty'));
const listing = readFileSync(resolve(import.meta.dirname, '../../seeds/cuban-missile-crisis.txt'), 'utf8');

describe('an empty start', () => {
  it('teaches, and says what is missing', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: 'Paste an archive’s listing' }).waitFor();
    await page.getByRole('button', { name: 'Read it' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('Give the collection a name.');
  });
  it('what cannot be read says why, and keeps what was typed', async () => {
    const page = await open('/');
    await page.getByLabel('Name of the collection').fill('Nothing');
    await page.getByLabel('The listing').fill('gibberish');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('The listing').inputValue()).toBe('gibberish');
    forgive(/status of 4\d\d/);
  });
  it('a pasted listing is read day by day a moment later', async () => {
    const page = await open('/');
    await page.getByLabel('Name of the collection').fill('The crisis');
    await page.getByLabel('The listing').fill(listing);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('heading', { name: /27 October 1962/ }).waitFor();
    await page.getByText('10 documents').first().waitFor();
  });
  it('a page that was copied in part says so before it is opened', async () => {
    const page = await open('/');
    await page.getByText('The crisis').first().click();
    await page.getByRole('button', { name: 'Paste a listing…' }).click();
    await page.getByLabel('Name of the collection').fill('Half');
    await page.getByLabel('The listing').fill(listing.slice(0, listing.indexOf('Telegram from A.I. Mikoyan')).replace(/November 2, 1962\s*$/, ''));
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText(/announces 10 entries, and 3 were read/).waitFor();
    await page.getByRole('button', { name: 'Open the collection' }).click();
    await page.getByText('3 documents').first().waitFor();
  });
});
