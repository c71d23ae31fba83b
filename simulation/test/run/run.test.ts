import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { runSimulations } from '../support/run-cli.ts';

/** How many runs there are. SIMULATION_RUNS makes it another number, SIMULATION_SEED begins elsewhere. */
const count = Number(process.env['SIMULATION_RUNS'] ?? 2_000);
const first = Number(process.env['SIMULATION_SEED'] ?? 1);
/** As many processes as there are processors share the work. */
const processes = Math.min(availableParallelism(), count);

/** Every so many-th run, and what is said of it. */
function share(offset: number): Promise<string> {
  const runs = Math.ceil((count - offset) / processes);
  const args = [`${first + offset}`, `${runs}`, '--step', `${processes}`];
  // The processes leave no processor free for collecting garbage beside them.
  return runSimulations(args, ['--single-threaded-gc']);
}

test(`people who call each other through everything: seeds ${first} to ${first + count - 1}`, async () => {
  const told = await Promise.all(Array.from({ length: processes }, (_, offset) => share(offset)));
  expect(told.filter((words) => !/^\d+ runs, 0 failed\n$/.test(words))).toEqual([]);
  const runs = told.map((words) => Number.parseInt(words, 10));
  expect(runs.reduce((sum, part) => sum + part, 0)).toBe(count);
}, 900_000);
