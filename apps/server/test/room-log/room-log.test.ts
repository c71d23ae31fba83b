import { createEmptyRoom } from '@visavis/machines';
import { Epoch, type PeerId, type RoomEvent } from '@visavis/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { estimateEventBytes } from '../../src/room-log/event-size.ts';
import type { RoomLog, StoredStep, TailItem } from '../../src/room-log/room-log.ts';
import { roomLogs } from '../support/room-logs.ts';
import { anaId, benId, blue, green } from '../support/room-participant.ts';
import { testConfig } from '../support/server.ts';

const epoch = Epoch.parse('epoch0001');
const nextEpoch = Epoch.parse('epoch0002');

const { value, context } = createEmptyRoom({ name: blue, capacity: 4 });
const state = { value, context };

const back = (id: PeerId): RoomEvent => ({ type: 'back', id });

const membership = (peer: PeerId, reader = 'first') => ({ peer, joinedAt: 1_000, epoch, reader });

const createStep = (version: number, changes: Partial<StoredStep> = {}): StoredStep => ({
  version,
  openedAt: 500,
  state: version === 0 ? state : null,
  memberships: [],
  sequences: [],
  entries: [],
  removed: [],
  ...changes,
});

describe.each(roomLogs)('a room log: %s', (_, createLog) => {
  const open = (env: Record<string, string> = {}) => createLog(testConfig(env).rooms);

  /** A log with a room, Ana in it, and as many events in her mailbox. */
  async function openWithAna(events: number, env?: Record<string, string>): Promise<RoomLog> {
    const log = open(env);
    const entries = Array.from({ length: events }, () => ({
      receivers: [anaId],
      event: back(benId),
    }));
    await log.append(blue, createStep(0, { memberships: [membership(anaId)], entries }));
    return log;
  }

  const tailOf = (log: RoomLog, after = 0, reader = 'first') =>
    log.tail({ room: blue, peer: anaId, epoch, reader, after });

  async function take(tail: AsyncIterator<TailItem, void>, count: number): Promise<TailItem[]> {
    const items: TailItem[] = [];
    while (items.length < count) {
      const { done, value: item } = await tail.next();
      if (done === true) break;
      items.push(item);
    }
    return items;
  }

  describe('append', () => {
    test('stores a room that can be loaded', async () => {
      await using log = open();
      const sequences = [
        { receiver: anaId, sender: benId, sequences: [{ generation: 1, lastSequence: 3 }] },
      ];
      const memberships = [membership(anaId), membership(benId)];
      const entries = [{ receivers: [anaId, benId], event: back(benId) }];
      const step = createStep(0, { memberships, sequences, entries });
      const mailbox = { epoch, first: 1, last: 1, bytes: estimateEventBytes(back(benId)) };
      const mailboxes = [
        { ...mailbox, peer: anaId },
        { ...mailbox, peer: benId },
      ];

      expect(await log.load(blue)).toBeNull();
      expect(await log.append(blue, step)).toEqual({ type: 'appended', mailboxes });
      expect(await log.load(blue)).toEqual({
        version: 1,
        openedAt: 500,
        state,
        memberships,
        mailboxes,
        sequences,
      });
    });

    test('stores nothing of a step that was computed from another version', async () => {
      await using log = await openWithAna(1);
      const before = await log.load(blue);
      const entries = [{ receivers: [anaId], event: back(benId) }];

      for (const version of [0, 2]) {
        const removed = [{ peer: anaId, refusal: null }];
        const step = createStep(version, { entries, removed });
        expect(await log.append(blue, step)).toEqual({ type: 'conflict' });
      }
      expect(await log.load(blue)).toEqual(before);
    });

    test('creates a room at version 0 only', async () => {
      await using log = open();
      expect(await log.append(blue, createStep(1))).toEqual({ type: 'conflict' });
      expect(await log.load(blue)).toBeNull();
    });

    test('accepts one of two steps from the same version', async () => {
      await using log = await openWithAna(0);
      const results = await Promise.all([
        log.append(blue, createStep(1)),
        log.append(blue, createStep(1)),
      ]);
      expect(results.map(({ type }) => type).toSorted()).toEqual(['appended', 'conflict']);
    });

    test('keeps rooms apart', async () => {
      await using log = await openWithAna(1);
      await log.append(green, createStep(0, { memberships: [membership(benId)] }));
      expect(await log.load(blue)).toMatchObject({ memberships: [{ peer: anaId }] });
      expect(await log.load(green)).toMatchObject({ memberships: [{ peer: benId }] });
    });

    test('removes a membership with what its peer has sent', async () => {
      await using log = await openWithAna(0);
      const sequences = [
        { receiver: anaId, sender: benId, sequences: [{ generation: 1, lastSequence: 3 }] },
      ];
      await log.append(blue, createStep(1, { memberships: [membership(benId)], sequences }));
      await log.append(blue, createStep(2, { removed: [{ peer: benId, refusal: null }] }));
      expect(await log.load(blue)).toMatchObject({
        memberships: [{ peer: anaId }],
        mailboxes: [{ peer: anaId }],
        sequences: [],
      });
    });
  });

  describe('tail', () => {
    test('reads what is there, then waits for more', async () => {
      await using log = await openWithAna(2);
      const tail = tailOf(log, 1);
      expect(await take(tail, 1)).toEqual([{ type: 'event', number: 2, event: back(benId) }]);
      const next = take(tail, 1);
      await log.append(
        blue,
        createStep(1, { entries: [{ receivers: [anaId], event: back(anaId) }] }),
      );
      expect(await next).toEqual([{ type: 'event', number: 3, event: back(anaId) }]);
    });

    test('ends by `return`, also while it waits', async () => {
      await using log = await openWithAna(0);
      const tail = tailOf(log);
      const next = tail.next();
      await tail.return?.();
      expect(await next).toEqual({ done: true, value: undefined });
    });

    test('reports events that were dropped', async () => {
      await using log = await openWithAna(5, { MAILBOX_EVENTS: '2' });
      expect(await take(tailOf(log), 9)).toEqual([{ type: 'gap' }]);
      expect(await take(tailOf(log, 3), 2)).toMatchObject([{ number: 4 }, { number: 5 }]);
    });

    test('drops events by size too, but never the newest', async () => {
      await using log = await openWithAna(9, { MAILBOX_BYTES: '1024' });
      const { first, last, bytes } = (await log.load(blue))?.mailboxes[0] ?? {};
      expect(last).toBe(9);
      expect(first).toBeGreaterThan(1);
      expect(bytes).toBeLessThanOrEqual(1_024);
    });

    test.each([
      [null, { type: 'ended' }],
      ['room-locked', { type: 'refused', reason: 'room-locked' }],
    ] as const)('reads to the end of a membership that was removed: %s', async (refusal, end) => {
      await using log = await openWithAna(1);
      const tail = tailOf(log);
      const step = createStep(1, {
        entries: [{ receivers: [anaId], event: back(anaId) }],
        removed: [{ peer: anaId, refusal }],
      });
      await log.append(blue, step);
      expect(await take(tail, 9)).toMatchObject([{ number: 1 }, { number: 2 }, end]);
    });

    test('ends when another reader is stored, before it reads anything more', async () => {
      await using log = await openWithAna(1);
      const tail = tailOf(log);
      await log.append(blue, createStep(1, { memberships: [membership(anaId, 'second')] }));
      expect(await take(tail, 9)).toEqual([{ type: 'replaced' }]);
      expect(await take(tailOf(log, 0, 'second'), 1)).toMatchObject([{ number: 1 }]);
    });

    test('ends when another epoch is stored, whose mailbox starts empty', async () => {
      await using log = await openWithAna(3);
      const tail = tailOf(log);
      const replacement = { ...membership(anaId), epoch: nextEpoch };
      await log.append(blue, createStep(1, { memberships: [replacement] }));
      expect(await take(tail, 9)).toEqual([{ type: 'replaced' }]);
      expect(await log.load(blue)).toMatchObject({
        mailboxes: [{ epoch: nextEpoch, first: 1, last: 0 }],
      });
    });

    test('ends at once where there is no mailbox, or another one', async () => {
      await using log = await openWithAna(1);
      const request = { room: blue, epoch, reader: 'first', after: 0 };
      expect(await take(log.tail({ ...request, peer: benId }), 9)).toEqual([{ type: 'ended' }]);
      const other = log.tail({ ...request, peer: anaId, epoch: nextEpoch });
      expect(await take(other, 9)).toEqual([{ type: 'replaced' }]);
    });
  });

  describe('delete', () => {
    test('needs the version of the room, and leaves open tails their events', async () => {
      await using log = await openWithAna(1);
      const tail = tailOf(log);
      expect(await log.delete(blue, 0)).toBe(false);
      expect(await log.load(blue)).not.toBeNull();
      expect(await log.delete(blue, 1)).toBe(true);
      expect(await log.load(blue)).toBeNull();
      expect(await take(tail, 9)).toMatchObject([{ number: 1 }, { type: 'ended' }]);
    });
  });
});

