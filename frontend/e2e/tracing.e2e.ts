import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { choosing, desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

const dossier = (page: Page) => page.getByRole('region', { name: 'Dossier' });

describe('who talked to whom', () => {
  it('the strongest ties are named in words', async () => {
    const page = await open('/');
    const short = dossier(page).getByRole('listitem').first();
    await short.waitFor();
    expect(await short.textContent()).toMatch(/Gromyko → Alekseev\s*twice/);
  });

  it('a name opens its dossier, a figure the words behind it, marked', async () => {
    const page = await open('/');
    await page.getByRole('region', { name: 'Reading' }).getByRole('link', { name: 'Mikoyan', exact: true }).first().click();
    await dossier(page).getByRole('heading', { name: 'Anastas Mikoyan' }).waitFor();
    await dossier(page).getByText('Talked with').waitFor();
    await dossier(page).getByRole('link', { name: /What passed between Mikoyan and U Thant/ }).click();
    const words = dossier(page).locator('blockquote mark');
    await words.waitFor();
    expect(await words.textContent()).toContain('conversation between CPSU CC Politburo Member A.I. Mikoyan and acting UN Secretary General U Thant');
    expect(await dossier(page).locator('.when').textContent()).toBe('1 Nov 1962');
  });

  it('how sure, and whence the date, stands beside the words', async () => {
    const page = await open(`/c/1?${await choosing(inject('seeded'), 'Anastas Mikoyan', 'U Thant')}`);
    await dossier(page).locator('.basis-note').waitFor();
    expect((await dossier(page).locator('.basis-note').textContent())?.trim()).toBe('completed, dated by its words');
    await dossier(page).getByRole('link', { name: /^Telegram, 2 Nov 1962/ }).click();
    await page.getByText('Read in the words, and completed by the authority file or the rest of the collection.').waitFor();
  });
  it('what was concluded looks so', async () => {
    const page = await open('/c/2?q="Prime Minister of India"');
    const name = page.getByRole('region', { name: 'Reading' }).getByRole('link', { name: 'Prime Minister of India', exact: true });
    await name.waitFor();
    expect(await name.evaluate((el) => getComputedStyle(el).textDecorationStyle)).toBe('dashed');
    expect(await name.getAttribute('title')).toMatch(/, inferred$/);
  });

  it('a message to two is one between each', async () => {
    const page = await open('/?q=doubts');
    await page.getByRole('region', { name: 'Reading' }).locator('.parties').first().waitFor();
    expect((await page.locator('.entry .parties').first().textContent())?.trim()).toBe('Gromyko → Mikoyan and Alekseev');
  });

  it.each(['canvas', 'sigma'] as const)('the network, drawn by %s: a node chooses, an empty place lets go', { timeout: 90_000 }, async (drawing) => {
    const page = await open('/', { ...desktop, drawing });
    const stage = page.getByRole('group', { name: /^Network of 16 actors and 14 ties/ });
    await page.locator('.stage[data-drawn][aria-busy=false]').waitFor();
    const box = await stage.boundingBox();
    if (!box) throw new Error('the network is not on the screen');
    // A node is where the pointer is told its name.
    const node = { x: 0, y: 0 };
    find: for (let y = 20; y < box.height; y += 13) {
      for (let x = 20; x < box.width; x += 13) {
        await page.mouse.move(box.x + x, box.y + y);
        if ((await stage.getAttribute('title')) !== 'Andrei Gromyko, USSR') continue;
        Object.assign(node, { x, y });
        break find;
      }
    }
    await page.mouse.down();
    await page.mouse.up();
    await dossier(page).getByRole('heading', { name: 'Andrei Gromyko' }).waitFor();
    await page.mouse.click(box.x + 6, box.y + 6);
    await dossier(page).getByText('Who talked to whom most').waitFor();
    // Two places in quick succession are two clicks, and no double click.
    await page.mouse.click(box.x + 6, box.y + 6);
    await page.mouse.click(box.x + node.x, box.y + node.y);
    await dossier(page).getByRole('heading', { name: 'Andrei Gromyko' }).waitFor();
  });

  it('is a table too, that sorts', async () => {
    const page = await open('/?table=1');
    const actors = page.getByRole('table', { name: 'Actors' });
    await actors.waitFor();
    await actors.getByRole('button', { name: 'Actor' }).click();
    expect((await actors.getByRole('rowheader').first().textContent())?.trim()).toBe('Aleksandr Alekseev');
    const ties = page.getByRole('table', { name: 'Ties' });
    await ties.getByRole('link', { name: /Khrushchev – Kennedy|Kennedy – Khrushchev/ }).click();
    await dossier(page).locator('mark').waitFor();
    expect(await dossier(page).locator('mark').textContent()).toContain('Khrushchev-Kennedy exchange of letters');
  });

  it('around the choice only', async () => {
    const page = await open('/');
    await page.getByRole('region', { name: 'Reading' }).getByRole('link', { name: 'Mikoyan', exact: true }).first().click();
    await page.getByRole('combobox', { name: 'Show' }).selectOption('one step around the choice');
    await page.getByText('4 actors').waitFor();
    expect(page.url()).toContain('steps=1');
  });

  it.each([['desktop', desktop], ['phone', phone]] as const)('folded, on a %s: a line still opens its words', async (_, device) => {
    const page = await open('/c/1/network', device);
    await page.getByText('16 actors, 14 ties').waitFor();
    await page.getByRole('combobox', { name: 'Fold' }).selectOption('organisations into states');
    await page.getByText('15 actors, 14 ties').waitFor();
    await page.getByText('2 organisations in 1 state or world body').waitFor();
    await page.getByRole('link', { name: 'Table', exact: true }).click();
    await page.getByRole('table', { name: 'Ties' }).getByRole('link', { name: /^(Alekseev – USSR|USSR – Alekseev)$/ }).click();
    await dossier(page).getByText('1 act of communication on 1 tie').waitFor();
    expect(await dossier(page).locator('mark').textContent()).toContain('Telegram from Soviet Ambassador to Cuba A.I. Alekseev to USSR Foreign Ministry');
    expect(page.url()).toMatch(/fold=states&end=/);
    await dossier(page).getByRole('link', { name: 'USSR', exact: true }).click();
    await dossier(page).getByText('Stands for').waitFor();
    await dossier(page).getByRole('link', { name: 'Soviet Ministry of Foreign Affairs' }).waitFor();
    await dossier(page).getByRole('link', { name: /^1: What passed between USSR and Fidel Castro/ }).click();
    await dossier(page).locator('mark').waitFor();
    await page.reload();
    await dossier(page).locator('mark').waitFor();
  });

  it('people folded into their organisations', async () => {
    const page = await open('/c/1/network?table=1');
    await page.getByRole('combobox', { name: 'Fold' }).selectOption('people into organisations');
    await page.getByText(/people in \d+\sorganisations/).waitFor();
    const actors = page.getByRole('table', { name: 'Actors' });
    await actors.getByRole('link', { name: 'Soviet Ministry of Foreign Affairs' }).click();
    const members = await dossier(page).locator('dd').first().getByRole('listitem').allTextContents();
    expect(members.map((m) => m.replace(/\d+$/, '').trim()).sort()).toEqual(['Andrei Gromyko', 'Soviet Ministry of Foreign Affairs', 'Valerian Zorin', 'Vasily Kuznetsov']);
    // Zorin's telegram to the ministry is within it.
    await dossier(page).getByText('Among themselves').waitFor();
    await dossier(page).getByRole('link', { name: /What passed between Zorin and USSR MFA|What passed between USSR MFA and Zorin/ }).click();
    await dossier(page).locator('mark').waitFor();
    expect(page.url()).not.toContain('end=');
  });

  it('of one kind of act only', async () => {
    const page = await open('/c/1');
    await page.getByText('16 actors, 14 ties').waitFor();
    await page.getByRole('button', { name: 'exchange' }).click();
    await page.getByText('2 actors, 1 tie').waitFor();
    expect(page.url()).toContain('interaction=exchange');
    await page.getByRole('button', { name: 'exchange' }).click();
    await page.getByText('16 actors, 14 ties').waitFor();
  });

  it('on a phone the network is one touch away', async () => {
    const page = await open('/', phone);
    await page.getByRole('navigation', { name: 'What is shown' }).getByRole('link', { name: 'Network' }).tap();
    await page.getByRole('group', { name: /^Network of/ }).waitFor();
    expect(await page.getByRole('region', { name: 'Reading' }).isVisible()).toBe(false);
  });

  it('the sequence: an arrow opens its document', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Sequence' }).click();
    await page.getByRole('link', { name: 'talk, 1 Nov 1962: Mikoyan and U Thant' }).click();
    await dossier(page).getByRole('heading', { level: 1, name: /^Cable of V.V. Kuznetsov/ }).waitFor();
    expect(page.url()).toMatch(/\/sequence\/entry\/\d+/);
  });
});
