import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTrace, replay } from '../../src/index.ts';

const folder = join(import.meta.dirname, 'regressions');
const divergencesSuffix = '.divergences.json';
const names = globSync('*.json', { cwd: folder })
  .filter((file) => !file.endsWith(divergencesSuffix))
  .map((file) => basename(file, '.json'));

/** The divergences at the time of adoption: bugs of the recording that were fixed since. */
function knownDivergences(name: string): unknown {
  const [file] = globSync(`${name}${divergencesSuffix}`, { cwd: folder });
  return file === undefined ? [] : JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

test.for(names)(
  'the machines behave as in the trace %s, except for the known divergences',
  (name) => {
    const trace = parseTrace(readFileSync(join(folder, `${name}.json`), 'utf8'));
    if (typeof trace === 'string') throw new Error(`${name} is ${trace}`);
    const { divergences, incompleteActors, steps } = replay(trace.entries);
    expect(steps).toBeGreaterThan(0);
    expect({ divergences, incompleteActors }).toEqual({
      divergences: knownDivergences(name),
      incompleteActors: [],
    });
  },
);
