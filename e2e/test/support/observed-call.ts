import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { getObservations } from './call-monitor.ts';
import { observeCall } from './call-observer.ts';
import { startLatencyProbe } from './latency-probe.ts';
import { expectVideo } from './media.ts';
import {
  createRoomName,
  joinRoom,
  joinUrl,
  openBrowser,
  type Participant,
} from './participants.ts';
import { longestVideoFreezeMs, type TimeRange } from './video-freeze.ts';

/** What honest people notice in a time range, in milliseconds. */
export interface Experience {
  /** The longest task that has blocked one of the pages in the call. */
  readonly longestTaskMs: number;
  /** The longest freeze of a video between these pages. */
  readonly longestFreezeMs: number;
  /** How long a newcomer takes from the navigation until all see each other; infinite if they never do. */
  readonly newcomerMs: number;
  /** The 99th percentile of the latencies of requests in other rooms. */
  readonly p99Ms: number;
}

/** A call of two, whose members are observed. */
export interface ObservedCall extends AsyncDisposable {
  readonly room: string;
  /** Observes the call for some time, or longer if the newcomer needs it. @param durationMs at least 1,000 */
  observe(durationMs: number): Promise<Experience>;
}

/** The newcomer comes when an attack has had time to do harm. */
const newcomerDelayMs = 1_000;
/** Who has not connected after this time never will. */
const newcomerTimeoutMs = 15_000;

/** Resolves with the time of the first video frame of each peer; at least one peer that is not `known` must come. */
async function waitForNewVideo(
  { page }: Participant,
  count: number,
  known: readonly string[] = [],
): Promise<number> {
  const firstFrames = await page.waitForFunction(
    ({ count, known }) => {
      const times = Object.entries(window.callObservations.videoFrameTimes).flatMap(
        ([peer, [first]]) => (known.includes(peer) || first === undefined ? [] : [first]),
      );
      return times.length >= count ? times : null;
    },
    { count, known },
    { polling: 50, timeout: newcomerTimeoutMs },
  );
  return Math.max(...((await firstFrames.jsonValue()) ?? []));
}

/** Opens two pages in a new room, and waits until they see each other. */
export async function startObservedCall(browser: Browser, origin: string): Promise<ObservedCall> {
  await using starting = new AsyncDisposableStack();
  const room = createRoomName();
  const options = { origin, initScript: observeCall };
  const ana = starting.use(await joinRoom(browser, room, 'Ana', options));
  const ben = starting.use(await joinRoom(browser, room, 'Ben', options));
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  const members = [ana, ben];
  // Only the ids: to read all observations would be a long task of the page, in the time that is measured.
  const listPeers = ({ page }: Participant): Promise<readonly string[]> =>
    page.evaluate(() => Object.keys(window.callObservations.videoFrameTimes));
  const honestPeers = await Promise.all(members.map(listPeers));
  const probe = starting.use(await startLatencyProbe(origin));
  let newcomers = 0;

  const measureNewcomer = async (): Promise<number> => {
    newcomers += 1;
    const known = await Promise.all(members.map(listPeers));
    await using newcomer = await openBrowser(browser, `Newcomer ${newcomers}`, options);
    const startedAt = Date.now();
    await newcomer.page.goto(joinUrl(room, newcomer.name));
    try {
      const seenAt = await Promise.all([
        waitForNewVideo(newcomer, members.length),
        ...members.map((member, index) => waitForNewVideo(member, 1, known[index])),
      ]);
      return Math.max(...seenAt) - startedAt;
    } catch {
      return Infinity;
    } finally {
      // A page that is left frees its membership at once.
      await newcomer.page.goto('about:blank');
    }
  };

  const measurePages = async ({ from, to }: TimeRange) => {
    const observations = await Promise.all(members.map(getObservations));
    const tasks = observations
      .flatMap(({ longTasks }) => longTasks)
      .filter(({ at, durationMs }) => at < to && at + durationMs > from);
    const freezes = observations.flatMap(({ videoFrameTimes }, index) =>
      (honestPeers[index] ?? []).map((peer) =>
        longestVideoFreezeMs(videoFrameTimes[peer] ?? [], { from, to }),
      ),
    );
    return {
      longestTaskMs: Math.max(0, ...tasks.map(({ durationMs }) => durationMs)),
      longestFreezeMs: Math.max(...freezes),
    };
  };

  const running = starting.move();
  return {
    room,
    async observe(durationMs) {
      const from = Date.now();
      const atLeast = delay(durationMs);
      await delay(newcomerDelayMs);
      const newcomerMs = await measureNewcomer();
      await atLeast;
      const range = { from, to: Date.now() };
      return { ...(await measurePages(range)), newcomerMs, p99Ms: await probe.p99Ms(range) };
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
