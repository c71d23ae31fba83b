import { slotNames, type ConnectionStats } from '@visavis/machines';
import { readNumber, StatsReport, readText, type StatsEntry } from './stats-report.ts';

/** The running totals of one look, against which the next one is measured. */
export interface StatsCounters {
  /** Milliseconds, of the statistics' own clock. */
  readonly timestampMs: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
}

const sum = (entries: readonly StatsEntry[], key: string): number =>
  entries.reduce((total, entry) => total + (readNumber(entry, key) ?? 0), 0);

const toMilliseconds = (seconds: number | null): number | null =>
  seconds === null ? null : seconds * 1_000;

/** The `mid` of a slot: offers number their media sections from 0 (RFC 8829 section 5.2.1). */
const midOf = (slot: (typeof slotNames)[number]): string => `${slotNames.indexOf(slot)}`;

/** Of several streams the one in a slot, and any where none says where it stands. */
const findInSlot = (
  streams: readonly StatsEntry[],
  slot: (typeof slotNames)[number],
): StatsEntry | undefined => streams.find((entry) => entry['mid'] === midOf(slot)) ?? streams[0];

const hasFrames = (entry: StatsEntry): boolean => (readNumber(entry, 'frameWidth') ?? 0) > 0;

const filterByKind = (
  streams: readonly StatsEntry[],
  kind: 'audio' | 'video',
): readonly StatsEntry[] => streams.filter((entry) => entry['kind'] === kind);

/** Reads a report of getStats, with rates over the time since the look before. */
export function readStats(
  report: RTCStatsReport,
  before: StatsCounters | null,
): { stats: ConnectionStats; counters: StatsCounters } {
  const read = new StatsReport(report);
  const { selectedCandidatePair, transport } = read;
  const received = read.getAll('inbound-rtp');
  const sent = read.getAll('outbound-rtp');
  const picture = findInSlot(received.filter(hasFrames), 'camera');
  const sentPicture = findInSlot(sent.filter(hasFrames), 'camera');

  const counters: StatsCounters = {
    timestampMs: readNumber(selectedCandidatePair, 'timestamp') ?? 0,
    bytesReceived:
      readNumber(selectedCandidatePair, 'bytesReceived') ?? sum(received, 'bytesReceived'),
    bytesSent: readNumber(selectedCandidatePair, 'bytesSent') ?? 0,
    packetsReceived: sum(received, 'packetsReceived'),
    packetsLost: sum(received, 'packetsLost'),
  };
  const seconds = before === null ? 0 : (counters.timestampMs - before.timestampMs) / 1_000;
  const rate = (key: 'bytesReceived' | 'bytesSent') =>
    before === null || seconds <= 0
      ? null
      : Math.max(0, ((counters[key] - before[key]) * 8) / seconds);
  const codec = (kind: 'audio' | 'video'): string | null => {
    const named = [...filterByKind(received, kind), ...filterByKind(sent, kind)].map((stream) =>
      readText(read.getReferenced(stream, 'codecId'), 'mimeType'),
    );
    return named.find((type) => type !== null) ?? null;
  };

  return {
    counters,
    stats: {
      ...readPath(read, selectedCandidatePair),
      dtlsVersion: readText(transport, 'tlsVersion'),
      dtlsCipher: readText(transport, 'dtlsCipher'),
      srtpCipher: readText(transport, 'srtpCipher'),
      roundTripMs: toMilliseconds(readNumber(selectedCandidatePair, 'currentRoundTripTime')),
      receivedBitrate: rate('bytesReceived'),
      sentBitrate: rate('bytesSent'),
      lossRatio: before === null ? null : calculateLossRatio(before, counters),
      jitterMs: toMilliseconds(
        readNumber(findInSlot(filterByKind(received, 'audio'), 'microphone'), 'jitter'),
      ),
      audioCodec: codec('audio'),
      videoCodec: codec('video'),
      frameWidth: readNumber(picture, 'frameWidth'),
      frameHeight: readNumber(picture, 'frameHeight'),
      framesPerSecond: readNumber(picture, 'framesPerSecond'),
      sentFrameWidth: readNumber(sentPicture, 'frameWidth'),
      sentFrameHeight: readNumber(sentPicture, 'frameHeight'),
      sentFramesPerSecond: readNumber(sentPicture, 'framesPerSecond'),
      qualityLimitation: readText(sentPicture, 'qualityLimitationReason'),
    },
  };
}

/** By which candidates the two are connected, without their addresses. */
function readPath(read: StatsReport, pair: StatsEntry | undefined) {
  const local = read.getReferenced(pair, 'localCandidateId');
  const remote = read.getReferenced(pair, 'remoteCandidateId');
  const localCandidate = readText(local, 'candidateType');
  return {
    localCandidate,
    remoteCandidate: readText(remote, 'candidateType'),
    protocol: readText(local, 'relayProtocol') ?? readText(local, 'protocol'),
    remoteProtocol: readText(remote, 'protocol'),
    relayAddress: localCandidate === 'relay' ? parseTurnHost(readText(local, 'url')) : null,
  };
}

/** `turn:host:port?transport=udp` without what is said otherwise (RFC 7065). */
const parseTurnHost = (url: string | null): string | null =>
  /^turns?:([^?]+)/.exec(url ?? '')?.[1] ?? null;

/** Null where no packet was to come: nothing was lost then, and nothing arrived either. */
function calculateLossRatio(before: StatsCounters, after: StatsCounters): number | null {
  // The count of lost packets may fall when a late one arrives (RFC 3550 section 6.4.1).
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsReceived - before.packetsReceived);
  return expected === 0 ? null : lost / expected;
}
