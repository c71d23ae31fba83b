import { Lock, type RoomName } from '@visavis/protocol';

const storageKey = (room: RoomName) => `visavis.lock.${room}`;

/** The newest lock of a room that this tab has learnt before a reload; null if there is none. */
export function loadTabLock(room: RoomName): Lock | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(room)) ?? 'null');
    return Lock.safeParse(stored).data ?? null;
  } catch {
    // Blocked, or changed.
    return null;
  }
}

/** Keeps the newest lock of a room until the tab is closed. */
export function saveTabLock(room: RoomName, lock: Lock): void {
  try {
    sessionStorage.setItem(storageKey(room), JSON.stringify(lock));
  } catch {
    // Blocked or full: a reloaded page learns the lock from the server.
  }
}
