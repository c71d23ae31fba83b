import type { EntryHash, EntryToken, KeyId } from './entry.ts';

/**
 * What is derived from the secret of a private room.
 *
 * @example
 * const keys = await deriveRoomKeys(room, secret);
 * @public
 */
export interface RoomKeys {
  /** The server admits whoever presents it. */
  readonly entryToken: EntryToken;
  readonly entryHash: EntryHash;
  /** The id of the sealing key. */
  readonly id: KeyId;
  /** Encrypts and authenticates with AES-256-GCM. Returns a random nonce, the ciphertext and the tag. */
  seal(
    plaintext: Uint8Array<ArrayBuffer>,
    associatedData: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array>;
  /** Reverses {@link seal}. Resolves to null for what was not sealed with this key and this associated data. */
  open(
    sealed: Uint8Array<ArrayBuffer>,
    associatedData: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array | null>;
}

/** The labels of HKDF (RFC 5869), its `info`. The salt is the name of the room in UTF-8. */
export const keyLabels = {
  entryToken: 'visavis/2 entry token',
  sealingKey: 'visavis/2 sealing key',
} as const;

/**
 * The size of the nonce of AES-GCM, in bytes. Nonces are random (NIST SP 800-38D section 8.2.2), for at most 2^32
 * messages with one key (section 8.3).
 */
export const nonceBytes = 12;
