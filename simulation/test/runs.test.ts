import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../cli.ts');

/** How many runs there are. SIMULATION_RUNS makes it another number, SIMULATION_SEED begins elsewhere. */
const count = Number(process.env['SIMULATION_RUNS'] ?? 2_000);
const first = Number(process.env['SIMULATION_SEED'] ?? 1);
/** As many processes as there are processors share the work. */
const processes = Math.min(availableParallelism(), count);

/** Every so many-th run, and what is said of it. */
async function share(offset: number): Promise<string> {
  const runs = Math.ceil((count - offset) / processes);
  // The processes leave no processor free for collecting garbage beside them.
  const args = [
    '--single-threaded-gc',
    cli,
    `${first + offset}`,
    `${runs}`,
    '--step',
    `${processes}`,
  ];
  // By its exit code it says that a run failed; which one and why is in its words.
  const ended = await promisify(execFile)(process.execPath, args).catch((error: unknown) => error);
  return typeof ended === 'object' && ended !== null && 'stdout' in ended
    ? String(ended.stdout)
    : String(ended);
}

test(`people who call each other through everything: seeds ${first} to ${first + count - 1}`, async () => {
  const told = await Promise.all(Array.from({ length: processes }, (_, offset) => share(offset)));
  expect(told.filter((words) => !/^\d+ runs, 0 failed\n$/.test(words))).toEqual([]);
  const runs = told.map((words) => Number.parseInt(words, 10));
  expect(runs.reduce((sum, part) => sum + part, 0)).toBe(count);
}, 900_000);
