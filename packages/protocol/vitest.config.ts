import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    // Tests of pure functions: each worker loads the modules once, not once for each file.
    isolate: false,
    setupFiles: ['test/support/seed.ts'],
    provide: { seed: process.env['SEED'] ?? '' },
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
  },
});
