import { findModerationNumber, toRoomEvent } from '@visavis/machines';
import {
  Refusal,
  type Lock,
  type Moderation,
  type RoomName,
  type SendSignalsInput,
  type WireProfile,
} from '@visavis/protocol';
import type { ReaderId } from '../room-log/room-log.ts';
import type { MailboxReader } from './mailbox-reader.ts';
import type { Membership } from './room-replica.ts';
import type { RoomWriter } from './room-writer.ts';
import { SignalRelay } from './signal-relay.ts';

/** What a handle needs. */
export interface MemberHandleOptions {
  readonly writer: RoomWriter;
  readonly membership: Membership;
  readonly reader: ReaderId;
  readonly events: MailboxReader;
  /** Signals were put into a mailbox. Duplicates do not count. */
  readonly onRelayed: (count: number) => void;
  /** The peer is away: its grace period starts. */
  readonly onDisconnected: (membership: Membership) => void;
}

/**
 * The right of one connection to act on its peer's membership. A newer connection of the same peer takes it
 * over; then `leave` and `disconnect` do nothing here, and everything else is refused as `not-joined`.
 */
export class MemberHandle {
  /** The mailbox, from where the peer stopped reading. It can be iterated once. */
  readonly events: MailboxReader;
  readonly #options: MemberHandleOptions;
  #isReleased = false;

  constructor(options: MemberHandleOptions) {
    this.#options = options;
    this.events = options.events;
  }

  get room(): RoomName {
    return this.#options.membership.room.name;
  }

  /** Ends the membership. */
  async leave(): Promise<void> {
    if (!this.#isCurrent()) return;
    const { writer, membership } = this.#options;
    await writer.commit(membership.room, (builder) => {
      if (this.#isCurrent()) builder.apply({ type: 'member.leave', id: membership.peer });
    });
  }

  /** Ends the reading and keeps the membership for the grace period. */
  async disconnect(): Promise<void> {
    if (!this.#isCurrent()) return;
    const { writer, membership, onDisconnected } = this.#options;
    const committed = writer.commit(membership.room, (builder) => {
      if (!this.#hasMembership()) return;
      builder.apply({ type: 'member.away', id: membership.peer });
      if (membership.room.has(membership)) onDisconnected(membership);
    });
    this.#isReleased = true;
    this.events.stop();
    await committed;
  }

  /** @throws {Refusal} `not-joined` */
  async update(profile: WireProfile): Promise<void> {
    const { writer, membership } = this.#options;
    await writer.commit(membership.room, (builder) => {
      if (!this.#isCurrent()) throw new Refusal('not-joined');
      builder.apply({ type: 'member.update', id: membership.peer, profile });
    });
  }

  /**
   * Changes the link of the room. To change it to the present one has no effect, so a change can be repeated.
   * @param lock made by the owner of the room
   * @throws {Refusal} `not-joined`, or `bad-request` where the lock is not newer than that of the room
   */
  async changeLink(lock: Lock): Promise<void> {
    const { writer, membership } = this.#options;
    await writer.commit(membership.room, (builder) => {
      this.#assertJoined();
      builder.apply({ type: 'link.change', lock, by: membership.peer });
      const current = membership.room.snapshot.context.lock;
      const isCurrent = current?.epoch === lock.epoch && current.entryHash === lock.entryHash;
      if (!isCurrent) throw new Refusal('bad-request');
    });
  }

  /**
   * Moderates the room. A repeated moderation has no effect.
   * @param moderation signed by this member
   * @throws {Refusal} `not-joined`, or `not-permitted` where the role of the member does not permit it
   */
  async moderate(moderation: Moderation): Promise<void> {
    const { writer, membership } = this.#options;
    await writer.commit(membership.room, (builder) => {
      this.#assertJoined();
      const by = membership.peer;
      const getLastNumber = () => findModerationNumber(membership.room.snapshot.context, by);
      if (getLastNumber() >= moderation.number) return;
      builder.apply({ type: 'member.moderate', by, moderation });
      if (getLastNumber() !== moderation.number) throw new Refusal('not-permitted');
      const event = toRoomEvent(moderation.action, by);
      if (event !== null) builder.apply(event);
    });
  }

  /**
   * Puts signals into the mailbox of another member.
   * @throws {Refusal} `not-joined` or `no-such-member`
   */
  send(input: SendSignalsInput): Promise<void> {
    const { writer, membership, onRelayed } = this.#options;
    const assertJoined = () => this.#assertJoined();
    const relay = new SignalRelay(membership, input, { assertJoined, onRelayed });
    return writer.append(membership.room, relay);
  }

  /** True while this handle, and no newer one, has the membership. */
  #isCurrent(): boolean {
    return !this.#isReleased && this.#hasMembership();
  }

  #hasMembership(): boolean {
    const { membership, reader } = this.#options;
    return membership.reader === reader && membership.room.has(membership);
  }

  #assertJoined(): void {
    if (!this.#isCurrent() || !this.#options.membership.isMember) throw new Refusal('not-joined');
  }
}
