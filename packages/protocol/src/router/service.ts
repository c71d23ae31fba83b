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

/** The tRPC context: made once for each connection, from its `connectionParams`. */
export interface Context {
  /** The connection, or why nothing may be asked on it; then every procedure is answered with that. */
  readonly connection: ClientConnection | { readonly refusal: RefusalReason };
}

/**
 * What a signaling server does, without how messages reach it. Every method may throw a `Refusal`.
 */
export interface SignalingService {
  getServerInfo(): ServerInfo;
  getIceServers(connection: ClientConnection): IceServers;
  peek(connection: ClientConnection, input: PeekInput): Promise<RoomPeek>;
  /**
   * Enters the room, or comes back to it, and gives the mailbox from `lastEventId` on.
   * It ends when the member is no longer in the room. Its iterator's `return` ends it too, also while
   * a `next` waits: the member has unsubscribed, which is leaving.
   */
  join(
    connection: ClientConnection,
    input: JoinInput,
  ): Promise<AsyncIterable<TrackedEnvelope<RoomEvent>, void>>;
  /** Leaves the room at once. Nothing happens where the connection is in none. */
  leave(connection: ClientConnection): Promise<void>;
  /** Replaces what the others see of this member. A revision that is not newer changes nothing. */
  updateProfile(connection: ClientConnection, profile: Profile): Promise<void>;
  /** Puts what is new in a batch into the receiver's mailbox. Sending a batch again is harmless. */
  sendSignals(connection: ClientConnection, input: SendSignalsInput): Promise<void>;
}
