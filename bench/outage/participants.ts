import type { Browser, Page } from '@playwright/test';
import { observeCall } from '../../e2e/test/support/call-observer.ts';
import { serverUnreachableBanner } from '../../e2e/test/support/indicators.ts';
import { longestVideoFreezeMs, type TimeRange } from '../../e2e/test/support/video-freeze.ts';

const timeoutMs = 45_000;
/** A call has settled after this many video frames. */
const settledFrameCount = 100;

/** The pages of two participants in a call. */
export type Pair = readonly [Page, Page];

/** Opens a browser context of its own and joins a room. */
export async function join(
  browser: Browser,
  origin: string,
  room: string,
  name: string,
): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(observeCall);
  const page = await context.newPage();
  await page.goto(`${origin}/r/${room}?name=${name}&join=1`);
  return page;
}

/** Waits until both participants have received video for a while. */
export async function waitUntilSettled(pair: Pair): Promise<void> {
  const hasSettled = (minFrames: number) =>
    Object.values(window.callObservations.videoFrameTimes).some(
      ({ length }) => length >= minFrames,
    );
  for (const page of pair) {
    await page.waitForFunction(hasSettled, settledFrameCount, { timeout: timeoutMs });
  }
}

/** Waits until neither page shows that the server is unreachable. */
export async function waitUntilReconnected(pair: Pair): Promise<void> {
  for (const page of pair) {
    await serverUnreachableBanner({ page }).waitFor({ state: 'detached', timeout: timeoutMs });
  }
}

/** The longest video freezes in a time range, in milliseconds, on the page where they are longer. */
export interface VideoFreeze {
  /** Of the remote video. */
  readonly remoteMs: number;
  /** Of the page's own video, which only the load of the machine delays. */
  readonly localMs: number;
}

/** Measures the freezes of both pages. @throws if a connection was rebuilt */
export async function measureFreeze(pair: Pair, range: TimeRange): Promise<VideoFreeze> {
  const observations = await Promise.all(
    pair.map((page) => page.evaluate(() => window.callObservations)),
  );
  if (observations.some(({ connections }) => connections.length !== 1)) {
    throw new Error('A connection was rebuilt.');
  }
  const longest = (videos: readonly (readonly number[])[]) =>
    Math.max(...videos.map((frameTimes) => longestVideoFreezeMs(frameTimes, range)));
  return {
    remoteMs: longest(
      observations.flatMap(({ videoFrameTimes }) => Object.values(videoFrameTimes)),
    ),
    localMs: longest(observations.map(({ ownVideoFrameTimes }) => ownVideoFrameTimes)),
  };
}
