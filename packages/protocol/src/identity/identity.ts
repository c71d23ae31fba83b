import type { PeerId } from '../ids/ids.ts';
import type { PublicKey, Signature } from './keys.ts';

/**
 * The key pair of a session. The private key never leaves it.
 *
 * @example
 * const identity = await platform.getIdentity();
 * const signature = await identity.sign(bytes);
 * @public
 */
export interface Identity {
  readonly publicKey: PublicKey;
  /** The id of the session: a hash of its public key. */
  readonly peerId: PeerId;
  /** Signs with Ed25519 (RFC 8032). */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Signature>;
}

/**
 * What a call needs of cryptography.
 *
 * @example
 * const isValid = await cryptography.verify(publicKey, signature, bytes);
 * @public
 */
export interface Cryptography {
  /** Computes SHA-256. */
  hash(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Verifies an Ed25519 signature. Resolves to false for what is no valid key or signature. */
  verify(
    publicKey: PublicKey,
    signature: Signature,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  /** Creates the key pair of a session that lasts as long as the page. */
  createIdentity(): Promise<Identity>;
}
