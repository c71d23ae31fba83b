import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseTrace, type Trace } from '@visavis/trace';
import { simulationEnvironment } from './simulation-environment.ts';

const root = join(import.meta.dirname, '../..');

/** Parses a trace. @throws if it is invalid */
export function parse(text: string): Trace {
  const trace = parseTrace(text);
  if (typeof trace === 'string') throw new Error(`Invalid trace: ${trace}.`);
  return trace;
}

/** Records a run in a process of its own, whose code may be mutated. */
export async function recordInSubprocess(seed: number, mutation: string | null): Promise<Trace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'visavis-traces-'));
  try {
    const loader =
      mutation === null ? [] : ['--import', join(root, 'mutations/mutation-loader.ts')];
    const args = [...loader, join(root, 'record.ts'), String(seed), folder];
    const env = { ...simulationEnvironment(), ...(mutation !== null && { MUTATION: mutation }) };
    await promisify(execFile)(process.execPath, args, { env });
    const files = (await readdir(folder)).toSorted();
    return await Promise.all(
      files.map(async (file) => parse(await readFile(join(folder, file), 'utf8'))),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
