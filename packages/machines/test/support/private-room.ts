import { EntryHash, PublicKey, type Lock, type PeerId } from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import { join } from './room.ts';

const owner = PublicKey.parse(`${'O'.repeat(42)}A`);

/** The hashes of the tokens of three links. Only the owner makes locks of a link. */
export const oldLink = EntryHash.parse(`${'o'.repeat(42)}A`);
export const newLink = EntryHash.parse(`${'n'.repeat(42)}A`);
export const squattersLink = EntryHash.parse(`${'s'.repeat(42)}A`);

/** A lock with a signature that nothing has verified. */
export const createLock = (epoch: number, entryHash: EntryHash): Lock => ({
  owner,
  epoch,
  entryHash,
  signature,
});

/** Somebody joins with this link. */
export const joinBy = (entryHash: EntryHash, who: PeerId): RoomMachineEvent =>
  join(who, 1, entryHash);

/** Somebody who joins presents a lock. */
export const present = (lock: Lock): RoomMachineEvent => ({ type: 'lock.present', lock });
