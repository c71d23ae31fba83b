import {
  dropDuplicates,
  Refusal,
  type NewSignals,
  type PeerId,
  type Profile,
  type SendSignalsInput,
} from '@visavis/protocol';
import type { ReaderId, StoredStep } from '../room-log/room-log.ts';
import type { MailboxReader } from './mailbox-reader.ts';
import type { Membership, RoomReplica } from './room-replica.ts';
import { noMailboxes, type RoomWriter } from './room-writer.ts';

/** What a handle needs. */
export interface MemberHandleOptions {
  readonly writer: RoomWriter;
  readonly membership: Membership;
  readonly reader: ReaderId;
  readonly events: MailboxReader;
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
  async update(profile: Profile): Promise<void> {
    const { writer, membership } = this.#options;
    await writer.commit(membership.room, (builder) => {
      this.#assertJoined();
      builder.apply({ type: 'member.update', id: membership.peer, profile });
    });
  }

  /**
   * Puts signals into the mailbox of another member. Gives how many of them were new.
   * @throws {Refusal} `not-joined` or `no-such-member`
   */
  async send({ to, generation, firstSequence, signals }: SendSignalsInput): Promise<number> {
    const { writer, membership } = this.#options;
    const { room, peer: sender } = membership;
    const change = await writer.append(room, () => {
      this.#assertJoined();
      const receiver = room.memberships.get(to);
      if (receiver === undefined || !receiver.isMember || receiver === membership) {
        throw new Refusal('no-such-member');
      }
      const batch = { generation, firstSequence, signals };
      const added = dropDuplicates(receiver.sequences.get(sender) ?? [], batch);
      if (added === undefined) {
        return { step: undefined, mailboxes: noMailboxes, receiver, count: 0 };
      }
      receiver.sequences.set(sender, added.received);
      const step = createSignalStep(room, sender, to, added);
      return { step, mailboxes: noMailboxes, receiver, count: added.batch.signals.length };
    });
    membership.sentSignals += change.count;
    change.receiver.receivedSignals += change.count;
    return change.count;
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

const none: readonly never[] = [];

function createSignalStep(
  { version, openedAt }: RoomReplica,
  sender: PeerId,
  receiver: PeerId,
  { batch: { generation, firstSequence, signals }, received }: NewSignals,
): StoredStep {
  const event = { type: 'signal', from: sender, generation, firstSequence, signals } as const;
  return {
    version,
    openedAt,
    state: null,
    memberships: none,
    sequences: [{ receiver, sender, sequences: received }],
    entries: [{ receivers: [receiver], event }],
    removed: none,
  };
}
