import type { TrackedEnvelope } from '@trpc/server';
import type { RefusalReason } from '../errors/refusal-reasons.ts';
import type { IceServers } from '../ice/ice.ts';
import type { PublicKey } from '../identity/keys.ts';
import type { PeerId } from '../ids/ids.ts';
import type { WireProfile } from '../private-room/sealed.ts';
import type { WireRoomEvent } from '../room/room-event.ts';
import type {
  ChangeLinkInput,
  JoinInput,
  ModerateInput,
  PeekInput,
  RoomPeek,
  SendSignalsInput,
} from '../room/procedures.ts';
import type { ServerInfo } from '../server/server-info.ts';

/** An open connection of a client. Two connections are equal only if they are the same object. */
export interface ClientConnection {
  readonly peerId: PeerId;
  readonly publicKey: PublicKey;
}

/** Who calls a procedure: a connection, or the reason with which all of its requests are refused. */
export type Caller = ClientConnection | { readonly refusal: RefusalReason };

/** The tRPC context, created once per connection from its `connectionParams`. */
export interface Context {
  readonly caller: Caller;
}

/**
 * What a signaling server does, independent of the transport. Every method may throw a `Refusal`, and throws
 * that of the caller if it has one: the service authorizes requests, not a middleware of the router.
 */
export interface SignalingService {
  getServerInfo(caller: Caller): ServerInfo;
  getIceServers(caller: Caller): IceServers;
  peek(caller: Caller, input: PeekInput): Promise<RoomPeek>;
  /**
   * Joins the room, or comes back to it, and returns the events after `lastEventId`. The iterable ends when
   * the member is no longer in the room. Calling `return` of its iterator, even while `next` is pending,
   * means that the member has unsubscribed, and leaves the room.
   */
  join(
    caller: Caller,
    input: JoinInput,
  ): Promise<AsyncIterable<TrackedEnvelope<WireRoomEvent>, void>>;
  /** Leaves the room immediately. Has no effect if the caller is in no room. */
  leave(caller: Caller): Promise<void>;
  /** Replaces the profile of this member. A revision that is not higher has no effect. */
  updateProfile(caller: Caller, profile: WireProfile): Promise<void>;
  /** Changes the link of a private room. The members stay. Repeating a change is harmless. */
  changeLink(caller: Caller, input: ChangeLinkInput): Promise<void>;
  /** Moderates, as the role of this member permits. Repeating a statement has no effect. */
  moderate(caller: Caller, input: ModerateInput): Promise<void>;
  /** Appends the new signals of a batch to the receiver's mailbox. Sending a batch again is harmless. */
  sendSignals(caller: Caller, input: SendSignalsInput): Promise<void>;
}
