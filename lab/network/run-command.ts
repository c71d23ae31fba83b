import { spawnSync } from 'node:child_process';

/**
 * Runs a program to its end.
 * @param input what it reads from its standard input
 * @returns what it has printed
 * @throws where it cannot be started or does not end well, with what it complained of
 */
export function runCommand(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr.trim()}`);
  }
  return stdout;
}
