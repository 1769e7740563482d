import { describe, expect, inject, it } from 'vitest';
import { choosing, desktop, phone, useBrowser } from './browser';

const { open } = useBrowser(() => inject('seeded'));

describe.each([['desktop', desktop], ['phone', phone]] as const)('how word travelled, on a %s', (_, device) => {
  it('from one to another, with the words of each step', async () => {
    const page = await open('/c/1/trace', device);
    await page.getByRole('heading', { name: 'How could word have travelled?' }).waitFor();
    await page.getByLabel('From').fill('Kuznetsov');
    await page.getByLabel('From').press('Enter');
    await page.getByRole('heading', { name: 'Who could have known what Vasily Kuznetsov knew' }).waitFor();
    await page.getByLabel('To', { exact: true }).fill('Mikoyan');
    await page.getByLabel('To', { exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Word could have reached Anastas Mikoyan by 1 November 1962' }).waitFor();
    const steps = page.locator('.chain .stop');
    expect((await steps.allTextContents()).map((t) => t.replace(/\s(USSR|UN)$/, '').trim())).toEqual(['Vasily Kuznetsov', 'U Thant', 'Anastas Mikoyan']);
    expect(await page.locator('.chain mark').count()).toBeGreaterThanOrEqual(2);
  });
});

describe('how word travelled', () => {
  it('not against time: it says where it breaks', async () => {
    const page = await open(`/c/1/trace?${await choosing(inject('seeded'), 'Andrei Gromyko', 'U Thant')}`);
    await page.getByRole('heading', { name: /^Nothing shows how word from Andrei Gromyko could have reached U Thant/ }).waitFor();
    await page.locator('.chain .broken').waitFor();
  });
  it('the ends of a trace filter nothing', async () => {
    const page = await open(`/c/1/trace?${await choosing(inject('seeded'), 'Andrei Gromyko', 'U Thant')}`);
    await page.getByText('10 documents', { exact: true }).waitFor();
  });
  it('a horizon leads to its traces', async () => {
    const page = await open(`/c/1/trace?${await choosing(inject('seeded'), 'Andrei Gromyko')}`);
    await page.getByRole('link', { name: /^1.step: Andrei Gromyko → Mikoyan/ }).click();
    await page.getByRole('heading', { name: 'Word could have reached Anastas Mikoyan by 5 November 1962' }).waitFor();
    expect(page.url()).toContain('actor=1&actor=');
    await page.getByRole('link', { name: 'Turn around' }).click();
    await page.getByRole('heading', { name: /^Nothing shows/ }).waitFor();
  });
});
