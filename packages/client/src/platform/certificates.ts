let pageCertificates: Promise<readonly RTCCertificate[]> | null = null;

async function createCertificates(): Promise<readonly RTCCertificate[]> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    return [await RTCPeerConnection.generateCertificate(algorithm)];
  } catch {
    return [];
  }
}

/**
 * The certificate of this page: all of its connections have the same fingerprint. It is not kept, so that nobody
 * recognises the user in a later session by it.
 *
 * @returns none if the browser refuses to create one; then each connection creates its own
 */
export function getPageCertificates(): Promise<readonly RTCCertificate[]> {
  return (pageCertificates ??= createCertificates());
}
