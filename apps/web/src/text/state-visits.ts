import type { StateVisit } from '@visavis/client/derived';
import { formatText, timeAgo } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { connectionDetailsText } from './messages/connection-details.ts';

/** Until when a visit is described as just now, in milliseconds. */
const justNowMs = 5_000;

/**
 * Describes when a state was last entered, and how often.
 *
 * @param now milliseconds since 1970
 */
export function describeVisits(
  visits: readonly StateVisit[],
  isCurrent: boolean,
  now: number,
): string {
  const text = useText(connectionDetailsText).visits;
  const last = visits.at(-1);
  if (last === undefined) return text.never;
  const { at } = last;
  const passed = Math.max(0, now - at);
  const ago = passed < justNowMs ? text.justNow : timeAgo(useText(formatText), passed);
  return text[isCurrent ? 'current' : 'past']({ count: visits.length, at, ago });
}

/** The same for screen readers, without a number that changes every second. */
export function describeVisitsForScreenReader(
  visits: readonly StateVisit[],
  isCurrent: boolean,
): string {
  const text = useText(connectionDetailsText).visits;
  const last = visits.at(-1);
  if (last === undefined) return text.never;
  return text[isCurrent ? 'currentForScreenReader' : 'pastForScreenReader']({ at: last.at });
}
