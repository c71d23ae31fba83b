/** One question to the server and its answer, in milliseconds of one clock. */
export interface RoundTrip {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** A median round trip beyond this is felt when somebody joins, in milliseconds. */
const slowRoundTripMs = 500;
/** So many answers that came within so many milliseconds, to questions further apart, came as a bundle. */
const burst = { responseCount: 3, maxResponseSpanMs: 30, minRequestSpanMs: 300 } as const;

/** The median of numbers; 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function hasBurst(answers: readonly RoundTrip[]): boolean {
  return answers.some((first, place) => {
    const last = answers[place + burst.responseCount - 1];
    if (last === undefined) return false;
    const isAtOnce = last.receivedAt - first.receivedAt <= burst.maxResponseSpanMs;
    return isAtOnce && last.sentAt - first.sentAt > burst.minRequestSpanMs;
  });
}

/**
 * What somebody between page and server does to answers, as far as the answers show it. A proxy that buffers
 * lets several go together, although the questions were asked one after the other.
 *
 * @param answers in the order in which they were asked for
 */
export function findRoundTripIssue(
  answers: readonly RoundTrip[],
): 'buffered' | 'high-latency' | null {
  if (hasBurst(answers)) return 'buffered';
  const trips = answers.map(({ sentAt, receivedAt }) => receivedAt - sentAt);
  return median(trips) > slowRoundTripMs ? 'high-latency' : null;
}
