import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { createPeerIdFromHash, PublicKey, Signature } from './keys.ts';
import type { Cryptography, Identity } from './identity.ts';

const algorithm = 'Ed25519';

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** CryptoKey, of which browsers and Node declare the type in different ways. */
type Key = (typeof CryptoKey)['prototype'];

/** The key pair of a session. No script can read the private key. */
export interface SessionKeys {
  readonly publicKey: Key;
  readonly privateKey: Key;
}

/** Generates the key pair of a session. */
export async function generateKeys(): Promise<SessionKeys> {
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new TypeError(`${algorithm} has key pairs`);
  return keys;
}

/** The identity with a key pair of {@link generateKeys}. */
export async function identityOf({ publicKey, privateKey }: SessionKeys): Promise<Identity> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return {
    publicKey: PublicKey.parse(encodeBase64url(raw)),
    peerId: createPeerIdFromHash(await hash(raw)),
    async sign(bytes) {
      const signature = await crypto.subtle.sign(algorithm, privateKey, bytes);
      return Signature.parse(encodeBase64url(new Uint8Array(signature)));
    },
  };
}

/** The cryptography of the Web Crypto API, which browsers have on secure pages, and Node has. */
export const webCryptography: Cryptography = {
  hash,
  async verify(publicKey, signature, bytes) {
    try {
      const raw = decodeBase64url(publicKey);
      const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
      return await crypto.subtle.verify(algorithm, key, decodeBase64url(signature), bytes);
    } catch {
      // Not every 32 bytes are a public key.
      return false;
    }
  },
  createIdentity: async () => identityOf(await generateKeys()),
};
