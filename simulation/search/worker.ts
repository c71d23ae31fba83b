/**
 * One process of the search for failing seeds: `node search/worker.ts FIRST_SEED STEP COUNT END FOLDER`. It runs
 * every STEP-th seed, COUNT of them, until the time END in milliseconds since 1970, and sends the parent a
 * {@link SearchMessage} after each run. It runs a seed that fails once more and records its events, its
 * violations, and the trace of each page.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordRun } from '../run/record-run.ts';
import { run } from '../run/run.ts';
import { writeTraces } from '../run/write-traces.ts';
import type { SearchMessage } from './search-message.ts';

const [firstSeed = '1', step = '1', count = '0', end = '0', folder = '.'] = process.argv.slice(2);

/** Writes everything about a run that failed. @returns the folder */
async function recordFailure(seed: number): Promise<string> {
  const runFolder = join(folder, String(seed));
  const { report, pages } = await recordRun(seed);
  writeTraces(pages, runFolder);
  const lines = [...report.events, ...report.violations.map((violation) => `! ${violation}`)];
  writeFileSync(join(runFolder, 'run.txt'), `${lines.join('\n')}\n`);
  return runFolder;
}

for (let index = 0; index < Number(count) && Date.now() < Number(end); index += 1) {
  const seed = Number(firstSeed) + index * Number(step);
  const { violations } = await run(seed);
  const recordedIn = violations.length === 0 ? null : await recordFailure(seed);
  process.send?.({ seed, violations, recordedIn } satisfies SearchMessage);
}
// Without this, the channel to the parent keeps the process alive.
process.disconnect?.();
