/**
 * A sample of a connection's statistics, from getStats (webrtc-stats). Unknown values are null.
 *
 * @public
 */
export interface ConnectionStats {
  /** Candidate types of the selected pair (RFC 8445: host, srflx, prflx, relay). */
  readonly localCandidate: string | null;
  readonly remoteCandidate: string | null;
  /** Transport of the local candidate: `udp` or `tcp`; for a relay candidate the transport to the TURN server: `udp`, `tcp` or `tls`. */
  readonly protocol: string | null;
  /** Transport of the remote candidate: `udp` or `tcp`. */
  readonly remoteProtocol: string | null;
  /** Address of the local TURN server, as `host:port`; null if this side uses none. */
  readonly relayAddress: string | null;
  /** DTLS version as in the record header, in hexadecimal: FEFD for 1.2. */
  readonly dtlsVersion: string | null;
  /** Cipher suites: DTLS handshake (RFC 8446, RFC 5289) and SRTP (RFC 5764). */
  readonly dtlsCipher: string | null;
  readonly srtpCipher: string | null;
  /** Round-trip time of the selected pair in milliseconds. */
  readonly roundTripMs: number | null;
  /** Bits per second over the last interval, summed over all media. */
  readonly receivedBitrate: number | null;
  readonly sentBitrate: number | null;
  /** Share of incoming media packets lost over the last interval, 0 to 1. Null if none were expected or none arrived. */
  readonly lossRatio: number | null;
  /** Jitter of the received audio (RFC 3550 section 6.4.1), in milliseconds. */
  readonly jitterMs: number | null;
  /** MIME types of the received media, or of the sent media if nothing is received: `audio/opus`. */
  readonly audioCodec: string | null;
  readonly videoCodec: string | null;
  /** The received camera video. */
  readonly frameWidth: number | null;
  readonly frameHeight: number | null;
  readonly framesPerSecond: number | null;
  /** The sent camera video. */
  readonly sentFrameWidth: number | null;
  readonly sentFrameHeight: number | null;
  readonly sentFramesPerSecond: number | null;
  /** The sent screen. */
  readonly sentScreenWidth: number | null;
  readonly sentScreenHeight: number | null;
  readonly sentScreenFramesPerSecond: number | null;
  /** What limits the sent video (RTCQualityLimitationReason): none, cpu, bandwidth or other. */
  readonly qualityLimitation: string | null;
}

/** The statistics before the first sample. @public */
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
  sentScreenWidth: null,
  sentScreenHeight: null,
  sentScreenFramesPerSecond: null,
  qualityLimitation: null,
};
