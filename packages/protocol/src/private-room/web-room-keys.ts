import { decodeBase64url, encodeBase64url } from '../identity/base64url.ts';
import type { RoomName } from '../ids/ids.ts';
import { EntryHash, EntryToken, keyIdOf } from './entry.ts';
import { keyLabels, nonceBytes, type RoomKeys } from './room-keys.ts';
import type { RoomSecret } from './room-secret.ts';

const encoder = new TextEncoder();

/**
 * Derives the keys of a private room, by the Web Crypto API of a secure page or of Node.
 *
 * @throws {TypeError} on pages that are not a secure context
 * @example
 * const { entryToken } = await deriveRoomKeys(room, secret);
 * @public
 */
export async function deriveRoomKeys(room: RoomName, secret: RoomSecret): Promise<RoomKeys> {
  const { subtle } = crypto;
  const material = await subtle.importKey('raw', decodeBase64url(secret), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const derivation = (label: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: encoder.encode(room),
    info: encoder.encode(label),
  });
  const name = 'AES-GCM';
  const [entryToken, key] = await Promise.all([
    subtle.deriveBits(derivation(keyLabels.entryToken), material, 256),
    subtle.deriveKey(derivation(keyLabels.sealingKey), material, { name, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ]);
  const tokenHash = await subtle.digest('SHA-256', entryToken);
  const entryHash = EntryHash.parse(encodeBase64url(new Uint8Array(tokenHash)));
  return {
    id: keyIdOf(entryHash),
    entryToken: EntryToken.parse(encodeBase64url(new Uint8Array(entryToken))),
    entryHash,
    async seal(plaintext, additionalData) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const ciphertext = await subtle.encrypt({ name, iv, additionalData }, key, plaintext);
      const sealed = new Uint8Array(nonceBytes + ciphertext.byteLength);
      sealed.set(iv);
      sealed.set(new Uint8Array(ciphertext), nonceBytes);
      return sealed;
    },
    async open(sealed, additionalData) {
      const iv = sealed.slice(0, nonceBytes);
      try {
        const ciphertext = sealed.slice(nonceBytes);
        return new Uint8Array(await subtle.decrypt({ name, iv, additionalData }, key, ciphertext));
      } catch {
        // Sealed with another key, for something else, or changed.
        return null;
      }
    },
  };
}
