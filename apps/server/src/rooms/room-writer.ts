import { Refusal, type RoomName } from '@visavis/protocol';
import type { MailboxRange, RoomLog, StoredStep } from '../room-log/room-log.ts';
import { RoomLeases } from './room-leases.ts';
import { RoomChange, type Change, type Committed } from './room-change.ts';
import { RoomReplica, type Membership } from './room-replica.ts';
import type { RoomStep, StepBuilder } from './step-builder.ts';

/** Called after each step of a room. It must not throw. */
export type RoomObserver = (step: RoomStep) => void;

/** What a writer needs. */
export interface RoomWriterOptions {
  readonly log: RoomLog;
  readonly limits: {
    readonly membersPerRoom: number;
    readonly maxRooms: number;
    readonly graceMs: number;
  };
  readonly observe: RoomObserver | undefined;
  readonly onOpened: (room: RoomReplica) => void;
  readonly onRemoved: (membership: Membership) => void;
  readonly onClosed: (room: RoomReplica) => void;
  /** This process has taken a lease over from another one. */
  readonly onLeaseTakenOver: (room: RoomReplica) => void;
  readonly onError: (error: unknown) => void;
}

const noMailboxes: readonly MailboxRange[] = [];

/** True where no peer of this process is in a room. */
function isUnused(room: RoomReplica): boolean {
  for (const { isLocal } of room.memberships.values()) if (isLocal) return false;
  return true;
}

/**
 * Changes rooms in the storage, step by step. Where another process has changed a room in between, it
 * restores the replica and computes the step again.
 */
export class RoomWriter implements Disposable {
  readonly #options: RoomWriterOptions;
  readonly #rooms = new Map<RoomName, RoomReplica>();
  readonly #opening = new Map<RoomName, Promise<RoomReplica>>();
  readonly #leases: RoomLeases;

  constructor(options: RoomWriterOptions) {
    this.#options = options;
    this.#leases = new RoomLeases(options.log, (name) => {
      this.#takeOver(name).catch(options.onError);
    });
  }

  /** The rooms with peers that have joined by way of this process. */
  get rooms(): ReadonlyMap<RoomName, RoomReplica> {
    return this.#rooms;
  }

  /** True where this process fires the timers of a room. */
  hasLease(room: RoomReplica): boolean {
    return this.#leases.has(room.name);
  }

  /** @throws {Refusal} `too-many-rooms` */
  async open(name: RoomName): Promise<RoomReplica> {
    const room = this.#rooms.get(name);
    if (room !== undefined) return room;
    const { maxRooms } = this.#options.limits;
    let opening = this.#opening.get(name);
    if (opening === undefined) {
      if (this.#rooms.size + this.#opening.size >= maxRooms) throw new Refusal('too-many-rooms');
      opening = this.#open(name);
      this.#opening.set(name, opening);
    }
    return opening;
  }

  /** Changes a room by events. `compute` may be called again; where it throws, it must not have changed anything. */
  async commit<Result>(
    room: RoomReplica,
    compute: (builder: StepBuilder) => Result,
  ): Promise<Committed<Result>> {
    const { limits, onRemoved, observe, onError } = this.#options;
    const change = new RoomChange(room, limits.graceMs, compute);
    await this.append(room, change, async () => {
      // A step that failed may have changed the replica.
      if (room.isStale) await this.#restore(room).catch(onError);
      if (isUnused(room)) await this.#close(room);
    });
    const { committed } = change;
    for (const membership of committed.builder.ended) onRemoved(membership);
    if (observe !== undefined) for (const step of committed.builder.steps) observe(step);
    return committed;
  }

  /** Takes over what another process has changed, and drops the room if no peer of this process is left in it. */
  async refresh(room: RoomReplica): Promise<void> {
    room.isStale = true;
    await this.commit(room, () => {});
  }

  /**
   * Stores a change. Every signal passes through here, so it does without the cost of a {@link StepBuilder}.
   * @param settle called at the end, before the next step of this room
   */
  async append(room: RoomReplica, change: Change, settle?: () => Promise<void>): Promise<void> {
    if (!room.mutex.tryAcquire()) await room.mutex.acquire();
    try {
      for (let hasVerified = false; ;) {
        if (room.isStale) await this.#restore(room);
        let step: StoredStep | undefined;
        try {
          step = change.compute();
        } catch (error) {
          // What was refused may be allowed since a step of another process, which is not known here yet.
          if (hasVerified || (await this.#isCurrent(room))) throw error;
          hasVerified = true;
          room.isStale = true;
          continue;
        }
        if (step === undefined) {
          change.onStored(noMailboxes);
          return;
        }
        // Until the storage has confirmed the step, the replica is ahead of it.
        room.isStale = true;
        const mailboxes = await this.#options.log.append(room.name, step);
        if (mailboxes === null) continue;
        room.confirm(mailboxes);
        change.onStored(mailboxes);
        return;
      }
    } finally {
      if (settle !== undefined) await settle();
      room.mutex.release();
    }
  }

  [Symbol.dispose](): void {
    this.#leases[Symbol.dispose]();
    this.#rooms.clear();
  }

  async #isCurrent(room: RoomReplica): Promise<boolean> {
    const stored = await this.#options.log.load(room.name);
    return (stored?.version ?? 0) === room.version;
  }

  async #open(name: RoomName): Promise<RoomReplica> {
    const { log, limits, onOpened } = this.#options;
    try {
      const room = new RoomReplica(name, limits.membersPerRoom);
      const stored = await log.load(name);
      if (stored !== null) room.restore(stored);
      await this.#leases.open(name);
      this.#rooms.set(name, room);
      onOpened(room);
      return room;
    } finally {
      this.#opening.delete(name);
    }
  }

  /** Takes over what is stored. The mutex is held. */
  async #restore(room: RoomReplica): Promise<void> {
    const stored = await this.#options.log.load(room.name);
    for (const membership of room.restore(stored)) this.#options.onRemoved(membership);
  }

  async #takeOver(name: RoomName): Promise<void> {
    const room = this.#rooms.get(name);
    if (room === undefined) return;
    if (!room.mutex.tryAcquire()) await room.mutex.acquire();
    try {
      await this.#restore(room);
      this.#options.onLeaseTakenOver(room);
    } finally {
      room.mutex.release();
    }
  }

  /** Drops a replica, and the room if nobody is in it. The mutex is held. */
  async #close(room: RoomReplica): Promise<void> {
    if (room.isClosed) return;
    room.isClosed = true;
    this.#rooms.delete(room.name);
    this.#leases.close(room.name);
    this.#options.onClosed(room);
    if (room.memberships.size > 0 || room.version === 0) return;
    await this.#options.log.delete(room.name, room.version);
  }
}
