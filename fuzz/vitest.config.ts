import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';

/** SEED=… repeats a run; FUZZ_INPUTS=1000000 is the long one. */
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const inputs = Number(process.env['FUZZ_INPUTS'] ?? 50_000);
process.stdout.write(`Fuzzing with SEED=${seed} FUZZ_INPUTS=${inputs}\n`);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One of them would be left to Vitest itself, which does little.
    maxWorkers: '100%',
    provide: { seed, inputs },
    // The helper looks at what the garbage collector leaves.
    execArgv: ['--expose-gc'],
    // For each input more than any has needed, and time to find the smallest input that fails.
    testTimeout: 60_000 + 20 * inputs,
  },
});
