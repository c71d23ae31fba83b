import type { RoomContext, RoomSnapshot } from '@visavis/machines';
import type {
  Epoch,
  PeerId,
  ReceivedSequences,
  RefusalReason,
  WireRoomEvent,
  RoomName,
} from '@visavis/protocol';

/** The state of a room machine, without its link to the machine. */
export interface StoredRoomState {
  readonly value: RoomSnapshot['value'];
  readonly context: RoomContext;
}

/** Identifies one connection that reads a mailbox. */
export type ReaderId = string;

/** What is stored of one peer in one room, whether it is a member or waits for admission. */
export interface StoredMembership {
  readonly peer: PeerId;
  /** Milliseconds since 1970. */
  readonly joinedAt: number;
  /** Identifies the mailbox. Storing another epoch replaces the mailbox by an empty one. */
  readonly epoch: Epoch;
  /** The newest reader of the mailbox. Storing another reader ends the tails of all others. */
  readonly reader: ReaderId;
}

/** Which signals of one sender are in the mailbox of one receiver, or were. */
interface StoredSequences {
  readonly receiver: PeerId;
  readonly sender: PeerId;
  readonly sequences: ReceivedSequences;
}

/** Which events a mailbox holds. They are numbered from 1 without gaps. */
export interface MailboxRange {
  readonly peer: PeerId;
  readonly epoch: Epoch;
  /** The number of the oldest event; `last + 1` where there is none. */
  readonly first: number;
  /** The number of the newest event, 0 before the first. */
  readonly last: number;
  /** The approximate size of the events. */
  readonly bytes: number;
}

/** A room as it is stored. `openedAt` is in milliseconds since 1970. */
export interface StoredRoom {
  /** How many steps were appended. */
  readonly version: number;
  readonly openedAt: number;
  readonly state: StoredRoomState;
  /** In the order of joining. */
  readonly memberships: readonly StoredMembership[];
  readonly mailboxes: readonly MailboxRange[];
  readonly sequences: readonly StoredSequences[];
}

/** One event for one or more mailboxes. */
export interface MailboxEntry {
  readonly receivers: readonly PeerId[];
  readonly event: WireRoomEvent;
}

/** A membership that ends, and with it the mailbox. What is in the mailbox can still be read. */
export interface RemovedMembership {
  readonly peer: PeerId;
  /** Why the peer was not admitted; null if the membership ended in another way. */
  readonly refusal: RefusalReason | null;
}

/** One change of a room with everything that it causes. It is stored as a whole or not at all. */
export interface StoredStep {
  /** The version that the step was computed from. 0 creates the room. */
  readonly version: number;
  /** When the room was opened; read only where the step creates the room. */
  readonly openedAt: number;
  /** Null where the room machine did not change. A step that creates the room has a state. */
  readonly state: StoredRoomState | null;
  /** New and changed memberships. They are stored before the entries. */
  readonly memberships: readonly StoredMembership[];
  readonly sequences: readonly StoredSequences[];
  readonly entries: readonly MailboxEntry[];
  /** They are removed after the entries were appended. */
  readonly removed: readonly RemovedMembership[];
}

/** Where and from which event on to read. */
export interface TailRequest {
  readonly room: RoomName;
  readonly peer: PeerId;
  readonly epoch: Epoch;
  readonly reader: ReaderId;
  /** The number of the last event that the reader has, 0 for none. */
  readonly after: number;
}

/** What a tail gives. The last four end it. */
export type TailItem =
  | { readonly type: 'event'; readonly number: number; readonly event: WireRoomEvent }
  /** Events were dropped before they were read. */
  | { readonly type: 'gap' }
  /** The membership was removed, and everything before that was read. */
  | { readonly type: 'ended' }
  | { readonly type: 'refused'; readonly reason: RefusalReason }
  /** Another reader was stored. Events that were not read belong to that reader. */
  | { readonly type: 'replaced' };

/** Asks for the lease of a room. */
export interface LeaseRequest {
  readonly room: RoomName;
  /** Identifies the server process. */
  readonly owner: string;
  readonly durationMs: number;
}

/**
 * The storage port of rooms: `Rooms` decides, this stores. Everything that passes through it is plain data that
 * survives JSON, and must not be changed afterwards. Every method may take time.
 */
export interface RoomLog extends AsyncDisposable {
  /** Null where there is no such room. */
  load(room: RoomName): Promise<StoredRoom | null>;
  /**
   * Stores a step, provided that the room still has the version which the step was computed from. Gives the
   * mailboxes that got an entry, as they are after the step; null where nothing was stored, because the room has
   * another version.
   */
  append(room: RoomName, step: StoredStep): Promise<readonly MailboxRange[] | null>;
  /**
   * Reads a mailbox and then waits for more. `return` ends it, also while a `next` waits. A mailbox that does
   * not exist gives `ended`, or `replaced` where the peer has another one.
   */
  tail(request: TailRequest): AsyncIterableIterator<TailItem, void>;
  /** True where nobody else holds the lease. It ends by itself unless it is renewed. */
  acquireLease(request: LeaseRequest): Promise<boolean>;
  /** False where the lease was lost. */
  renewLease(request: LeaseRequest): Promise<boolean>;
  /** Deletes a room and its lease, provided that it has this version. Open tails can be read to their end. */
  delete(room: RoomName, version: number): Promise<boolean>;
}
