import type { Profile } from '@visavis/protocol';

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
  /**
   * Packets of media lost on the way here over the last interval, 0 to 1. Null also where none were to
   * come, as when the other person sends nothing, or nothing of it arrives.
   */
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

/**
 * The quality that a look at the statistics stands for, given what the other person says that they send.
 * It is unknown before it is measured, and where sound or picture should arrive and none does: the way
 * between the two may be prompt, but nobody is heard or seen over it.
 */
export function qualityOf(
  stats: ConnectionStats | null,
  sent: Pick<Profile, 'microphone' | 'camera'>,
): Quality {
  if (stats === null || stats.roundTripMs === null) return 'unknown';
  const { roundTripMs, lossRatio } = stats;
  if (roundTripMs > poor.roundTripMs || (lossRatio ?? 0) > poor.lossRatio) return 'poor';
  // The bit rate does not tell: it has in it what the other browser reports about what it receives.
  if (lossRatio === null && (sent.microphone || sent.camera)) return 'unknown';
  if (roundTripMs > fair.roundTripMs || (lossRatio ?? 0) > fair.lossRatio) return 'fair';
  return 'good';
}
