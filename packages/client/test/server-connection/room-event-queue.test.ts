import type { RoomEvent } from '@visavis/protocol';
import {
  ana,
  ben,
  cho,
  createCandidate,
  createMember,
  createProfile,
  createRoomSnapshot,
  eventIdAt,
} from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { openRoomCodec } from '../../src/room-codec/open-room-codec.ts';
import {
  maxWaitingEvents,
  RoomEventQueue,
  type DecodedRoomEvent,
  type RoomEventQueueOptions,
} from '../../src/server-connection/room-event-queue.ts';

const away = (id = ben): RoomEvent => ({ type: 'away', id });
const back = (id = ben): RoomEvent => ({ type: 'back', id });
const joined = (id = ben): RoomEvent => ({ type: 'joined', member: createMember(id) });
const left = (id = ben): RoomEvent => ({ type: 'left', id, reason: 'left' });
const updated = (revision: number, id = ben): RoomEvent => ({
  type: 'updated',
  id,
  profile: createProfile({ revision }),
});
const signal = (firstSequence: number, from = ben): RoomEvent => ({
  type: 'signal',
  from,
  generation: 1,
  firstSequence,
  signals: [createCandidate()],
});

interface QueueSetup {
  readonly costMs?: number;
  readonly isReady?: Promise<void>;
  readonly decode?: RoomEventQueueOptions['decode'];
}

