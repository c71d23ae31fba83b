import { EntryHash, type Delegation, type Lock, type PeerId } from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import { createDelegation, join, roomOwner } from './room.ts';

/** The hashes of the tokens of three links. Only the owner makes locks of a link. */
export const oldLink = EntryHash.parse(`${'o'.repeat(42)}A`);
export const newLink = EntryHash.parse(`${'n'.repeat(42)}A`);
export const squattersLink = EntryHash.parse(`${'s'.repeat(42)}A`);

/** A lock with a signature that nothing has verified. */
export const createLock = (epoch: number, entryHash: EntryHash): Lock => ({
  owner: roomOwner,
  epoch,
  entryHash,
  signature,
});

/** Somebody joins with this link. */
export const joinBy = (entryHash: EntryHash, who: PeerId): RoomMachineEvent =>
  join(who, 1, entryHash);

/** Somebody joins to whom the owner has given this role. */
export const joinAs = (
  role: Delegation['role'],
  who: PeerId,
  entryHash = oldLink,
): RoomMachineEvent => join(who, 1, entryHash, createDelegation(role));

/** Somebody who joins presents a lock. */
export const present = (lock: Lock): RoomMachineEvent => ({ type: 'lock.present', lock });
