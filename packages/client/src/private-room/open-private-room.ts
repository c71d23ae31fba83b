import {
  deriveRoomKeys,
  newerLock,
  type Lock,
  type RoomKeys,
  type RoomName,
  type RoomSecret,
} from '@visavis/protocol';
import { loadOwnedLock } from './owned-rooms.ts';
import { loadTabLock, saveTabLock } from './tab-lock.ts';

/**
 * What a page has of a private room.
 *
 * @public
 */
export interface PrivateRoom {
  readonly keys: RoomKeys;
  /** The newest lock that the page knows when the call begins; null for a page that only has the link. */
  readonly lock: Lock | null;
  /** Keeps a newer lock for the page after a reload. */
  readonly saveLock: (lock: Lock) => void;
}

/**
 * Prepares a call in a private room: derives its keys from the secret of the link.
 *
 * @throws {TypeError} on pages that are not a secure context
 * @example
 * const privateRoom = openPrivateRoom(room, RoomSecret.parse(location.hash.slice(1)));
 * @public
 */
export async function openPrivateRoom(room: RoomName, secret: RoomSecret): Promise<PrivateRoom> {
  const [keys, ownedLock] = await Promise.all([deriveRoomKeys(room, secret), loadOwnedLock(room)]);
  return {
    keys,
    lock: newerLock(ownedLock, loadTabLock(room)),
    saveLock: (lock) => saveTabLock(room, lock),
  };
}
