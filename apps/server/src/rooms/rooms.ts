import {
  transitionRoom,
  createEmptyRoom,
  getRoomPeek,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '@visavis/machines';
import {
  Refusal,
  type EventId,
  type PeerId,
  type RefusalReason,
  type RoomName,
  type RoomPeek,
} from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import { Expiry } from '../expiry/expiry.ts';
import { MailboxReader } from '../mailbox/mailbox-reader.ts';
import { createEpochGenerator } from './epoch-generator.ts';
import { RoomMemberHandle } from './member-handle.ts';
import { Membership } from './membership.ts';
import { Room } from './room.ts';
import type {
  MembershipRequest,
  RoomStore,
  MemberHandle,
  RoomsSize,
  RoomsOverview,
  RoomsOverviewQuery,
} from './room-store.ts';
import { createRoomsOverview } from './rooms-overview.ts';

/** One event that a room has taken. */
export interface RoomStep {
  readonly room: RoomName;
  readonly event: RoomMachineEvent;
  readonly before: RoomSnapshot;
  readonly after: RoomSnapshot;
}

/** Called after each step of a room. It must not throw. */
export type RoomObserver = (step: RoomStep) => void;

/** Rooms in the memory of one process. As nothing in it waits, each event is one atomic step. */
export class Rooms implements RoomStore {
  readonly #limits: Config['rooms'];
  readonly #observe: RoomObserver | undefined;
  readonly #epoch = createEpochGenerator();
  readonly #rooms = new Map<RoomName, Room>();
  /** Where each person is: one session can be in one room. */
  readonly #memberships = new Map<PeerId, Membership>();
  readonly #grace: Expiry<Membership>;
  readonly #ages: Expiry<Room>;

  constructor(limits: Config['rooms'], observe?: RoomObserver) {
    this.#limits = limits;
    this.#observe = observe;
    this.#grace = new Expiry(limits.graceMs, (place) =>
      this.#apply(place.room, { type: 'member.graceExpired', id: place.peer }),
    );
    this.#ages = new Expiry(limits.maxAgeMs, (room) => this.#apply(room, { type: 'room.end' }));
  }

  async join(request: MembershipRequest): Promise<MemberHandle> {
    const known = this.#memberships.get(request.peer);
    if (known === undefined) return this.#enter(request);
    this.#replace(known);
    const { lastEventId } = request;
    if (lastEventId !== undefined && known.room.name === request.room) {
      return this.#resume(known, { ...request, lastEventId });
    }
    // A page that begins anew has nothing to go on with, neither here nor in another room: to the
    // others, the page before it has left.
    this.leave(known);
    return this.#enter(request);
  }

  async peek(name: RoomName): Promise<RoomPeek> {
    const room = this.#rooms.get(name);
    return getRoomPeek(
      room?.snapshot ?? createEmptyRoom({ name, capacity: this.#limits.membersPerRoom }),
    );
  }

  size(): RoomsSize {
    const sum = { away: 0, mailboxEvents: 0, mailboxBytes: 0 };
    for (const { snapshot, memberships } of this.#rooms.values()) {
      for (const { presence } of snapshot.context.members) if (presence === 'away') sum.away += 1;
      for (const { mailbox } of memberships.values()) {
        sum.mailboxEvents += mailbox.length;
        sum.mailboxBytes += mailbox.bytes;
      }
    }
    return { rooms: this.#rooms.size, members: this.#memberships.size, ...sum };
  }

  overview(question: RoomsOverviewQuery): Promise<RoomsOverview> {
    return createRoomsOverview(this.#rooms, question);
  }

  leave({ room, peer }: Membership): void {
    this.#apply(room, { type: 'member.leave', id: peer });
  }

  away(place: Membership): void {
    place.reader = undefined;
    this.#apply(place.room, { type: 'member.away', id: place.peer });
    if (this.#memberships.get(place.peer) === place) this.#grace.add(place);
  }

  update({ room, peer: id }: Membership, profile: MembershipRequest['profile']): void {
    this.#apply(room, { type: 'member.update', id, profile });
  }

  [Symbol.dispose](): void {
    this.#grace[Symbol.dispose]();
    this.#ages[Symbol.dispose]();
    this.#rooms.clear();
    this.#memberships.clear();
  }

  #enter(request: MembershipRequest): MemberHandle {
    const { peer: id, profile } = request;
    const room = this.#room(request.room);
    const place = new Membership(room, id, this.#epoch(), this.#limits);
    room.memberships.set(id, place);
    this.#memberships.set(id, place);
    const refused = this.#apply(room, { type: 'member.join', id, profile }, request.lastEventId);
    if (refused !== undefined) throw new Refusal(refused);
    return this.#seat(place, 1, request);
  }

  #resume(
    place: Membership,
    request: MembershipRequest & { readonly lastEventId: EventId },
  ): MemberHandle {
    const { peer: id, profile, lastEventId } = request;
    this.#grace.delete(place);
    const next = place.mailbox.resumeAfter(lastEventId);
    if (next === undefined) {
      place.reset(this.#epoch());
      if (place.isMember) this.#resync(place);
    }
    const refused = this.#apply(place.room, { type: 'member.join', id, profile });
    if (refused !== undefined) throw new Refusal(refused);
    return this.#seat(place, next ?? 1, request);
  }

  #seat(place: Membership, next: number, { onEnd }: MembershipRequest): MemberHandle {
    const reader = new MailboxReader(place.mailbox, next, {
      onGap: () => this.#resync(place),
      onEnd,
    });
    place.reader = reader;
    return new RoomMemberHandle(this, place, reader);
  }

  /** Gives someone the whole room anew, where something is lost that they were told. The others hear of it. */
  #resync(place: Membership): void {
    this.#apply(place.room, { type: 'member.resync', id: place.peer });
    place.mailbox.append(place.room.createSnapshotEvent('resync', place));
  }

  #room(name: RoomName): Room {
    const known = this.#rooms.get(name);
    if (known !== undefined) return known;
    if (this.#rooms.size >= this.#limits.maxRooms) throw new Refusal('too-many-rooms');
    const room = new Room(name, this.#limits);
    this.#rooms.set(name, room);
    this.#ages.add(room);
    return room;
  }

  /** The older connection of a place hears that it is over for it. */
  #replace(place: Membership): void {
    place.reader?.replace({ type: 'left', id: place.peer, reason: 'replaced' });
    place.reader = undefined;
  }

  /** Runs one event through the room machine. Gives the reason where the event's own person is refused. */
  #apply(room: Room, event: RoomMachineEvent, lastEventId?: string): RefusalReason | undefined {
    const before = room.snapshot;
    const { snapshot, announcements } = transitionRoom(before, event);
    room.snapshot = snapshot;
    let refused: RefusalReason | undefined;
    for (const said of announcements) {
      if (said.type === 'refuse' && 'id' in event && said.to === event.id) refused = said.reason;
      this.#deliver(room, said, lastEventId === undefined ? 'welcome' : 'resync');
    }
    this.#observe?.({ room: room.name, event, before, after: snapshot });
    if (room.memberships.size === 0) {
      this.#rooms.delete(room.name);
      this.#ages.delete(room);
    }
    return refused;
  }

  #deliver(room: Room, said: Announcement, greeting: 'welcome' | 'resync'): void {
    switch (said.type) {
      case 'welcome': {
        const place = room.memberships.get(said.to);
        if (place === undefined) return;
        place.isMember = true;
        place.mailbox.append(room.createSnapshotEvent(greeting, place));
        return;
      }
      case 'refuse': {
        const place = room.memberships.get(said.to);
        if (place === undefined) return;
        place.reader?.refuse(new Refusal(said.reason));
        this.#remove(place);
        return;
      }
      case 'notify': {
        for (const id of said.to) room.memberships.get(id)?.mailbox.append(said.event);
        if (said.event.type !== 'left') return;
        const place = room.memberships.get(said.event.id);
        if (place !== undefined && said.to.includes(place.peer)) {
          place.mailbox.end();
          this.#remove(place);
        }
        return;
      }
      default:
        said satisfies never;
    }
  }

  #remove(place: Membership): void {
    place.room.remove(place);
    this.#memberships.delete(place.peer);
    this.#grace.delete(place);
  }
}
