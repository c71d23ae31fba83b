import { slotNames, type ConnectionStats } from '@visavis/machines';
import { number, StatsReport, text, type Entry } from './stats-report.ts';

/** The running totals of one look, against which the next one is measured. */
export interface Counters {
  /** Milliseconds, of the statistics' own clock. */
  readonly at: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
}

const sum = (entries: readonly Entry[], key: string): number =>
  entries.reduce((total, entry) => total + (number(entry, key) ?? 0), 0);

const milliseconds = (seconds: number | null): number | null =>
  seconds === null ? null : seconds * 1_000;

/** The `mid` of a slot: offers number their media sections from 0 (RFC 8829 section 5.2.1). */
const midOf = (slot: (typeof slotNames)[number]): string => `${slotNames.indexOf(slot)}`;

/** Of several streams the one in a slot, and any where none says where it stands. */
const inSlot = (streams: readonly Entry[], slot: (typeof slotNames)[number]): Entry | undefined =>
  streams.find((entry) => entry['mid'] === midOf(slot)) ?? streams[0];

const hasPicture = (entry: Entry): boolean => (number(entry, 'frameWidth') ?? 0) > 0;

const ofKind = (streams: readonly Entry[], kind: 'audio' | 'video'): readonly Entry[] =>
  streams.filter((entry) => entry['kind'] === kind);

/** Reads a report of getStats, with rates over the time since the look before. */
export function readStats(
  report: RTCStatsReport,
  before: Counters | null,
): { stats: ConnectionStats; counters: Counters } {
  const read = new StatsReport(report);
  const { pair, transport } = read;
  const received = read.all('inbound-rtp');
  const sent = read.all('outbound-rtp');
  const picture = inSlot(received.filter(hasPicture), 'camera');
  const sentPicture = inSlot(sent.filter(hasPicture), 'camera');

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
  const codec = (kind: 'audio' | 'video'): string | null => {
    const named = [...ofKind(received, kind), ...ofKind(sent, kind)].map((stream) =>
      text(read.named(stream, 'codecId'), 'mimeType'),
    );
    return named.find((type) => type !== null) ?? null;
  };

  return {
    counters,
    stats: {
      ...wayOf(read, pair),
      dtlsVersion: text(transport, 'tlsVersion'),
      dtlsCipher: text(transport, 'dtlsCipher'),
      srtpCipher: text(transport, 'srtpCipher'),
      roundTripMs: milliseconds(number(pair, 'currentRoundTripTime')),
      receivedBitrate: rate('bytesReceived'),
      sentBitrate: rate('bytesSent'),
      lossRatio: before === null ? null : lossBetween(before, counters),
      jitterMs: milliseconds(number(inSlot(ofKind(received, 'audio'), 'microphone'), 'jitter')),
      audioCodec: codec('audio'),
      videoCodec: codec('video'),
      frameWidth: number(picture, 'frameWidth'),
      frameHeight: number(picture, 'frameHeight'),
      framesPerSecond: number(picture, 'framesPerSecond'),
      sentFrameWidth: number(sentPicture, 'frameWidth'),
      sentFrameHeight: number(sentPicture, 'frameHeight'),
      sentFramesPerSecond: number(sentPicture, 'framesPerSecond'),
      qualityLimitation: text(sentPicture, 'qualityLimitationReason'),
    },
  };
}

/** By which candidates the two are connected, without their addresses. */
function wayOf(read: StatsReport, pair: Entry | undefined) {
  const local = read.named(pair, 'localCandidateId');
  const remote = read.named(pair, 'remoteCandidateId');
  const localCandidate = text(local, 'candidateType');
  return {
    localCandidate,
    remoteCandidate: text(remote, 'candidateType'),
    protocol: text(local, 'relayProtocol') ?? text(local, 'protocol'),
    remoteProtocol: text(remote, 'protocol'),
    relay: localCandidate === 'relay' ? hostOf(text(local, 'url')) : null,
  };
}

/** `turn:host:port?transport=udp` without what is said otherwise (RFC 7065). */
const hostOf = (url: string | null): string | null =>
  /^turns?:([^?]+)/.exec(url ?? '')?.[1] ?? null;

/** Null where no packet was to come: nothing was lost then, and nothing arrived either. */
function lossBetween(before: Counters, after: Counters): number | null {
  // The count of lost packets may fall when a late one arrives (RFC 3550 section 6.4.1).
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsReceived - before.packetsReceived);
  return expected === 0 ? null : lost / expected;
}
