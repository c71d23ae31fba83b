import type { RoomSnapshot } from '@visavis/machines';
import type { TrackedEnvelope } from '@trpc/server';
import type {
  EventId,
  Member,
  PeerId,
  Profile,
  RoomEvent,
  RoomName,
  RoomPeek,
  SendSignalsInput,
} from '@visavis/protocol';
import type { ReadEnd } from '../mailbox/mailbox-reader.ts';

/** What someone says who wants a place in a room. */
export interface MembershipRequest {
  readonly room: RoomName;
  readonly peer: PeerId;
  readonly profile: Profile;
  /** The last event that this person has seen, where they come back. */
  readonly lastEventId: EventId | undefined;
  /** Called once, when nothing more will come out of the seat's events. It must not throw. */
  readonly onEnd: (how: ReadEnd) => void;
}

/**
 * One connection's hold on its person's place. A newer seat of the same person takes the place over;
 * then this one's `leave` and `away` do nothing, and what else is asked of it is refused as `not-joined`.
 */
export interface MemberHandle {
  /** The mailbox, from where the person left off. There is one reader: iterate it once. */
  readonly events: AsyncIterableIterator<TrackedEnvelope<RoomEvent>, void>;
  /** Gives the place up. */
  leave(): Promise<void>;
  /** Ends the reading and keeps the place for the grace period. */
  disconnect(): Promise<void>;
  /** @throws {Refusal} `not-joined` */
  update(profile: Profile): Promise<void>;
  /**
   * Gives how many of the signals were new, and passed on.
   * @throws {Refusal} `not-joined` or `no-such-member`
   */
  send(input: SendSignalsInput): Promise<number>;
}

/** How much a store holds. */
export interface RoomsSize {
  readonly rooms: number;
  /** People with a place or at a door, those who are away included. */
  readonly members: number;
  /** Those of them whose connection broke. */
  readonly away: number;
  /** Events in all mailboxes, and about how many bytes they take. */
  readonly mailboxEvents: number;
  readonly mailboxBytes: number;
}

/** Which of its rooms a store is asked to describe, for those who run it. */
export interface RoomsOverviewQuery {
  /** Rooms for which it is false are left out. */
  readonly matches: (room: RoomName) => boolean;
  /** People who have trouble that the store cannot see, as on a line that is full. */
  readonly strained: ReadonlySet<PeerId>;
  /** How many rooms of the order are passed over, and how many are described after these at most. */
  readonly skip: number;
  readonly take: number;
}

/** What a store tells of somebody in a room, or at its door. Times are in milliseconds since 1970. */
export interface MemberOverview {
  readonly id: PeerId;
  readonly name: string;
  readonly presence: Member['presence'] | 'waiting';
  readonly since: number;
  readonly mailbox: {
    readonly events: number;
    /** About how many. */
    readonly bytes: number;
    /** The oldest event that can still be read, null where there is none. */
    readonly oldest: EventId | null;
    /** Events that have not been given to a connection of this person yet. */
    readonly unread: number;
  };
  /** How many signals of this person were passed on, and how many to them. */
  readonly signals: { readonly sent: number; readonly received: number };
}

/** What a store tells of one room. */
export interface RoomOverview {
  readonly name: RoomName;
  /** The states of the room machine. */
  readonly value: RoomSnapshot['value'];
  readonly capacity: number;
  readonly since: number;
  readonly members: readonly MemberOverview[];
}

/** How a store's rooms are. */
export interface RoomsOverview {
  /** How much there is in all rooms. */
  readonly size: RoomsSize;
  /** How many rooms match the question. */
  readonly matching: number;
  /** Some of these: first those with the most people who are away or strained, then the fullest, then the oldest. */
  readonly rooms: readonly RoomOverview[];
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
  join(request: MembershipRequest): Promise<MemberHandle>;
  peek(room: RoomName): Promise<RoomPeek>;
  /** Looks at every place: to be asked now and then, not for every message. */
  size(): RoomsSize;
  /**
   * Looks at every place too, but lets others take their turn in between. So what it tells of different rooms
   * need not be of the same moment.
   */
  overview(question: RoomsOverviewQuery): Promise<RoomsOverview>;
}
