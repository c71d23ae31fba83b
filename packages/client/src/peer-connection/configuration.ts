import type { IceServer } from '@visavis/protocol';

/** The configuration of every RTCPeerConnection of a call (RFC 8829 section 4.1.1: one bundle). */
export const buildConfiguration = (
  iceServers: readonly IceServer[],
  iceTransportPolicy: RTCIceTransportPolicy,
): RTCConfiguration => ({
  iceServers: iceServers.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  })),
  iceTransportPolicy,
  bundlePolicy: 'max-bundle',
});
