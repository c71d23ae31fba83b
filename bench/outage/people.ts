import type { Browser, Page } from '@playwright/test';
import { observeCall } from '../../e2e/scripts/observe-call.ts';
import { longestStandstill, type Stretch } from '../../e2e/scripts/standstill.ts';

/** The longest that anything may take, in milliseconds. */
const PATIENCE = 45_000;
/** So many pictures of each other, and the call has settled. */
const SETTLED = 100;

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
export async function settle(pair: Pair): Promise<void> {
  const hasSettled = (least: number) =>
    Object.values(window.callObserved.pictures).some(({ length }) => length >= least);
  for (const page of pair) {
    await page.waitForFunction(hasSettled, SETTLED, { timeout: PATIENCE });
  }
}

/** Waits until both are connected to the server again: nothing on their screens says otherwise. */
export async function reunite(pair: Pair): Promise<void> {
  for (const page of pair) {
    const banner = page.getByText(/server does not answer/i);
    await banner.waitFor({ state: 'detached', timeout: PATIENCE });
  }
}

/** The longest standstills in a stretch, in milliseconds, on whichever of the two pages it was longer. */
export interface Standstill {
  /** Of the other person's picture. */
  readonly other: number;
  /** Of the page's own picture, which never leaves it: the machine's share. */
  readonly own: number;
}

/** What the two saw. @throws where their connection is not the one it was */
export async function standstill(pair: Pair, stretch: Stretch): Promise<Standstill> {
  const seen = await Promise.all(pair.map((page) => page.evaluate(() => window.callObserved)));
  if (seen.some(({ connections }) => connections.length !== 1)) {
    throw new Error('A connection was made anew.');
  }
  const longest = (pictures: readonly (readonly number[])[]) =>
    Math.max(...pictures.map((times) => longestStandstill(times, stretch)));
  return {
    other: longest(seen.flatMap(({ pictures }) => Object.values(pictures))),
    own: longest(seen.map(({ own }) => own)),
  };
}
