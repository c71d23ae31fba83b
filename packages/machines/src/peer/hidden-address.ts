import type { CandidateSignal } from '@visavis/protocol';

/** The address of nothing (RFC 8840 section 4.1.1 uses it where a description has no candidate yet). */
const noAddress = '0.0.0.0';

/** The related address of a candidate, with its port (RFC 8839 section 5.1). */
const relatedAddress = /( raddr )\S+( rport )\d+/;

const isRelay = (candidate: string): boolean => / typ relay( |$)/.test(candidate);

/**
 * A relay candidate has the address of the relay. Its related address is that of the device as the relay sees it, which
 * only helps to find faults. Chromium empties it where only relays may be used; not every browser does.
 */
const withoutRelatedAddress = (candidate: string): string =>
  candidate.replace(relatedAddress, `$1${noAddress}$29`);

/**
 * A candidate as it may be sent while the address of this device is hidden: null if it is not one of a relay. The end
 * of candidates is sent unchanged.
 */
export function hideAddressInCandidate(signal: CandidateSignal): CandidateSignal | null {
  const { candidate } = signal;
  if (candidate === '') return signal;
  return isRelay(candidate) ? { ...signal, candidate: withoutRelatedAddress(candidate) } : null;
}

/**
 * A description as it may be sent while the address of this device is hidden: with relay candidates only, and without
 * default addresses, which ICE does not use (RFC 8829 section 5.2.1).
 */
export const hideAddressInSdp = (sdp: string): string =>
  sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || isRelay(line))
    .map((line) =>
      line.startsWith('a=candidate:')
        ? withoutRelatedAddress(line)
        : line.replace(/^(o=.* |c=|a=rtcp:\d+ )IN IP[46] \S+$/, `$1IN IP4 ${noAddress}`),
    )
    .join('\r\n');
