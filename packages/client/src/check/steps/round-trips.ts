/** The times of one request to the server and its response, in milliseconds of one clock. */
export interface RoundTrip {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** A higher median round trip makes joining noticeably slow, in milliseconds. */
const slowRoundTripMs = 500;
/** This many responses within this time, to requests that were sent further apart, are a burst. */
const burst = { responseCount: 3, maxResponseSpanMs: 30, minRequestSpanMs: 300 } as const;

/**
 * The median of numbers; 0 of none. Of an even number of values it is the upper of the two in the middle.
 *
 * @example
 * median([3, 1, 2]); // 2
 * @public
 */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function hasBurst(roundTrips: readonly RoundTrip[]): boolean {
  return roundTrips.some((first, index) => {
    const last = roundTrips[index + burst.responseCount - 1];
    if (last === undefined) return false;
    const isClose = last.receivedAt - first.receivedAt <= burst.maxResponseSpanMs;
    return isClose && last.sentAt - first.sentAt > burst.minRequestSpanMs;
  });
}

/**
 * Finds out what a proxy does to the responses of the server. `buffered`: it holds several responses back
 * and sends them together, although the requests were sent one after the other.
 *
 * @param roundTrips in the order of their requests
 */
export function findRoundTripIssue(
  roundTrips: readonly RoundTrip[],
): 'buffered' | 'high-latency' | null {
  if (hasBurst(roundTrips)) return 'buffered';
  const durationsMs = roundTrips.map(({ sentAt, receivedAt }) => receivedAt - sentAt);
  return median(durationsMs) > slowRoundTripMs ? 'high-latency' : null;
}
