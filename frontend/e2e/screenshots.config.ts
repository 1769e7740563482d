import { defineConfig } from 'vitest/config';

// Makes the pictures of the README: see package.json, "screenshots".
export default defineConfig({
  test: { include: ['e2e/screenshots.shot.ts'], globalSetup: ['e2e/program.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 },
});
