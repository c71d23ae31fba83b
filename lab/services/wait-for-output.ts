import type { ChildProcess } from 'node:child_process';

const timeoutMs = 20_000;

/**
 * Waits until a program prints text that matches a pattern. Discards later output.
 *
 * @returns the match
 * @throws if the program exits or times out first, with its output
 */
export function waitForOutput(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    let hasMatched = false;
    const fail = (problem: string) => {
      clearTimeout(timer);
      reject(new Error(`${child.spawnargs.join(' ')} ${problem}:\n${output}`));
    };
    const timer = setTimeout(() => fail('timed out'), timeoutMs);
    const handleOutput = (chunk: unknown) => {
      if (hasMatched) return;
      output += String(chunk);
      const match = pattern.exec(output);
      if (match === null) return;
      hasMatched = true;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout?.on('data', handleOutput);
    child.stderr?.on('data', handleOutput);
    child.once('error', ({ message }) => fail(message));
    child.once('exit', () => fail('exited'));
  });
}
