import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll } from 'vitest';

setFlagsFromString('--expose-gc');

/** Frees what nobody holds any more: everything, if nothing leaks. */
export const collectGarbage = () => void runInNewContext('gc()');

// @roamhq/wrtc may crash a process that ends while tracks and sinks of it are still to be freed.
afterAll(async () => {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
});
