import type { ChangedLink } from '@visavis/client';
import type { Delegation, Lock, RoomSecret } from '@visavis/protocol';
import type { SimulatedPrivateRoom } from './simulated-room-keys.ts';

/** What a tab keeps of a private room across reloads: the secret in its address, and what its storage has. */
export class SimulatedTab {
  readonly #room: SimulatedPrivateRoom | null;
  readonly #isOwner: boolean;
  #secret: RoomSecret | null = null;
  #lock: Lock | null = null;
  /** The role that the owner has given the session of the tab. */
  #delegation: Delegation | null = null;
  /** The link to which the tab has begun to change. */
  #next: ChangedLink | null = null;

  /** @param room null in an open room */
  constructor(room: SimulatedPrivateRoom | null, isOwner: boolean) {
    this.#room = room;
    this.#isOwner = isOwner;
    this.askForLink();
  }

  /** The user asks the others for the link that they have now. */
  askForLink(): void {
    const link = this.#room?.link() ?? null;
    this.#secret = link?.secret ?? null;
    if (this.#isOwner) this.#lock = link?.lock ?? null;
  }

  /** The page puts the secret of a new link into the address. */
  replaceSecret(secret: RoomSecret): void {
    this.#secret = secret;
  }

  /** The tab has another session, to which nobody has given a role. */
  forgetDelegation(): void {
    this.#delegation = null;
  }

  /** Opens the private room for a page; null in an open room. */
  openPrivateRoom() {
    if (this.#room === null || this.#secret === null) return null;
    return this.#room.open({
      secret: this.#secret,
      lock: this.#lock,
      next: this.#next,
      isOwner: this.#isOwner,
      delegation: this.#delegation,
      saveDelegation: (delegation) => {
        this.#delegation = delegation;
      },
      saveLock: (lock) => {
        this.#lock = lock;
        if (this.#next !== null && this.#next.lock.epoch <= lock.epoch) this.#next = null;
      },
      saveNext: (link) => {
        this.#next = link;
      },
    });
  }
}
