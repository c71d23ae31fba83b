import { setTimeout as pass } from 'node:timers/promises';
import type { Home } from '../network/home.ts';
import type { Pair } from '../lab.ts';
import type { Kind } from '../network/router.ts';
import { checkHonesty } from './honesty-check.ts';
import { meet } from './meeting.ts';
import { standstill, worse, type Standstill } from './standstill.ts';

/** What befalls one home during a call. */
export interface Trouble {
  readonly title: string;
  readonly kinds: readonly [Kind, Kind];
  /** What has to be there before the call. */
  readonly prepare?: (home: Home) => void;
  /** Returns, or resolves, when there is a usable path again, or still. */
  readonly happen: (home: Home) => void | Promise<void>;
  /** True where the computer has an address afterwards that its browser has yet to notice. */
  readonly isNewAddress?: boolean;
  /** True for what belongs to a short run. */
  readonly isShort?: boolean;
}

/** How long there is no network at all, in milliseconds. */
const OUTAGE = 5_000;

/** Everything that can befall a home in the lab. */
export const troubles: readonly Trouble[] = [
  {
    title: 'the computer gets another address',
    kinds: ['cone', 'cone'],
    isNewAddress: true,
    happen: (home) => home.renumber(),
  },
  {
    title: 'the computer gets another address',
    kinds: ['ipv6', 'ipv6'],
    isNewAddress: true,
    happen: (home) => home.renumber(),
  },
  {
    title: 'a link goes down, another comes up',
    kinds: ['cone', 'cone'],
    isNewAddress: true,
    prepare: (home) => home.layOther('symmetric'),
    happen: (home) => {
      home.cut();
      home.switchOver();
    },
  },
  {
    title: 'the router forgets its mappings',
    kinds: ['cone', 'cone'],
    happen: (home) => home.router.forget(),
  },
  {
    title: 'the router forgets its mappings',
    kinds: ['symmetric', 'symmetric'],
    isShort: true,
    happen: (home) => home.router.forget(),
  },
  {
    title: 'UDP becomes blocked',
    kinds: ['cone', 'cone'],
    happen: (home) => home.router.blockUdp(),
  },
  {
    title: `the link is down for ${OUTAGE / 1_000} seconds`,
    kinds: ['cone', 'cone'],
    happen: async (home) => {
      home.cut();
      await pass(OUTAGE);
      home.restore();
    },
  },
  {
    title: `every packet is lost for ${OUTAGE / 1_000} seconds`,
    kinds: ['cone', 'cone'],
    happen: async (home) => {
      home.router.fallSilent();
      await pass(OUTAGE);
      home.router.recover();
    },
  },
  {
    title: 'a tenth of all packets is lost',
    kinds: ['cone', 'cone'],
    happen: (home) => home.router.lose(10),
  },
];

/** How a call came through a trouble. */
export interface Outcome extends Standstill {
  /** How the connection goes afterwards, as the one whom it befell says. */
  readonly way: string;
}

/** All goes well for so long before anything happens, in milliseconds. */
export const CALM = 2_000;
/** How long a call is watched afterwards at least, in milliseconds: trouble may show late. */
const WATCH = 8_000;

/**
 * Two people are in a call, and one of them has trouble.
 * @throws where the picture does not come back in time, or where a tile says what is not true
 */
export async function suffer(trouble: Trouble, pair: Pair): Promise<Outcome> {
  const { homes, people } = pair;
  trouble.prepare?.(homes[0]);
  await meet(pair);
  const bothSeeMovement = (after: number) =>
    Promise.all(people.map((person) => person.seesMovement(after)));
  await bothSeeMovement(Date.now() + CALM);

  const begun = Date.now();
  await trouble.happen(homes[0]);
  const usable = Date.now();
  await bothSeeMovement(usable + WATCH);

  await checkHonesty(people, begun);
  const [mine, theirs] = [await people[0].frames(), await people[1].frames()];
  const happening = { begun, usable };
  const worst = worse(standstill(mine, happening), standstill(theirs, happening));
  return { ...worst, way: await people[0].way() };
}
