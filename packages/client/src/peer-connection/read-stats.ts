import { slotNames, type ConnectionStats, type SlotName } from '@visavis/machines';
import { readNumber, readText, StatsReport, type StatsEntry } from './stats-report.ts';

/** Cumulative counters of one sample. The next sample computes its rates from them. */
export interface StatsCounters {
  /** Milliseconds, of the clock of the statistics. */
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
const midOf = (slot: SlotName): string => `${slotNames.indexOf(slot)}`;

const findExactlyInSlot = (
  streams: readonly StatsEntry[],
  slot: SlotName,
): StatsEntry | undefined => streams.find((entry) => entry['mid'] === midOf(slot));

/** The stream of a slot; any stream where the browser gives no `mid`. */
export const findInSlot = (
  streams: readonly StatsEntry[],
  slot: SlotName,
): StatsEntry | undefined => findExactlyInSlot(streams, slot) ?? streams[0];

const hasFrames = (entry: StatsEntry): boolean => (readNumber(entry, 'frameWidth') ?? 0) > 0;

const filterByKind = (
  streams: readonly StatsEntry[],
  kind: 'audio' | 'video',
): readonly StatsEntry[] => streams.filter((entry) => entry['kind'] === kind);

/**
 * Reads a report of getStats. Rates are computed over the time since the previous sample.
 *
 * @internal
 */
export function readStats(
  rtcReport: RTCStatsReport,
  previous: StatsCounters | null,
): { stats: ConnectionStats; counters: StatsCounters } {
  const report = new StatsReport(rtcReport);
  const { selectedCandidatePair: pair, transport } = report;
  const received = report.getAll('inbound-rtp');
  const sent = report.getAll('outbound-rtp');
  const receivedVideo = findInSlot(received.filter(hasFrames), 'camera');
  const sentVideo = findInSlot(sent.filter(hasFrames), 'camera');

  const sentScreen = findExactlyInSlot(sent.filter(hasFrames), 'screen');

  const counters: StatsCounters = {
    timestampMs: readNumber(pair, 'timestamp') ?? 0,
    bytesReceived: readNumber(pair, 'bytesReceived') ?? sum(received, 'bytesReceived'),
    bytesSent: readNumber(pair, 'bytesSent') ?? 0,
    packetsReceived: sum(received, 'packetsReceived'),
    packetsLost: sum(received, 'packetsLost'),
  };
  const seconds = previous === null ? 0 : (counters.timestampMs - previous.timestampMs) / 1_000;
  const bitrate = (key: 'bytesReceived' | 'bytesSent') =>
    previous === null || seconds <= 0
      ? null
      : Math.max(0, ((counters[key] - previous[key]) * 8) / seconds);
  const codec = (kind: 'audio' | 'video'): string | null => {
    const mimeTypes = [...filterByKind(received, kind), ...filterByKind(sent, kind)].map((stream) =>
      readText(report.getReferenced(stream, 'codecId'), 'mimeType'),
    );
    return mimeTypes.find((mimeType) => mimeType !== null) ?? null;
  };

  return {
    counters,
    stats: {
      ...readPath(report, pair),
      dtlsVersion: readText(transport, 'tlsVersion'),
      dtlsCipher: readText(transport, 'dtlsCipher'),
      srtpCipher: readText(transport, 'srtpCipher'),
      roundTripMs: toMilliseconds(readNumber(pair, 'currentRoundTripTime')),
      receivedBitrate: bitrate('bytesReceived'),
      sentBitrate: bitrate('bytesSent'),
      lossRatio: previous === null ? null : calculateLossRatio(previous, counters),
      jitterMs: toMilliseconds(
        readNumber(findInSlot(filterByKind(received, 'audio'), 'microphone'), 'jitter'),
      ),
      audioCodec: codec('audio'),
      videoCodec: codec('video'),
      frameWidth: readNumber(receivedVideo, 'frameWidth'),
      frameHeight: readNumber(receivedVideo, 'frameHeight'),
      framesPerSecond: readNumber(receivedVideo, 'framesPerSecond'),
      sentFrameWidth: readNumber(sentVideo, 'frameWidth'),
      sentFrameHeight: readNumber(sentVideo, 'frameHeight'),
      sentFramesPerSecond: readNumber(sentVideo, 'framesPerSecond'),
      sentScreenWidth: readNumber(sentScreen, 'frameWidth'),
      sentScreenHeight: readNumber(sentScreen, 'frameHeight'),
      sentScreenFramesPerSecond: readNumber(sentScreen, 'framesPerSecond'),
      qualityLimitation: readText(sentVideo, 'qualityLimitationReason'),
    },
  };
}

/** The types of the two candidates in use, without their addresses. */
function readPath(report: StatsReport, pair: StatsEntry | undefined) {
  const local = report.getReferenced(pair, 'localCandidateId');
  const remote = report.getReferenced(pair, 'remoteCandidateId');
  const localCandidate = readText(local, 'candidateType');
  return {
    localCandidate,
    remoteCandidate: readText(remote, 'candidateType'),
    protocol: readText(local, 'relayProtocol') ?? readText(local, 'protocol'),
    remoteProtocol: readText(remote, 'protocol'),
    relayAddress: localCandidate === 'relay' ? parseTurnHost(readText(local, 'url')) : null,
  };
}

/** The host and port in `turn:host:port?transport=udp` (RFC 7065). */
const parseTurnHost = (url: string | null): string | null =>
  /^turns?:([^?]+)/.exec(url ?? '')?.[1] ?? null;

/** Null where no packets were expected. */
function calculateLossRatio(before: StatsCounters, after: StatsCounters): number | null {
  // The count of lost packets decreases when one arrives late (RFC 3550 section 6.4.1).
  const lost = Math.max(0, after.packetsLost - before.packetsLost);
  const expected = lost + Math.max(0, after.packetsReceived - before.packetsReceived);
  return expected === 0 ? null : lost / expected;
}
