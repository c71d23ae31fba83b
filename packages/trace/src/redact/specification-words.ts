/** Values that WebRTC and ICE define for fields of events and contexts. */
const webrtcValues = [
  'offerer',
  'answerer',
  // RTCIceTransportPolicy
  'all',
  'relay',
  // RTCIceCandidateType
  'host',
  'srflx',
  'prflx',
  // Transport and relay protocols
  'udp',
  'tcp',
  'tls',
];

/** Text values of getStats() (webrtc-stats) that browsers report for a connection with each other. */
const statsValues = [
  // RTCQualityLimitationReason
  'none',
  'cpu',
  'bandwidth',
  'other',
  // MIME types of codecs
  'audio/opus',
  'audio/red',
  'audio/G722',
  'audio/PCMU',
  'audio/PCMA',
  'video/VP8',
  'video/VP9',
  'video/AV1',
  'video/H264',
  'video/H265',
  // Record versions of DTLS 1.0, 1.2 and 1.3
  'FEFF',
  'FEFD',
  'FEFC',
  // Cipher suites of DTLS 1.3 (RFC 8446) and 1.2 (RFC 5289, RFC 7905)
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  ...['ECDSA', 'RSA'].flatMap((signature) =>
    ['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256'].map(
      (cipher) => `TLS_ECDHE_${signature}_WITH_${cipher}`,
    ),
  ),
  // SRTP protection profiles (RFC 5764, RFC 7714)
  'AES_CM_128_HMAC_SHA1_80',
  'AES_CM_128_HMAC_SHA1_32',
  'SRTP_AES128_CM_SHA1_80',
  'SRTP_AES128_CM_SHA1_32',
  'AEAD_AES_128_GCM',
  'AEAD_AES_256_GCM',
];

/** Words that specifications define, and that therefore reveal nothing about anybody. */
export const specificationWords: readonly string[] = [...webrtcValues, ...statsValues];
