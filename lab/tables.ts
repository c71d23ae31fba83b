import { markdownTable } from '../bench/common/markdown.ts';
import { median } from '../bench/common/statistics.ts';
import { kinds, type Kind } from './network/router.ts';
import type { Rounds } from './rounds.ts';
import type { Meeting } from './scenarios/meeting.ts';
import type { Outcome, Trouble } from './scenarios/troubles.ts';

/** The picture is to be back within so many milliseconds of a usable path. */
const AIM = 2_000;

/** What came of one pair of kinds. */
export interface MeetingRow extends Rounds<Meeting> {
  readonly kinds: readonly [Kind, Kind];
}

/** What came of one trouble. */
export interface TroubleRow extends Rounds<Outcome> {
  readonly trouble: Trouble;
}

const middle = <Result>(results: readonly Result[], of: (result: Result) => number): string =>
  results.length === 0 ? '–' : `${Math.round(median(results.map((result) => of(result))))}`;

/** Everything that was said, each thing once. */
const distinct = (said: readonly string[]): string => [...new Set(said)].join('; ') || '–';

/** Every pair of kinds of homes: how they connected, and how long it took. */
export function meetingTable(rows: readonly MeetingRow[]): string {
  const cells = rows.map(({ kinds: [first, second], results, failures }) => [
    kinds[first],
    kinds[second],
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
  const cells = rows.map(({ trouble: { title, kinds: both }, results, failures }) => [
    title,
    both.map((kind) => kinds[kind]).join(', '),
    middle(results, ({ gap }) => gap),
    middle(results, ({ back }) => back),
    distinct(results.map(({ way }) => way)),
    distinct(failures),
  ]);
  const back = `ms from path to frame (aim ${AIM})`;
  const head = ['trouble', 'homes', 'ms without a frame', back, 'way', 'failed'];
  return markdownTable(head, cells);
}
