import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mutations, type Mutation } from '../../mutations/mutations.ts';
import { runSimulations } from '../support/run-cli.ts';

const mutate = join(import.meta.dirname, '../../mutations/mutation-loader.ts');

/** More runs than any mistake in the list needs to be noticed. */
const maxRuns = 300;

/** Runs the simulation on code with a mistake in it, until a run fails. */
const runWith = ({ name, seed }: Mutation): Promise<string> =>
  runSimulations([`${seed}`, `${maxRuns}`, '--stop'], ['--import', mutate], { MUTATION: name });

describe('the simulation notices code that no longer', () => {
  // One after the other: each is a process of its own, and Chromium is watched meanwhile.
  test.for(mutations)('$name', { timeout: 120_000 }, async (mutation) => {
    expect(await runWith(mutation)).toMatch(/ 1 failed\n$/);
  });
});
