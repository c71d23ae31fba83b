import type {
  EventId,
  Generation,
  IceServers,
  Lock,
  Moderation,
  PeerId,
  Profile,
  RefusalReason,
  RoomEvent,
  RoomName,
  RoomPeek,
  SendQueue,
  Signal,
  SignalBatch,
  ReceivedSequences,
} from '@visavis/protocol';
import type { ActorRef, Snapshot } from 'xstate';

/** The room that this client wants to join, and its profile. */
export interface JoinRequest {
  readonly room: RoomName;
  readonly profile: Profile;
}

/** The server's answer to a ping, which is sent when nothing has arrived for a while. @public */
export interface Pong {
  /** Milliseconds from the ping to the answer. */
  readonly roundTripMs: number;
}

/** What the `server` actor reports. `server.lost` is its last report. */
export type ServerReport =
  /** The connection is open. */
  | { readonly type: 'server.open' }
  /** The subscription is running: this member is in the room, or in its waiting room. */
  | { readonly type: 'server.joined' }
  /** A room event with its id in the mailbox. `event` is null where this page does not know its type. */
  | { readonly type: 'server.roomEvent'; readonly id: EventId; readonly event: RoomEvent | null }
  /** The server has accepted this batch. */
  | { readonly type: 'server.sent'; readonly to: PeerId; readonly batch: SignalBatch }
  /** The server has refused this batch. `reason` is null where this page does not know it. */
  | {
      readonly type: 'server.sendRefused';
      readonly to: PeerId;
      readonly batch: SignalBatch;
      readonly reason: RefusalReason | null;
    }
  /**
   * The server refuses this connection or this member, in a response or with a close code. `jitter` as in
   * `server.lost`.
   */
  | { readonly type: 'server.refused'; readonly reason: RefusalReason; readonly jitter: number }
  /** The STUN and TURN servers. */
  | { readonly type: 'server.iceServers'; readonly answer: IceServers }
  /** The server has refused the request for the STUN and TURN servers, and accepts others. */
  | { readonly type: 'server.iceServersRefused'; readonly reason: RefusalReason }
  /** The server has done what this moderation says, or had before. */
  | { readonly type: 'server.moderated'; readonly moderation: Moderation }
  /** The server has refused this moderation. */
  | {
      readonly type: 'server.moderationRefused';
      readonly moderation: Moderation;
      readonly reason: RefusalReason | null;
    }
  /** The answer to a peek. */
  | { readonly type: 'server.peeked'; readonly peek: RoomPeek }
  /** The server has answered a ping. */
  | { readonly type: 'server.pong'; readonly pong: Pong }
  /** The server did not respond to `check` in the time that a good connection takes. */
  | { readonly type: 'server.unresponsive' }
  /**
   * The connection is closed, or could not be opened. `jitter` is a random number in [0, 1) for the next
   * back-off. It comes with the report so that the machine stays pure.
   */
  | { readonly type: 'server.lost'; readonly jitter: number };

/** The events of the signaling machine: reports of the server connection, and what the call sends. */
export type SignalingEvent =
  | ServerReport
  /** Connect to the server, and stay connected. */
  | { readonly type: 'start' }
  /** Join this room. */
  | { readonly type: 'join'; readonly joinRequest: JoinRequest }
  /** Send a signal to one peer, exactly once and in order. */
  | {
      readonly type: 'signal';
      readonly to: PeerId;
      readonly generation: Generation;
      readonly signal: Signal;
    }
  /** This member's profile has changed. */
  | { readonly type: 'update'; readonly profile: Profile }
  /** Change the link of the private room to that of this lock. It is dropped while the server cannot be reached. */
  | { readonly type: 'changeLink'; readonly lock: Lock }
  /** Tell the server that this member moderates. It is repeated until the server has answered. */
  | { readonly type: 'moderate'; readonly moderation: Moderation }
  /** Ask who is in this room. */
  | { readonly type: 'peek'; readonly room: RoomName }
  /** Check whether the server responds: there is reason to doubt it. */
  | { readonly type: 'check' }
  /** The call has removed this member: its queued signals are obsolete. */
  | { readonly type: 'forgetPeer'; readonly peer: PeerId }
  /** There is a network again, according to the browser. */
  | { readonly type: 'network.online' }
  /** There is no network, according to the browser. */
  | { readonly type: 'network.offline' }
  /** The network changed, the page woke from sleep, or the user asked: connect immediately. */
  | { readonly type: 'network.changed' }
  /** Leave the room, and close the connection. */
  | { readonly type: 'close' };

