import type { Houses } from './lab.ts';
import { kinds, type Kind } from './network/router.ts';
import type { Options } from './options.ts';
import { troubles, type Trouble } from './scenarios/troubles.ts';

/** What a run is to do. */
export interface Plan {
  readonly meetings: readonly Houses[];
  readonly troubles: readonly Trouble[];
  /** True where a call is to outlive its TURN credentials. */
  readonly hasExpiry: boolean;
}

const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

/** Every pair of kinds, in one order only. */
function pairs(): Houses[] {
  const names = Object.keys(kinds).filter(isKind);
  return names.flatMap((first, index) =>
    names.slice(index).map((second): Houses => ({ kinds: [first, second] })),
  );
}

/** A meeting of Chromium and Firefox. */
const mixed = (first: Kind, second: Kind): Houses => ({
  kinds: [first, second],
  browsers: ['chromium', 'firefox'],
});

/** One thing of each sort: what a change that breaks calls between networks would break first. */
const short: Plan = {
  meetings: [
    mixed('cone', 'cone'),
    { kinds: ['symmetric', 'symmetric'] },
    { kinds: ['cone', 'web-only'] },
  ],
  troubles: troubles.filter(({ isShort }) => isShort),
  hasExpiry: false,
};

/** Chooses what to do. */
export function planFor({ parts, match, isShort }: Options): Plan {
  if (isShort) return short;
  const isWanted = (part: Options['parts'][number]) => parts.includes(part);
  return {
    meetings: isWanted('meetings')
      ? [
          ...pairs(),
          mixed('cone', 'cone'),
          mixed('symmetric', 'symmetric'),
          mixed('cone', 'no-udp'),
        ]
      : [],
    troubles: isWanted('troubles') ? troubles.filter(({ title }) => title.includes(match)) : [],
    hasExpiry: isWanted('expiry'),
  };
}
