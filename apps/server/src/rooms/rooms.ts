import { createEmptyRoom, getRoomPeek, hasLink, restoreRoom } from '@visavis/machines';
import {
  Refusal,
  type EntryHash,
  type EventId,
  type PeerId,
  type RefusalReason,
  type RoomName,
  type RoomPeek,
} from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import type { ReaderId, RoomLog } from '../room-log/room-log.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { createEpochGenerator } from './epoch-generator.ts';
import { MailboxReader, type NumberedEvent } from './mailbox-reader.ts';
import { MemberHandle } from './member-handle.ts';
import type { MembershipRequest } from './membership-request.ts';
import { findResumePoint, resync } from './resume.ts';
import { Membership, type RoomReplica } from './room-replica.ts';
import { RoomTimers } from './room-timers.ts';
import { RoomWriter, type RoomObserver } from './room-writer.ts';
import {
  createRoomsOverview,
  type RoomsOverview,
  type RoomsOverviewQuery,
} from './rooms-overview.ts';
import { measureRooms, type RoomsSize } from './rooms-size.ts';
import type { StepBuilder } from './step-builder.ts';

/** The result of a request to join. */
interface JoinResult {
  readonly membership: Membership;
  /** The number of the last event that the peer has, 0 for none. */
  readonly after: number;
  readonly refusal: RefusalReason | undefined;
}

interface HandleRequest extends Pick<JoinResult, 'membership' | 'after'> {
  readonly reader: ReaderId;
  readonly onEnd: MembershipRequest['onEnd'];
}

/** What rooms need. */
export interface RoomsOptions {
  readonly log: RoomLog;
  readonly limits: Config['rooms'];
  readonly observe?: RoomObserver | undefined;
  /** A step failed for which no client waits, such as the end of a grace period. It must not throw. */
  readonly onError: (error: unknown) => void;
}

/** The event of the room machine by which a peer joins or comes back. */
const joinEventOf = ({ peer: id, publicKey, profile, entryHash, delegation }: MembershipRequest) =>
  ({ type: 'member.join', id, publicKey, profile, entryHash, delegation }) as const;

/**
 * Who is in which room: joining, resuming, replacing an older connection, losing one.
 * The room machine decides about members and access; the {@link RoomLog} stores.
 */
export class Rooms implements Disposable {
  readonly #options: RoomsOptions;
  readonly #createEpoch = createEpochGenerator();
  readonly #writer: RoomWriter;
  /** The memberships of the peers that joined by way of this process. One session can be in one room. */
  readonly #memberships = new Map<PeerId, Membership>();
  /** How many memberships each address has. */
  readonly #addressCounter: AddressCounter;
  readonly #timers: RoomTimers;
  #relayedSignals = 0;

