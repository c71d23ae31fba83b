import { argumentsWithFrameRate, findChromium, findSmallChromium } from '../../scripts/chromium.ts';

/** For `test.use`: cameras with 10 frames per second instead of 5. */
export function withMoreFrames() {
  const executablePath = findSmallChromium();
  return {
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: argumentsWithFrameRate(10),
    },
  };
}

/** For `launch` and `test.use`: the whole browser, with permission prompts. */
export function wholeBrowser() {
  const executablePath = findChromium();
  return {
    ...(executablePath !== undefined && { executablePath }),
    args: argumentsWithFrameRate(5),
  };
}
