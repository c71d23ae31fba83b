/**
 * Puts the mistake that the environment variable MUTATION names into the code that is loaded afterwards.
 * To be given to Node by `--import`.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { mutations } from './mutations.ts';

const name = process.env['MUTATION'];
const mutation = mutations.find((each) => each.name === name);
if (mutation === undefined) throw new Error(`There is no mutation "${name}".`);

const { find, replace } = mutation;
const url = pathToFileURL(join(import.meta.dirname, '../..', mutation.file)).href;
let isDone = false;

registerHooks({
  load(address, context, nextLoad) {
    const loaded = nextLoad(address, context);
    if (address !== url) return loaded;
    const source =
      typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    const parts = source.split(find);
    if (parts.length !== 2) {
      throw new Error(`${mutation.file} has ${parts.length - 1} places for "${name}", not one.`);
    }
    isDone = true;
    return { ...loaded, source: parts.join(replace) };
  },
});

process.on('exit', () => {
  if (!isDone) {
    console.error(`Nothing loaded ${mutation.file}.`);
    process.exitCode = 2;
  }
});
