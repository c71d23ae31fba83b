import type { TrackedEnvelope } from '@trpc/server';
import type {
  EventId,
  PeerId,
  Profile,
  RoomEvent,
  RoomName,
  RoomPeek,
  SendInput,
} from '@visavis/protocol';
import type { ReadingEnd } from '../mailbox/reader.ts';

/** What someone says who wants a place in a room. */
export interface JoinRequest {
  readonly room: RoomName;
  readonly peer: PeerId;
  readonly profile: Profile;
  /** The last event that this person has seen, where they come back. */
  readonly lastEventId: EventId | undefined;
  /** Called once, when nothing more will come out of the seat's events. It must not throw. */
  readonly onEnd: (how: ReadingEnd) => void;
}

/**
 * One connection's hold on its person's place. A newer seat of the same person takes the place over;
 * then this one's `leave` and `away` do nothing, and what else is asked of it is refused as `not-joined`.
 */
export interface Seat {
  /** The mailbox, from where the person left off. There is one reader: iterate it once. */
  readonly events: AsyncIterableIterator<TrackedEnvelope<RoomEvent>, void>;
  /** Gives the place up. */
  leave(): Promise<void>;
  /** Ends the reading and keeps the place for the grace period. */
  away(): Promise<void>;
  /** @throws {Refusal} `not-joined` */
  update(profile: Profile): Promise<void>;
  /**
   * Gives how many of the signals were new, and passed on.
   * @throws {Refusal} `not-joined` or `no-such-member`
   */
  send(input: SendInput): Promise<number>;
}

/** How much a store holds. */
export interface StoreSize {
  readonly rooms: number;
  /** People with a place or at a door, those who are away included. */
  readonly people: number;
  /** Those of them whose connection broke. */
  readonly away: number;
  /** Events in all mailboxes, and about how many bytes they take. */
  readonly mailboxEvents: number;
  readonly mailboxBytes: number;
}

/**
 * Where rooms and mailboxes live. A store applies each event to its room as one atomic step: the new
 * state and all that is announced, or neither. Everything else about rooms is the room machine's.
 */
export interface RoomStore extends Disposable {
  /**
   * Takes or resumes a place.
   * @throws {Refusal} `room-full`, `room-locked`, `room-ended` or `too-many-rooms`
   */
  join(request: JoinRequest): Promise<Seat>;
  peek(room: RoomName): Promise<RoomPeek>;
  /** Looks at every place: to be asked now and then, not for every message. */
  size(): StoreSize;
}
