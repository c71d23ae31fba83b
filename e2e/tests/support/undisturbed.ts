import { expect, test } from '@playwright/test';
import { longestStandstill, type Stretch } from '../../scripts/standstill.ts';
import { expectPicture } from './media.ts';
import type { Person } from './people.ts';

/** A call is watched for so long before anything happens to it, in milliseconds. */
const CALM = 4_000;
/**
 * No standstill is held against a call that a busy machine may have caused. In milliseconds, and in times
 * what the same pages showed in calm, and of their own cameras meanwhile.
 */
const tolerance = { least: 500, times: 3 } as const;

/** A call that goes well. */
export interface CalmCall {
  /**
   * Expects that nobody has noticed anything since the call was calm, or since this was expected the last
   * time: every picture went on, over the same connections, without a negotiation, and everyone was shown to
   * be there all the time.
   * @param trouble what has happened meanwhile, for the message
   */
  expectUndisturbed(trouble: string): Promise<void>;
}

/** What someone's page has noted since its beginning. It has to be opened with `observeCall`. */
export const observed = ({ page }: Person) => page.evaluate(() => window.callObserved);

/** The ids of everyone who was ever shown to someone. */
export async function everShown(viewer: Person): Promise<readonly string[]> {
  const { company } = await observed(viewer);
  return [...new Set(company.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)))];
}

/** Waits until a moment has come, in milliseconds since 1970. */
export async function until({ page }: Person, moment: number): Promise<void> {
  await page.waitForFunction((moment) => Date.now() >= moment, moment);
}

const rounded = (standstills: readonly number[]) =>
  standstills.map((ms) => `${Math.round(ms)} ms`).join(', ');

/**
 * Waits until everyone sees everyone else, and for a calm stretch after that.
 * @param meanwhile what the trouble will ask of the machine besides: done in calm too, it cancels out
 */
export async function calmCall(
  people: readonly Person[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<CalmCall> {
  for (const viewer of people) {
    for (const { name } of people.filter((other) => other !== viewer)) {
      await expectPicture(viewer, name);
    }
  }
  const from = Date.now();
  await meanwhile();
  for (const person of people) await until(person, from + CALM);
  const calm: Stretch = { from, to: Date.now() };
  const before = await Promise.all(people.map(observed));
  const peers = before.map(({ pictures }) => Object.keys(pictures));

  /** The longest standstills in a stretch: of the pictures of others that each sees, and of their own. */
  const standstills = async (stretch: Stretch) => {
    const now = await Promise.all(people.map(observed));
    const others = now.flatMap(({ pictures }, viewer) =>
      (peers[viewer] ?? []).map((peer) => longestStandstill(pictures[peer] ?? [], stretch)),
    );
    return { others, own: now.map(({ own }) => longestStandstill(own, stretch)) };
  };

  let since = calm.to;
  return {
    async expectUndisturbed(trouble) {
      const troubled: Stretch = { from: since, to: Date.now() };
      since = troubled.to;
      const calmly = await standstills(calm);
      const then = await standstills(troubled);
      const figures =
        `longest standstills: calm ${rounded(calmly.others)}; ${trouble} ${rounded(then.others)}; ` +
        `own pictures meanwhile ${rounded(then.own)}`;
      test.info().annotations.push({ type: 'measured', description: figures });
      process.stdout.write(`    ${figures}\n`);

      const after = await Promise.all(people.map(observed));
      for (const [place, { connections, company }] of after.entries()) {
        const known = before[place]?.connections ?? [];
        expect(connections.slice(0, known.length), 'the connections of before').toEqual(known);
        const ever = new Set(company.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)));
        const newcomers = [...ever].filter((peer) => !peers[place]?.includes(peer));
        const made = connections.length - known.length;
        expect(made, 'connections for newcomers').toBeLessThanOrEqual(newcomers.length);
        const changes = company.filter(({ at }) => at > troubled.from);
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
