import {
  EventId,
  RoomName,
  type PeerId,
  type WireRoomEvent,
  type SendSignalsInput,
} from '@visavis/protocol';
import {
  ana as anaId,
  ben as benId,
  createCandidate,
  createProfile,
  createPublicKey,
  eve as eveId,
} from '@visavis/protocol/testing';
import type { Config } from '../../src/index.ts';
import type { VerifiedEntry } from '../../src/private-rooms/private-rooms.ts';
import type { RoomLog } from '../../src/room-log/room-log.ts';
import type { ReadEnd } from '../../src/rooms/mailbox-reader.ts';
import type { MemberHandle } from '../../src/rooms/member-handle.ts';
import { Rooms } from '../../src/rooms/rooms.ts';
import { testConfig } from './server.ts';
import { until } from './wait.ts';

export { anaId, benId, eveId };
export const blue = RoomName.parse('blue');
export const green = RoomName.parse('green');

/** Candidates for one receiver, numbered from `first`. */
export const createBatch = (to: PeerId, first: number, count = 1): SendSignalsInput => ({
  to,
  generation: 1,
  firstSequence: first,
  signals: Array.from({ length: count }, () => createCandidate()),
});

/** The error of a refused request. */
export const refusal = (reason: string) => ({ name: 'Refusal', reason });

/** Opens rooms with the configuration of these environment variables. */
export function openRooms(
  createLog: (limits: Config['rooms']) => RoomLog,
  env: Record<string, string> = {},
): Rooms {
  const limits = testConfig(env).rooms;
  return new Rooms({ log: createLog(limits), limits, onError: throwLater });
}

function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

interface JoinOptions {
  readonly room?: RoomName;
  readonly lastEventId?: string;
  readonly revision?: number;
  readonly address?: string;
  /** For a private room. */
  readonly entry?: VerifiedEntry;
}

const openRoomEntry: VerifiedEntry = { entryHash: null, lock: null };

/** Somebody in a room who records the events of their mailbox. */
export class Participant {
  readonly events: { id: string; event: WireRoomEvent }[] = [];
  readonly ends: readonly ReadEnd[];
  readonly handle: MemberHandle;
  failure: unknown;
  #hasEnded = false;

  private constructor(handle: MemberHandle, ends: readonly ReadEnd[]) {
    this.handle = handle;
    this.ends = ends;
    void this.#read(handle);
  }

  static async join(
    rooms: Rooms,
    id: PeerId,
    {
      room = blue,
      lastEventId,
      revision = 1,
      address = '192.0.2.1',
      entry = openRoomEntry,
    }: JoinOptions = {},
  ): Promise<Participant> {
    const ends: ReadEnd[] = [];
    const handle = await rooms.join({
      room,
      peer: id,
      publicKey: createPublicKey(id),
      address,
      profile: createProfile({ name: 'someone', revision }),
      ...entry,
      delegation: null,
      lastEventId: lastEventId === undefined ? undefined : EventId.parse(lastEventId),
      onEnd: (how) => ends.push(how),
    });
    return new Participant(handle, ends);
  }

  get eventTypes(): string[] {
    return this.events.map(({ event }) => event.type);
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  /** Waits for so many events. Gives the types of all that have come. */
  async receives(count: number): Promise<string[]> {
    await until(() => this.events.length >= count);
    return this.eventTypes;
  }

  /** Waits until nothing more will come. */
  async hasEnded(): Promise<void> {
    await until(() => this.#hasEnded);
  }

  async #read(handle: MemberHandle): Promise<void> {
    try {
      for await (const [id, event] of handle.events) this.events.push({ id, event });
    } catch (error) {
      this.failure = error;
    }
    this.#hasEnded = true;
  }
}
