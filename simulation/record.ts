/**
 * Records the pages of one run: `node simulation/record.ts SEED FOLDER` writes a trace of each page that opened
 * to the folder, for example `1-Ana.json`. With `--import ./simulation/mutations/mutation-loader.ts` and the
 * environment variable MUTATION it records mutated code.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordRun } from './run/record-run.ts';

const [seed = '1', folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [index, { participantName, trace }] of (await recordRun(Number(seed))).entries()) {
  writeFileSync(join(folder, `${index + 1}-${participantName}.json`), JSON.stringify(trace));
}
