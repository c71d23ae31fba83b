import {
  isLockOf,
  keyIdOf,
  newerLock,
  type Cryptography,
  type KeyId,
  type Lock,
  type RoomKeys,
  type RoomName,
} from '@visavis/protocol';
import type { ChangedLink } from '../private-room/changed-link.ts';
import type { KnownLink, NextLink, PrivateRoom } from '../private-room/open-private-room.ts';

/**
 * The links of a private room that a page knows, and the newest lock. The owner may change the link during a call. Then
 * members use the last one with each other until they have the new one.
 */
export class Keyring {
  readonly #room: RoomName;
  readonly #cryptography: Pick<Cryptography, 'hash' | 'verify'>;
  readonly #privateRoom: PrivateRoom;
  /** The oldest first. */
  #links: readonly KnownLink[];
  #current: KnownLink;
  #lock: Lock | null;
  #next: NextLink | null;
  #onConfirmed: (link: ChangedLink) => void = () => {};

  constructor(
    room: RoomName,
    privateRoom: PrivateRoom,
    cryptography: Pick<Cryptography, 'hash' | 'verify'>,
  ) {
    this.#room = room;
    this.#privateRoom = privateRoom;
    this.#cryptography = cryptography;
    this.#current = { secret: privateRoom.secret, keys: privateRoom.keys };
    this.#links = [this.#current];
    this.#lock = privateRoom.lock;
    this.#next = privateRoom.next;
    if (this.#next !== null) this.#links = [this.#current, this.#next];
  }

  /** The newest lock that this page knows. */
  get lock(): Lock | null {
    return this.#lock;
  }

  /** The keys of the newest link that this page knows. */
  get current(): RoomKeys {
    return this.#current.keys;
  }

  /** Whether the link has been changed, and this page has not received the new one. */
  get isLocked(): boolean {
    return this.#lock !== null && this.#lock.entryHash !== this.current.entryHash;
  }

  /** The lock of the link that this page wants to change to; null if there is none, or the server has it. */
  get nextLock(): Lock | null {
    return this.#next?.lock ?? null;
  }

  /** Calls this when the server has the lock of a link that this page has prepared. */
  onConfirmed(listener: (link: ChangedLink) => void): void {
    this.#onConfirmed = listener;
  }

  /** The keys with this id; undefined for those of a link that this page does not know. */
  find(id: KeyId): RoomKeys | undefined {
    return this.#links.find(({ keys }) => keys.id === id)?.keys;
  }

  /** Of two known keys, those of the older link. */
  older(one: RoomKeys, other: RoomKeys): RoomKeys {
    return this.#links.find(({ keys }) => keys === one || keys === other)?.keys ?? one;
  }

  /** Learns a lock that anybody may have sent. */
  async learnLock(lock: Lock | null): Promise<void> {
    if (lock === null || newerLock(this.#lock, lock) === this.#lock) return;
    if (!(await isLockOf(this.#cryptography, this.#room, lock))) return;
    this.#confirm(lock);
  }

  /**
   * The server refuses the current link. Where this page has changed it, that means that the server has the new lock.
   *
   * @returns whether this page has a newer link now
   */
  handleRefusal(): boolean {
    if (this.#next === null) return false;
    this.#confirm(this.#next.lock);
    return true;
  }

  #confirm(lock: Lock): void {
    const link = this.#useLock(lock);
    if (link !== null) this.#onConfirmed({ secret: link.secret, lock });
  }

  /** Adds a link that this page wants to change to. It becomes the current one when the server sends its lock. */
  async prepare({ secret, lock }: ChangedLink): Promise<void> {
    const keys = await this.#privateRoom.deriveKeys(secret);
    this.#next = { secret, keys, lock };
    this.#links = [...this.#links, this.#next];
  }

  /**
   * Uses a link that another member has sent.
   *
   * @returns whether it is the current one now. One that the owner has not made, or that is not newer, is ignored.
   */
  async adopt({ secret, lock }: ChangedLink): Promise<boolean> {
    if (!this.#isOfUse(lock)) return false;
    const keys = await this.#privateRoom.deriveKeys(secret);
    if (keys.entryHash !== lock.entryHash) return false;
    if (!(await isLockOf(this.#cryptography, this.#room, lock))) return false;
    // Another member may have sent it meanwhile.
    if (!this.#isOfUse(lock)) return false;
    this.#links = [...this.#links, { secret, keys }];
    return this.#useLock(lock) !== null;
  }

  /** Whether this page lacks the link of this lock, and may need it. */
  #isOfUse(lock: Lock): boolean {
    if (this.find(keyIdOf(lock.entryHash)) !== undefined) return false;
    return this.#lock === null || lock.epoch > this.#lock.epoch || isSameLink(lock, this.#lock);
  }

  /** Returns the link of this lock if it becomes the current one by it; otherwise null. */
  #useLock(lock: Lock): KnownLink | null {
    if (newerLock(this.#lock, lock) !== this.#lock) {
      this.#privateRoom.saveLock(lock);
      this.#lock = lock;
    }
    if (this.#next !== null && this.#next.lock.epoch <= lock.epoch) this.#next = null;
    const link = this.#links.find(({ keys }) => keys.entryHash === lock.entryHash);
    if (link === undefined || link === this.#current) return null;
    this.#current = link;
    return link;
  }
}

const isSameLink = (one: Lock, other: Lock): boolean =>
  one.epoch === other.epoch && one.entryHash === other.entryHash;
