import type { Profile } from '@visavis/protocol';

/** One look at a connection, from getStats (webrtc-stats). Unknown values are null. */
export interface ConnectionStats {
  /** Candidate types of the selected pair (RFC 8445: host, srflx, prflx, relay). */
  readonly localCandidate: string | null;
  readonly remoteCandidate: string | null;
  /** `udp` or `tcp`; for a relay how it is reached: `udp`, `tcp` or `tls`. */
  readonly protocol: string | null;
  /** How the other side's candidate is reached: `udp` or `tcp`. */
  readonly remoteProtocol: string | null;
  /** This side's relay, as `host:port`; null where this side uses none. */
  readonly relayAddress: string | null;
  /** The version of DTLS as it stands in its records, in hexadecimal: FEFD for 1.2. */
  readonly dtlsVersion: string | null;
  /** Names of cipher suites: of the handshake (RFC 8446, RFC 5289), and of the media (RFC 5764). */
  readonly dtlsCipher: string | null;
  readonly srtpCipher: string | null;
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
  /** How unevenly the packets of the received sound come (RFC 3550 section 6.4.1), in milliseconds. */
  readonly jitterMs: number | null;
  /** MIME types of what is received, or of what is sent where nothing is received: `audio/opus`. */
  readonly audioCodec: string | null;
  readonly videoCodec: string | null;
  /** The received camera picture. */
  readonly frameWidth: number | null;
  readonly frameHeight: number | null;
  readonly framesPerSecond: number | null;
  /** The sent camera picture. */
  readonly sentFrameWidth: number | null;
  readonly sentFrameHeight: number | null;
  readonly sentFramesPerSecond: number | null;
  /** What holds the sent picture down (RTCQualityLimitationReason): none, cpu, bandwidth or other. */
  readonly qualityLimitation: string | null;
}

/** What is known before a first look. */
export const unknownStats: ConnectionStats = {
  localCandidate: null,
  remoteCandidate: null,
  protocol: null,
  remoteProtocol: null,
  relayAddress: null,
  dtlsVersion: null,
  dtlsCipher: null,
  srtpCipher: null,
  roundTripMs: null,
  receivedBitrate: null,
  sentBitrate: null,
  lossRatio: null,
  jitterMs: null,
  audioCodec: null,
  videoCodec: null,
  frameWidth: null,
  frameHeight: null,
  framesPerSecond: null,
  sentFrameWidth: null,
  sentFrameHeight: null,
  sentFramesPerSecond: null,
  qualityLimitation: null,
};

/** How a connection feels, in four words. */
export type ConnectionQuality = 'unknown' | 'good' | 'fair' | 'poor';

/** Beyond these a conversation is troubled (ITU-T G.114 for delay), or hard to follow. */
export const qualityThresholds = {
  fair: { roundTripMs: 300, lossRatio: 0.02 },
  poor: { roundTripMs: 600, lossRatio: 0.08 },
} as const;

/**
 * The quality that a look at the statistics stands for, given what the other person says that they send.
 * It is unknown before it is measured, and where sound or picture should arrive and none does: the way
 * between the two may be prompt, but nobody is heard or seen over it.
 */
export function rateConnectionQuality(
  stats: ConnectionStats | null,
  sent: Pick<Profile, 'microphone' | 'camera'>,
): ConnectionQuality {
  if (stats === null || stats.roundTripMs === null) return 'unknown';
  const { roundTripMs, lossRatio } = stats;
  const { fair, poor } = qualityThresholds;
  if (roundTripMs > poor.roundTripMs || (lossRatio ?? 0) > poor.lossRatio) return 'poor';
  // The bit rate does not tell: it has in it what the other browser reports about what it receives.
  if (lossRatio === null && (sent.microphone || sent.camera)) return 'unknown';
  if (roundTripMs > fair.roundTripMs || (lossRatio ?? 0) > fair.lossRatio) return 'fair';
  return 'good';
}
