import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { runSimulations } from '../support/run-cli.ts';

/** The number of runs with fixed seeds, and of runs with seeds that the clock chooses. */
const runCount = Number(process.env['SIMULATION_RUNS'] ?? 400);
/** The first of the seeds that the clock chooses, which SIMULATION_SEED replaces. */
const clockSeed = Number(process.env['SIMULATION_SEED'] ?? Date.now());
const processCount = Math.min(availableParallelism(), runCount);

/** Runs one process's share of the seeds. @returns its output */
function runShare(firstSeed: number, offset: number): Promise<string> {
  const runs = Math.ceil((runCount - offset) / processCount);
  const args = [`${firstSeed + offset}`, `${runs}`, '--step', `${processCount}`];
  // No processor is free for parallel garbage collection.
  return runSimulations(args, ['--single-threaded-gc']);
}

// The name states the seeds, with which the same runs come again.
describe.for([1, clockSeed])('calls recover from random faults', (firstSeed) => {
  test(`seeds ${firstSeed} to ${firstSeed + runCount - 1}`, { timeout: 900_000 }, async () => {
    const outputs = await Promise.all(
      Array.from({ length: processCount }, (_, offset) => runShare(firstSeed, offset)),
    );
    expect(outputs.filter((output) => !/^\d+ runs, 0 failed\n$/.test(output))).toEqual([]);
    const counts = outputs.map((output) => Number.parseInt(output, 10));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runCount);
  });
});
