import {
  deriveRoomKeys,
  identityOf,
  newerLock,
  signDelegation,
  type Delegation,
  type Lock,
  type PeerId,
  type Role,
  type RoomKeys,
  type RoomName,
  type RoomSecret,
} from '@visavis/protocol';
import { loadOwnedRoom, saveOwnedLock } from './owned-rooms.ts';
import { loadNextLink, removeNextLink } from './tab-link.ts';
import type { ChangedLink } from './changed-link.ts';
import { loadTabDelegation, saveTabDelegation } from './tab-delegation.ts';
import { loadTabLock, saveTabLock } from './tab-lock.ts';

/** A link of a private room, and what is derived from it. @public */
export interface KnownLink {
  readonly secret: RoomSecret;
  readonly keys: RoomKeys;
}

/** A link to which this tab has begun to change. @public */
export interface NextLink extends KnownLink, ChangedLink {}

/**
 * What a page has of a private room.
 *
 * @public
 */
export interface PrivateRoom extends KnownLink {
  /** The newest lock that the page knows when the call begins; null for a page that only has the link. */
  readonly lock: Lock | null;
  /** Keeps a newer lock, for the page after a reload and for later calls of the owner. */
  readonly saveLock: (lock: Lock) => void;
  /** Derives the keys of another link of the room. */
  readonly deriveKeys: (secret: RoomSecret) => Promise<RoomKeys>;
  /**
   * Makes the next link, as the owner of the room; null in browsers that are not the owner. Its epoch is higher than
   * that of the lock that the page knows.
   */
  readonly createLink: ((known: Lock | null) => Promise<ChangedLink>) | null;
  /**
   * States the role of a session, as the owner of the room; null in browsers that are not the owner.
   */
  readonly signDelegation:
    | ((statement: {
        readonly peer: PeerId;
        readonly role: Exclude<Role, 'guest'>;
      }) => Promise<Delegation>)
    | null;
  /** The role that the owner had given the session of this tab before a reload; null if there is none. */
  readonly delegation: Delegation | null;
  /** Keeps the role of the session of this tab. */
  readonly saveDelegation: (delegation: Delegation) => void;
  /** The link to which the tab had begun to change before it was reloaded; null if there is none. */
  readonly next: NextLink | null;
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
  const next = loadNextLink(room);
  const [keys, nextKeys, owned] = await Promise.all([
    deriveRoomKeys(room, secret),
    next && deriveRoomKeys(room, next.secret),
    loadOwnedRoom(room),
  ]);
  const ownerKeys = owned?.keys ?? null;
  return {
    secret,
    keys,
    lock: newerLock(owned?.lock ?? null, loadTabLock(room)),
    saveLock(lock) {
      saveTabLock(room, lock);
      removeNextLink(room, lock);
      if (owned !== null) void saveOwnedLock(room, lock).catch(() => {});
    },
    deriveKeys: (other) => deriveRoomKeys(room, other),
    createLink: ownerKeys
      ? (known) =>
          import('./create-next-link.ts').then(({ createNextLink }) => createNextLink(room, known))
      : null,
    signDelegation: ownerKeys
      ? async (statement) => signDelegation(await identityOf(ownerKeys), { ...statement, room })
      : null,
    delegation: loadTabDelegation(room),
    saveDelegation: (delegation) => saveTabDelegation(room, delegation),
    next: next && nextKeys && { ...next, keys: nextKeys },
  };
}
