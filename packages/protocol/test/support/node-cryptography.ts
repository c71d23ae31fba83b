/** The cryptography of private rooms once more, with `node:crypto` and without code of this package. */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hash,
  hkdfSync,
  sign,
  type KeyObject,
} from 'node:crypto';

/** What precedes the 32 bytes of a private key in PKCS #8 (RFC 8410 section 10.3). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 private key with these 32 bytes. */
export const readPrivateKey = (bytes: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([privateKeyPrefix, bytes]),
    format: 'der',
    type: 'pkcs8',
  });

/** The public key of a private key, in base64url. */
export const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'jwk' }).x ?? '';

/** The SHA-256 hash, in base64url. */
export const hashBytes = (bytes: Buffer): string => hash('sha256', bytes, 'base64url');

/** The first 22 characters of the hash of a public key. */
export const shortHashOf = (publicKey: string): string =>
  hashBytes(Buffer.from(publicKey, 'base64url')).slice(0, 22);

/** A tag and fields, each after its length. */
export const encodeFields = (...fields: readonly (string | number)[]): Buffer =>
  Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.alloc(8);
      if (typeof field === 'number') bytes.writeBigUInt64BE(BigInt(field));
      const content = typeof field === 'number' ? bytes : Buffer.from(field);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(content.length);
      return [length, content];
    }),
  );

/** 32 bytes of HKDF-SHA-256, with the name of the room as salt. */
export const deriveBytes = (room: string, secret: string, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), room, label, 32));

export const deriveSealingKey = (room: string, secret: string): Buffer =>
  deriveBytes(room, secret, 'visavis/2 sealing key');

/** Nonce, ciphertext and tag of AES-256-GCM, in base64url. */
export function sealBytes(key: Buffer, nonce: Buffer, plaintext: Buffer, context: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(context);
  const ciphertext = [cipher.update(plaintext), cipher.final()];
  return Buffer.concat([nonce, ...ciphertext, cipher.getAuthTag()]).toString('base64url');
}

/**
 * Reverses {@link sealBytes}.
 *
 * @throws {Error} where key or context differ, or anything was changed
 */
export function openBytes(key: Buffer, sealed: string, context: Buffer): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(context);
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

/** An Ed25519 signature, in base64url. */
export const signBytes = (key: KeyObject, bytes: Buffer): string =>
  sign(null, bytes, key).toString('base64url');
