import type { RoomName } from '@visavis/protocol';
import { randomBytes } from 'node:crypto';
import type { RoomLog } from '../room-log/room-log.ts';

/** How long a lease lasts after the process that holds it has stopped. */
const leaseMs = 30_000;
/** Short enough that one renewal may fail. */
const renewalIntervalMs = 10_000;

/**
 * The leases of the rooms that this process has opened. Of several processes with the same room, the one
 * that holds its lease fires the timers that belong to no connection.
 */
export class RoomLeases implements Disposable {
  readonly #log: Pick<RoomLog, 'acquireLease' | 'renewLease'>;
  readonly #onAcquired: (room: RoomName) => void;
  readonly #owner = randomBytes(8).toString('hex');
  /** True where the lease is held. */
  readonly #rooms = new Map<RoomName, boolean>();
  #timer: NodeJS.Timeout | undefined;

  /** @param onAcquired called where a lease is acquired later than its room was opened */
  constructor(
    log: Pick<RoomLog, 'acquireLease' | 'renewLease'>,
    onAcquired: (room: RoomName) => void,
  ) {
    this.#log = log;
    this.#onAcquired = onAcquired;
  }

  has(room: RoomName): boolean {
    return this.#rooms.get(room) ?? false;
  }

  async open(room: RoomName): Promise<void> {
    this.#rooms.set(room, await this.#log.acquireLease(this.#request(room)));
    this.#schedule();
  }

  close(room: RoomName): void {
    this.#rooms.delete(room);
    if (this.#rooms.size === 0) this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#rooms.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #request(room: RoomName) {
    return { room, owner: this.#owner, durationMs: leaseMs };
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#renewAll(), renewalIntervalMs).unref();
  }

  async #renewAll(): Promise<void> {
    await Promise.all(Array.from(this.#rooms.keys(), (room) => this.#renew(room)));
    this.#timer = undefined;
    if (this.#rooms.size > 0) this.#schedule();
  }

  async #renew(room: RoomName): Promise<void> {
    const wasHeld = this.has(room);
    const request = this.#request(room);
    const isHeld = await (wasHeld ? this.#log.renewLease(request) : this.#log.acquireLease(request))
      // A storage that does not answer has not confirmed the lease.
      .catch(() => false);
    if (!this.#rooms.has(room)) return;
    this.#rooms.set(room, isHeld);
    if (isHeld && !wasHeld) this.#onAcquired(room);
  }
}
