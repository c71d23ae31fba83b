import { markdownTable } from '../bench/common/markdown.ts';
import { median } from '../bench/common/statistics.ts';
import type { Houses } from './lab.ts';
import { kinds } from './network/router.ts';
import { browsers as browserNames } from './people/person.ts';
import type { Rounds } from './rounds.ts';
import type { Expiry } from './scenarios/expiry.ts';
import type { Meeting } from './scenarios/meeting.ts';
import type { Outcome, Trouble } from './scenarios/troubles.ts';

/** The picture is to be back within so many milliseconds of a usable path. */
const AIM = 2_000;
const back = `ms from path to frame (aim ${AIM})`;

/** What came of one pair of kinds. */
export interface MeetingRow extends Rounds<Meeting> {
  readonly houses: Houses;
}

/** How a call came through a trouble, and when at the earliest its browser could. */
export interface Trial extends Outcome {
  /** Milliseconds until a bare page gathers a candidate, where the address is a new one. */
  readonly floor?: number;
}

/** What came of one trouble. */
export interface TroubleRow extends Rounds<Trial> {
  readonly trouble: Trouble;
}

const middle = <Result>(results: readonly Result[], of: (result: Result) => number): string =>
  results.length === 0 ? '–' : `${Math.round(median(results.map((result) => of(result))))}`;

/** Everything that was said, each thing once. */
const distinct = (said: readonly string[]): string => [...new Set(said)].join('; ') || '–';

/** Two homes, each in words. */
function words({ kinds: both, browsers = ['chromium', 'chromium'] }: Houses): [string, string] {
  const word = (index: 0 | 1) => {
    const browser = browsers[index];
    return kinds[both[index]] + (browser === 'chromium' ? '' : ` (${browserNames[browser]})`);
  };
  return [word(0), word(1)];
}

/** Two homes in words. */
export const describe = (houses: Houses): string => words(houses).join(' and ');

/** Every pair of kinds of homes: how they connected, and how long it took. */
export function meetingTable(rows: readonly MeetingRow[]): string {
  const cells = rows.map(({ houses, results, failures }) => [
    ...words(houses),
    distinct(results.map(({ ways }) => ways[0])),
    distinct(results.map(({ ways }) => ways[1])),
    middle(results, ({ ms }) => ms),
    distinct(failures),
  ]);
  const head = ['first', 'second', 'first says', 'second says', 'ms to first frame', 'failed'];
  return markdownTable(head, cells);
}

/** Every trouble: how long the picture stood still. */
export function troubleTable(rows: readonly TroubleRow[]): string {
  const cells = rows.map(({ trouble, results, failures }) => [
    trouble.title,
    describe(trouble),
    `${results.length + failures.length}`,
    middle(results, ({ gap }) => gap),
    middle(results, ({ back }) => back),
    results.length === 0 ? '–' : `${Math.round(Math.max(...results.map(({ back }) => back)))}`,
    middle(
      results.flatMap(({ floor }) => floor ?? []),
      (floor) => floor,
    ),
    distinct(results.map(({ way }) => way)),
    distinct(failures),
  ]);
  const head = [
    'trouble',
    'homes',
    'rounds',
    'ms without a frame',
    back,
    'worst',
    'bare page',
    'way',
    'failed',
  ];
  return markdownTable(head, cells);
}

/** How a relayed call outlived its TURN credentials. */
export function expiryTable({ results, failures }: Rounds<Expiry>): string {
  const cells = [
    `${results.length + failures.length}`,
    middle(results, ({ meanwhile }) => meanwhile),
    middle(results, (result) => result.back),
    distinct(results.map(({ way }) => way)),
    distinct(failures),
  ];
  const head = ['rounds', 'longest gap meanwhile, ms', `then ${back}`, 'way', 'failed'];
  return markdownTable(head, [cells]);
}
