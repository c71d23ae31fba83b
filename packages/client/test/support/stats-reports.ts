type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** A report with these entries. */
export const reportOf = (entries: readonly Entry[]): RTCStatsReport =>
  new Map<string, unknown>(entries.map((entry) => [entry.id, entry]));

/** A local candidate. */
export const local = { id: 'L', type: 'local-candidate', candidateType: 'srflx', protocol: 'udp' };
/** A remote candidate. */
export const remote = { id: 'R', type: 'remote-candidate', candidateType: 'host', protocol: 'udp' };

/** A report of Chromium: the transport refers to the selected pair, and there is another pair. */
export const chromium = (
  seconds: number,
  totals: { bytes: number; packets: number; lost: number },
) =>
  reportOf([
    { id: 'X', type: 'local-candidate', candidateType: 'relay', protocol: 'udp' },
    local,
    remote,
    {
      id: 'P0',
      type: 'candidate-pair',
      state: 'succeeded',
      nominated: true,
      localCandidateId: 'X',
      remoteCandidateId: 'R',
      timestamp: 1_000 * seconds,
      bytesReceived: 1,
    },
    {
      id: 'P1',
      type: 'candidate-pair',
      state: 'succeeded',
      nominated: true,
      localCandidateId: 'L',
      remoteCandidateId: 'R',
      timestamp: 1_000 * seconds,
      currentRoundTripTime: 0.042,
      bytesReceived: totals.bytes,
      bytesSent: 2 * totals.bytes,
    },
    {
      id: 'T',
      type: 'transport',
      selectedCandidatePairId: 'P1',
      tlsVersion: 'FEFD',
      dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
    },
    { id: 'CA', type: 'codec', mimeType: 'audio/opus' },
    { id: 'CV', type: 'codec', mimeType: 'video/VP8' },
    {
      id: 'O',
      type: 'outbound-rtp',
      kind: 'video',
      mid: '1',
      frameWidth: 640,
      frameHeight: 360,
      framesPerSecond: 24,
      qualityLimitationReason: 'cpu',
    },
    {
      id: 'sent screen',
      type: 'outbound-rtp',
      kind: 'video',
      mid: '2',
      frameWidth: 1_920,
      frameHeight: 1_080,
      framesPerSecond: 15,
    },
    {
      id: 'A',
      type: 'inbound-rtp',
      kind: 'audio',
      packetsReceived: totals.packets,
      packetsLost: totals.lost,
      jitter: 0.004,
      codecId: 'CA',
    },
    {
      id: 'V',
      type: 'inbound-rtp',
      kind: 'video',
      packetsReceived: totals.packets,
      packetsLost: 0,
      frameWidth: 1_280,
      frameHeight: 720,
      framesPerSecond: 30,
      codecId: 'CV',
    },
  ]);
