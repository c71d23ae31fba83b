import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two files share the processors with the processes that they start.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    maxConcurrency: 2,
  },
});
