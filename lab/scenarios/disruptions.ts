import { setTimeout as pass } from 'node:timers/promises';
import type { HomeNetwork } from '../network/home-network.ts';
import type { ParticipantPair } from '../lab.ts';
import type { NetworkKind } from '../network/router.ts';
import { checkStatusAccuracy } from './check-status-accuracy.ts';
import { meet } from './meeting.ts';
import { longestFreeze, longerFreeze, type VideoFreeze } from './video-freeze.ts';

/** What befalls one home during a call. */
export interface Disruption {
  readonly title: string;
  readonly kinds: readonly [NetworkKind, NetworkKind];
  /** What has to be there before the call. */
  readonly prepare?: (home: HomeNetwork) => void;
  /** Returns, or resolves, when there is a usable path again, or still. */
  readonly disrupt: (home: HomeNetwork) => void | Promise<void>;
  /** True where the computer has an address afterwards that its browser has yet to notice. */
  readonly isNewAddress?: boolean;
  /** True for what belongs to a short run. */
  readonly isShort?: boolean;
}

/** How long there is no network at all, in milliseconds. */
const outageMs = 5_000;

/** Everything that can befall a home in the lab. */
export const disruptions: readonly Disruption[] = [
  {
    title: 'the computer gets another address',
    kinds: ['cone', 'cone'],
    isNewAddress: true,
    disrupt: (home) => home.changeAddress(),
  },
  {
    title: 'the computer gets another address',
    kinds: ['ipv6', 'ipv6'],
    isNewAddress: true,
    disrupt: (home) => home.changeAddress(),
  },
  {
    title: 'a link goes down, another comes up',
    kinds: ['cone', 'cone'],
    isNewAddress: true,
    prepare: (home) => home.addSecondLink('symmetric'),
    disrupt: (home) => {
      home.disableLink();
      home.enableSecondLink();
    },
  },
  {
    title: 'the router forgets its mappings',
    kinds: ['cone', 'cone'],
    disrupt: (home) => home.router.clearMappings(),
  },
  {
    title: 'the router forgets its mappings',
    kinds: ['symmetric', 'symmetric'],
    isShort: true,
    disrupt: (home) => home.router.clearMappings(),
  },
  {
    title: 'UDP becomes blocked',
    kinds: ['cone', 'cone'],
    disrupt: (home) => home.router.blockUdp(),
  },
  {
    title: `the link is down for ${outageMs / 1_000} seconds`,
    kinds: ['cone', 'cone'],
    disrupt: async (home) => {
      home.disableLink();
      await pass(outageMs);
      home.enableLink();
    },
  },
  {
    title: `every packet is lost for ${outageMs / 1_000} seconds`,
    kinds: ['cone', 'cone'],
    disrupt: async (home) => {
      home.router.dropAllPackets();
      await pass(outageMs);
      home.router.clearFaults();
    },
  },
  {
    title: 'a tenth of all packets is lost',
    kinds: ['cone', 'cone'],
    disrupt: (home) => home.router.dropRandomPackets(10),
  },
];

/** How a call came through a trouble. */
export interface Outcome extends VideoFreeze {
  /** How the connection goes afterwards, as the one whom it befell says. */
  readonly path: string;
}

/** All goes well for so long before anything happens, in milliseconds. */
export const quietMs = 2_000;
/** How long a call is watched afterwards at least, in milliseconds: trouble may show late. */
const watchMs = 8_000;

/**
 * Two people are in a call, and one of them has trouble.
 * @throws where the picture does not come back in time, or where a tile says what is not true
 */
export async function runDisruption(trouble: Disruption, pair: ParticipantPair): Promise<Outcome> {
  const { networks, participants } = pair;
  trouble.prepare?.(networks[0]);
  await meet(pair);
  const bothSeeMovement = (after: number) =>
    Promise.all(participants.map((person) => person.waitForMovingVideo(after)));
  await bothSeeMovement(Date.now() + quietMs);

  const startedAt = Date.now();
  await trouble.disrupt(networks[0]);
  const usableAt = Date.now();
  await bothSeeMovement(usableAt + watchMs);

  await checkStatusAccuracy(participants, startedAt);
  const [mine, theirs] = [await participants[0].frames(), await participants[1].frames()];
  const happening = { startedAt, usableAt };
  const worst = longerFreeze(longestFreeze(mine, happening), longestFreeze(theirs, happening));
  return { ...worst, path: await participants[0].selectedPath() };
}
