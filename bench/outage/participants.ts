import type { Browser, Page } from '@playwright/test';
import { observeCall } from '../../e2e/test/support/call-observer.ts';
import { longestVideoFreezeMs, type TimeRange } from '../../e2e/test/support/video-freeze.ts';

/** The longest that anything may take, in milliseconds. */
const timeoutMs = 45_000;
/** So many pictures of each other, and the call has settled. */
const settledFrameCount = 100;

/** Two people in a call. */
export type Pair = readonly [Page, Page];

/** Opens a browser profile of somebody's own and joins a room. */
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

/** Waits until both have seen each other for a while. */
export async function waitUntilSettled(pair: Pair): Promise<void> {
  const hasSettled = (least: number) =>
    Object.values(window.callObservations.videoFrameTimes).some(({ length }) => length >= least);
  for (const page of pair) {
    await page.waitForFunction(hasSettled, settledFrameCount, { timeout: timeoutMs });
  }
}

/** Waits until both are connected to the server again: nothing on their screens says otherwise. */
export async function waitUntilReconnected(pair: Pair): Promise<void> {
  for (const page of pair) {
    const banner = page.getByText(/server does not answer/i);
    await banner.waitFor({ state: 'detached', timeout: timeoutMs });
  }
}

/** The longest standstills in a stretch, in milliseconds, on whichever of the two pages it was longer. */
export interface VideoFreeze {
  /** Of the other person's picture. */
  readonly remoteMs: number;
  /** Of the page's own picture, which never leaves it: the machine's share. */
  readonly localMs: number;
}

/** What the two saw. @throws where their connection is not the one it was */
export async function measureFreeze(pair: Pair, stretch: TimeRange): Promise<VideoFreeze> {
  const seen = await Promise.all(pair.map((page) => page.evaluate(() => window.callObservations)));
  if (seen.some(({ connections }) => connections.length !== 1)) {
    throw new Error('A connection was made anew.');
  }
  const longest = (pictures: readonly (readonly number[])[]) =>
    Math.max(...pictures.map((times) => longestVideoFreezeMs(times, stretch)));
  return {
    remoteMs: longest(seen.flatMap(({ videoFrameTimes }) => Object.values(videoFrameTimes))),
    localMs: longest(seen.map(({ ownVideoFrameTimes }) => ownVideoFrameTimes)),
  };
}
