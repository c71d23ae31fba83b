import type { TrackedEnvelope } from '@trpc/server';
import type { RefusalReason } from '../errors/refusal-reasons.ts';
import type { IceServers } from '../ice/ice.ts';
import type { PeerId } from '../ids/ids.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { JoinInput, PeekInput, RoomPeek } from '../room/procedures.ts';
import type { Profile } from '../room/member.ts';
import type { ServerInfo } from '../server/server-info.ts';
import type { SendSignalsInput } from '../signal/signal.ts';

/** One open connection, as the service knows it. Equality is identity. */
export interface ClientConnection {
  /** Whose connection this is. */
  readonly peerId: PeerId;
}

/** Who calls a procedure: a connection, or the reason why nothing may be called on it. */
export type Caller = ClientConnection | { readonly refusal: RefusalReason };

/** The tRPC context: created once for each connection, from its `connectionParams`. */
export interface Context {
  readonly caller: Caller;
}

/**
 * What a signaling server does, without how messages reach it. Every method may throw a `Refusal`, and
 * throws the caller's own one where it has one: authorization is here, and in no middleware of the router.
 */
export interface SignalingService {
  getServerInfo(caller: Caller): ServerInfo;
  getIceServers(caller: Caller): IceServers;
  peek(caller: Caller, input: PeekInput): Promise<RoomPeek>;
  /**
   * Enters the room, or comes back to it, and gives the mailbox from `lastEventId` on.
   * It ends when the member is no longer in the room. Its iterator's `return` ends it too, also while
   * a `next` waits: the member has unsubscribed, which is leaving.
   */
  join(caller: Caller, input: JoinInput): Promise<AsyncIterable<TrackedEnvelope<RoomEvent>, void>>;
  /** Leaves the room at once. Nothing happens where the caller is in none. */
  leave(caller: Caller): Promise<void>;
  /** Replaces what the others see of this member. A revision that is not newer changes nothing. */
  updateProfile(caller: Caller, profile: Profile): Promise<void>;
  /** Puts what is new in a batch into the receiver's mailbox. Sending a batch again is harmless. */
  sendSignals(caller: Caller, input: SendSignalsInput): Promise<void>;
}
