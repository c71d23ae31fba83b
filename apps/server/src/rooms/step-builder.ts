import {
  transitionRoom,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '@visavis/machines';
import type { PeerId, RefusalReason, WireRoomEvent, RoomName } from '@visavis/protocol';
import type { MailboxEntry, RemovedMembership, StoredStep } from '../room-log/room-log.ts';
import type { Membership, RoomReplica, SnapshotEventType } from './room-replica.ts';

/** One event of a room machine, and the room before and after it. */
export interface RoomStep {
  readonly room: RoomName;
  readonly event: RoomMachineEvent;
  readonly before: RoomSnapshot;
  readonly after: RoomSnapshot;
}

/** Applies events to a replica, and collects what has to be stored because of them. */
export class StepBuilder {
  /** What the room machine has done. */
  readonly steps: RoomStep[] = [];
  /** Memberships that ended. */
  readonly ended: Membership[] = [];
  readonly #room: RoomReplica;
  readonly #graceMs: number;
  readonly #before: RoomSnapshot;
  /** Memberships to store, those that were added included. */
  readonly #stored: Membership[] = [];
  readonly #added: Membership[] = [];
  readonly #entries: MailboxEntry[] = [];
  /** Those of the ended memberships that have been stored, and have to be removed. */
  readonly #toRemove: RemovedMembership[] = [];

  constructor(room: RoomReplica, graceMs: number) {
    this.#room = room;
    this.#graceMs = graceMs;
    this.#before = room.snapshot;
  }

  /** Adds a membership, for the event that follows to decide on. */
  add(membership: Membership): void {
    this.#room.memberships.set(membership.peer, membership);
    this.#added.push(membership);
    this.#stored.push(membership);
  }

  /** Stores a membership that was changed. */
  store(membership: Membership): void {
    if (!this.#stored.includes(membership)) this.#stored.push(membership);
  }

  append(receivers: readonly PeerId[], event: WireRoomEvent): void {
    this.#entries.push({ receivers, event });
  }

  /** Gives a peer the whole room, and returns this event. */
  appendSnapshot(type: SnapshotEventType, membership: Membership): WireRoomEvent {
    const event = this.#room.createSnapshotEvent(type, membership, this.#graceMs);
    this.append([membership.peer], event);
    return event;
  }

  /**
   * Runs an event through the room machine. Gives the reason where the event's own peer is refused.
   * @param greeting the event with which someone who is admitted gets the whole room
   */
  apply(
    event: RoomMachineEvent,
    greeting: SnapshotEventType = 'welcome',
  ): RefusalReason | undefined {
    const room = this.#room;
    const before = room.snapshot;
    const { snapshot: after, announcements } = transitionRoom(before, event);
    room.snapshot = after;
    this.steps.push({ room: room.name, event, before, after });
    let refusal: RefusalReason | undefined;
    for (const announcement of announcements) {
      if (announcement.type === 'refuse' && 'id' in event && announcement.to === event.id) {
        refusal = announcement.reason;
      }
      this.#deliver(announcement, greeting);
    }
    return refusal;
  }

  /** The step to store; undefined where nothing has changed. */
  build(): StoredStep | undefined {
    const { version, openedAt, snapshot } = this.#room;
    const hasChanged =
      snapshot.context !== this.#before.context || snapshot.value !== this.#before.value;
    const isEmpty =
      this.#stored.length === 0 && this.#entries.length === 0 && this.#toRemove.length === 0;
    if (!hasChanged && isEmpty) return undefined;
    const { value, context } = snapshot;
    return {
      version,
      openedAt,
      state: hasChanged || version === 0 ? { value, context } : null,
      memberships: this.#stored.map((membership) => membership.toStored()),
      sequences: [],
      entries: this.#entries,
      removed: this.#toRemove,
    };
  }

  #deliver(announcement: Announcement, greeting: SnapshotEventType): void {
    const { memberships } = this.#room;
    switch (announcement.type) {
      case 'welcome': {
        const membership = memberships.get(announcement.to);
        if (membership === undefined) return;
        membership.isMember = true;
        this.appendSnapshot(greeting, membership);
        return;
      }
      case 'refuse': {
        const membership = memberships.get(announcement.to);
        if (membership !== undefined) this.#remove(membership, announcement.reason);
        return;
      }
      case 'notify': {
        const { to, event } = announcement;
        this.append(to, event);
        if (event.type !== 'left' || !to.includes(event.id)) return;
        const membership = memberships.get(event.id);
        if (membership !== undefined) this.#remove(membership, null);
        return;
      }
      default:
        announcement satisfies never;
    }
  }

  #remove(membership: Membership, refusal: RefusalReason | null): void {
    this.#room.remove(membership);
    this.ended.push(membership);
    // A membership that was added by the same step was never stored.
    if (this.#added.includes(membership)) {
      this.#stored.splice(this.#stored.indexOf(membership), 1);
    } else this.#toRemove.push({ peer: membership.peer, refusal });
  }
}
