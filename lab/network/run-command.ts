import { spawnSync } from 'node:child_process';

/**
 * Runs a program and waits until it exits.
 *
 * @param input the standard input
 * @returns the standard output
 * @throws if the program cannot be started or fails, with its standard error
 */
export function runCommand(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} exited with ${status}: ${stderr.trim()}`);
  }
  return stdout;
}
