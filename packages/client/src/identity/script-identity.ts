/**
 * The identity of a page whose browser has no Ed25519 in Web Crypto: on pages that are not a secure context, which is
 * plain http to another address, no browser has it. Loaded by such pages only.
 */
import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import {
  createPeerIdFromHash,
  decodeBase64url,
  encodeBase64url,
  PublicKey,
  Signature,
  type Cryptography,
  type Identity,
} from '@visavis/protocol';
import type { PageIdentity } from './page-identity.ts';

// What the library would take from Web Crypto.
ed25519.hashes.sha512 = sha512;

const storageKey = 'visavis.scriptSession';

function identityOf(secretKey: Uint8Array): Identity {
  const publicKey = ed25519.getPublicKey(secretKey);
  return {
    publicKey: PublicKey.parse(encodeBase64url(publicKey)),
    peerId: createPeerIdFromHash(sha256(publicKey)),
    sign: async (bytes) => Signature.parse(encodeBase64url(ed25519.sign(bytes, secretKey))),
  };
}

const createSecretKey = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

const cryptography: Cryptography = {
  hash: async (bytes) => sha256(bytes),
  async verify(publicKey, signature, bytes) {
    try {
      return ed25519.verify(decodeBase64url(signature), bytes, decodeBase64url(publicKey));
    } catch {
      // Not every 32 bytes are a public key.
      return false;
    }
  },
  createIdentity: async () => identityOf(createSecretKey()),
};

/** The identity of the tab, which survives a reload. Without locks, a duplicate of the tab takes over its call. */
function getIdentity(): Identity {
  try {
    const stored = sessionStorage.getItem(storageKey);
    if (stored !== null) return identityOf(decodeBase64url(stored));
    const secretKey = createSecretKey();
    sessionStorage.setItem(storageKey, encodeBase64url(secretKey));
    return identityOf(secretKey);
  } catch {
    // Blocked, full, or changed: the key lasts as long as the page.
    return identityOf(createSecretKey());
  }
}

/**
 * Scripts of the page can read its key. Everyone on the network of a page that is not a secure context could serve
 * another page anyway.
 */
export const createScriptIdentity = (): PageIdentity => ({
  cryptography,
  identity: getIdentity(),
});
