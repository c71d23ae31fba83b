import type { IceServer } from '@visavis/protocol';

/**
 * The configuration of every RTCPeerConnection of a call (RFC 8829 section 4.1.1: one bundle).
 *
 * @param certificates none lets the connection create its own; a connection must keep those that it was created with
 */
export const buildConfiguration = (
  iceServers: readonly IceServer[],
  iceTransportPolicy: RTCIceTransportPolicy,
  certificates: readonly RTCCertificate[],
): RTCConfiguration => ({
  iceServers: iceServers.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  })),
  iceTransportPolicy,
  bundlePolicy: 'max-bundle',
  ...(certificates.length > 0 && { certificates: [...certificates] }),
});
