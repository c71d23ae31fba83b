import { CandidateSignal } from '@visavis/protocol';

/** End-of-candidates (RFC 8838 section 8.2), which webrtc-pc represents as an empty candidate. */
const endOfCandidates: CandidateSignal = {
  kind: 'candidate',
  candidate: '',
  sdpMid: null,
  sdpMLineIndex: null,
  usernameFragment: null,
};

/**
 * Creates the signal for an `icecandidate` event; null where none has to be sent. All browsers report the
 * end of gathering as null. Firefox also reports an empty candidate per media section.
 */
export function createCandidateSignal(candidate: RTCIceCandidate | null): CandidateSignal | null {
  if (candidate === null) return endOfCandidates;
  if (candidate.candidate === '') return null;
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  const signal = CandidateSignal.safeParse({
    kind: 'candidate',
    candidate: candidate.candidate,
    sdpMid: sdpMid ?? null,
    sdpMLineIndex: sdpMLineIndex ?? null,
    usernameFragment: usernameFragment ?? null,
  });
  return signal.success ? signal.data : null;
}

/**
 * Whether a candidate that arrived after an ignored offer belongs to the current remote description, by its
 * username fragment (webrtc-pc section 4.8.1). End-of-candidates has none, and then belongs to the offer.
 */
export function isCandidateForDescription(
  description: Pick<RTCSessionDescription, 'sdp'> | null,
  { candidate, usernameFragment }: Omit<CandidateSignal, 'kind'>,
): boolean {
  if (usernameFragment === null) return candidate !== '';
  const fragments = Array.from(description?.sdp.matchAll(/^a=ice-ufrag:(\S+)/gm) ?? []);
  return fragments.some(([, fragment]) => fragment === usernameFragment);
}
