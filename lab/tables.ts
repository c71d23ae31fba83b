import { markdownTable } from '../bench/common/markdown.ts';
import { median } from '../bench/common/statistics.ts';
import type { NetworkPair } from './lab.ts';
import { networkKinds } from './network/router.ts';
import { browserNames } from './participants/participant.ts';
import type { Rounds } from './rounds.ts';
import type { ExpiryResult } from './scenarios/credential-expiry.ts';
import type { Meeting } from './scenarios/meeting.ts';
import type { Outcome, Disruption } from './scenarios/disruptions.ts';

/** The target: video recovers within this time of a usable path, in milliseconds. */
const targetMs = 2_000;
const recoveryColumn = `ms from path to frame (aim ${targetMs})`;

/** The results of one pair of networks. */
export interface MeetingRow extends Rounds<Meeting> {
  readonly networks: NetworkPair;
}

/** The outcome of one disruption, with the time of address detection as a lower bound. */
export interface DisruptionTrial extends Outcome {
  /** Milliseconds until a bare page gathers a candidate, if the disruption changes the address. */
  readonly detectionMs?: number;
}

/** The results of one disruption. */
export interface DisruptionRow extends Rounds<DisruptionTrial> {
  readonly disruption: Disruption;
}

const formatMedian = <Result>(
  results: readonly Result[],
  read: (result: Result) => number,
): string =>
  results.length === 0 ? '–' : `${Math.round(median(results.map((result) => read(result))))}`;

/** Joins distinct texts. */
const joinDistinct = (texts: readonly string[]): string => [...new Set(texts)].join('; ') || '–';

/** Describes each of two networks. */
function describeBoth({
  kinds: both,
  browsers = ['chromium', 'chromium'],
}: NetworkPair): [string, string] {
  const describeOne = (index: 0 | 1) => {
    const browser = browsers[index];
    return (
      networkKinds[both[index]] + (browser === 'chromium' ? '' : ` (${browserNames[browser]})`)
    );
  };
  return [describeOne(0), describeOne(1)];
}

/** Describes two networks. */
export const describeNetworks = (networks: NetworkPair): string =>
  describeBoth(networks).join(' and ');

/** A table of all pairs of networks: the selected paths and the time to connect. */
export function meetingTable(rows: readonly MeetingRow[]): string {
  const cells = rows.map(({ networks, results, failures }) => [
    ...describeBoth(networks),
    joinDistinct(results.map(({ paths }) => paths[0])),
    joinDistinct(results.map(({ paths }) => paths[1])),
    formatMedian(results, ({ firstFrameMs }) => firstFrameMs),
    joinDistinct(failures),
  ]);
  const head = ['first', 'second', 'first path', 'second path', 'ms to first frame', 'failed'];
  return markdownTable(head, cells);
}

/** A table of all disruptions: how long video froze and how soon it recovered. */
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
      (detectionMs) => detectionMs,
    ),
    joinDistinct(results.map(({ path }) => path)),
    joinDistinct(failures),
  ]);
  const head = [
    'disruption',
    'networks',
    'rounds',
    'ms without a frame',
    recoveryColumn,
    'worst',
    'bare page',
    'path',
    'failed',
  ];
  return markdownTable(head, cells);
}

/** A table of calls that outlasted their TURN credentials. */
export function expiryTable({ results, failures }: Rounds<ExpiryResult>): string {
  const cells = [
    `${results.length + failures.length}`,
    formatMedian(results, ({ gapDuringExpiryMs }) => gapDuringExpiryMs),
    formatMedian(results, (result) => result.recoveryMs),
    joinDistinct(results.map(({ path }) => path)),
    joinDistinct(failures),
  ];
  const head = [
    'rounds',
    'longest gap during expiry, ms',
    `then ${recoveryColumn}`,
    'path',
    'failed',
  ];
  return markdownTable(head, [cells]);
}