/** A queue whose events take `costMs` each, in a browser that lets the queue go on when the test says so. */
function startQueue({
  costMs = 0,
  isReady = Promise.resolve(),
  decode = (event) => openRoomCodec.decode(event),
}: QueueSetup = {}) {
  let time = 0;
  let resume: (() => void) | undefined;
  const handled: DecodedRoomEvent[] = [];
  const platform = {
    now: () => time,
    nextTask: () =>
      new Promise<void>((resolve) => {
        resume = resolve;
      }),
  };
  const queue = new RoomEventQueue({
    platform,
    isReady: () => isReady,
    decode,
    handle: (event) => {
      handled.push(event);
      time += costMs;
    },
  });
  let n = 0;
  return {
    queue,
    handled,
    types: () => handled.map(({ data }) => data?.type ?? null),
    /** Adds events with the next ids. Returns what `add` returned for the last one. */
    add: (...events: readonly RoomEvent[]) => {
      let isAdded = true;
      for (const data of events) {
        n += 1;
        isAdded = queue.add({ id: eventIdAt(n), data });
      }
      return isAdded;
    },
    /** Lets all promises run that can. */
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    /** The browser has had its turn. */
    nextTask: async () => {
      resume?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('room events', () => {
  test('are handled at once if nothing else is', async () => {
    const { add, settle, nextTask, types } = startQueue();
    add(joined());
    await settle();
    expect(types()).toEqual(['joined']);
    await nextTask();
    add(away());
    await settle();
    expect(types()).toEqual(['joined', 'away']);
  });

  test('are handled in order, with pauses in which the browser has its turn', async () => {
    const { add, settle, nextTask, handled } = startQueue({ costMs: 3 });
    add(...Array.from({ length: 7 }, (_, n) => signal(n + 1)));
    const counts = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await settle();
      counts.push(handled.length);
      await nextTask();
    }
    expect(counts).toEqual([3, 6, 7, 7]);
    expect(handled.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7].map(eventIdAt));
  });

  test('wait until they may be handled', async () => {
    let start = (): void => {};
    const isReady = new Promise<void>((resolve) => {
      start = resolve;
    });
    const { add, settle, queue, types } = startQueue({ isReady });
    add(joined());
    await settle();
    void queue.flush();
    expect(types()).toEqual([]);
    start();
    await settle();
    expect(types()).toEqual(['joined']);
  });

  test('that wait for the browser are handled when the connection closes', async () => {
    const { add, settle, queue, types } = startQueue();
    add(joined());
    await settle();
    add(left(ana));
    expect(types()).toEqual(['joined']);
    void queue.flush();
    expect(types()).toEqual(['joined', 'left']);
  });

  test('are all dropped when too many are waiting', async () => {
    const { add, settle, nextTask, types } = startQueue();
    add(joined());
    await settle();
    const signals = Array.from({ length: maxWaitingEvents }, (_, n) => signal(n + 1));
    expect(add(...signals)).toBe(true);
    expect(add(signal(maxWaitingEvents + 1))).toBe(false);
    await nextTask();
    expect(types()).toEqual(['joined']);
  });
});

describe('events that wait', () => {
  /** What is handled of events that arrive while the browser has its turn. */
  async function handledOf(...events: readonly RoomEvent[]) {
    const { add, settle, nextTask, handled } = startQueue();
    add(joined(cho));
    await settle();
    add(...events);
    await nextTask();
    expect(handled.map(({ id }) => id)).toEqual(handled.map((_, n) => eventIdAt(n + 1)));
    return handled.slice(1).map(({ data }) => data);
  }

  test('of a member who has left are handled by their ids only', async () => {
    expect(await handledOf(joined(), signal(1), updated(2), away(), left())).toEqual([
      null,
      null,
      null,
      null,
      left(),
    ]);
  });

  test('of a member who has joined again are handled', async () => {
    expect(await handledOf(left(), joined(), signal(1))).toEqual([left(), joined(), signal(1)]);
  });

  test('about presence and profile are handled once', async () => {
    const events = [away(), back(), updated(1), away(), updated(2), back()];
    expect(await handledOf(...events)).toEqual([null, null, null, null, updated(2), back()]);
  });

  test('about other members and the room, and signals, are all handled', async () => {
    const events = [
      away(ben),
      back(cho),
      signal(1),
      createRoomSnapshot('resync', ana, [ben]),
      signal(2),
      left(cho),
    ];
    expect(await handledOf(...events)).toEqual([events[0], null, ...events.slice(2)]);
  });
});

describe('room events that take time to decode', () => {
  /** Decodes each event when the test says so; a `left` at once. */
  function startDecodingQueue() {
    const decoders: (() => void)[] = [];
    const started = startQueue({
      decode: (event) =>
        event.type === 'left'
          ? openRoomCodec.decode(event)
          : new Promise((resolve) => {
              decoders.push(() => resolve(openRoomCodec.decode(event)));
            }),
    });
    /** @returns false if the event is not being decoded */
    const decode = (index: number): boolean => {
      decoders[index]?.();
      return index in decoders;
    };
    return { ...started, decode };
  }

  test('are handled in the order in which they came', async () => {
    const { add, settle, nextTask, decode, types } = startDecodingQueue();
    add(joined(), away(), left(cho));
    await settle();
    // One at a time.
    expect(decode(1)).toBe(false);
    expect(types()).toEqual([]);
    expect(decode(0)).toBe(true);
    await settle();
    expect(types()).toEqual(['joined']);
    expect(decode(1)).toBe(true);
    await settle();
    await nextTask();
    expect(types()).toEqual(['joined', 'away', 'left']);
  });

  test('are handled by their id only if a later one supersedes them', async () => {
    const { add, settle, nextTask, decode, types } = startDecodingQueue();
    add(joined());
    await settle();
    add(left());
    decode(0);
    await settle();
    await nextTask();
    expect(types()).toEqual([null, 'left']);
  });

  test('are waited for when the rest is to be handled', async () => {
    const { queue, add, settle, nextTask, decode, types } = startDecodingQueue();
    add(joined());
    await settle();
    decode(0);
    await settle();
    add(joined(cho), left(ben));
    const decoding = queue.flush();
    expect(decoding).toBeInstanceOf(Promise);
    decode(1);
    await decoding;
    expect(queue.flush()).toBeUndefined();
    expect(types()).toEqual(['joined', 'joined', 'left']);
    await nextTask();
  });
});
