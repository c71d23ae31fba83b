import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    maxConcurrency: 2,
  },
});
