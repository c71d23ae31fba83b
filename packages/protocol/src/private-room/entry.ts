import { bytes32 } from '../identity/keys.ts';
import type * as z from 'zod/mini';

/** Proves to the server that its bearer has the link of a private room: 32 bytes, derived from the secret. */
export const EntryToken = bytes32.brand<'EntryToken'>();
export type EntryToken = z.infer<typeof EntryToken>;

/** The SHA-256 hash of the 32 bytes of an entry token. The server keeps nothing else of it. */
export const EntryHash = bytes32.brand<'EntryHash'>();
export type EntryHash = z.infer<typeof EntryHash>;
