import type { PeerId, ReceivedSequences, RoomName } from '@visavis/protocol';
import { MemoryLeases } from './memory-leases.ts';
import { MemoryMailbox, type MailboxLimits } from './memory-mailbox.ts';
import { MemoryTail } from './memory-tail.ts';
import type {
  LeaseRequest,
  MailboxRange,
  RoomLog,
  StoredMembership,
  StoredRoom,
  StoredRoomState,
  StoredStep,
  TailItem,
  TailRequest,
} from './room-log.ts';

interface MemoryMembership {
  stored: StoredMembership;
  mailbox: MemoryMailbox;
  /** By sender. */
  readonly sequences: Map<PeerId, ReceivedSequences>;
}

interface MemoryRoom {
  version: number;
  readonly openedAt: number;
  state: StoredRoomState;
  readonly memberships: Map<PeerId, MemoryMembership>;
}

/** How much of the total remains when mailboxes were cleared, so that this is not needed for every event. */
const remainingShare = 0.9;

/** Rooms in the memory of one process. */
export class MemoryRoomLog implements RoomLog {
  readonly #limits: MailboxLimits;
  readonly #rooms = new Map<RoomName, MemoryRoom>();
  readonly #leases = new MemoryLeases();
  /** The approximate size of all mailboxes. */
  #bytes = 0;

  constructor(limits: MailboxLimits) {
    this.#limits = limits;
  }

  async load(name: RoomName): Promise<StoredRoom | null> {
    const room = this.#rooms.get(name);
    if (room === undefined) return null;
    const { version, openedAt, state } = room;
    const memberships = [...room.memberships.values()];
    return {
      version,
      openedAt,
      state,
      memberships: memberships.map(({ stored }) => stored),
      mailboxes: memberships.map(({ mailbox }) => mailbox.range),
      sequences: memberships.flatMap(({ stored, sequences }) =>
        Array.from(sequences, ([sender, received]) => ({
          receiver: stored.peer,
          sender,
          sequences: received,
        })),
      ),
    };
  }

  append(name: RoomName, step: StoredStep): Promise<readonly MailboxRange[] | null> {
    return Promise.resolve(this.#append(name, step));
  }

  #append(name: RoomName, step: StoredStep): readonly MailboxRange[] | null {
    const room = this.#rooms.get(name) ?? this.#create(name, step);
    if (room === undefined || room.version !== step.version) return null;
    room.version += 1;
    if (step.state !== null) room.state = step.state;
    for (const membership of step.memberships) this.#store(room, membership);
    for (const { receiver, sender, sequences } of step.sequences) {
      room.memberships.get(receiver)?.sequences.set(sender, sequences);
    }
    const mailboxes = this.#appendEntries(room, step);
    for (const { peer, refusal } of step.removed) {
      const mailbox = room.memberships.get(peer)?.mailbox;
      mailbox?.end(refusal);
      this.#bytes -= mailbox?.bytes ?? 0;
      room.memberships.delete(peer);
      for (const { sequences } of room.memberships.values()) sequences.delete(peer);
    }
    if (this.#bytes > this.#limits.totalMailboxBytes) this.#clearLargestMailboxes();
    return mailboxes;
  }

  tail({ room, peer, epoch, reader, after }: TailRequest): AsyncIterableIterator<TailItem, void> {
    const mailbox = this.#rooms.get(room)?.memberships.get(peer)?.mailbox;
    if (mailbox?.epoch === epoch) return new MemoryTail(mailbox, reader, after + 1);
    const missing = new MemoryMailbox({ peer, epoch, reader }, this.#limits);
    if (mailbox === undefined) missing.end(null);
    else missing.replace();
    return new MemoryTail(missing, reader, 1);
  }

  async acquireLease(request: LeaseRequest): Promise<boolean> {
    return this.#leases.acquire(request);
  }

  async renewLease(request: LeaseRequest): Promise<boolean> {
    return this.#leases.renew(request);
  }

  async delete(name: RoomName, version: number): Promise<boolean> {
    const room = this.#rooms.get(name);
    if (room?.version !== version) return false;
    for (const { mailbox } of room.memberships.values()) {
      mailbox.end(null);
      this.#bytes -= mailbox.bytes;
    }
    this.#rooms.delete(name);
    this.#leases.delete(name);
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#rooms.clear();
    this.#leases.clear();
  }

  #appendEntries(room: MemoryRoom, { entries }: StoredStep): readonly MailboxRange[] {
    const changed: MemoryMailbox[] = [];
    for (const { receivers, event } of entries) {
      for (const receiver of receivers) {
        const mailbox = room.memberships.get(receiver)?.mailbox;
        if (mailbox === undefined) continue;
        this.#bytes -= mailbox.bytes;
        mailbox.append(event);
        this.#bytes += mailbox.bytes;
        if (!changed.includes(mailbox)) changed.push(mailbox);
      }
    }
    return changed.map((mailbox) => mailbox.range);
  }

  /**
   * Makes room. Whoever reads a mailbox that was cleared gets a gap and, because of it, the whole room again. A
   * large mailbox belongs to somebody who is away or reads slowly, or to whoever floods it.
   */
  #clearLargestMailboxes(): void {
    const mailboxes = [...this.#rooms.values()]
      .flatMap(({ memberships }) => [...memberships.values()])
      .map(({ mailbox }) => mailbox)
      .toSorted((a, b) => b.bytes - a.bytes);
    const enough = this.#limits.totalMailboxBytes * remainingShare;
    for (const mailbox of mailboxes) {
      if (this.#bytes <= enough) return;
      this.#bytes -= mailbox.bytes;
      mailbox.clear();
      this.#bytes += mailbox.bytes;
    }
  }

  #create(name: RoomName, { version, openedAt, state }: StoredStep): MemoryRoom | undefined {
    if (version !== 0 || state === null) return undefined;
    const room: MemoryRoom = { version, openedAt, state, memberships: new Map() };
    this.#rooms.set(name, room);
    return room;
  }

  #store(room: MemoryRoom, stored: StoredMembership): void {
    const membership = room.memberships.get(stored.peer);
    if (membership === undefined) {
      const mailbox = new MemoryMailbox(stored, this.#limits);
      room.memberships.set(stored.peer, { stored, mailbox, sequences: new Map() });
      return;
    }
    if (membership.stored.epoch === stored.epoch) membership.mailbox.setReader(stored.reader);
    else {
      membership.mailbox.replace();
      this.#bytes -= membership.mailbox.bytes;
      membership.mailbox = new MemoryMailbox(stored, this.#limits);
    }
    membership.stored = stored;
  }
}
