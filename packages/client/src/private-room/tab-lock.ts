import { Lock, type RoomName } from '@visavis/protocol';
import { readTabValue, writeTabValue } from './tab-storage.ts';

const storageKey = (room: RoomName) => `visavis.lock.${room}`;

/** The newest lock of a room that this tab has learnt before a reload; null if there is none. */
export const loadTabLock = (room: RoomName): Lock | null =>
  Lock.safeParse(readTabValue(storageKey(room))).data ?? null;

/** Keeps the newest lock of a room until the tab is closed. Without it, a reloaded page learns the lock from the server. */
export const saveTabLock = (room: RoomName, lock: Lock): void =>
  writeTabValue(storageKey(room), lock);
