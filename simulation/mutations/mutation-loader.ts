/**
 * Applies the mutation that the environment variable MUTATION names to the code that is loaded afterwards. Pass
 * it to Node with `--import`.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { mutations } from './mutations.ts';

const name = process.env['MUTATION'];
const mutation = mutations.find((each) => each.name === name);
if (mutation === undefined) throw new Error(`Unknown mutation "${name}".`);

const { find, replace } = mutation;
const url = pathToFileURL(join(import.meta.dirname, '../..', mutation.file)).href;
let isApplied = false;

registerHooks({
  load(address, context, nextLoad) {
    const loaded = nextLoad(address, context);
    if (address !== url) return loaded;
    const source =
      typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    const parts = source.split(find);
    if (parts.length !== 2) {
      throw new Error(
        `${mutation.file} matches "${name}" ${parts.length - 1} times instead of once.`,
      );
    }
    isApplied = true;
    return { ...loaded, source: parts.join(replace) };
  },
});

process.on('exit', () => {
  if (!isApplied) {
    console.error(`${mutation.file} was not loaded.`);
    process.exitCode = 2;
  }
});
