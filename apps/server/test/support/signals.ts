import { createOffer as createOfferWith } from '@visavis/protocol/testing';

/** An offer whose SDP has this length. The server does not verify its signature. */
export const createOffer = (length = 100) => createOfferWith('v'.repeat(length));

/** A candidate with a number in it. */
export function createCandidate(number = 1) {
  return {
    kind: 'candidate',
    candidate: `candidate:${number} 1 udp 2122260223 192.0.2.${number} 40000 typ host`,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: 'ufrag',
  };
}
