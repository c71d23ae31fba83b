import type { TrackedEnvelope } from '@trpc/server';
import {
  protocolVersions,
  Refusal,
  type IceServers,
  type JoinInput,
  type PeekInput,
  type Profile,
  type RoomEvent,
  type RoomPeek,
  type SendSignalsInput,
  type ServerInfo,
} from '@visavis/protocol';
import type { ClientConnection, SignalingService } from '@visavis/protocol/router';
import type { Config } from '../config/config.ts';
import { createIceServers } from '../ice/ice-servers.ts';
import type { RoomStore, MemberHandle } from '../rooms/room-store.ts';
import { version } from '../version.ts';

/**
 * How a connection closed. `clean`: the person closed the page or moved on, which is leaving.
 * `broken`: anything else, which keeps their place for a while.
 */
export type DisconnectKind = 'clean' | 'broken';

/** One connection's time in a room, from the moment it asks to join. */
interface RoomSession {
  /** Undefined while the store decides. */
  handle: MemberHandle | undefined;
  disconnected: DisconnectKind | undefined;
}

/** What the service needs. */
export interface SignalingOptions {
  readonly rooms: RoomStore;
  readonly config: Pick<Config, 'ice' | 'rooms' | 'connections'>;
  /** A newer connection has taken this one's place, and this one has been told. It must not throw. */
  readonly onReplaced: (connection: ClientConnection) => void;
}

/** The signaling server between the wire and the rooms: who sits where, and what a closing means. */
export class Signaling implements SignalingService {
  readonly #options: SignalingOptions;
  readonly #sessions = new Map<ClientConnection, RoomSession>();
  #joins = 0;
  #relayedSignals = 0;
  #draining = false;

  constructor(options: SignalingOptions) {
    this.#options = options;
  }

  /** How many connections are in a room, or about to be. */
  get roomSessions(): number {
    return this.#sessions.size;
  }

  /** How many times somebody was given a place, or came back to it, since the start. */
  get joins(): number {
    return this.#joins;
  }

  /** How many signals were passed on since the start. */
  get relayedSignals(): number {
    return this.#relayedSignals;
  }

  /** True where this connection is in a room, or about to be. */
  isInRoom(connection: ClientConnection): boolean {
    return this.#sessions.has(connection);
  }

  getServerInfo(): ServerInfo {
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

  getIceServers(connection: ClientConnection): IceServers {
    const guest = { peer: connection.peerId, isInRoom: this.isInRoom(connection) };
    return createIceServers(this.#options.config.ice, guest, Date.now());
  }

  peek(_: ClientConnection, { room }: PeekInput): Promise<RoomPeek> {
    return this.#options.rooms.peek(room);
  }

  async join(
    connection: ClientConnection,
    { room, profile, lastEventId }: JoinInput,
  ): Promise<AsyncIterable<TrackedEnvelope<RoomEvent>, void>> {
    if (this.#sessions.has(connection)) throw new Refusal('already-joined');
    const stay: RoomSession = { handle: undefined, disconnected: undefined };
    this.#sessions.set(connection, stay);
    try {
      stay.handle = await this.#options.rooms.join({
        room,
        profile,
        lastEventId,
        peer: connection.peerId,
        onEnd: (how) => {
          this.#sessions.delete(connection);
          if (how === 'replaced') this.#options.onReplaced(connection);
          if (how === 'unsubscribed' && stay.disconnected === undefined) void stay.handle?.leave();
        },
      });
    } catch (error) {
      this.#sessions.delete(connection);
      throw error;
    }
    this.#joins += 1;
    const { handle } = stay;
    if (stay.disconnected !== undefined) await this.#release(handle, stay.disconnected);
    return handle.events;
  }

  async leave(connection: ClientConnection): Promise<void> {
    await this.#sessions.get(connection)?.handle?.leave();
  }

  async updateProfile(connection: ClientConnection, profile: Profile): Promise<void> {
    await this.#handle(connection).update(profile);
  }

  async sendSignals(connection: ClientConnection, input: SendSignalsInput): Promise<void> {
    const passed = await this.#handle(connection).send(input);
    this.#relayedSignals += passed;
  }

  /** The connection is gone. To be called before its subscription is stopped. */
  async handleDisconnect(connection: ClientConnection, how: DisconnectKind): Promise<void> {
    const stay = this.#sessions.get(connection);
    if (stay === undefined) return;
    this.#sessions.delete(connection);
    stay.disconnected = how;
    if (stay.handle !== undefined) await this.#release(stay.handle, how);
  }

  /** From now on a closing says nothing about the person: it is the server that goes. */
  drain(): void {
    this.#draining = true;
  }

  async #release(seat: MemberHandle, how: DisconnectKind): Promise<void> {
    if (this.#draining) await seat.events.return?.();
    else if (how === 'clean') await seat.leave();
    else await seat.disconnect();
  }

  #handle(connection: ClientConnection): MemberHandle {
    const seat = this.#sessions.get(connection)?.handle;
    if (seat === undefined) throw new Refusal('not-joined');
    return seat;
  }
}
