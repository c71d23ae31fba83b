import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simulationEnvironment } from './simulation-environment.ts';

const cli = join(import.meta.dirname, '../../cli.ts');

/**
 * Runs simulations in a process of their own. The process fails if a run failed.
 *
 * @param args the arguments of the command line
 * @param nodeOptions the options of Node
 * @returns the output
 */
export async function runSimulations(
  args: readonly string[],
  nodeOptions: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const result = await promisify(execFile)(process.execPath, [...nodeOptions, cli, ...args], {
    env: { ...simulationEnvironment(), ...env },
  }).catch((error: unknown) => error);
  return typeof result === 'object' && result !== null && 'stdout' in result
    ? String(result.stdout)
    : String(result);
}
