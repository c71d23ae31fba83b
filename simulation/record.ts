/**
 * Records the pages of one run: `node simulation/record.ts SEED FOLDER` leaves a trace of each page that was
 * opened in the folder, as `1-Ana.json`. With `--import ./simulation/mutations/mutate.ts` and MUTATION it
 * records what broken code does.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordRun } from './run/record-run.ts';

const [seed = '1', folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [n, { name, trace }] of (await recordRun(Number(seed))).entries()) {
  writeFileSync(join(folder, `${n + 1}-${name}.json`), JSON.stringify(trace));
}
