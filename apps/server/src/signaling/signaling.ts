import type { TrackedEnvelope } from '@trpc/server';
import {
  protocolVersions,
  Refusal,
  type ChangeLinkInput,
  type IceServers,
  type JoinInput,
  type ModerateInput,
  type PeekInput,
  type RoomPeek,
  type SendSignalsInput,
  type ServerInfo,
  type WireProfile,
  type WireRoomEvent,
} from '@visavis/protocol';
import type { Caller, ClientConnection, SignalingService } from '@visavis/protocol/router';
import type { Config } from '../config/config.ts';
import { createIceServers } from '../ice/ice-servers.ts';
import type { AddressBudgets, Work } from '../limits/address-budgets.ts';
import {
  checkProfile,
  checkSignals,
  hashToken,
  verifyDelegation,
  verifyEntry,
  verifyLock,
  verifyModeration,
} from '../private-rooms/private-rooms.ts';
import type { ReadEnd } from '../rooms/mailbox-reader.ts';
import type { MemberHandle } from '../rooms/member-handle.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { version } from '../version.ts';

/**
 * How a connection closed. `clean`: the user closed the page or navigated away, which means leaving.
 * `broken`: anything else; the membership is kept for the grace period.
 */
export type DisconnectKind = 'clean' | 'broken';

/** One connection's use of a room, from the moment it asks to join. */
interface RoomSession {
  /** Undefined while the join is under way. */
  handle: MemberHandle | undefined;
  disconnected: DisconnectKind | undefined;
}

/** What signaling needs. */
export interface SignalingOptions {
  readonly rooms: Rooms;
  readonly budgets: Pick<AddressBudgets, 'ofConnection'>;
  readonly config: Pick<Config, 'ice' | 'rooms' | 'connections'>;
  /** A newer connection of the same peer has replaced this one, which has received `left`. It must not throw. */
  readonly onReplaced: (connection: ClientConnection) => void;
  /** A room could not be changed, and no client waits for the outcome. It must not throw. */
  readonly onError: (error: unknown) => void;
}

/** The service behind the tRPC router: it maps connections to memberships of rooms. */
export class Signaling implements SignalingService {
  readonly #options: SignalingOptions;
  readonly #sessions = new Map<ClientConnection, RoomSession>();
  #joins = 0;
  #isDraining = false;

  constructor(options: SignalingOptions) {
    this.#options = options;
  }

  /** How many connections are in a room or are joining one. */
  get roomSessions(): number {
    return this.#sessions.size;
  }

  /** How many joins and resumptions have succeeded since the start. */
  get joins(): number {
    return this.#joins;
  }

  /** True where this connection is in a room or is joining one. */
  isInRoom(connection: ClientConnection): boolean {
    return this.#sessions.has(connection);
  }

  getServerInfo(caller: Caller): ServerInfo {
    authorize(caller);
    const { connections, rooms } = this.#options.config;
    return {
      version,
      protocol: protocolVersions,
      limits: {
        membersPerRoom: rooms.membersPerRoom,
        messagesPerSecond: connections.messagesPerSecond,
        graceMs: rooms.graceMs,
      },
    };
  }

