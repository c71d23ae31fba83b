/**
 * Searches for seeds that fail: `pnpm --filter @visavis/simulation search [--hours 8] [--runs N] [--processes N]
 * [--seed S] [--folder F]`. It runs one process for each processor, from a seed that the clock chooses, and writes each run
 * that fails to a folder: `run.txt` with its events and violations, and a trace of each page, which
 * `pnpm --filter @visavis/trace replay FILE` replays and the inspector displays. Prints the number of runs every
 * minute. Ctrl+C ends it early.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SearchMessage } from './search-message.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '8' },
    runs: { type: 'string', default: 'Infinity' },
    processes: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string', default: String(Date.now()) },
    folder: { type: 'string', default: join(import.meta.dirname, '../test-results/search') },
  },
});
const firstSeed = Number(values.seed);
const processCount = Number(values.processes);
const maxRunCount = Number(values.runs);
const startedAt = Date.now();
const end = startedAt + Number(values.hours) * 3_600_000;
const folder = resolve(values.folder);
const progressIntervalMs = 60_000;
let runCount = 0;
let failureCount = 0;

function handleMessage(message: unknown): void {
  const { seed, violations, recordedIn } = SearchMessage.parse(message);
  runCount += 1;
  if (recordedIn === null) return;
  failureCount += 1;
  console.log(`Seed ${seed}, recorded in ${recordedIn}:`);
  for (const violation of violations) console.log(`  ! ${violation}`);
}

function printProgress(): void {
  const perSecond = (runCount / (Date.now() - startedAt)) * 1_000;
  console.log(`${runCount} runs, ${failureCount} failed, ${perSecond.toFixed(1)} runs/s`);
}

/** Starts the process that runs every `processCount`-th seed. */
function startProcess(offset: number): ChildProcess {
  const count = Math.ceil((maxRunCount - offset) / processCount);
  const child = fork(
    join(import.meta.dirname, 'worker.ts'),
    [firstSeed + offset, processCount, count, end, folder].map(String),
    // No processor is free for parallel garbage collection.
    { execArgv: ['--single-threaded-gc'] },
  );
  child.on('message', handleMessage);
  return child;
}

console.log(`Seeds from ${firstSeed}, ${processCount} processes, up to ${values.hours} hours`);
const children = Array.from({ length: processCount }, (_, offset) => startProcess(offset));
const progress = setInterval(printProgress, progressIntervalMs);
let isInterrupted = false;
process.once('SIGINT', () => {
  isInterrupted = true;
  for (const child of children) child.kill();
});
const exitCodes = await Promise.all(
  children.map(
    (child) =>
      new Promise<number | null>((resolve) => {
        child.once('exit', resolve);
      }),
  ),
);
clearInterval(progress);
printProgress();
const hasCrashed = !isInterrupted && exitCodes.some((code) => code !== 0);
if (hasCrashed) console.error('A process ended early.');
process.exitCode = failureCount > 0 || hasCrashed ? 1 : 0;
