import { Lock, RoomSecret, type RoomName } from '@visavis/protocol';
import type { ChangedLink } from './changed-link.ts';
import { readTabValue, writeTabValue } from './tab-storage.ts';

const storageKey = (room: RoomName) => `visavis.link.${room}`;

/** The link to which this tab has begun to change, until the server has its lock; null if there is none. */
export function loadNextLink(room: RoomName): ChangedLink | null {
  const stored = readTabValue(storageKey(room));
  if (typeof stored !== 'object' || stored === null) return null;
  const lock = Lock.safeParse('lock' in stored ? stored.lock : null).data;
  const secret = RoomSecret.safeParse('secret' in stored ? stored.secret : null).data;
  return lock === undefined || secret === undefined ? null : { secret, lock };
}

/** Keeps a link that nobody else has yet: the page may be reloaded before the server has its lock. */
export const saveNextLink = (room: RoomName, link: ChangedLink): void =>
  writeTabValue(storageKey(room), link);

/** Forgets the link once this lock is known, or a newer one. */
export function removeNextLink(room: RoomName, known: Lock): void {
  const next = loadNextLink(room);
  if (next !== null && next.lock.epoch <= known.epoch) writeTabValue(storageKey(room), null);
}
