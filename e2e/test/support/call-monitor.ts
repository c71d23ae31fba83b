import { expect, test } from '@playwright/test';
import { longestVideoFreezeMs, type TimeRange } from './video-freeze.ts';
import { expectVideo } from './media.ts';
import type { Participant } from './participants.ts';

/** A call is watched for so long before anything happens to it, in milliseconds. */
const baselineMs = 4_000;
/**
 * No standstill is held against a call that a busy machine may have caused. In milliseconds, and in times
 * what the same pages showed in calm, and of their own cameras meanwhile.
 */
const tolerance = { least: 500, times: 3 } as const;

/** A call that goes well. */
export interface CallMonitor {
  /**
   * Expects that nobody has noticed anything since the call was calm, or since this was expected the last
   * time: every picture went on, over the same connections, without a negotiation, and everyone was shown to
   * be there all the time.
   * @param trouble what has happened meanwhile, for the message
   */
  expectUninterrupted(trouble: string): Promise<void>;
}

/** What someone's page has noted since its beginning. It has to be opened with `observeCall`. */
export const getObservations = ({ page }: Participant) =>
  page.evaluate(() => window.callObservations);

/** The ids of everyone who was ever shown to someone. */
export async function getPeersEverShown(viewer: Participant): Promise<readonly string[]> {
  const { tileHistory } = await getObservations(viewer);
  return [...new Set(tileHistory.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)))];
}

/** Waits until a moment has come, in milliseconds since 1970. */
export async function waitUntil({ page }: Participant, moment: number): Promise<void> {
  await page.waitForFunction((moment) => Date.now() >= moment, moment);
}

const formatMs = (standstills: readonly number[]) =>
  standstills.map((ms) => `${Math.round(ms)} ms`).join(', ');

/**
 * Waits until everyone sees everyone else, and for a calm stretch after that.
 * @param meanwhile what the trouble will ask of the machine besides: done in calm too, it cancels out
 */
export async function monitorCall(
  people: readonly Participant[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<CallMonitor> {
  for (const viewer of people) {
    for (const { name } of people.filter((other) => other !== viewer)) {
      await expectVideo(viewer, name);
    }
  }
  const from = Date.now();
  await meanwhile();
  for (const person of people) await waitUntil(person, from + baselineMs);
  const calm: TimeRange = { from, to: Date.now() };
  const before = await Promise.all(people.map(getObservations));
  const peers = before.map(({ videoFrameTimes }) => Object.keys(videoFrameTimes));

  /** The longest standstills in a stretch: of the pictures of others that each sees, and of their own. */
  const standstills = async (stretch: TimeRange) => {
    const now = await Promise.all(people.map(getObservations));
    const others = now.flatMap(({ videoFrameTimes }, viewer) =>
      (peers[viewer] ?? []).map((peer) =>
        longestVideoFreezeMs(videoFrameTimes[peer] ?? [], stretch),
      ),
    );
    return {
      others,
      own: now.map(({ ownVideoFrameTimes }) => longestVideoFreezeMs(ownVideoFrameTimes, stretch)),
    };
  };

  let since = calm.to;
  return {
    async expectUninterrupted(trouble) {
      const troubled: TimeRange = { from: since, to: Date.now() };
      since = troubled.to;
      const calmly = await standstills(calm);
      const then = await standstills(troubled);
      const figures =
        `longest standstills: calm ${formatMs(calmly.others)}; ${trouble} ${formatMs(then.others)}; ` +
        `own pictures meanwhile ${formatMs(then.own)}`;
      test.info().annotations.push({ type: 'measured', description: figures });
      process.stdout.write(`    ${figures}\n`);

      const after = await Promise.all(people.map(getObservations));
      for (const [place, { connections, tileHistory }] of after.entries()) {
        const known = before[place]?.connections ?? [];
        expect(connections.slice(0, known.length), 'the connections of before').toEqual(known);
        const ever = new Set(tileHistory.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)));
        const newcomers = [...ever].filter((peer) => !peers[place]?.includes(peer));
        const made = connections.length - known.length;
        expect(made, 'connections for newcomers').toBeLessThanOrEqual(newcomers.length);
        const changes = tileHistory.filter(({ at }) => at > troubled.from);
        for (const { tiles } of changes) {
          const ids = tiles.map(({ peer }) => peer);
          expect(ids, 'who is shown').toEqual(expect.arrayContaining(peers[place] ?? []));
        }
        const levels = changes.flatMap(({ tiles }) => tiles.map(({ level }) => level));
        expect(levels, 'how the connections are said to be').not.toContain('reconnecting');
        expect(levels).not.toContain('lost');
      }
      const usual = Math.max(...calmly.others, ...then.own);
      const most = Math.max(tolerance.least, tolerance.times * usual);
      expect(Math.max(...then.others), figures).toBeLessThanOrEqual(most);
    },
  };
}
