import { readFingerprint, type Cryptography } from '@visavis/protocol';

/** Formats a SHA-256 hash as in a description (RFC 8122): upper-case hexadecimal bytes with colons. */
const formatFingerprint = (hash: Uint8Array): string =>
  Array.from(hash, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

/**
 * Whether the certificate that the other side of a connection has presented is the one in its description.
 *
 * @returns null where the runtime does not tell the certificate
 */
export async function matchesCertificate(
  { sctp, remoteDescription }: Pick<RTCPeerConnection, 'sctp' | 'remoteDescription'>,
  cryptography: Cryptography,
): Promise<boolean | null> {
  // Runtimes other than browsers may have no transport.
  const transport: Partial<RTCDtlsTransport> | undefined = sctp?.transport;
  const [certificate] = transport?.getRemoteCertificates?.() ?? [];
  if (certificate === undefined) return null;
  const fingerprint = formatFingerprint(await cryptography.hash(new Uint8Array(certificate)));
  return fingerprint === readFingerprint(remoteDescription?.sdp ?? '');
}
