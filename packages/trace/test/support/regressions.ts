import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseTrace, type Trace } from '../../src/index.ts';

const folder = join(import.meta.dirname, '../replay/regressions');
const divergencesSuffix = '.divergences.json';

/** The names of all regression traces. */
export const regressionNames: readonly string[] = globSync('*.json', { cwd: folder })
  .filter((file) => !file.endsWith(divergencesSuffix))
  .map((file) => basename(file, '.json'));

/** Reads a regression trace. @throws if it is invalid */
export function readRegression(name: string): Trace {
  const trace = parseTrace(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (typeof trace === 'string') throw new Error(`${name} is ${trace}`);
  return trace;
}

/** The divergences at the time of adoption: bugs of the recording that were fixed since. */
export function readKnownDivergences(name: string): unknown {
  const [file] = globSync(`${name}${divergencesSuffix}`, { cwd: folder });
  return file === undefined ? [] : JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
