import { argumentsWithFrameRate, findChromium } from '../../scripts/chromium.ts';

/** For `test.use`: cameras with 10 frames per second instead of 5. */
export function withMoreFrames() {
  const executablePath = findChromium();
  return {
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: argumentsWithFrameRate(10),
    },
  };
}
