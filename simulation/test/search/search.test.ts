import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { replay } from '@visavis/trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutations } from '../../mutations/mutations.ts';
import { parse } from '../support/recorded-traces.ts';
import { simulationEnvironment } from '../support/simulation-environment.ts';

const root = join(import.meta.dirname, '../..');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visavis-search-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Searches in one process. @returns the output */
async function search(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const script = join(root, 'search/search.ts');
  const result: unknown = await promisify(execFile)(
    process.execPath,
    [script, '--processes', '1', '--folder', folder, ...args],
    { env: { ...simulationEnvironment(), ...env } },
  ).catch((error: unknown) => error);
  return typeof result === 'object' && result !== null && 'stdout' in result
    ? String(result.stdout)
    : String(result);
}

test('a search counts the runs that pass', async () => {
  expect(await search(['--seed', '1', '--runs', '3'])).toMatch(/^3 runs, 0 failed, .*$/m);
});

test('a search writes a trace of each page of a run that fails, which replays', async () => {
  // A mistake in the server, so that the machines do what the trace says.
  const name = 'remove members who do not return';
  const seed = String(mutations.find((mutation) => mutation.name === name)?.seed);
  const loader = join(root, 'mutations/mutation-loader.ts');
  const output = await search(['--seed', seed, '--runs', '1'], {
    NODE_OPTIONS: `--import ${loader}`,
    MUTATION: name,
  });
  expect(output).toContain(`Seed ${seed}, recorded in ${join(folder, seed)}:`);
  expect(output).toMatch(/^1 runs, 1 failed, .*$/m);
  const files = await readdir(join(folder, seed));
  expect(await readFile(join(folder, seed, 'run.txt'), 'utf8')).toMatch(/^! /m);
  const traces = files.filter((file) => file.endsWith('.json'));
  expect(traces.length).toBeGreaterThan(0);
  for (const file of traces) {
    const trace = parse(await readFile(join(folder, seed, file), 'utf8'));
    expect(replay(trace).incompleteActors).toEqual([]);
  }
});
