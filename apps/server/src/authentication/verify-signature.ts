import { createPublicKey, verify } from 'node:crypto';
import type { PublicKey, Signature } from '@visavis/protocol';

/** Verifies an Ed25519 signature (RFC 8032). False for what is no valid key or signature. */
export function verifySignature(
  publicKey: PublicKey,
  signature: Signature,
  bytes: Uint8Array,
): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
  } catch {
    // Not every 32 bytes are a public key.
    return false;
  }
}
