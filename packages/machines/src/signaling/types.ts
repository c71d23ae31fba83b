import type {
  EventId,
  Generation,
  IceServers,
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

/** What a person wants to join as whom. */
export interface JoinRequest {
  readonly room: RoomName;
  readonly profile: Profile;
}

/** The server's answer to a ping, which it is sent when it has said nothing for a while. */
export interface Pong {
  /** Milliseconds from the ping to the answer. */
  readonly roundTripMs: number;
}

/** What a link reports. After `link.lost` it says nothing more. */
export type ServerReport =
  /** The connection is open. */
  | { readonly type: 'server.open' }
  /** The subscription runs: this person is in the room, or waits at its door. */
  | { readonly type: 'server.joined' }
  /** Something happened in the room, with its place in the mailbox. */
  | { readonly type: 'server.roomEvent'; readonly id: EventId; readonly event: RoomEvent }
  /** The server has taken this batch. */
  | { readonly type: 'server.sent'; readonly to: PeerId; readonly batch: SignalBatch }
  /** The server has not taken this batch, for this reason. */
  | {
      readonly type: 'server.sendRefused';
      readonly to: PeerId;
      readonly batch: SignalBatch;
      readonly reason: RefusalReason;
    }
  /**
   * The server refuses this connection or this person, by an answer or by the code with which it closes;
   * `reason` says whether trying again can help. `chance` as in `link.lost`.
   */
  | { readonly type: 'server.refused'; readonly reason: RefusalReason; readonly jitter: number }
  /** The STUN and TURN servers that were asked for. */
  | { readonly type: 'server.iceServers'; readonly answer: IceServers }
  /** Who is in the room, as was asked. */
  | { readonly type: 'server.peeked'; readonly peek: RoomPeek }
  /** The server has answered a ping. */
  | { readonly type: 'server.pong'; readonly pong: Pong }
  /** Asked whether it still answers, the server did not, in the time that a good connection takes. */
  | { readonly type: 'server.unresponsive' }
  /**
   * The connection is gone, or never was. `chance` is random in [0, 1): the jitter of the next back-off, so
   * that the machine stays pure.
   */
  | { readonly type: 'server.lost'; readonly jitter: number };

/** What the call tells the signaling machine. */
export type SignalingEvent =
  | ServerReport
  /** A connection to the server is wanted from now on. */
  | { readonly type: 'start' }
  /** The person wants into this room. */
  | { readonly type: 'join'; readonly joinRequest: JoinRequest }
  /** A signal for one person, to arrive once and in order. */
  | {
      readonly type: 'signal';
      readonly to: PeerId;
      readonly generation: Generation;
      readonly signal: Signal;
    }
  /** What the person says of themselves has changed. */
  | { readonly type: 'update'; readonly profile: Profile }
  /** Somebody at the door wants to know who is in this room. */
  | { readonly type: 'peek'; readonly room: RoomName }
  /** There is reason to doubt that the server can be reached. */
  | { readonly type: 'check' }
  /** The person is no longer in the room as far as this page goes: what is queued for them is moot. */
  | { readonly type: 'forgetPeer'; readonly peer: PeerId }
  /** The browser says that there is a network again. */
  | { readonly type: 'network.online' }
  /** The browser says that there is no network at all. */
  | { readonly type: 'network.offline' }
  /** The page woke from a sleep, or the person asks: try at once. */
  | { readonly type: 'network.changed' }
  /** The person leaves: the server is told, and the connection is ended. */
  | { readonly type: 'close' };

/** What the signaling machine tells the call. */
export type SignalingOutput =
  /** The connection to the server is open. */
  | { readonly type: 'signaling.online' }
  /** Something happened in the room, told once and in order. */
  | { readonly type: 'signaling.roomEvent'; readonly event: RoomEvent }
  /** Signals to this person could not be kept; their negotiation must start over. */
  | { readonly type: 'signaling.signalsDropped'; readonly to: PeerId }
  /** The server says no, and trying again would not help. */
  | { readonly type: 'signaling.refused'; readonly reason: RefusalReason }
  /** The connection that was ended on purpose is gone; the server was told if it could be. */
  | { readonly type: 'signaling.closed' }
  /** The STUN and TURN servers for every connection from now on. */
  | { readonly type: 'signaling.iceServers'; readonly answer: IceServers }
  /** Who is in the room, as was asked at its door. */
  | { readonly type: 'signaling.peeked'; readonly peek: RoomPeek };

/** Whom the signaling machine reports to. */
type SignalingParent = ActorRef<Snapshot<unknown>, SignalingOutput>;

/** The signals that wait to be sent to one member. */
export interface SignalQueue extends SendQueue<Signal> {
  /** The receiver is not in the room at the moment. Sending continues when they are back. */
  readonly isHeld: boolean;
}

export type Outbox = Readonly<Record<PeerId, SignalQueue>>;

export interface SignalingInput {
  readonly parent: SignalingParent;
}

export interface SignalingContext {
  readonly parent: SignalingParent;
  readonly joinRequest: JoinRequest | null;
  /** The last event that was passed on, from which the mailbox goes on after a reconnection. */
  readonly lastEventId: EventId | null;
  /** The subscription of this connection runs: signals can be sent. */
  readonly hasJoined: boolean;
  readonly outbox: Outbox;
  /** The bytes of all batches that are on their way, at most `allowance`. */
  readonly inFlightBytes: number;
  /** How many bytes of batches may be on their way at once. */
  readonly maxInFlightBytes: number;
  /** What has been received of each person, so that nothing is taken twice. */
  readonly inbox: Readonly<Record<PeerId, ReceivedSequences>>;
  /** The browser says that there is no network at all. */
  readonly isNetworkOffline: boolean;
  /** Why the server said no to the last connection, until one is taken; null where it gave no reason. */
  readonly refusal: RefusalReason | null;
  /** Failed attempts in a row, forgotten when a connection has held for a while. */
  readonly failedAttempts: number;
  /** The jitter of the next back-off, in [0, 1). */
  readonly jitter: number;
  /** The latest one on this connection; null where there was none yet. */
  readonly pong: Pong | null;
}
