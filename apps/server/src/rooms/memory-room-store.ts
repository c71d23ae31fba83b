import {
  decide,
  emptyRoom,
  peekAt,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '@visavis/machines';
import {
  Refusal,
  type EventId,
  type PeerId,
  type Reason,
  type RoomName,
  type RoomPeek,
} from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import { Expiry } from '../expiry/expiry.ts';
import { MailboxReader } from '../mailbox/reader.ts';
import { createEpochs } from './epochs.ts';
import { MemorySeat } from './memory-seat.ts';
import { Place } from './place.ts';
import { Room } from './room.ts';
import type {
  JoinRequest,
  RoomStore,
  Seat,
  StoreSize,
  Survey,
  SurveyQuestion,
} from './room-store.ts';
import { surveyRooms } from './survey.ts';

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
export class MemoryRoomStore implements RoomStore {
  readonly #limits: Config['rooms'];
  readonly #observe: RoomObserver | undefined;
  readonly #epoch = createEpochs();
  readonly #rooms = new Map<RoomName, Room>();
  /** Where each person is: one session can be in one room. */
  readonly #places = new Map<PeerId, Place>();
  readonly #grace: Expiry<Place>;
  readonly #ages: Expiry<Room>;

  constructor(limits: Config['rooms'], observe?: RoomObserver) {
    this.#limits = limits;
    this.#observe = observe;
    this.#grace = new Expiry(limits.graceMs, (place) =>
      this.#apply(place.room, { type: 'member.grace-over', id: place.peer }),
    );
    this.#ages = new Expiry(limits.maxAgeMs, (room) => this.#apply(room, { type: 'room.end' }));
  }

  async join(request: JoinRequest): Promise<Seat> {
    const known = this.#places.get(request.peer);
    if (known === undefined) return this.#enter(request);
    this.#replace(known);
    const { lastEventId } = request;
    if (lastEventId !== undefined && known.room.name === request.room) {
      return this.#comeBack(known, { ...request, lastEventId });
    }
    // A page that begins anew has nothing to go on with, neither here nor in another room: to the
    // others, the page before it has left.
    this.leave(known);
    return this.#enter(request);
  }

  async peek(name: RoomName): Promise<RoomPeek> {
    const room = this.#rooms.get(name);
    return peekAt(room?.snapshot ?? emptyRoom({ name, capacity: this.#limits.membersPerRoom }));
  }

  size(): StoreSize {
    const sum = { away: 0, mailboxEvents: 0, mailboxBytes: 0 };
    for (const { snapshot, places } of this.#rooms.values()) {
      for (const { presence } of snapshot.context.members) if (presence === 'away') sum.away += 1;
      for (const { mailbox } of places.values()) {
        sum.mailboxEvents += mailbox.length;
        sum.mailboxBytes += mailbox.bytes;
      }
    }
    return { rooms: this.#rooms.size, people: this.#places.size, ...sum };
  }

  survey(question: SurveyQuestion): Promise<Survey> {
    return surveyRooms(this.#rooms, question);
  }

  leave({ room, peer }: Place): void {
    this.#apply(room, { type: 'member.leave', id: peer });
  }

  away(place: Place): void {
    place.reader = undefined;
    this.#apply(place.room, { type: 'member.away', id: place.peer });
    if (this.#places.get(place.peer) === place) this.#grace.add(place);
  }

  update({ room, peer: id }: Place, profile: JoinRequest['profile']): void {
    this.#apply(room, { type: 'member.update', id, profile });
  }

  [Symbol.dispose](): void {
    this.#grace[Symbol.dispose]();
    this.#ages[Symbol.dispose]();
    this.#rooms.clear();
    this.#places.clear();
  }

  #enter(request: JoinRequest): Seat {
    const { peer: id, profile } = request;
    const room = this.#room(request.room);
    const place = new Place(room, id, this.#epoch(), this.#limits);
    room.places.set(id, place);
    this.#places.set(id, place);
    const refused = this.#apply(room, { type: 'member.join', id, profile }, request.lastEventId);
    if (refused !== undefined) throw new Refusal(refused);
    return this.#seat(place, 1, request);
  }

  #comeBack(place: Place, request: JoinRequest & { readonly lastEventId: EventId }): Seat {
    const { peer: id, profile, lastEventId } = request;
    this.#grace.delete(place);
    const next = place.mailbox.resumeAfter(lastEventId);
    if (next === undefined) {
      place.begin(this.#epoch());
      if (place.inside) this.#resync(place);
    }
    const refused = this.#apply(place.room, { type: 'member.join', id, profile });
    if (refused !== undefined) throw new Refusal(refused);
    return this.#seat(place, next ?? 1, request);
  }

  #seat(place: Place, next: number, { onEnd }: JoinRequest): Seat {
    const reader = new MailboxReader(place.mailbox, next, {
      onGap: () => this.#resync(place),
      onEnd,
    });
    place.reader = reader;
    return new MemorySeat(this, place, reader);
  }

  /** Gives someone the whole room anew, where something is lost that they were told. The others hear of it. */
  #resync(place: Place): void {
    this.#apply(place.room, { type: 'member.resync', id: place.peer });
    place.mailbox.append(place.room.whole('resync', place));
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
  #replace(place: Place): void {
    place.reader?.replace({ type: 'left', id: place.peer, reason: 'replaced' });
    place.reader = undefined;
  }

  /** Runs one event through the room machine. Gives the reason where the event's own person is refused. */
  #apply(room: Room, event: RoomMachineEvent, lastEventId?: string): Reason | undefined {
    const before = room.snapshot;
    const { snapshot, announcements } = decide(before, event);
    room.snapshot = snapshot;
    let refused: Reason | undefined;
    for (const said of announcements) {
      if (said.type === 'refuse' && 'id' in event && said.to === event.id) refused = said.reason;
      this.#deliver(room, said, lastEventId === undefined ? 'welcome' : 'resync');
    }
    this.#observe?.({ room: room.name, event, before, after: snapshot });
    if (room.places.size === 0) {
      this.#rooms.delete(room.name);
      this.#ages.delete(room);
    }
    return refused;
  }

  #deliver(room: Room, said: Announcement, greeting: 'welcome' | 'resync'): void {
    switch (said.type) {
      case 'welcome': {
        const place = room.places.get(said.to);
        if (place === undefined) return;
        place.inside = true;
        place.mailbox.append(room.whole(greeting, place));
        return;
      }
      case 'refuse': {
        const place = room.places.get(said.to);
        if (place === undefined) return;
        place.reader?.refuse(new Refusal(said.reason));
        this.#forget(place);
        return;
      }
      case 'tell': {
        for (const id of said.to) room.places.get(id)?.mailbox.append(said.event);
        if (said.event.type !== 'left') return;
        const place = room.places.get(said.event.id);
        if (place !== undefined && said.to.includes(place.peer)) {
          place.mailbox.end();
          this.#forget(place);
        }
        return;
      }
      default:
        said satisfies never;
    }
  }

  #forget(place: Place): void {
    place.room.remove(place);
    this.#places.delete(place.peer);
    this.#grace.delete(place);
  }
}
