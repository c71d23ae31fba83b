import { CandidateSignal } from '@visavis/protocol';

/** End-of-candidates (RFC 8838 section 8.2), as webrtc-pc writes it: a candidate that is empty. */
const endOfCandidates: CandidateSignal = {
  kind: 'candidate',
  candidate: '',
  sdpMid: null,
  sdpMLineIndex: null,
  usernameFragment: null,
};

/**
 * The signal that an `icecandidate` event stands for; null for one that need not travel. The end of
 * gathering comes as null everywhere, and in Firefox once more for each media section as an empty candidate.
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
 * Whether a candidate that came after an offer that was ignored belongs to what was agreed on before: its
 * username fragment tells (webrtc-pc section 4.8.1). The end of candidates says nothing of its own then.
 */
export function isCandidateForDescription(
  description: Pick<RTCSessionDescription, 'sdp'> | null,
  { candidate, usernameFragment }: Omit<CandidateSignal, 'kind'>,
): boolean {
  if (usernameFragment === null) return candidate !== '';
  const fragments = Array.from(description?.sdp.matchAll(/^a=ice-ufrag:(\S+)/gm) ?? []);
  return fragments.some(([, fragment]) => fragment === usernameFragment);
}
