import { Lock, type RoomName, type SessionKeys } from '@visavis/protocol';
import { openStore, removeExpired, settled, type StoredRecord } from '../database/database.ts';

/** A private room that this browser has created. */
export interface OwnedRoom {
  /** The key pair of the owner; null where the browser cannot keep keys that no script can read. */
  readonly keys: SessionKeys | null;
  /** The newest lock of the room that a server has had. */
  readonly lock: Lock;
  /** The highest epoch for which a lock was made. */
  readonly lastEpoch: number;
}

interface StoredRoom extends OwnedRoom, StoredRecord {}

const isStoredRoom = (value: unknown): value is StoredRoom =>
  typeof value === 'object' && value !== null && 'lock' in value;

/** How long the keys of a room are kept, in milliseconds: a year, for calls that repeat. */
const retentionMs = 365 * 24 * 60 * 60 * 1_000;

/** Stores a room that this browser has created. */
export async function saveOwnedRoom(room: RoomName, owned: OwnedRoom): Promise<void> {
  const now = Date.now();
  const store = await openStore('rooms', 'readwrite');
  removeExpired(store, now, retentionMs);
  await settled(store.put({ ...owned, storedAt: now } satisfies StoredRoom, room));
}

/** Loads a room that this browser has created; null if it has not, or has forgotten it. */
export async function loadOwnedRoom(room: RoomName): Promise<OwnedRoom | null> {
  try {
    const store = await openStore('rooms', 'readonly');
    const stored: unknown = await settled(store.get(room));
    if (!isStoredRoom(stored)) return null;
    const lock = Lock.safeParse(stored.lock).data;
    return lock === undefined ? null : { ...stored, lock };
  } catch {
    // The browser keeps nothing, as in some private windows.
    return null;
  }
}

/** Stores a newer lock of a room that this browser has created. */
export async function saveOwnedLock(room: RoomName, lock: Lock): Promise<void> {
  const owned = await loadOwnedRoom(room);
  if (owned === null || owned.lock.epoch >= lock.epoch) return;
  const lastEpoch = Math.max(owned.lastEpoch, lock.epoch);
  await saveOwnedRoom(room, { keys: owned.keys, lock, lastEpoch });
}
