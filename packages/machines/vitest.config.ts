import { defineConfig } from 'vitest/config';
import { TransitionCoverageReporter } from './test/support/transition-coverage/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    // The modules keep no state between tests: each worker loads them once, not once for each file.
    isolate: false,
    setupFiles: ['test/support/seed.ts', 'test/support/transition-coverage/setup.ts'],
    provide: { seed: process.env['SEED'] ?? '' },
    reporters: ['default', 'json', new TransitionCoverageReporter()],
    outputFile: { json: 'test-results/vitest.json' },
  },
});