  constructor(options: RoomsOptions) {
    this.#options = options;
    const { log, limits, observe, onError } = options;
    this.#addressCounter = new AddressCounter(limits.membershipsPerAddress);
    this.#writer = new RoomWriter({
      log,
      limits,
      observe,
      onError,
      onOpened: (room) => this.#timers.start(room),
      onLeaseTakenOver: (room) => this.#timers.start(room),
      onClosed: (room) => this.#timers.stop(room),
      onRemoved: (membership) => this.#forget(membership),
    });
    this.#timers = new RoomTimers({ writer: this.#writer, limits, onError });
  }

  /**
   * Joins a room, or resumes a membership.
   * @throws {Refusal} `link-changed`, `room-full`, `room-locked`, `room-ended`, `too-many-rooms`, or
   * `too-many-connections` where the address of the peer has too many memberships
   */
  async join(request: MembershipRequest): Promise<MemberHandle> {
    const elsewhere = this.#memberships.get(request.peer);
    if (elsewhere !== undefined && elsewhere.room.name !== request.room) await this.#end(elsewhere);
    for (;;) {
      const room = await this.#writer.open(request.room);
      const known = room.memberships.get(request.peer);
      // A page without a last event has started again: for the others, the page before it has left.
      if (known !== undefined && request.lastEventId === undefined) await this.#end(known);
      const handle = await this.#tryJoin(room, request);
      if (handle !== undefined) return handle;
    }
  }

  /**
   * @param entryHash the hash of the token for a private room; null for an open room
   * @throws {Refusal} `link-changed` where the token does not open the room
   */
  async peek(name: RoomName, entryHash: EntryHash | null): Promise<RoomPeek> {
    const { log, limits } = this.#options;
    const stored = await log.load(name);
    const room =
      stored === null
        ? createEmptyRoom({ name, capacity: limits.membersPerRoom })
        : restoreRoom(stored.state);
    if (!hasLink(room.context, entryHash)) throw new Refusal('link-changed');
    return getRoomPeek(room);
  }

  /** How many signals were relayed since the start. */
  get relayedSignals(): number {
    return this.#relayedSignals;
  }

  /** Looks at every membership: for occasional use, not for each message. */
  size(): RoomsSize {
    return measureRooms(this.#writer.rooms);
  }

  /**
   * Looks at every membership too, but lets other work run in between. So different rooms may be described
   * at different times.
   */
  overview(query: RoomsOverviewQuery): Promise<RoomsOverview> {
    return createRoomsOverview(this.#writer.rooms, query);
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
    this.#writer[Symbol.dispose]();
    this.#memberships.clear();
  }

  /**
   * Undefined where it has to be tried again: the room was closed, or the peer has got another membership first, or has
   * lost its membership by the lock that it has presented.
   */
  async #tryJoin(room: RoomReplica, request: MembershipRequest): Promise<MemberHandle | undefined> {
    const reader: ReaderId = this.#createEpoch();
    const { result } = await this.#writer.commit(room, (builder) => {
      if (room.isClosed) return undefined;
      const { peer, address, lock, lastEventId } = request;
      const known = room.memberships.get(peer);
      if (known !== undefined && lastEventId === undefined) return undefined;
      if (known === undefined && this.#addressCounter.isFull(address)) {
        throw new Refusal('too-many-connections');
      }
      if (lock !== null) builder.apply({ type: 'lock.present', lock });
      if (known === undefined) return this.#enter(room, reader, request, builder);
      if (lastEventId === undefined || !room.has(known)) return undefined;
      return this.#resume(known, reader, { ...request, lastEventId }, builder);
    });
    if (result === undefined) return undefined;
    if (result.refusal !== undefined) throw new Refusal(result.refusal);
    return this.#createHandle({ ...result, reader, onEnd: request.onEnd });
  }

  #enter(
    room: RoomReplica,
    reader: ReaderId,
    request: MembershipRequest,
    builder: StepBuilder,
  ): JoinResult {
    const { peer, address, lastEventId } = request;
    const joinedAt = Date.now();
    const membership = new Membership(room, { peer, joinedAt, epoch: this.#createEpoch(), reader });
    builder.add(membership);
    this.#remember(membership, address);
    const greeting = lastEventId === undefined ? 'welcome' : 'resync';
    const refusal = builder.apply(joinEventOf(request), greeting);
    return { membership, after: 0, refusal };
  }

  #resume(
    membership: Membership,
    reader: ReaderId,
    request: MembershipRequest & { readonly lastEventId: EventId },
    builder: StepBuilder,
  ): JoinResult {
    const { address, lastEventId } = request;
    this.#timers.stopGracePeriod(membership);
    this.#remember(membership, address);
    membership.reader = reader;
    builder.store(membership);
    const after = findResumePoint(membership, lastEventId);
    if (after === undefined) {
      membership.setEpoch(this.#createEpoch());
      if (membership.isMember) resync(membership, builder);
    }
    const refusal = builder.apply(joinEventOf(request));
    return { membership, after: after ?? 0, refusal };
  }

  #createHandle({ membership, after, reader, onEnd }: HandleRequest): MemberHandle {
    const { room, peer, epoch } = membership;
    membership.lastRead = after;
    const events = new MailboxReader({
      peer,
      epoch,
      after,
      openTail: (from) =>
        this.#options.log.tail({ room: room.name, peer, epoch, reader, after: from }),
      onGap: () => this.#resyncAfterGap(membership, reader),
      onRead: (number) => {
        membership.lastRead = number;
      },
      onEnd: (how) => {
        onEnd(how);
        // Another process has ended the membership.
        const isOutdated = how === 'ended' && room.has(membership);
        if (isOutdated) this.#writer.refresh(room).catch(this.#options.onError);
      },
    });
    const onDisconnected = (disconnected: Membership) =>
      this.#timers.startGracePeriod(disconnected);
    const onRelayed = (count: number) => {
      this.#relayedSignals += count;
    };
    return new MemberHandle({
      writer: this.#writer,
      membership,
      reader,
      events,
      onRelayed,
      onDisconnected,
    });
  }

  /** Gives the whole room to a member who reads more slowly than its mailbox fills up. */
  async #resyncAfterGap(
    membership: Membership,
    reader: ReaderId,
  ): Promise<NumberedEvent | undefined> {
    const { peer, room } = membership;
    const { result: event, mailboxes } = await this.#writer.commit(room, (builder) => {
      const isCurrent = membership.reader === reader && room.has(membership);
      return isCurrent ? resync(membership, builder) : undefined;
    });
    const number = mailboxes.find((mailbox) => mailbox.peer === peer)?.last;
    return event === undefined || number === undefined ? undefined : { number, event };
  }

  /** Ends a membership whose peer has started again elsewhere. Its older connection gets `left` with `replaced`. */
  async #end(membership: Membership): Promise<void> {
    const { room, peer } = membership;
    await this.#writer.commit(room, (builder) => {
      if (!room.has(membership)) return;
      membership.reader = this.#createEpoch();
      builder.store(membership);
      builder.apply({ type: 'member.leave', id: peer });
    });
  }

  /** The peer has joined or come back by way of this process. */
  #remember(membership: Membership, address: string): void {
    membership.isLocal = true;
    this.#memberships.set(membership.peer, membership);
    if (membership.address !== undefined) this.#addressCounter.remove(membership.address);
    membership.address = address;
    this.#addressCounter.add(address);
  }

  #forget(membership: Membership): void {
    this.#timers.stopGracePeriod(membership);
    if (membership.address !== undefined) this.#addressCounter.remove(membership.address);
    membership.address = undefined;
    if (this.#memberships.get(membership.peer) === membership) {
      this.#memberships.delete(membership.peer);
    }
  }
}
