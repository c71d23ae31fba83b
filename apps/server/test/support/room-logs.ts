import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../src/index.ts';
import { createRoomLog } from '../../src/room-log/create-room-log.ts';
import type { RoomLog, TailItem } from '../../src/room-log/room-log.ts';

/** Creates a room log with the limits of a configuration. */
export type CreateRoomLog = (limits: Config['rooms']) => RoomLog;

/** What remains of a value that is stored as JSON, as another implementation would do it. */
function copyByJson<Value>(value: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a plain value becomes by JSON has its type
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** Passes everything through a function, as if the log were far away. */
function createRemoteLog(log: RoomLog, transfer: <Value>(value: Value) => Promise<Value>): RoomLog {
  return {
    load: async (room) => transfer(await log.load(room)),
    append: async (room, step) => transfer(await log.append(room, await transfer(step))),
    tail: (request) => {
      const tail = log.tail(copyByJson(request));
      const next = async (): Promise<IteratorResult<TailItem, void>> => {
        const { done, value } = await tail.next();
        return done === true ? { done, value } : { done: false, value: await transfer(value) };
      };
      const remoteTail: AsyncIterableIterator<TailItem, void> = {
        next,
        return: async () => (await tail.return?.()) ?? { done: true, value: undefined },
        [Symbol.asyncIterator]: () => remoteTail,
      };
      return remoteTail;
    },
    acquireLease: async (request) => transfer(await log.acquireLease(await transfer(request))),
    renewLease: async (request) => transfer(await log.renewLease(await transfer(request))),
    delete: async (room, version) => transfer(await log.delete(room, version)),
    [Symbol.asyncDispose]: () => log[Symbol.asyncDispose](),
  };
}

/** Takes different times, so that calls overtake each other. */
function createDelay(): <Value>(value: Value) => Promise<Value> {
  let calls = 0;
  return async (value) => {
    calls += 1;
    await setTimeout((calls * 7) % 3);
    return value;
  };
}

/**
 * Room logs on which rooms have to behave alike: in memory, with everything passing through JSON, and with
 * answers that come late and in another order.
 */
export const roomLogs: readonly (readonly [name: string, create: CreateRoomLog])[] = [
  ['memory', createRoomLog],
  ['JSON', (limits) => createRemoteLog(createRoomLog(limits), async (value) => copyByJson(value))],
  ['slow', (limits) => createRemoteLog(createRoomLog(limits), createDelay())],
];
