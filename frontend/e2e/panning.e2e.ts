import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { countFrames } from './measure';
import { useBrowser } from './browser';

// Both in one run on one machine: what else it does slows both.
let server: ViteDevServer;
const { open } = useBrowser(() => server.resolvedUrls?.local[0] ?? '');

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    cacheDir: 'node_modules/.vite-panning',
    logLevel: 'error',
    server: { hmr: false },
    optimizeDeps: { include: ['sigma', 'graphology', 'sigma/rendering', '@sigma/node-square', 'graphology-layout-forceatlas2'] },
  });
  await server.listen();
});
afterAll(() => server.close());

/** Frames a second while the hand moves the network about. */
async function pan(drawing: 'ours' | 'bare', nodes: number): Promise<number> {
  const page = await open(`e2e/pan/index.html?drawing=${drawing}&nodes=${nodes}`, { viewport: { width: 900, height: 640 } });
  page.setDefaultTimeout(120_000);
  await page.locator('body[data-drawn]').waitFor();
  await page.mouse.move(450, 320);
  await page.mouse.down();
  const stop = await countFrames(page);
  const begun = performance.now();
  for (let i = 0; i < 40 && performance.now() - begun < 12_000; i++) {
    await page.mouse.move(450 + 150 * Math.sin(i / 5), 320 + 110 * Math.cos(i / 7));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { fps } = await stop();
  // Lets go of the graph; the browser closes the page itself when the test ends.
  await page.goto('about:blank');
  return fps;
}

describe('panning a network', () => {
  it.each([1000, 10_000])('of %d actors is no slower than a bare page of sigma', { timeout: 300_000 }, async (nodes) => {
    const best = { ours: 0, bare: 0 };
    // The better of two each: one of them may have met a busy moment.
    for (const drawing of ['bare', 'ours', 'bare', 'ours'] as const) best[drawing] = Math.max(best[drawing], await pan(drawing, nodes));
    console.log(`panning ${nodes} actors: ${best.ours.toFixed(1)} frames a second, sigma ${best.bare.toFixed(1)}`);
    expect(best.ours).toBeGreaterThan(best.bare / 1.5);
  });
});
