import { bytes32 } from '../identity/keys.ts';
import * as z from 'zod/mini';

/** Proves to the server that its bearer has the link of a private room: 32 bytes, derived from the secret. */
export const EntryToken = bytes32.brand<'EntryToken'>();
export type EntryToken = z.infer<typeof EntryToken>;

/** The SHA-256 hash of the 32 bytes of an entry token. The server keeps nothing else of it. */
export const EntryHash = bytes32.brand<'EntryHash'>();
export type EntryHash = z.infer<typeof EntryHash>;

/**
 * Names the key with which something is sealed: the first 8 characters of the entry hash of the link. Members who have
 * not received a new link yet use the key of the last one.
 */
export const KeyId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{8}$/))
  .brand<'KeyId'>();
export type KeyId = z.infer<typeof KeyId>;

/** The id of the key of the link with this entry hash. */
export const keyIdOf = (entryHash: EntryHash): KeyId => KeyId.parse(entryHash.slice(0, 8));
