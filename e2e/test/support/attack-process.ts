import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { AttackReport } from '../../attacks/attack.ts';
import type { AttackName } from '../../attacks/attacks.ts';

/** What to attack, from where, and for how long. */
export interface AttackOptions {
  readonly origin: string;
  readonly room: string;
  readonly seconds: number;
  /** The number of source addresses. */
  readonly addresses: number;
}

/** An attack in a process of its own. */
export interface RunningAttack extends AsyncDisposable {
  /** Resolves when the attack has ended. Rejects if it has failed. */
  readonly report: Promise<AttackReport>;
}

const folder = fileURLToPath(new URL('../..', import.meta.url));
const Report = z.record(z.string(), z.number());

/** Starts an attack. Resolves when it runs. */
export async function startAttack(
  name: AttackName,
  options: AttackOptions,
): Promise<RunningAttack> {
  const values = Object.entries(options).flatMap(([key, value]) => [`--${key}`, `${value}`]);
  const child = spawn('node', ['attacks/main.ts', name, ...values], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = Promise.all([exited, once(output, 'close')]);
  await Promise.race([once(output, 'line'), exited]);
  const readReport = async (): Promise<AttackReport> => {
    await ended;
    if (child.exitCode !== 0) throw new Error(`The attack ${name} failed.`);
    return Report.parse(JSON.parse(lines.at(-1) ?? ''));
  };
  return {
    report: readReport(),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
