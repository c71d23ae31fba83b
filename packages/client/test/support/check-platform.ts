import type { CheckPlatform } from '../../src/check/check-platform.ts';
import { createWrtcPlatform } from './wrtc-platform.ts';

/** A platform for a check in Node: all is well, but for what a test changes. */
export function createCheckPlatform(changes: Partial<CheckPlatform> = {}) {
  const base = createWrtcPlatform();
  const platform: CheckPlatform = {
    ...base,
    isSecureContext: true,
    hasGlobal: () => true,
    isHttpReachable: async (url) =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    analyzeVideo: () => ({
      width: 1_280,
      height: 720,
      getFrameCount: () => 100,
      getMaxBrightness: () => 1,
      [Symbol.dispose]() {},
    }),
    analyzeAudio: () => ({ getPeakAmplitude: () => 0.3, [Symbol.dispose]() {} }),
    playTestAudio: async () => {},
    ...changes,
  };
  return { ...base, platform };
}
