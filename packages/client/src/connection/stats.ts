import { slotNames, type ConnectionStats } from '@visavis/machines';

/** The running totals of one look, against which the next one is measured. */
export interface Counters {
  /** Milliseconds, of the statistics' own clock. */
  readonly at: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
}

/** One entry of a report. The types of webrtc-stats are only guaranteed by convention, so each value is proven. */
type Entry = Readonly<Record<string, unknown>>;

const number = (entry: Entry | undefined, key: string): number | null => {
  const value = entry?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

const text = (entry: Entry | undefined, key: string): string | null => {
  const value = entry?.[key];
  return typeof value === 'string' ? value : null;
};

const sum = (entries: readonly Entry[], key: string): number =>
  entries.reduce((total, entry) => total + (number(entry, key) ?? 0), 0);

/** The candidate pair in use: the transport names it; Firefox marks it `selected`. */
function selectedPair(entries: readonly Entry[]): Entry | undefined {
  const byId = new Map(entries.map((entry) => [entry['id'], entry]));
  const transport = entries.find((entry) => entry['type'] === 'transport');
  return (
    byId.get(transport?.['selectedCandidatePairId']) ??
    entries.find(
      (entry) =>
        entry['type'] === 'candidate-pair' &&
        (entry['selected'] === true ||
          (entry['nominated'] === true && entry['state'] === 'succeeded')),
    )
  );
}

/** The `mid` of the camera's slot: offers number their media sections from 0 (RFC 8829 section 5.2.1). */
const cameraMid = `${slotNames.indexOf('camera')}`;

/** Reads a report of getStats, with rates over the time since the look before. */
export function readStats(
  report: RTCStatsReport,
  before: Counters | null,
): { stats: ConnectionStats; counters: Counters } {
  const entries: Entry[] = [];
  report.forEach((entry: Entry) => entries.push(entry));
  const pair = selectedPair(entries);
  const candidate = (key: string) => entries.find((entry) => entry['id'] === pair?.[key]);
  const local = candidate('localCandidateId');
  const received = entries.filter((entry) => entry['type'] === 'inbound-rtp');
  const pictures = received.filter((entry) => (number(entry, 'frameWidth') ?? 0) > 0);
  const picture = pictures.find((entry) => entry['mid'] === cameraMid) ?? pictures[0];

  const counters: Counters = {
    at: number(pair, 'timestamp') ?? 0,
    bytesReceived: number(pair, 'bytesReceived') ?? sum(received, 'bytesReceived'),
    bytesSent: number(pair, 'bytesSent') ?? 0,
    packetsReceived: sum(received, 'packetsReceived'),
    packetsLost: sum(received, 'packetsLost'),
  };
  const seconds = before === null ? 0 : (counters.at - before.at) / 1_000;
  const rate = (key: 'bytesReceived' | 'bytesSent') =>
    before === null || seconds <= 0
      ? null
      : Math.max(0, ((counters[key] - before[key]) * 8) / seconds);
  const roundTrip = number(pair, 'currentRoundTripTime');

  return {
    counters,
    stats: {
      localCandidate: text(local, 'candidateType'),
      remoteCandidate: text(candidate('remoteCandidateId'), 'candidateType'),
      protocol: text(local, 'relayProtocol') ?? text(local, 'protocol'),
      roundTripMs: roundTrip === null ? null : roundTrip * 1_000,
      receivedBitrate: rate('bytesReceived'),
      sentBitrate: rate('bytesSent'),
      lossRatio: before === null ? null : lossBetween(before, counters),
      frameWidth: number(picture, 'frameWidth'),
      frameHeight: number(picture, 'frameHeight'),
      framesPerSecond: number(picture, 'framesPerSecond'),
    },
  };
}

/** Null where no packet was to come: nothing was lost then, and nothing arrived either. */
function lossBetween(before: Counters, after: Counters): number | null {
  // The count of lost packets may fall when a late one arrives (RFC 3550 section 6.4.1).
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsReceived - before.packetsReceived);
  return expected === 0 ? null : lost / expected;
}
