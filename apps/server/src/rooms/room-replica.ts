import {
  createEmptyRoom,
  findMember,
  waitingFor,
  getRoomState,
  restoreRoom,
  type RoomSnapshot,
} from '@visavis/machines';
import type { Epoch, PeerId, ReceivedSequences, WireRoomEvent, RoomName } from '@visavis/protocol';
import { Mutex } from './mutex.ts';
import type { MailboxRange, ReaderId, StoredMembership, StoredRoom } from '../room-log/room-log.ts';

/** The names of the events that describe the whole room. */
export type SnapshotEventType = 'welcome' | 'resync';

/** One peer in one room, as a member or waiting for admission. Times are in milliseconds since 1970. */
export class Membership {
  readonly room: RoomReplica;
  readonly peer: PeerId;
  readonly joinedAt: number;
  epoch: Epoch;
  /** The connection that may act on this membership, unless the peer is away. */
  reader: ReaderId;
  /** False while the peer waits for admission. */
  isMember = false;
  /** As of the last step that this process appended. */
  mailbox: MailboxRange;
  /** The newest signals of each sender that were put into the mailbox. */
  readonly sequences = new Map<PeerId, ReceivedSequences>();
  /** The address from which the peer has joined by way of this process, while it is counted there. */
  address: string | undefined;
  /** True where the peer has joined by way of this process. */
  isLocal = false;
  /** The reader whose connection broke, while the grace period runs. */
  disconnectedReader: ReaderId | undefined;
  /** The newest event that was given to a reader. This and the counts of signals are known to this process only. */
  lastRead = 0;
  sentSignals = 0;
  receivedSignals = 0;

  constructor(room: RoomReplica, { peer, joinedAt, epoch, reader }: StoredMembership) {
    this.room = room;
    this.peer = peer;
    this.joinedAt = joinedAt;
    this.epoch = epoch;
    this.reader = reader;
    this.mailbox = emptyMailbox(peer, epoch);
  }

  /** Starts an empty mailbox. */
  setEpoch(epoch: Epoch): void {
    this.epoch = epoch;
    this.lastRead = 0;
    this.mailbox = emptyMailbox(this.peer, epoch);
  }

  toStored(): StoredMembership {
    const { peer, joinedAt, epoch, reader } = this;
    return { peer, joinedAt, epoch, reader };
  }
}

function emptyMailbox(peer: PeerId, epoch: Epoch): MailboxRange {
  return { peer, epoch, first: 1, last: 0, bytes: 0 };
}

/**
 * What this process knows of one room. Steps are computed from it; where another process has changed the
 * room in between, it is restored from the storage.
 */
export class RoomReplica {
  readonly name: RoomName;
  openedAt = Date.now();
  version = 0;
  /** True where it may differ from what is stored. */
  isStale = false;
  /** True once this process has dropped it. */
  isClosed = false;
  /** Held while a step is computed and stored. */
  readonly mutex = new Mutex();
  snapshot: RoomSnapshot;
  readonly memberships = new Map<PeerId, Membership>();
  /** Memberships that a step has removed, until it is known to be stored. */
  readonly #removed = new Map<PeerId, Membership>();

  constructor(name: RoomName, capacity: number) {
    this.name = name;
    this.snapshot = createEmptyRoom({ name, capacity });
  }

  /** True where this membership was not removed. */
  has(membership: Membership): boolean {
    return this.memberships.get(membership.peer) === membership;
  }

  /** The whole room as an event for one peer. */
  createSnapshotEvent(
    type: SnapshotEventType,
    { peer, epoch }: Membership,
    graceMs: number,
  ): WireRoomEvent {
    const { context } = this.snapshot;
    const self = findMember(context, peer);
    return {
      type,
      self: peer,
      role: self?.role ?? 'guest',
      room: getRoomState(this.snapshot),
      members: context.members.filter(({ id }) => id !== peer),
      waiting: waitingFor(context, self),
      epoch,
      graceMs,
    };
  }

  /** Removes a membership, and what its peer has sent to the others. */
  remove(membership: Membership): void {
    this.memberships.delete(membership.peer);
    this.#removed.set(membership.peer, membership);
    for (const { sequences } of this.memberships.values()) sequences.delete(membership.peer);
  }

  /** A step was stored. */
  confirm(mailboxes: readonly MailboxRange[]): void {
    this.isStale = false;
    this.version += 1;
    this.#removed.clear();
    this.#updateMailboxes(mailboxes);
  }

  #updateMailboxes(mailboxes: readonly MailboxRange[]): void {
    for (const mailbox of mailboxes) {
      const membership = this.memberships.get(mailbox.peer);
      if (membership?.epoch === mailbox.epoch) membership.mailbox = mailbox;
    }
  }

  /** Takes over what is stored; null for an empty room. Gives the memberships that are no longer there. */
  restore(stored: StoredRoom | null): Membership[] {
    const { capacity } = this.snapshot.context;
    const storedPeers = new Set(stored?.memberships.map(({ peer }) => peer));
    const removed = [...this.memberships.values()].filter(({ peer }) => !storedPeers.has(peer));
    for (const membership of removed) this.remove(membership);
    this.isStale = false;
    this.version = stored?.version ?? 0;
    this.openedAt = stored?.openedAt ?? Date.now();
    this.snapshot =
      stored === null ? createEmptyRoom({ name: this.name, capacity }) : restoreRoom(stored.state);
    for (const membership of stored?.memberships ?? []) this.#restoreMembership(membership);
    this.#updateMailboxes(stored?.mailboxes ?? []);
    for (const { receiver, sender, sequences } of stored?.sequences ?? []) {
      this.memberships.get(receiver)?.sequences.set(sender, sequences);
    }
    this.#removed.clear();
    return removed;
  }

  #restoreMembership(stored: StoredMembership): void {
    const { peer, epoch, reader } = stored;
    const membership =
      this.memberships.get(peer) ?? this.#removed.get(peer) ?? new Membership(this, stored);
    this.memberships.set(peer, membership);
    if (membership.epoch !== epoch) membership.setEpoch(epoch);
    membership.sequences.clear();
    membership.reader = reader;
    membership.isMember = findMember(this.snapshot.context, peer) !== undefined;
  }
}
