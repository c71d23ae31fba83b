import type { ChildProcess } from 'node:child_process';

/** The longest that a server may take to start, in milliseconds. */
const timeoutMs = 20_000;

/**
 * Waits until a program has printed what it prints when it is ready. What it prints later is thrown away.
 * @returns what was found of the sign
 * @throws where it ends before, or is too slow, with what it has printed
 */
export function waitForOutput(child: ChildProcess, sign: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let printed = '';
    let isReady = false;
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new Error(`${child.spawnargs.join(' ')} ${what}:\n${printed}`));
    };
    const timer = setTimeout(() => fail('did not become ready'), timeoutMs);
    const hear = (chunk: unknown) => {
      if (isReady) return;
      printed += String(chunk);
      const found = sign.exec(printed);
      if (found === null) return;
      isReady = true;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', ({ message }) => fail(message));
    child.once('exit', () => fail('ended'));
  });
}
