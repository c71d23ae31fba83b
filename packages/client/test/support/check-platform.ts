import type { CheckPlatform } from '../../src/check/check-platform.ts';
import { createWrtcPlatform } from './wrtc-platform.ts';

/** Creates a platform for a check in Node on which every step passes, except for the overrides. */
export function createCheckPlatform(overrides: Partial<CheckPlatform> = {}) {
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
    ...overrides,
  };
  return { ...base, platform };
}
