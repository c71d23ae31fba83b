import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    setupFiles: ['test/support/seed.ts'],
    provide: { seed: process.env['SEED'] ?? '' },
    testTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
});
