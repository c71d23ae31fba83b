/** One look at a connection, from getStats (webrtc-stats). Unknown values are null. */
export interface ConnectionStats {
  /** Candidate types of the selected pair (RFC 8445: host, srflx, prflx, relay). */
  readonly localCandidate: string | null;
  readonly remoteCandidate: string | null;
  /** `udp` or `tcp`; for a relay how it is reached: `udp`, `tcp` or `tls`. */
  readonly protocol: string | null;
  /** Round trip of the selected pair in milliseconds. */
  readonly roundTripMs: number | null;
  /** Bits per second over the last interval, all media together. */
  readonly receivedBitrate: number | null;
  readonly sentBitrate: number | null;
  /** Received packets lost over the last interval, 0 to 1. */
  readonly lossRatio: number | null;
  /** The received camera picture. */
  readonly frameWidth: number | null;
  readonly frameHeight: number | null;
  readonly framesPerSecond: number | null;
}

/** How a connection feels, in four words. */
export type Quality = 'unknown' | 'good' | 'fair' | 'poor';

/** Beyond these a conversation is troubled (ITU-T G.114 for delay), or hard to follow. */
const fair = { roundTripMs: 300, lossRatio: 0.02 };
const poor = { roundTripMs: 600, lossRatio: 0.08 };

/** The quality that a look at the statistics stands for. */
export function qualityOf(stats: ConnectionStats | null): Quality {
  if (stats === null || stats.roundTripMs === null) return 'unknown';
  const { roundTripMs } = stats;
  const lossRatio = stats.lossRatio ?? 0;
  if (roundTripMs > poor.roundTripMs || lossRatio > poor.lossRatio) return 'poor';
  if (roundTripMs > fair.roundTripMs || lossRatio > fair.lossRatio) return 'fair';
  return 'good';
}