  getIceServers(caller: Caller): IceServers {
    const connection = authorize(caller);
    this.#spend(connection, 'credentials');
    const request = { peer: connection.peerId, isInRoom: this.isInRoom(connection) };
    return createIceServers(this.#options.config.ice, request, Date.now());
  }

  async peek(caller: Caller, { room, token }: PeekInput): Promise<RoomPeek> {
    authorize(caller);
    return this.#options.rooms.peek(room, hashToken(room, token));
  }

  async join(
    caller: Caller,
    { room, profile, entry, delegation, lastEventId }: JoinInput,
  ): Promise<AsyncIterable<TrackedEnvelope<WireRoomEvent>, void>> {
    const connection = authorize(caller);
    if (this.#sessions.has(connection)) throw new Refusal('already-joined');
    this.#spend(connection, 'joins');
    checkProfile(room, profile);
    const { entryHash, lock } = verifyEntry(room, entry);
    if (delegation !== null) verifyDelegation(room, connection.peerId, delegation);
    const session: RoomSession = { handle: undefined, disconnected: undefined };
    this.#sessions.set(connection, session);
    try {
      session.handle = await this.#options.rooms.join({
        room,
        profile,
        entryHash,
        lock,
        delegation,
        lastEventId,
        peer: connection.peerId,
        publicKey: connection.publicKey,
        address: this.#options.budgets.ofConnection(connection).address,
        onEnd: (how) => this.#onReadEnd(connection, session, how),
      });
    } catch (error) {
      this.#sessions.delete(connection);
      throw error;
    }
    this.#joins += 1;
    const { handle } = session;
    if (session.disconnected !== undefined) await this.#release(handle, session.disconnected);
    return handle.events;
  }

  async leave(caller: Caller): Promise<void> {
    await this.#sessions.get(authorize(caller))?.handle?.leave();
  }

  async updateProfile(caller: Caller, profile: WireProfile): Promise<void> {
    const handle = this.#getHandle(authorize(caller));
    checkProfile(handle.room, profile);
    await handle.update(profile);
  }

  async changeLink(caller: Caller, { lock }: ChangeLinkInput): Promise<void> {
    const handle = this.#getHandle(authorize(caller));
    verifyLock(handle.room, lock);
    await handle.changeLink(lock);
  }

  async moderate(caller: Caller, { moderation }: ModerateInput): Promise<void> {
    const connection = authorize(caller);
    const handle = this.#getHandle(connection);
    verifyModeration(handle.room, connection, moderation);
    await handle.moderate(moderation);
  }

  // Not async, because every signal passes through here: an async function costs another promise.
  sendSignals(caller: Caller, input: SendSignalsInput): Promise<void> {
    const handle = this.#getHandle(authorize(caller));
    checkSignals(handle.room, input.signals);
    return handle.send(input);
  }

  /** The connection is closed. To be called before its subscription is stopped, which would mean leaving. */
  handleDisconnect(connection: ClientConnection, kind: DisconnectKind): void {
    const session = this.#sessions.get(connection);
    if (session === undefined) return;
    this.#sessions.delete(connection);
    session.disconnected = kind;
    if (session.handle === undefined) return;
    this.#release(session.handle, kind).catch(this.#options.onError);
  }

  /** From now on a close says nothing about the user, because the server closes the connections. */
  drain(): void {
    this.#isDraining = true;
  }

  /** @throws {Refusal} `rate-limited` where the address of the connection has used up its budget */
  #spend(connection: ClientConnection, work: Work): void {
    const budget = this.#options.budgets.ofConnection(connection);
    if (!budget.consume(work, performance.now())) throw new Refusal('rate-limited');
  }

  #onReadEnd(connection: ClientConnection, session: RoomSession, how: ReadEnd): void {
    this.#sessions.delete(connection);
    if (how === 'replaced') this.#options.onReplaced(connection);
    // A client that unsubscribes leaves, unless it does so because its connection has closed.
    if (how !== 'unsubscribed' || session.disconnected !== undefined) return;
    session.handle?.leave().catch(this.#options.onError);
  }

  async #release(handle: MemberHandle, kind: DisconnectKind): Promise<void> {
    if (this.#isDraining) handle.events.stop();
    else if (kind === 'clean') await handle.leave();
    else await handle.disconnect();
  }

  #getHandle(connection: ClientConnection): MemberHandle {
    const handle = this.#sessions.get(connection)?.handle;
    if (handle === undefined) throw new Refusal('not-joined');
    return handle;
  }
}

/** @throws {Refusal} the caller's own one, such as `bad-session` or `client-outdated` */
function authorize(caller: Caller): ClientConnection {
  if ('refusal' in caller) throw new Refusal(caller.refusal);
  return caller;
}
