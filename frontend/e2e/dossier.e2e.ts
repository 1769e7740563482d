import { describe, expect, inject, it } from 'vitest';
import { desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

describe.each([['desktop', desktop], ['phone', phone]] as const)('from a name to a citation, on a %s', (_, device) => {
  it('search, dossier, document, citation', async () => {
    const page = await open('/', device);
    await page.getByRole('combobox', { name: 'Search' }).fill('kuznetsov');
    await page.getByRole('option', { name: /Vasily Kuznetsov/ }).click();
    const dossier = page.getByRole('region', { name: 'Dossier' });
    await dossier.getByRole('heading', { name: 'Vasily Kuznetsov' }).waitFor();
    await dossier.getByRole('link', { name: /2\sdocuments/ }).click();
    await page.getByRole('link', { name: /^Cite: Cable of V.V. Kuznetsov/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /Cable of V.V. Kuznetsov on 1 November 1962/ }).waitFor();
    await page.getByText('What was read out of it').waitFor();
    expect(await page.locator('.citation').textContent()).toContain('2 November 1962, Cuban Missile Crisis');
    await page.getByRole('radio', { name: 'RIS' }).check();
    expect(await page.locator('.citation').textContent()).toContain('DA  - 1962/11/02/');
  });
});

describe('a document', () => {
  it('is left as one came, at the same place', async () => {
    const page = await open('/c/2');
    const column = page.getByRole('region', { name: 'Reading' });
    await page.locator('.day').first().waitFor();
    await column.evaluate((el) => el.scrollTo(0, 1500));
    const cite = page.getByRole('link', { name: /^Cite:/ });
    const seen = await cite.evaluateAll((links) => links.findIndex((a) => a.getBoundingClientRect().top > 300));
    await cite.nth(seen).click();
    await page.locator('.citation').waitFor();
    expect(await column.evaluate((el) => el.scrollTop)).toBe(0);
    await page.goBack();
    await page.locator('.citation').waitFor({ state: 'detached' });
    await page.waitForFunction(() => Math.abs((document.querySelector('.reading-column')?.scrollTop ?? 0) - 1500) < 2);
  });
});

describe('search', () => {
  it('a slash focuses it; arrows and Enter choose; Back undoes', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: /27 October/ }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('u thant');
    await page.getByRole('option', { name: /^U Thant/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Dossier' }).getByRole('heading', { name: 'U Thant' }).waitFor();
    await page.goBack();
    await page.getByRole('region', { name: 'Dossier' }).getByText('Who talked to whom most').waitFor();
  });
  it('a day', async () => {
    const page = await open('/');
    await page.getByRole('combobox').fill('27 Oct');
    await page.getByRole('option', { name: '27 October 1962' }).click();
    await page.waitForURL(/from=1962-10-27&to=1962-10-27/);
  });
  it('a question', async () => {
    const page = await open('/');
    await page.getByRole('combobox').fill('Gromyko to Mikoyan');
    await page.getByRole('option', { name: 'sent by Andrei Gromyko, sent to Anastas Mikoyan' }).click();
    await page.getByText('Showing 1 of').waitFor();
    expect(page.url()).toMatch(/sender=\d+&recipient=\d+/);
  });
  it('words of a document', async () => {
    const page = await open('/');
    await page.getByRole('combobox').fill('quarantine');
    await page.getByRole('option', { name: 'Documents with “quarantine”' }).click();
    await page.getByText('Showing 2 of').waitFor();
  });
  it('says when there is nothing', async () => {
    const page = await open('/');
    await page.getByRole('combobox').fill('zeppelin');
    await page.getByText('Nothing found.').waitFor();
  });
});
