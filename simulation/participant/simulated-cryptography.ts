import { createPrivateKey, createPublicKey, hash, sign, type KeyObject } from 'node:crypto';
import {
  createPeerIdFromHash,
  PublicKey,
  Signature,
  type Cryptography,
  type Identity,
} from '@visavis/protocol';
import { verifySignature } from '@visavis/server/components';
import { createRandomSource, type Random } from '../random/random.ts';

/** What precedes the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 section 10.3). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const hashOf = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** A key pair of Node, which signs at once. */
export interface SeededKeys extends Pick<Identity, 'peerId' | 'publicKey'> {
  readonly sign: (bytes: Uint8Array) => Signature;
}

/** What the keys of each run have signed, by public key and signature. */
const signedBytes = new WeakMap<Random, Map<string, Uint8Array>>();

const signatureKey = (publicKey: PublicKey, signature: Signature) => `${publicKey} ${signature}`;

function recordSignature(random: Random, key: string, bytes: Uint8Array): void {
  const known = signedBytes.get(random);
  if (known === undefined) signedBytes.set(random, new Map([[key, bytes]]));
  else known.set(key, bytes);
}

/** A key pair from a seeded generator, so that a seed has the same keys. */
export function createSeededKeys(random: Random): SeededKeys {
  const seed = createRandomSource(random).getRandomValues(new Uint8Array(32));
  const der = Buffer.concat([privateKeyPrefix, seed]);
  const privateKey: KeyObject = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = PublicKey.parse(createPublicKey(privateKey).export({ format: 'jwk' }).x);
  return {
    publicKey,
    peerId: createPeerIdFromHash(hashOf(Buffer.from(publicKey, 'base64url'))),
    sign: (bytes) => {
      const signature = Signature.parse(sign(null, bytes, privateKey).toString('base64url'));
      recordSignature(random, signatureKey(publicKey, signature), bytes);
      return signature;
    },
  };
}

/** The identity of a session, with its keys. */
export interface SeededIdentity extends Identity {
  readonly keys: SeededKeys;
}

/** The identity of a session with keys of {@link createSeededKeys}. */
export function createSeededIdentity(random: Random): SeededIdentity {
  const keys = createSeededKeys(random);
  return { ...keys, keys, sign: async (bytes) => keys.sign(bytes) };
}

/**
 * The cryptography of Node, which answers in the same task. That of Web Crypto answers in another thread, which a
 * simulated clock does not wait for. A signature that keys of the same run have made of the same bytes is valid:
 * that is much faster to look up than to compute.
 */
export const createSimulatedCryptography = (random: Random): Cryptography => ({
  hash: async (bytes) => hashOf(bytes),
  verify: async (publicKey, signature, bytes) => {
    const known = signedBytes.get(random)?.get(signatureKey(publicKey, signature));
    const isKnown = known !== undefined && Buffer.compare(known, bytes) === 0;
    return isKnown || verifySignature(publicKey, signature, bytes);
  },
  createIdentity: async () => createSeededIdentity(random),
});