/** What the signaling machine sends to the call. */
export type SignalingOutput =
  /** The connection to the server is open. */
  | { readonly type: 'signaling.online' }
  /** The connection to the server, which was open, is lost or given up. */
  | { readonly type: 'signaling.lost' }
  /** A room event, exactly once and in order. */
  | { readonly type: 'signaling.roomEvent'; readonly event: RoomEvent }
  /** Signals to this peer were dropped: the negotiation must start again. */
  | { readonly type: 'signaling.signalsDropped'; readonly to: PeerId }
  /** The server refused this member, and trying again would not help. */
  | { readonly type: 'signaling.refused'; readonly reason: RefusalReason }
  /** The connection was closed on request. The server knows that this member left, if it was reachable. */
  | { readonly type: 'signaling.closed' }
  /** The STUN and TURN servers to use from now on. */
  | { readonly type: 'signaling.iceServers'; readonly answer: IceServers }
  /** The server has refused this moderation. */
  | {
      readonly type: 'signaling.moderationRefused';
      readonly moderation: Moderation;
      readonly reason: RefusalReason | null;
    }
  /** The answer to a peek. */
  | { readonly type: 'signaling.peeked'; readonly peek: RoomPeek };

/** The parent of the signaling machine, which is the call. */
type SignalingParent = ActorRef<Snapshot<unknown>, SignalingOutput>;

/** The signals that wait to be sent to one member. */
export interface SignalQueue extends SendQueue<Signal> {
  /** The receiver is not in the room at the moment. Sending continues when they are back. */
  readonly isHeld: boolean;
  /** The receiver came back while a batch was in flight: a refusal of this batch because of its absence is outdated. */
  readonly hasReturned: boolean;
}

export type Outbox = Readonly<Record<PeerId, SignalQueue>>;

export interface SignalingInput {
  readonly parent: SignalingParent;
}

export interface SignalingContext {
  readonly parent: SignalingParent;
  readonly joinRequest: JoinRequest | null;
  /** The last event that was forwarded to the call. After a reconnection, the mailbox resumes after it. */
  readonly lastEventId: EventId | null;
  /** The subscription of this connection is running: signals can be sent. */
  readonly hasJoined: boolean;
  readonly outbox: Outbox;
  /** Moderations that the server has not answered, at most 32; the oldest are dropped. */
  readonly moderations: readonly Moderation[];
  /** The bytes of all batches in flight, at most `maxInFlightBytes`. */
  readonly inFlightBytes: number;
  /** How many bytes of batches may be in flight at once. */
  readonly maxInFlightBytes: number;
  /** The sequence numbers received from each peer, to drop duplicates. */
  readonly inbox: Readonly<Record<PeerId, ReceivedSequences>>;
  /** There is no network, according to the browser. */
  readonly isNetworkOffline: boolean;
  /** Why the server refused the last connection, until it accepts one; null if it gave no reason. */
  readonly refusal: RefusalReason | null;
  /** Failed attempts in a row. A connection that has lasted for a while resets it. */
  readonly failedAttempts: number;
  /** The jitter of the next back-off, in [0, 1). */
  readonly jitter: number;
  /** The last answer to a ping on this connection; null if there was none. */
  readonly pong: Pong | null;
}
