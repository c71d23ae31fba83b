import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    // For the leak tests, which look at what the garbage collector leaves.
    execArgv: ['--expose-gc'],
  },
});
