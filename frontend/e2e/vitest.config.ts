import { defineConfig } from 'vitest/config';

// The page in a real browser, on the real program with a Postgres of its own.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/program.ts'],
    environment: 'node',
    // One browser at a time: on a small machine two only wait for each other.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
