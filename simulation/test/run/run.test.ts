import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { runSimulations } from '../support/run-cli.ts';

/** The number of runs and the first seed, which SIMULATION_RUNS and SIMULATION_SEED override. */
const runCount = Number(process.env['SIMULATION_RUNS'] ?? 2_000);
const firstSeed = Number(process.env['SIMULATION_SEED'] ?? 1);
const processCount = Math.min(availableParallelism(), runCount);

/** Runs one process's share of the seeds. @returns its output */
function runShare(offset: number): Promise<string> {
  const runs = Math.ceil((runCount - offset) / processCount);
  const args = [`${firstSeed + offset}`, `${runs}`, '--step', `${processCount}`];
  // No processor is free for parallel garbage collection.
  return runSimulations(args, ['--single-threaded-gc']);
}

test(`calls recover from random faults: seeds ${firstSeed} to ${firstSeed + runCount - 1}`, async () => {
  const outputs = await Promise.all(
    Array.from({ length: processCount }, (_, offset) => runShare(offset)),
  );
  expect(outputs.filter((output) => !/^\d+ runs, 0 failed\n$/.test(output))).toEqual([]);
  const counts = outputs.map((output) => Number.parseInt(output, 10));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runCount);
}, 900_000);
