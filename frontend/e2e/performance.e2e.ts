// The goals of speed, each failing where it is missed by more than half. All
// is measured beside how slow the machine is at the moment, see measure.ts.

import { execFileSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { desktop, launch, useBrowser } from './browser';
import { countFrames, least, noted, slowness, watchPage } from './measure';
import { start } from './program';

let program: { process: ChildProcess; url: string };
let dir = '';
const { open } = useBrowser(() => program.url);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'backchannel-speed-'));
  chmodSync(dir, 0o755);
  const binary = inject('binary');
  for (const [entries, name] of [[10_000, 'Ten thousand'], [100_000, 'A hundred thousand']] as const) {
    const listing = join(dir, `${entries}.txt`);
    execFileSync(binary, ['generate', '--entries', String(entries), '-o', listing]);
    execFileSync(binary, ['import', listing, '--collection', name, '--data-dir', join(dir, 'data')], { stdio: 'ignore' });
  }
  program = await start(binary, join(dir, 'data'), '--no-seeds');
}, 600_000);
afterAll(async () => {
  await new Promise((done) => {
    program.process.on('exit', done);
    program.process.kill('SIGTERM');
  });
  rmSync(dir, { recursive: true, force: true });
});

const TEN = '/c/1';
const HUNDRED = '/c/2';
const wanted = { entries: '.day .entry', strip: '.strip .bars' };

/** Seconds until what is wanted is painted by a browser that was just started. */
async function cold(address: string, what: keyof typeof wanted): Promise<number> {
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ ...desktop, locale: 'en-GB' })).newPage();
    await page.addInitScript(watchPage, wanted);
    await page.goto(address);
    await page.waitForFunction((w) => Number.isFinite((window as unknown as { noted: { painted: Record<string, number> } }).noted.painted[w]), what, { timeout: 60_000 });
    const { painted, shifted } = await noted(page);
    expect(shifted, 'what jumped while it loaded').toBeLessThan(0.01);
    return (painted[what] ?? Infinity) / 1000 / (await slowness(page));
  } finally {
    await browser.close();
  }
}

/** A page on which all has come and nothing moves. */
async function ready(path: string): Promise<Page> {
  const page = await open(path);
  page.setDefaultTimeout(60_000);
  await page.locator('.strip .bars').first().waitFor();
  await page.locator('.day .entry').first().waitFor();
  await page.locator('.stage[data-drawn][aria-busy=false]').waitFor();
  return page;
}

async function told(what: string, goal: number, unit: string, measured: () => Promise<number>): Promise<void> {
  const value = await least(goal, measured);
  console.log(`${what}: ${value.toFixed(2)} ${unit}, goal ${goal}`);
  expect(value, `${what}, in ${unit}`).toBeLessThan(goal * 1.5);
}

describe('a cold start', { timeout: 200_000 }, () => {
  it('the seed is readable', () => told('the seed is readable', 1, 's', () => cold(inject('seeded'), 'entries')));
  it('100,000 entries are readable', () => told('100,000 entries are readable', 2, 's', () => cold(program.url + HUNDRED, 'entries')));
  it('10,000 entries: the strip is there', () => told('the strip of 10,000 entries is there', 1, 's', () => cold(program.url + TEN, 'strip')));
});

describe.each([['10,000', TEN], ['100,000', HUNDRED]] as const)('with %s entries', { timeout: 300_000 }, (entries, path) => {
  it('brushing over the whole range has 20 frames a second', async () => {
    const page = await ready(path);
    const plot = await page.locator('.strip > svg').boundingBox();
    if (!plot) throw new Error('no strip');
    await told(`a frame while brushing over ${entries} entries`, 1000 / 20, 'ms', async () => {
      const before = await slowness(page);
      await page.mouse.move(plot.x + 3, plot.y + 30);
      await page.mouse.down();
      const stop = await countFrames(page);
      for (let i = 0; i <= 60; i++) await page.mouse.move(plot.x + 3 + ((plot.width - 6) * i) / 60, plot.y + 30);
      const { frames, ms } = await stop();
      // Let go of where it began: what was brushed is taken back.
      await page.locator('.strip-note').textContent().then((t) => expect(t).not.toBe(''));
      await page.mouse.up();
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('from'));
      return ms / frames / ((before + (await slowness(page))) / 2);
    });
  });

  it('scrolling has no frame of more than 100 ms, and nothing jumps', async () => {
    const page = await open('/favicon-of-none');
    await page.addInitScript(watchPage, wanted);
    await page.goto(program.url + path);
    await page.locator('.stage[data-drawn][aria-busy=false]').waitFor();
    const column = await page.locator('.reading-column').boundingBox();
    if (!column) throw new Error('no column');
    await page.mouse.move(column.x + 200, column.y + 300);
    await told(`the longest frame while scrolling ${entries} entries`, 100, 'ms', async () => {
      const before = await slowness(page);
      const stop = await countFrames(page);
      for (let i = 0; i < 40; i++) {
        await page.mouse.wheel(0, 500);
        await page.waitForTimeout(25);
      }
      const { longest } = await stop();
      return longest / ((before + (await slowness(page))) / 2);
    });
    expect((await noted(page)).shifted).toBeLessThan(0.01);
    // To the end at once, where nobody has read what comes before.
    await page.locator('.reading-column').evaluate((el) => el.scrollTo(0, el.scrollHeight));
    await page.waitForTimeout(300);
    await page.locator('.reading-column').evaluate((el) => el.scrollTo(0, el.scrollHeight));
    await page.getByText('The end of the collection.').waitFor();
    expect(await page.locator('.entry').count()).toBeLessThan(80);
  });

  it('every action is answered within 100 ms', async () => {
    const page = await open('/favicon-of-none');
    await page.addInitScript(watchPage, wanted);
    const view = (name: string) => () => page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
    // Each from a page on which nothing was done yet: what is chosen already answers at once.
    const actions: [name: string, from: string, act: () => Promise<unknown>][] = [
      ['choosing an actor', '', () => page.locator('.reading-column .parties .name').first().click()],
      ['the network', '', view('Network')],
      ['the sequence', '', view('Sequence')],
      ['the chronology', '/questions', view('Chronology')],
      ['typing', '', async () => {
        await page.keyboard.press('/');
        await page.keyboard.type('mikoyan', { delay: 40 });
      }],
    ];
    for (const [name, from, act] of actions) {
      await told(`the answer to ${name}, with ${entries} entries`, 100, 'ms', async () => {
        await page.goto(program.url + path + from);
        await page.locator(from === '' ? '.stage[data-drawn][aria-busy=false]' : '.standing tbody tr').first().waitFor();
        await page.waitForLoadState('networkidle');
        const before = await slowness(page);
        await page.evaluate(() => (window as unknown as { noted: { answers: unknown[] } }).noted.answers.splice(0));
        await act();
        await page.waitForTimeout(600);
        const { answers } = await noted(page);
        // What is answered faster than a frame is not told.
        expect(answers.length, `answers to ${name}`).toBeGreaterThan(0);
        return Math.max(...answers.map((a) => a.ms)) / ((before + (await slowness(page))) / 2);
      });
    }
  });
});
