import { describe, expect, inject, it } from 'vitest';
import { choosing, desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

describe.each([['desktop', desktop], ['phone', phone]] as const)('questions, on a %s', (_, device) => {
  it('who stands where: the table sorts, and says who is the only channel', async () => {
    const page = await open('/c/1', device);
    await page.getByRole('link', { name: 'Questions' }).click();
    await page.getByRole('heading', { name: 'Who stands where' }).waitFor();
    const table = page.getByRole('table', { name: 'Standing' });
    await table.getByRole('button', { name: 'Between' }).click();
    await table.getByRole('columnheader', { name: 'Between ↓' }).waitFor();
    expect(page.url()).toContain('by=betweenness');
    const shares = (await table.locator('td.by').allTextContents()).map((s) => parseFloat(s || '0'));
    expect(shares.length).toBe(16);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares[0]).toBeGreaterThan(0);
    await page.getByRole('heading', { name: 'The only channel between others' }).waitFor();
    await page.getByRole('heading', { name: 'The only tie between others' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it('whose standing rose: bars from week to week, each opens its documents', async () => {
    const page = await open('/c/1/questions?from=1962-10-22&to=1962-11-05', device);
    await page.getByRole('link', { name: 'Course', exact: true }).click();
    await page.getByRole('heading', { name: 'Whose standing rose, and whose fell' }).waitFor();
    await page.getByRole('combobox', { name: 'By the' }).selectOption('week');
    const rose = page.getByRole('region', { name: 'Rose' }).getByRole('listitem').filter({ hasText: 'Anastas Mikoyan' });
    await rose.getByText('+1.0').waitFor();
    expect(await page.getByRole('region', { name: 'Fell' }).getByRole('listitem').filter({ hasText: 'Andrei Gromyko' }).textContent()).toContain('\u22121.0');
    expect(page.url()).toContain('question=course&step=week');
    await page.getByRole('combobox', { name: 'Figure' }).selectOption('Ties');
    await page.waitForURL(/by=degree/);
    await rose.getByRole('link', { name: '29 Oct – 4 Nov 1962: 2' }).click();
    await page.waitForURL(/\/c\/1\?from=1962-10-29&to=1962-11-04&actor=\d+/);
    await page.getByRole('region', { name: 'Reading' }).getByRole('heading', { name: /2 November/ }).waitFor();
  });

  it('what changed: the days are fields, every tie has its words', async () => {
    const page = await open('/c/1/questions?question=change', device);
    await page.getByLabel('First: until').fill('28 October 1962');
    await page.getByLabel('First: until').press('Enter');
    await page.getByLabel('Then: from').fill('29 Oct 1962');
    await page.getByLabel('Then: from').press('Enter');
    await page.waitForURL(/first=1962-10-27\/1962-10-28&then=1962-10-29\/1963-06-23/);
    const appeared = page.getByRole('region', { name: 'Appeared' });
    const tie = appeared.getByRole('listitem').filter({ hasText: 'Anastas Mikoyan and U Thant' }).or(appeared.getByRole('listitem').filter({ hasText: 'U Thant and Anastas Mikoyan' })).first();
    await tie.waitFor();
    expect(await tie.locator('mark').first().textContent()).toContain('conversation between');
    await page.getByLabel('First: until').fill('some day');
    await page.getByLabel('First: until').press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'Compare the two halves' }).click();
    await page.waitForURL((url) => !url.search.includes('first='));
  });

  it('who stopped talking, and who was missing', async () => {
    const page = await open('/c/1/questions?question=silence', device);
    await page.getByText('silent for 230 days').waitFor();
    await page.getByText('The last before, 5 Nov 1962').waitFor();
    expect(await page.locator('.silences mark').count()).toBeGreaterThan(0);
    await page.getByLabel('after at least').fill('3');
    await page.getByLabel('after at least').press('Enter');
    await page.getByText('No silence of that length.').waitFor();
    expect(page.url()).toContain('least=3');
    const missing = page.getByRole('region', { name: 'Who was missing when' });
    await missing.getByText('29 Oct 1962').waitFor();
    await missing.getByRole('link', { name: /^Anastas Mikoyan/ }).click();
    await page.getByRole('region', { name: 'Dossier' }).getByRole('heading', { name: 'Anastas Mikoyan' }).waitFor();
    expect(page.url()).toContain('/questions?');
  });
});

describe('questions', () => {
  it('a name is looked up, and filters nothing', async () => {
    const page = await open(`/c/1/questions?${await choosing(inject('seeded'), 'Andrei Gromyko')}`);
    await page.getByRole('region', { name: 'Dossier' }).getByRole('heading', { name: 'Andrei Gromyko' }).waitFor();
    await page.getByText('10 documents', { exact: true }).waitFor();
  });
  it('among whom word gets round, and the backbone', async () => {
    const page = await open('/c/1/questions');
    const rounds = page.getByRole('region', { name: 'Among whom word gets round' });
    const first = await rounds.getByRole('listitem').first().textContent();
    expect(first?.split(', ').map((s) => s.trim()).sort()).toEqual(['Anastas Mikoyan', 'Fidel Castro', 'U Thant', 'Vasily Kuznetsov']);
    const backbone = page.getByRole('region', { name: 'The backbone' });
    await backbone.getByRole('link', { name: /What passed between Gromyko and Alekseev: twice|What passed between Alekseev and Gromyko: twice/ }).click();
    await page.getByRole('region', { name: 'Dossier' }).locator('mark').first().waitFor();
  });
  it('only of documents of a kind, in every question', async () => {
    const page = await open('/c/1/questions?question=silence&kind=letter');
    await page.getByText('No silence of that length.').waitFor();
    const other = await open(`/c/1/trace?kind=letter&${await choosing(inject('seeded'), 'Vasily Kuznetsov', 'Anastas Mikoyan')}`);
    await other.getByRole('heading', { name: /^Nothing shows how word from Vasily Kuznetsov/ }).waitFor();
  });
  it('a document opens in the margin', async () => {
    const page = await open('/c/1/questions?question=silence');
    await page.locator('.proofs .source a').first().click();
    await page.getByRole('region', { name: 'Dossier' }).getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('silent for 230 days').waitFor();
  });
  it('the chains between two whatever the order, the shortest and the strongest', async () => {
    const page = await open(`/c/1/trace?${await choosing(inject('seeded'), 'Vasily Kuznetsov', 'Andrei Gromyko')}`);
    await page.getByRole('radio', { name: 'Whatever the order' }).check();
    await page.getByRole('heading', { name: 'Vasily Kuznetsov and Andrei Gromyko are linked by 2 chains of 3 ties' }).waitFor();
    expect(page.url()).toContain('timeless=1');
    const stops = async () => (await page.locator('.chain .stop').allTextContents()).map((t) => t.replace(/\s(USSR|UN|Cuba)$/, '').trim());
    const seen = [await stops()];
    await page.getByRole('button', { name: /^Fewest steps 2/ }).click();
    seen.push(await stops());
    expect(seen.map((s) => s[2]).sort()).toEqual(['Anastas Mikoyan', 'Fidel Castro']);
    await page.getByRole('button', { name: /Closest correspondents/ }).waitFor();
    expect(await page.locator('.chain mark').count()).toBeGreaterThanOrEqual(3);
    await page.getByRole('radio', { name: 'In the order of time' }).check();
    await page.getByRole('heading', { name: /^Nothing shows|^Word could have reached/ }).waitFor();
  });
  it('those whom time keeps apart are linked whatever the order', async () => {
    const page = await open(`/c/1/trace?${await choosing(inject('seeded'), 'Andrei Gromyko', 'U Thant')}`);
    const linked = page.getByRole('region', { name: 'Whatever the order in time' });
    await linked.getByText('Gromyko and Thant are linked by').or(linked.getByText('Gromyko and U Thant are linked by')).waitFor();
    expect(await linked.locator('.stop').first().textContent()).toContain('Andrei Gromyko');
    expect(await linked.locator('mark').count()).toBeGreaterThan(0);
  });
});
