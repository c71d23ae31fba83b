import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 30_000,
    // They wait for each other more than they compute.
    maxWorkers: 4,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
