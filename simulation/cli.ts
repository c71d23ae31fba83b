/**
 * Runs simulations: `node simulation/cli.ts SEED [COUNT] [--step N] [--stop]`. Prints the violations of each run,
 * and all events if COUNT is 1. `--step` is the difference between two seeds. `--stop` stops after the first
 * failed run.
 */
import { parseArgs } from 'node:util';
import { run } from './run/run.ts';

const { values, positionals } = parseArgs({
  options: { step: { type: 'string', default: '1' }, stop: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [first = 1, count = 1] = positionals.map(Number);
const step = Number(values.step);
// Browsers' and tRPC's errors are ordinary events here, and their stack traces, which nobody reads, are expensive.
if (count > 1) Error.stackTraceLimit = 0;
let runs = 0;
let failed = 0;
for (let seed = first; runs < count && !(values.stop && failed > 0); seed += step) {
  const { events, violations } = await run(seed);
  runs += 1;
  if (violations.length > 0) failed += 1;
  if (violations.length > 0 || count === 1) console.log(`Seed ${seed}:`);
  if (count === 1) for (const event of events) console.log(`  ${event}`);
  for (const violation of violations) console.log(`  ! ${violation}`);
}
console.log(`${runs} runs, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
