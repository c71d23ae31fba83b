import * as z from 'zod/mini';
import { PeerId } from '../ids/ids.ts';
import { encodeBase64url } from './base64url.ts';

/** 32 bytes in base64url. */
export const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

/** An Ed25519 public key (RFC 8032): its 32 bytes in base64url. @public */
export const PublicKey = bytes32.brand<'PublicKey'>();
export type PublicKey = z.infer<typeof PublicKey>;

/** An Ed25519 signature (RFC 8032): its 64 bytes in base64url. */
export const Signature = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/))
  .brand<'Signature'>();
export type Signature = z.infer<typeof Signature>;

/**
 * The id of the peer with a public key: the first 22 characters of base64url(SHA-256(key)), which are 132 bits.
 *
 * @param keyHash the SHA-256 hash of the 32 bytes of the key
 */
export const createPeerIdFromHash = (keyHash: Uint8Array): PeerId =>
  PeerId.parse(encodeBase64url(keyHash).slice(0, 22));
