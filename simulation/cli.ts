/**
 * Runs simulations: `node simulation/cli.ts SEED [COUNT] [--step N] [--stop]`. Says what went wrong, of a single
 * run also how it came to it. With `--step` each seed is by so much larger than the one before, with `--stop`
 * the first run that fails is the last.
 */
import { parseArgs } from 'node:util';
import { run } from './run/run.ts';

const { values, positionals } = parseArgs({
  options: { step: { type: 'string', default: '1' }, stop: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [first = 1, count = 1] = positionals.map(Number);
const step = Number(values.step);
let runs = 0;
let failed = 0;
for (let seed = first; runs < count && !(values.stop && failed > 0); seed += step) {
  const { events, violations } = await run(seed);
  runs += 1;
  if (violations.length > 0) failed += 1;
  if (violations.length > 0 || count === 1) console.log(`Seed ${seed}:`);
  if (count === 1) for (const line of events) console.log(`  ${line}`);
  for (const fault of violations) console.log(`  ! ${fault}`);
}
console.log(`${runs} runs, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
