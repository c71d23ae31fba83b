import type { NetworkPair } from './lab.ts';
import { networkKinds, type NetworkKind } from './network/router.ts';
import type { Options } from './options.ts';
import { disruptions, type Disruption } from './scenarios/disruptions.ts';

/** What a run of the lab does. */
export interface Plan {
  readonly meetings: readonly NetworkPair[];
  readonly disruptions: readonly Disruption[];
  /** Whether a call outlasts its TURN credentials. */
  readonly hasExpiry: boolean;
}

const isKind = (name: string): name is NetworkKind => Object.hasOwn(networkKinds, name);

/** Every pair of kinds once, in one order. */
function allPairs(): NetworkPair[] {
  const names = Object.keys(networkKinds).filter(isKind);
  return names.flatMap((first, index) =>
    names.slice(index).map((second): NetworkPair => ({ kinds: [first, second] })),
  );
}

/** A pair with Chromium and Firefox. */
const mixedBrowsers = (first: NetworkKind, second: NetworkKind): NetworkPair => ({
  kinds: [first, second],
  browsers: ['chromium', 'firefox'],
});

/** A few meetings and disruptions, which would fail first if calls between networks broke. */
const shortPlan: Plan = {
  meetings: [
    mixedBrowsers('cone', 'cone'),
    { kinds: ['symmetric', 'symmetric'] },
    { kinds: ['cone', 'web-only'] },
  ],
  disruptions: disruptions.filter(({ isShort }) => isShort),
  hasExpiry: false,
};

/** Creates the plan for the options of the command line. */
export function createPlan({ parts, match, isShort }: Options): Plan {
  if (isShort) return shortPlan;
  const isWanted = (part: Options['parts'][number]) => parts.includes(part);
  return {
    meetings: isWanted('meetings')
      ? [
          ...allPairs(),
          mixedBrowsers('cone', 'cone'),
          mixedBrowsers('symmetric', 'symmetric'),
          mixedBrowsers('cone', 'no-udp'),
        ]
      : [],
    disruptions: isWanted('disruptions')
      ? disruptions.filter(({ title }) => title.includes(match))
      : [],
    hasExpiry: isWanted('expiry'),
  };
}
