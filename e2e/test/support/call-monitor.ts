import { expect, test } from '@playwright/test';
import { expectVideo } from './media.ts';
import type { Participant } from './participants.ts';
import { longestVideoFreezeMs, type TimeRange } from './video-freeze.ts';

/** How long a call is observed before the first disruption. */
const baselineMs = 4_000;
/**
 * The longest freeze that a busy machine may cause: at least `minimumMs`, or `factor` times the longest freeze
 * of the baseline and of the pages' own videos during the disruption.
 */
const tolerance = { minimumMs: 500, factor: 3 } as const;

/** A running call with a measured baseline. */
export interface CallMonitor {
  /**
   * Expects that nothing was noticeable since the baseline or the last check: no video froze, connections were
   * kept without a negotiation, and all tiles stayed.
   * @param disruption what happened, for the message
   */
  expectUninterrupted(disruption: string): Promise<void>;
}

/** The observations of a page so far. It must have been opened with `observeCall`. */
export const getObservations = ({ page }: Participant) =>
  page.evaluate(() => window.callObservations);

/** The ids of all members for whom a page ever showed a tile. */
export async function getPeersEverShown(viewer: Participant): Promise<readonly string[]> {
  const { tileHistory } = await getObservations(viewer);
  return [...new Set(tileHistory.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)))];
}

/** Waits until a time. @param time in milliseconds since 1970 */
export async function waitUntil({ page }: Participant, time: number): Promise<void> {
  await page.waitForFunction((time) => Date.now() >= time, time);
}

const formatMs = (durations: readonly number[]) =>
  durations.map((ms) => `${Math.round(ms)} ms`).join(', ');

/**
 * Waits until all participants see each other and measures the baseline.
 * @param load work that the disruption also causes; done during the baseline, it cancels out
 */
export async function monitorCall(
  participants: readonly Participant[],
  load: () => Promise<void> = () => Promise.resolve(),
): Promise<CallMonitor> {
  for (const viewer of participants) {
    for (const { name } of participants.filter((other) => other !== viewer)) {
      await expectVideo(viewer, name);
    }
  }
  const from = Date.now();
  await load();
  for (const participant of participants) await waitUntil(participant, from + baselineMs);
  const baseline: TimeRange = { from, to: Date.now() };
  const before = await Promise.all(participants.map(getObservations));
  const peers = before.map(({ videoFrameTimes }) => Object.keys(videoFrameTimes));

  /** The longest freeze of each remote video and of each page's own video in a time range. */
  const measureFreezes = async (range: TimeRange) => {
    const observations = await Promise.all(participants.map(getObservations));
    const remote = observations.flatMap(({ videoFrameTimes }, index) =>
      (peers[index] ?? []).map((peer) => longestVideoFreezeMs(videoFrameTimes[peer] ?? [], range)),
    );
    const own = observations.map(({ ownVideoFrameTimes }) =>
      longestVideoFreezeMs(ownVideoFrameTimes, range),
    );
    return { remote, own };
  };

  let checkedUntil = baseline.to;
  return {
    async expectUninterrupted(disruption) {
      const disrupted: TimeRange = { from: checkedUntil, to: Date.now() };
      checkedUntil = disrupted.to;
      const usual = await measureFreezes(baseline);
      const measured = await measureFreezes(disrupted);
      const figures =
        `longest freezes: baseline ${formatMs(usual.remote)}; ${disruption} ${formatMs(measured.remote)}; ` +
        `own videos ${formatMs(measured.own)}`;
      test.info().annotations.push({ type: 'measured', description: figures });
      process.stdout.write(`    ${figures}\n`);

      const after = await Promise.all(participants.map(getObservations));
      for (const [index, { connections, tileHistory }] of after.entries()) {
        const known = before[index]?.connections ?? [];
        expect(connections.slice(0, known.length), 'existing connections').toEqual(known);
        const everShown = new Set(
          tileHistory.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)),
        );
        const newcomers = [...everShown].filter((peer) => !peers[index]?.includes(peer));
        const newConnections = connections.length - known.length;
        expect(newConnections, 'connections for newcomers').toBeLessThanOrEqual(newcomers.length);
        const changes = tileHistory.filter(({ at }) => at > disrupted.from);
        for (const { tiles } of changes) {
          const ids = tiles.map(({ peer }) => peer);
          expect(ids, 'shown tiles').toEqual(expect.arrayContaining(peers[index] ?? []));
        }
        const levels = changes.flatMap(({ tiles }) => tiles.map(({ level }) => level));
        expect(levels, 'shown connection levels').not.toContain('reconnecting');
        expect(levels).not.toContain('lost');
      }
      const usualMs = Math.max(...usual.remote, ...measured.own);
      const limitMs = Math.max(tolerance.minimumMs, tolerance.factor * usualMs);
      expect(Math.max(...measured.remote), figures).toBeLessThanOrEqual(limitMs);
    },
  };
}
