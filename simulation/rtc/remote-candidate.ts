import { readCandidate, type Candidate } from './candidate.ts';
import type { DescriptionStore } from './description-store.ts';

/** A candidate of the other side, and the generation that it belongs to. */
interface RemoteCandidate {
  readonly candidate: Candidate;
  readonly ufrag: string;
}

const candidateError = (why: string): DOMException =>
  new DOMException(`Error processing ICE candidate: ${why}`, 'OperationError');

/** Refuses at once what addIceCandidate never takes. @throws TypeError */
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
 * What addIceCandidate makes of its argument, webrtc-pc section 4.4.2.
 *
 * @returns null for one that is taken and has no effect: the end of candidates, which ICE does without here
 * @throws InvalidStateError before the remote description, OperationError for one that does not fit it
 */
export function parseRemoteCandidate(
  init: RTCIceCandidateInit,
  signaling: DescriptionStore,
  strict: boolean,
): RemoteCandidate | null {
  const { candidate = '', usernameFragment } = init;
  const sdpMid = init.sdpMid ?? null;
  const sdpMLineIndex = init.sdpMLineIndex ?? null;
  const isGeneral = sdpMid === null && sdpMLineIndex === null;
  // Chromium asks for no description where there is no candidate.
  if (!strict && candidate === '') return null;
  const remote = signaling.latest('remote');
  if (remote === null) {
    throw new DOMException('The remote description was null', 'InvalidStateError');
  }
  const fits =
    isGeneral ||
    (sdpMid === null
      ? remote.sections[sdpMLineIndex ?? 0] !== undefined
      : remote.sections.some(({ mid }) => mid === sdpMid));
  if (!fits) throw candidateError('there is no such media section');
  const parsed = candidate === '' ? null : readCandidate(candidate);
  if (candidate !== '' && parsed === null) throw candidateError('it is none');
  const known = [signaling.pending('remote'), signaling.current('remote')].flatMap(
    (description) => description?.transport.credentials.ufrag ?? [],
  );
  const ufrag = usernameFragment ?? parsed?.ufrag ?? remote.transport.credentials.ufrag;
  if (!known.includes(ufrag)) {
    if (strict) throw candidateError('its generation is unknown');
    return null;
  }
  return parsed === null ? null : { candidate: parsed.candidate, ufrag };
}
