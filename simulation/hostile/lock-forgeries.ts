import { encodeLock, type Lock, type RoomName, type WireRoomEvent } from '@visavis/protocol';
import type { SeededKeys } from '../participant/simulated-cryptography.ts';
import { pick, type Random } from '../random/random.ts';

/**
 * What a hostile server does with the locks of a private room: it presents old ones and none, as after a restart, and
 * makes newer ones.
 */
export class LockForger {
  readonly #random: Random;
  readonly #room: RoomName;
  readonly #keys: SeededKeys;
  /** The locks that it has seen. */
  readonly #seen: Lock[] = [];

  constructor(random: Random, room: RoomName, keys: SeededKeys) {
    this.#random = random;
    this.#room = room;
    this.#keys = keys;
  }

  /** Changes an event for a page. */
  change(event: WireRoomEvent): WireRoomEvent {
    if (event.type !== 'welcome' && event.type !== 'resync' && event.type !== 'room') return event;
    const { lock } = event.room;
    if (lock === null) return event;
    this.#seen.push(lock);
    if (this.#random() < 0.6) return event;
    const forged = pick(this.#random, [
      null,
      pick(this.#random, this.#seen),
      { ...lock, epoch: lock.epoch + 1 },
      { ...lock, entryHash: pick(this.#random, this.#seen).entryHash },
      this.#sign({ ...lock, epoch: lock.epoch + 1 }),
      this.#sign({ ...lock, epoch: lock.epoch + 1, owner: this.#keys.publicKey }),
    ]);
    return { ...event, room: { ...event.room, lock: forged } };
  }

  /** Signs with its own key, which is not that of the owner. */
  #sign(lock: Lock): Lock {
    const signature = this.#keys.sign(encodeLock({ ...lock, room: this.#room }));
    return { ...lock, signature };
  }
}
