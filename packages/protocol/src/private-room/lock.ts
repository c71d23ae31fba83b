import * as z from 'zod/mini';
import type { Cryptography, Identity } from '../identity/identity.ts';
import { PublicKey, Signature } from '../identity/keys.ts';
import { encodeStatement } from '../identity/statement.ts';
import type { RoomName } from '../ids/ids.ts';
import { EntryHash } from './entry.ts';
import { isSignedByOwner } from './signed-by-owner.ts';

/**
 * The statement of the owner of a private room about who may enter: whoever has the token with this hash. A new link
 * has a lock with the next epoch, and the lock with the highest epoch counts.
 */
export const Lock = z.object({
  /** The room's name is a hash of this key, so nobody else can make a lock for the room. */
  owner: PublicKey,
  /** Counts the links of the room, from 0. */
  epoch: z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
  entryHash: EntryHash,
  signature: Signature,
});
export type Lock = z.infer<typeof Lock>;

/** What the owner states with a lock, and for which room. */
type LockStatement = Pick<Lock, 'epoch' | 'entryHash'> & { readonly room: RoomName };

/** What the owner signs. */
export const encodeLock = ({ room, epoch, entryHash }: LockStatement): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 lock', [room, epoch, entryHash]);

/** Signs a lock as the owner of the room. */
export async function signLock(
  { publicKey: owner, sign }: Pick<Identity, 'publicKey' | 'sign'>,
  statement: LockStatement,
): Promise<Lock> {
  const { epoch, entryHash } = statement;
  return { owner, epoch, entryHash, signature: await sign(encodeLock(statement)) };
}

/** Whether the owner of this room has signed the lock. */
export const isLockOf = (
  cryptography: Pick<Cryptography, 'hash' | 'verify'>,
  room: RoomName,
  lock: Lock,
): Promise<boolean> => isSignedByOwner(cryptography, room, lock, encodeLock({ ...lock, room }));

/** Of two verified locks of one room, the one that counts. An owner signs one for each epoch. */
export const newerLock = (known: Lock | null, other: Lock | null): Lock | null =>
  other !== null && (known === null || other.epoch > known.epoch) ? other : known;
