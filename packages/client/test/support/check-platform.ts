import type { CheckPlatform } from '../../src/check/platform.ts';
import { wrtcPlatform } from './wrtc-platform.ts';

/** A platform for a check in Node: all is well, but for what a test changes. */
export function checkPlatform(changes: Partial<CheckPlatform> = {}) {
  const base = wrtcPlatform();
  const platform: CheckPlatform = {
    ...base,
    isSecure: true,
    has: () => true,
    answersHttp: async (url) =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    lookAt: () => ({
      width: 1_280,
      height: 720,
      frames: () => 100,
      brightest: () => 1,
      [Symbol.dispose]() {},
    }),
    listenTo: () => ({ loudest: () => 0.3, [Symbol.dispose]() {} }),
    playSound: async () => {},
    ...changes,
  };
  return { ...base, platform };
}
