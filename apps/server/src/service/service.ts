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
  type SendInput,
  type ServerInfo,
} from '@visavis/protocol';
import type { Connection, SignalingService } from '@visavis/protocol/router';
import type { Config } from '../config/config.ts';
import { iceServers } from '../ice/ice.ts';
import type { RoomStore, Seat } from '../rooms/room-store.ts';
import { version } from './version.ts';

/**
 * How a connection closed. `clean`: the person closed the page or moved on, which is leaving.
 * `broken`: anything else, which keeps their place for a while.
 */
export type Closing = 'clean' | 'broken';

/** One connection's time in a room, from the moment it asks to join. */
interface Stay {
  /** Undefined while the store decides. */
  seat: Seat | undefined;
  closed: Closing | undefined;
}

/** What the service needs. */
export interface ServiceOptions {
  readonly store: RoomStore;
  readonly config: Pick<Config, 'ice' | 'rooms' | 'connections'>;
  /** A newer connection has taken this one's place, and this one has been told. It must not throw. */
  readonly onReplaced: (connection: Connection) => void;
}

/** The signaling server between the wire and the rooms: who sits where, and what a closing means. */
export class Signaling implements SignalingService {
  readonly #options: ServiceOptions;
  readonly #stays = new Map<Connection, Stay>();
  #joined = 0;
  #relayed = 0;
  #draining = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  /** How many connections are in a room, or about to be. */
  get staying(): number {
    return this.#stays.size;
  }

  /** How many times somebody was given a place, or came back to it, since the start. */
  get joined(): number {
    return this.#joined;
  }

  /** How many signals were passed on since the start. */
  get relayed(): number {
    return this.#relayed;
  }

  /** True where this connection is in a room, or about to be. */
  isStaying(connection: Connection): boolean {
    return this.#stays.has(connection);
  }

  info(): ServerInfo {
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

  iceServers(connection: Connection): IceServers {
    const guest = { peer: connection.peer, isStaying: this.isStaying(connection) };
    return iceServers(this.#options.config.ice, guest, Date.now());
  }

  peek(_: Connection, { room }: PeekInput): Promise<RoomPeek> {
    return this.#options.store.peek(room);
  }

  async join(
    connection: Connection,
    { room, profile, lastEventId }: JoinInput,
  ): Promise<AsyncIterable<TrackedEnvelope<RoomEvent>, void>> {
    if (this.#stays.has(connection)) throw new Refusal('already-joined');
    const stay: Stay = { seat: undefined, closed: undefined };
    this.#stays.set(connection, stay);
    try {
      stay.seat = await this.#options.store.join({
        room,
        profile,
        lastEventId,
        peer: connection.peer,
        onEnd: (how) => {
          this.#stays.delete(connection);
          if (how === 'replaced') this.#options.onReplaced(connection);
          if (how === 'stopped' && stay.closed === undefined) void stay.seat?.leave();
        },
      });
    } catch (error) {
      this.#stays.delete(connection);
      throw error;
    }
    this.#joined += 1;
    const { seat } = stay;
    if (stay.closed !== undefined) await this.#giveUp(seat, stay.closed);
    return seat.events;
  }

  async leave(connection: Connection): Promise<void> {
    await this.#stays.get(connection)?.seat?.leave();
  }

  async update(connection: Connection, profile: Profile): Promise<void> {
    await this.#seat(connection).update(profile);
  }

  async send(connection: Connection, input: SendInput): Promise<void> {
    const passed = await this.#seat(connection).send(input);
    this.#relayed += passed;
  }

  /** The connection is gone. To be called before its subscription is stopped. */
  async closed(connection: Connection, how: Closing): Promise<void> {
    const stay = this.#stays.get(connection);
    if (stay === undefined) return;
    this.#stays.delete(connection);
    stay.closed = how;
    if (stay.seat !== undefined) await this.#giveUp(stay.seat, how);
  }

  /** From now on a closing says nothing about the person: it is the server that goes. */
  drain(): void {
    this.#draining = true;
  }

  async #giveUp(seat: Seat, how: Closing): Promise<void> {
    if (this.#draining) await seat.events.return?.();
    else if (how === 'clean') await seat.leave();
    else await seat.away();
  }

  #seat(connection: Connection): Seat {
    const seat = this.#stays.get(connection)?.seat;
    if (seat === undefined) throw new Refusal('not-joined');
    return seat;
  }
}
