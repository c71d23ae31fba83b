/** The lines of all fingerprints: RFC 8122 section 5, in any letter case. A line ends where browsers end it. */
const fingerprintLine = /(?:^|\n)a=fingerprint:([^\n]*)/gi;
const sha256Fingerprint = /^sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})\r?$/i;

/**
 * The fingerprint of the DTLS certificate in a description (RFC 8122), as 32 hexadecimal bytes in upper case with
 * colons.
 *
 * @returns null unless there is a fingerprint, all are of SHA-256, and all are the same: a session has one certificate
 */
export function readFingerprint(sdp: string): string | null {
  const fingerprints = new Set<string | null>();
  for (const [, value = ''] of sdp.matchAll(fingerprintLine)) {
    fingerprints.add(sha256Fingerprint.exec(value)?.[1]?.toUpperCase() ?? null);
  }
  const [fingerprint = null] = fingerprints;
  return fingerprints.size === 1 ? fingerprint : null;
}
