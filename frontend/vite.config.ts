import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { firstScriptBudget } from './scripts/budget.ts';
import { fontLicences, preloadFonts } from './scripts/fonts.ts';

export default defineConfig({
  plugins: [svelte(), firstScriptBudget(150_000), preloadFonts(/source-(sans-3|serif-4)-latin-(wght|standard)-normal/), fontLicences('@fontsource-variable/source-sans-3', '@fontsource-variable/source-serif-4')],
  // Fonts stay files of their own: the page's Content-Security-Policy allows no data: fonts.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  worker: { format: 'es' },
  server: { proxy: { '/api': process.env['BACKCHANNEL'] ?? 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
