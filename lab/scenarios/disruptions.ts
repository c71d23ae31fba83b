import { setTimeout as delay } from 'node:timers/promises';
import type { ParticipantPair } from '../lab.ts';
import type { HomeNetwork } from '../network/home-network.ts';
import type { NetworkKind } from '../network/router.ts';
import { checkStatusAccuracy } from './check-status-accuracy.ts';
import { meet } from './meeting.ts';
import { longerFreeze, longestFreeze, type VideoFreeze } from './video-freeze.ts';

/** A disruption of the first participant's network during a call. */
export interface Disruption {
  readonly title: string;
  readonly kinds: readonly [NetworkKind, NetworkKind];
  /** Prepares the network before the call. */
  readonly prepare?: (network: HomeNetwork) => void;
  /** Disrupts the network. Returns or resolves when there is a usable path. */
  readonly disrupt: (network: HomeNetwork) => void | Promise<void>;
  /** Whether the computer has a new address afterwards, which its browser must detect. */
  readonly isNewAddress?: boolean;
  /** Whether a short run includes it. */
  readonly isShort?: boolean;
}

/** The duration of a complete outage, in milliseconds. */
const outageMs = 5_000;

/** All disruptions. */
export const disruptions: readonly Disruption[] = [
  {
    title: 'the computer gets another address',
    kinds: ['cone', 'cone'],
    isNewAddress: true,
    disrupt: (network) => network.changeAddress(),
  },
  {
    title: 'the computer gets another address',
    kinds: ['ipv6', 'ipv6'],
    isNewAddress: true,
    disrupt: (network) => network.changeAddress(),
  },
  {
    title: 'a link goes down, another comes up',
    kinds: ['cone', 'cone'],
    isNewAddress: true,
    prepare: (network) => network.addSecondLink('symmetric'),
    disrupt: (network) => {
      network.disableLink();
      network.enableSecondLink();
    },
  },
  {
    title: 'the router clears its mappings',
    kinds: ['cone', 'cone'],
    disrupt: (network) => network.router.clearMappings(),
  },
  {
    title: 'the router clears its mappings',
    kinds: ['symmetric', 'symmetric'],
    isShort: true,
    disrupt: (network) => network.router.clearMappings(),
  },
  {
    title: 'UDP becomes blocked',
    kinds: ['cone', 'cone'],
    disrupt: (network) => network.router.blockUdp(),
  },
  {
    title: `the link is down for ${outageMs / 1_000} seconds`,
    kinds: ['cone', 'cone'],
    disrupt: async (network) => {
      network.disableLink();
      await delay(outageMs);
      network.enableLink();
    },
  },
  {
    title: `every packet is lost for ${outageMs / 1_000} seconds`,
    kinds: ['cone', 'cone'],
    disrupt: async (network) => {
      network.router.dropAllPackets();
      await delay(outageMs);
      network.router.clearFaults();
    },
  },
  {
    title: 'a tenth of all packets is lost',
    kinds: ['cone', 'cone'],
    disrupt: (network) => network.router.dropRandomPackets(10),
  },
];

/** How a call came through a disruption. */
export interface Outcome extends VideoFreeze {
  /** The selected path of the disrupted participant afterwards. */
  readonly path: string;
}

/** How long a call runs undisturbed before the disruption, in milliseconds. */
export const undisturbedMs = 2_000;
/** The minimum time for which a call is observed afterwards, in milliseconds: some problems appear late. */
const observationMs = 8_000;

/**
 * Disrupts the network of one of two participants in a call.
 *
 * @throws if video does not recover in time, or if a tile shows an inaccurate status
 */
export async function runDisruption(
  disruption: Disruption,
  pair: ParticipantPair,
): Promise<Outcome> {
  const { networks, participants } = pair;
  disruption.prepare?.(networks[0]);
  await meet(pair);
  const waitForMovingVideo = (after: number) =>
    Promise.all(participants.map((participant) => participant.waitForMovingVideo(after)));
  await waitForMovingVideo(Date.now() + undisturbedMs);

  const startedAt = Date.now();
  await disruption.disrupt(networks[0]);
  const usableAt = Date.now();
  await waitForMovingVideo(usableAt + observationMs);

  await checkStatusAccuracy(participants, startedAt);
  const [first, second] = [await participants[0].frames(), await participants[1].frames()];
  const times = { startedAt, usableAt };
  const freeze = longerFreeze(longestFreeze(first, times), longestFreeze(second, times));
  return { ...freeze, path: await participants[0].selectedPath() };
}
