import { readCandidate } from './candidate.ts';
import type { DescriptionStore } from './description-store.ts';
import type { Candidate } from './model.ts';

/** A remote candidate and the username fragment of its generation. */
interface RemoteCandidate {
  readonly candidate: Candidate;
  readonly ufrag: string;
}

const candidateError = (message: string): DOMException =>
  new DOMException(`Error processing ICE candidate: ${message}`, 'OperationError');

/**
 * Validates the argument of addIceCandidate.
 *
 * @throws TypeError if it names no media section
 */
export function validateCandidate({
  candidate = '',
  sdpMid,
  sdpMLineIndex,
}: RTCIceCandidateInit): void {
  if (candidate !== '' && (sdpMid ?? null) === null && (sdpMLineIndex ?? null) === null) {
    throw new TypeError('Candidate missing values for both sdpMid and sdpMLineIndex');
  }
}

/**
 * Parses the argument of addIceCandidate (webrtc-pc section 4.4.2).
 *
 * @returns null if it has no effect: the end of candidates, which the simulated ICE does not need
 * @throws InvalidStateError without a remote description, OperationError if the candidate does not match it
 */
export function parseRemoteCandidate(
  init: RTCIceCandidateInit,
  descriptions: DescriptionStore,
  isStrict: boolean,
): RemoteCandidate | null {
  const { candidate = '', usernameFragment } = init;
  const sdpMid = init.sdpMid ?? null;
  const sdpMLineIndex = init.sdpMLineIndex ?? null;
  const hasNoSection = sdpMid === null && sdpMLineIndex === null;
  // Chromium accepts an end of candidates without a description.
  if (!isStrict && candidate === '') return null;
  const remote = descriptions.latest('remote');
  if (remote === null) {
    throw new DOMException('The remote description was null', 'InvalidStateError');
  }
  const hasSection =
    hasNoSection ||
    (sdpMid === null
      ? remote.sections[sdpMLineIndex ?? 0] !== undefined
      : remote.sections.some(({ mid }) => mid === sdpMid));
  if (!hasSection) throw candidateError('unknown media section');
  const parsed = candidate === '' ? null : readCandidate(candidate);
  if (candidate !== '' && parsed === null) throw candidateError('invalid syntax');
  const knownUfrags = [descriptions.pending('remote'), descriptions.current('remote')].flatMap(
    (description) => description?.transport.credentials.ufrag ?? [],
  );
  const ufrag = usernameFragment ?? parsed?.ufrag ?? remote.transport.credentials.ufrag;
  if (!knownUfrags.includes(ufrag)) {
    if (isStrict) throw candidateError('unknown username fragment');
    return null;
  }
  return parsed === null ? null : { candidate: parsed.candidate, ufrag };
}
