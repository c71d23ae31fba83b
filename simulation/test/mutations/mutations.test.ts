import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Mutation } from '../../mutations/mutation.ts';
import { mutations } from '../../mutations/mutations.ts';
import { runSimulations } from '../support/run-cli.ts';

const root = join(import.meta.dirname, '../../..');
const loader = join(root, 'simulation/mutations/mutation-loader.ts');

/** More runs than any mutation needs to be detected. */
const maxRuns = 300;

/** Runs simulations of mutated code until a run fails. */
const runMutated = ({ name, seed }: Mutation): Promise<string> =>
  runSimulations([`${seed}`, `${maxRuns}`, '--stop'], ['--import', loader], { MUTATION: name });

test.for(mutations)('the code to mutate exists once: $name', ({ file, find }) => {
  expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
});

describe('the simulation detects code that does not', () => {
  // Each test runs a process of its own. They run one at a time, because another file is tested meanwhile.
  test.for(mutations)('$name', { timeout: 120_000 }, async (mutation) => {
    expect(await runMutated(mutation)).toMatch(/ 1 failed\n$/);
  });
});
