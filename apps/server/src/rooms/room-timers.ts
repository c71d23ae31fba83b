import type { Config } from '../config/config.ts';
import { Expiry } from '../expiry/expiry.ts';
import type { Membership, RoomReplica } from './room-replica.ts';
import type { RoomWriter } from './room-writer.ts';
import type { StepBuilder } from './step-builder.ts';

/** What the timers need. */
export interface RoomTimersOptions {
  readonly writer: RoomWriter;
  readonly limits: Pick<Config['rooms'], 'graceMs' | 'aloneGraceMs' | 'maxAgeMs'>;
  /** A step that a timer has started failed. It must not throw. */
  readonly onError: (error: unknown) => void;
}

/**
 * Removes members whose connection broke after the grace period, and ends rooms at their maximum age. Of the
 * processes that share a room, the one with its lease does so.
 */
export class RoomTimers implements Disposable {
  readonly #writer: RoomWriter;
  readonly #onError: (error: unknown) => void;
  readonly #grace: Expiry<Membership>;
  /** For those who were alone: a room that nobody needs should not stay for long. */
  readonly #aloneGrace: Expiry<Membership>;
  readonly #ages: Expiry<RoomReplica>;

  constructor({ writer, limits, onError }: RoomTimersOptions) {
    this.#writer = writer;
    this.#onError = onError;
    this.#grace = new Expiry(limits.graceMs, (membership) => this.#expire(membership));
    this.#aloneGrace = new Expiry(limits.aloneGraceMs, (membership) => {
      // Somebody has joined in the meantime and waits for this member.
      if (isAlone(membership)) this.#expire(membership);
      else this.#grace.add(membership);
    });
    this.#ages = new Expiry(limits.maxAgeMs, (room) => this.#endRoom(room));
  }

  /** Starts the timers of a room that this process has opened, or whose lease it has taken over. */
  start(room: RoomReplica): void {
    this.#ages.add(room);
    if (!this.#writer.hasLease(room)) return;
    // The process that lost the connection of such a member may have stopped, and its timer with it.
    for (const { id, presence } of room.snapshot.context.members) {
      const membership = room.memberships.get(id);
      const isAway = presence === 'away' && membership?.disconnectedReader !== membership?.reader;
      if (isAway && membership !== undefined) this.startGracePeriod(membership);
    }
  }

  /** Stops the timer of a room that was closed. */
  stop(room: RoomReplica): void {
    this.#ages.delete(room);
  }

  /** Starts, or restarts, the grace period of a member whose connection broke. */
  startGracePeriod(membership: Membership): void {
    membership.disconnectedReader = membership.reader;
    (isAlone(membership) ? this.#aloneGrace : this.#grace).add(membership);
  }

  /** Stops the grace period of a membership that was resumed or removed. */
  stopGracePeriod(membership: Membership): void {
    this.#grace.delete(membership);
    this.#aloneGrace.delete(membership);
  }

  [Symbol.dispose](): void {
    this.#grace[Symbol.dispose]();
    this.#aloneGrace[Symbol.dispose]();
    this.#ages[Symbol.dispose]();
  }

  #expire(membership: Membership): void {
    const { room, peer } = membership;
    this.#commit(room, (builder) => {
      // The peer may have come back by way of another process.
      const isAway = membership.reader === membership.disconnectedReader;
      if (isAway && room.has(membership)) builder.apply({ type: 'member.graceExpired', id: peer });
    });
  }

  #endRoom(room: RoomReplica): void {
    if (!this.#writer.hasLease(room)) return;
    this.#commit(room, (builder) => void builder.apply({ type: 'room.end', by: null }));
  }

  #commit(room: RoomReplica, compute: (builder: StepBuilder) => void): void {
    this.#writer.commit(room, compute).catch(this.#onError);
  }
}

const isAlone = ({ room }: Membership): boolean => room.memberships.size === 1;
