import { expect, test } from 'vitest';
import { run } from '../../world/run.ts';

/**
 * How many runs there are, in both files together. SIMULATION_RUNS makes it another number,
 * SIMULATION_SEED begins elsewhere.
 */
const count = Number(process.env['SIMULATION_RUNS'] ?? 2_000);
const first = Number(process.env['SIMULATION_SEED'] ?? 1);

/** Every second run, so that two files share the work. */
export function testRuns(offset: 0 | 1): void {
  test(`people who call each other through everything: seeds ${first} to ${first + count - 1}, every second`, async () => {
    const failed: string[] = [];
    for (let seed = first + offset; seed < first + count; seed += 2) {
      const { faults } = await run(seed);
      for (const fault of faults) failed.push(`node simulation/cli.ts ${seed}: ${fault}`);
    }
    expect(failed).toEqual([]);
  }, 600_000);
}
