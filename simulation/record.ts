/**
 * Records the pages of one run: `node simulation/record.ts SEED FOLDER` writes a trace of each page that opened
 * to the folder, for example `1-Ana.json`. With `--import ./simulation/mutations/mutation-loader.ts` and the
 * environment variable MUTATION it records mutated code.
 */
import { recordRun } from './run/record-run.ts';
import { writeTraces } from './run/write-traces.ts';

const [seed = '1', folder = '.'] = process.argv.slice(2);
const { pages } = await recordRun(Number(seed));
writeTraces(pages, folder);
