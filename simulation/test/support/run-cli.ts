import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const cli = join(import.meta.dirname, '../../cli.ts');

/**
 * Runs simulations in a process of their own. By its exit code that says whether a run failed; which one and why
 * is in its words.
 *
 * @param args as by hand
 * @param node what Node is told
 * @returns its words
 */
export async function runSimulations(
  args: readonly string[],
  node: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const ended = await promisify(execFile)(process.execPath, [...node, cli, ...args], {
    env: { ...process.env, ...env },
  }).catch((error: unknown) => error);
  return typeof ended === 'object' && ended !== null && 'stdout' in ended
    ? String(ended.stdout)
    : String(ended);
}
