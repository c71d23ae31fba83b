import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll } from 'vitest';

setFlagsFromString('--expose-gc');

/** Collects all garbage. */
export const collectGarbage = () => void runInNewContext('gc()');

// @roamhq/wrtc may crash if the process exits before its tracks and sinks have been freed.
afterAll(async () => {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
});
