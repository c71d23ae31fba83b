import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { mutations, type Mutation } from '../mutations/mutations.ts';

const root = join(import.meta.dirname, '..');
const mutate = join(root, 'mutations/mutate.ts');
const cli = join(root, 'cli.ts');

/** More runs than any mistake in the list needs to be noticed. */
const most = 300;

/** Runs the simulation on code with a mistake in it, until a run fails. */
async function runWith({ name, seed }: Mutation): Promise<string> {
  const args = ['--import', mutate, cli, `${seed}`, `${most}`, '--stop'];
  const env = { ...process.env, MUTATION: name };
  // The simulation says by its exit code that something was wrong, which is what is wanted here.
  const ended = await promisify(execFile)(process.execPath, args, { env }).catch(
    (error: unknown) => error,
  );
  return typeof ended === 'object' && ended !== null && 'stdout' in ended
    ? String(ended.stdout)
    : String(ended);
}

describe('the simulation notices code that no longer', () => {
  // One after the other: each is a process of its own, and Chromium is watched meanwhile.
  test.for(mutations)('$name', { timeout: 120_000 }, async (mutation) => {
    expect(await runWith(mutation)).toMatch(/ 1 failed\n$/);
  });
});
