import { markdownTable } from '../bench/common/markdown.ts';
import { median } from '../bench/common/statistics.ts';
import type { NetworkPair } from './lab.ts';
import { networkKinds } from './network/router.ts';
import { browserNames } from './participants/participant.ts';
import type { Rounds } from './rounds.ts';
import type { ExpiryResult } from './scenarios/credential-expiry.ts';
import type { Meeting } from './scenarios/meeting.ts';
import type { Outcome, Disruption } from './scenarios/disruptions.ts';

/** The picture is to be back within so many milliseconds of a usable path. */
const targetMs = 2_000;
const recoveryColumn = `ms from path to frame (aim ${targetMs})`;

/** What came of one pair of kinds. */
export interface MeetingRow extends Rounds<Meeting> {
  readonly networks: NetworkPair;
}

/** How a call came through a trouble, and when at the earliest its browser could. */
export interface DisruptionTrial extends Outcome {
  /** Milliseconds until a bare page gathers a candidate, where the address is a new one. */
  readonly detectionMs?: number;
}

/** What came of one trouble. */
export interface DisruptionRow extends Rounds<DisruptionTrial> {
  readonly disruption: Disruption;
}

const formatMedian = <Result>(results: readonly Result[], of: (result: Result) => number): string =>
  results.length === 0 ? '–' : `${Math.round(median(results.map((result) => of(result))))}`;

/** Everything that was said, each thing once. */
const joinDistinct = (said: readonly string[]): string => [...new Set(said)].join('; ') || '–';

/** Two homes, each in words. */
function describeBoth({
  kinds: both,
  browsers = ['chromium', 'chromium'],
}: NetworkPair): [string, string] {
  const word = (index: 0 | 1) => {
    const browser = browsers[index];
    return (
      networkKinds[both[index]] + (browser === 'chromium' ? '' : ` (${browserNames[browser]})`)
    );
  };
  return [word(0), word(1)];
}

/** Two homes in words. */
export const describeNetworks = (houses: NetworkPair): string => describeBoth(houses).join(' and ');

/** Every pair of kinds of homes: how they connected, and how long it took. */
export function meetingTable(rows: readonly MeetingRow[]): string {
  const cells = rows.map(({ networks, results, failures }) => [
    ...describeBoth(networks),
    joinDistinct(results.map(({ paths }) => paths[0])),
    joinDistinct(results.map(({ paths }) => paths[1])),
    formatMedian(results, ({ firstFrameMs }) => firstFrameMs),
    joinDistinct(failures),
  ]);
  const head = ['first', 'second', 'first says', 'second says', 'ms to first frame', 'failed'];
  return markdownTable(head, cells);
}

/** Every trouble: how long the picture stood still. */
export function disruptionTable(rows: readonly DisruptionRow[]): string {
  const cells = rows.map(({ disruption, results, failures }) => [
    disruption.title,
    describeNetworks(disruption),
    `${results.length + failures.length}`,
    formatMedian(results, ({ gapMs }) => gapMs),
    formatMedian(results, ({ recoveryMs }) => recoveryMs),
    results.length === 0
      ? '–'
      : `${Math.round(Math.max(...results.map(({ recoveryMs }) => recoveryMs)))}`,
    formatMedian(
      results.flatMap(({ detectionMs }) => detectionMs ?? []),
      (floor) => floor,
    ),
    joinDistinct(results.map(({ path }) => path)),
    joinDistinct(failures),
  ]);
  const head = [
    'disruption',
    'homes',
    'rounds',
    'ms without a frame',
    recoveryColumn,
    'worst',
    'bare page',
    'way',
    'failed',
  ];
  return markdownTable(head, cells);
}

/** How a relayed call outlived its TURN credentials. */
export function expiryTable({ results, failures }: Rounds<ExpiryResult>): string {
  const cells = [
    `${results.length + failures.length}`,
    formatMedian(results, ({ gapDuringExpiryMs }) => gapDuringExpiryMs),
    formatMedian(results, (result) => result.recoveryMs),
    joinDistinct(results.map(({ path }) => path)),
    joinDistinct(failures),
  ];
  const head = ['rounds', 'longest gap meanwhile, ms', `then ${recoveryColumn}`, 'way', 'failed'];
  return markdownTable(head, [cells]);
}