describe('a lease of a room in memory', () => {
  const [[, createLog] = []] = roomLogs;
  const lease = (owner: string) => ({ room: blue, owner, durationMs: 1_000 });
  const open = () => {
    if (createLog === undefined) throw new Error('no log');
    return createLog(testConfig().rooms);
  };

  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('has one owner at a time', async () => {
    await using log = open();
    expect(await log.acquireLease(lease('one'))).toBe(true);
    expect(await log.acquireLease(lease('other'))).toBe(false);
    expect(await log.renewLease(lease('other'))).toBe(false);
    expect(await log.acquireLease({ ...lease('other'), room: green })).toBe(true);
  });

  test('lasts as long as it is renewed', async () => {
    await using log = open();
    await log.acquireLease(lease('one'));
    vi.advanceTimersByTime(900);
    expect(await log.renewLease(lease('one'))).toBe(true);
    vi.advanceTimersByTime(900);
    expect(await log.acquireLease(lease('other'))).toBe(false);
    vi.advanceTimersByTime(200);
    expect(await log.acquireLease(lease('other'))).toBe(true);
    expect(await log.renewLease(lease('one'))).toBe(false);
  });

  test('ends with its room', async () => {
    await using log = open();
    await log.append(blue, createStep(0));
    await log.acquireLease(lease('one'));
    await log.delete(blue, 1);
    expect(await log.acquireLease(lease('other'))).toBe(true);
  });
});
