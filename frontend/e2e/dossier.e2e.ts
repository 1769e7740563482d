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
    await page.getByRole('option', { name: /^person\s*U Thant/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Dossier' }).getByRole('heading', { name: 'U Thant' }).waitFor();
    await page.goBack();
    await page.getByRole('region', { name: 'Dossier' }).getByText('Who talked to whom most').waitFor();
  });
  const asking = async (words: string) => {
    const page = await open('/');
    await page.getByRole('combobox', { name: 'Search' }).fill(words);
    return page;
  };
  it.each([
    ['27 Oct', /^day\s*27 October 1962\s*3.documents/, /from=1962-10-27&to=1962-10-27/, 'Showing 3 of'],
    ['October 1962', /^days\s*October 1962\s*4.documents/, /from=1962-10-01&to=1962-10-31/, 'Showing 4 of'],
    ['29 Oct - 2 Nov 1962', /^days\s*29 October – 2 November 1962\s*5.documents/, /from=1962-10-29&to=1962-11-02/, 'Showing 5 of'],
    ['after 29 Oct', /^days\s*from 29 October 1962\s*7.documents/, /from=1962-10-29$/, 'Showing 7 of'],
    ['Gromyko to Mikoyan', /^question\s*Messages from Andrei Gromyko to Anastas Mikoyan\s*1.document$/, /sender=\d+&recipient=\d+/, 'Showing 1 of'],
    ['from Gromyko after 1 Nov', /^question\s*Messages from Andrei Gromyko, from 1 Nov 1962\s*1.document$/, /from=1962-11-01&sender=\d+/, 'Showing 1 of'],
    ['letters between Kennedy and Khrushchev', /^question\s*What passed between .*Kennedy and .*Khrushchev/, /actor=\d+&actor=\d+&kind=letter&pane=dossier/, 'Showing'],
    ['Mikoyan before 1 Nov', /^person\s*Anastas Mikoyan, until 1 Nov 1962/, /to=1962-11-01&actor=\d+&pane=dossier/, 'Showing 0 of'],
    ['quarantine', /^words\s*Documents with “quarantine”\s*2.documents/, /q=quarantine/, 'Showing 2 of'],
    ['CPSU Central Committee', /^organisation\s*Communist Party of the Soviet Union, Central Committee\s*USSR/, /actor=\d+&pane=dossier/, 'Showing'],
  ])('%s', async (asked, offered, address, shown) => {
    const page = await asking(asked);
    await page.getByRole('option', { name: offered }).click();
    await page.waitForURL(address);
    await page.getByText(shown).waitFor();
  });
  it('who could have told somebody until a day is a trace', async () => {
    const page = await asking('Mikoyan before 2 Nov');
    await page.getByRole('option', { name: 'Who could have told Anastas Mikoyan' }).click();
    await page.getByRole('heading', { name: 'Who could have told Anastas Mikoyan' }).waitFor();
    await page.getByRole('region', { name: 'Trace' }).getByRole('link', { name: 'U Thant' }).first().waitFor();
    expect(page.url()).toMatch(/\/trace\?to=1962-11-02&actor=\d+&backward=1/);
  });
  it('how word could have travelled from one to the other', async () => {
    const page = await asking('Kuznetsov to Mikoyan');
    await page.getByRole('option', { name: 'How word could have travelled from Vasily Kuznetsov to Anastas Mikoyan' }).click();
    await page.getByRole('heading', { name: 'Word could have reached Anastas Mikoyan by 1 November 1962' }).waitFor();
  });
  it('a document', async () => {
    const page = await asking('quarantine');
    await page.getByRole('option', { name: /^document/ }).first().click();
    await page.locator('.citation').waitFor();
  });
  it('Enter does not wait for the answer, and gets it', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: /27 October/ }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('29 Oct');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=1962-10-29&to=1962-10-29/);
  });
  it('asks once for what was typed in one go, and gives up what is no longer asked', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: /27 October/ }).waitFor();
    const asked: string[] = [];
    const given: string[] = [];
    page.on('request', (r) => r.url().includes('/actors?name=') && asked.push(new URL(r.url()).searchParams.get('name') ?? ''));
    page.on('requestfailed', (r) => r.url().includes('/actors?name=') && given.push(new URL(r.url()).searchParams.get('name') ?? ''));
    await page.route('**/actors?name=kuz&*', () => new Promise(() => {}));
    const box = page.getByRole('combobox', { name: 'Search' });
    await box.fill('kuz');
    await page.waitForRequest(/name=kuz&/);
    await box.pressSequentially('netsov');
    await page.getByRole('option', { name: /Vasily Kuznetsov/ }).waitFor();
    expect(asked[0]).toBe('kuz');
    expect(asked.length).toBeLessThan(5);
    expect(given[0]).toBe('kuz');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
  it('says when there is nothing', async () => {
    const page = await asking('zeppelin');
    await page.getByText('Nothing found.').waitFor();
  });
});
