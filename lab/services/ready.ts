import type { ChildProcess } from 'node:child_process';

/** The longest that a server may take to start, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Waits until a program has printed what it prints when it is ready. What it prints later is thrown away.
 * @throws where it ends before, or is too slow, with what it has printed
 */
export function ready(child: ChildProcess, sign: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new Error(`${child.spawnargs.join(' ')} ${what}:\n${printed}`));
    };
    const timer = setTimeout(() => fail('did not become ready'), PATIENCE);
    const hear = (chunk: unknown) => {
      if (sign.test(printed)) return;
      printed += String(chunk);
      if (!sign.test(printed)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', ({ message }) => fail(message));
    child.once('exit', () => fail('ended'));
  });
}
