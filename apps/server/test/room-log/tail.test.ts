import { Epoch } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import { anaId, benId, blue } from '../support/room-participant.ts';
import {
  back,
  createStep,
  epoch,
  membership,
  openWithAna,
  tailOf,
  takeItems,
} from '../support/room-log-steps.ts';

const nextEpoch = Epoch.parse('epoch0002');

describe.each(roomLogs)('a room log: %s', (_, createLog) => {
  describe('tail', () => {
    test('reads what is there, then waits for more', async () => {
      await using log = await openWithAna(createLog, 2);
      const tail = tailOf(log, 1);
      expect(await takeItems(tail, 1)).toEqual([{ type: 'event', number: 2, event: back(benId) }]);
      const next = takeItems(tail, 1);
      await log.append(
        blue,
        createStep(1, { entries: [{ receivers: [anaId], event: back(anaId) }] }),
      );
      expect(await next).toEqual([{ type: 'event', number: 3, event: back(anaId) }]);
    });

    test('ends by `return`, also while it waits', async () => {
      await using log = await openWithAna(createLog, 0);
      const tail = tailOf(log);
      const next = tail.next();
      await tail.return?.();
      expect(await next).toEqual({ done: true, value: undefined });
    });

    test('reports events that were dropped', async () => {
      await using log = await openWithAna(createLog, 5, { MAILBOX_EVENTS: '2' });
      expect(await takeItems(tailOf(log), 9)).toEqual([{ type: 'gap' }]);
      expect(await takeItems(tailOf(log, 3), 2)).toMatchObject([{ number: 4 }, { number: 5 }]);
    });

    test('drops events by size too, but never the newest', async () => {
      await using log = await openWithAna(createLog, 20, { MAILBOX_BYTES: '1024' });
      const { first, last, bytes } = (await log.load(blue))?.mailboxes[0] ?? {};
      expect(last).toBe(20);
      expect(first).toBeGreaterThan(1);
      expect(bytes).toBeLessThanOrEqual(1_024);
    });

    test.each([
      [null, { type: 'ended' }],
      ['room-locked', { type: 'refused', reason: 'room-locked' }],
    ] as const)('reads to the end of a membership that was removed: %s', async (refusal, end) => {
      await using log = await openWithAna(createLog, 1);
      const tail = tailOf(log);
      const step = createStep(1, {
        entries: [{ receivers: [anaId], event: back(anaId) }],
        removed: [{ peer: anaId, refusal }],
      });
      await log.append(blue, step);
      expect(await takeItems(tail, 9)).toMatchObject([{ number: 1 }, { number: 2 }, end]);
    });

    test('ends when another reader is stored, before it reads anything more', async () => {
      await using log = await openWithAna(createLog, 1);
      const tail = tailOf(log);
      await log.append(blue, createStep(1, { memberships: [membership(anaId, 'second')] }));
      expect(await takeItems(tail, 9)).toEqual([{ type: 'replaced' }]);
      expect(await takeItems(tailOf(log, 0, 'second'), 1)).toMatchObject([{ number: 1 }]);
    });

    test('ends when another epoch is stored, whose mailbox starts empty', async () => {
      await using log = await openWithAna(createLog, 3);
      const tail = tailOf(log);
      const replacement = { ...membership(anaId), epoch: nextEpoch };
      await log.append(blue, createStep(1, { memberships: [replacement] }));
      expect(await takeItems(tail, 9)).toEqual([{ type: 'replaced' }]);
      expect(await log.load(blue)).toMatchObject({
        mailboxes: [{ epoch: nextEpoch, first: 1, last: 0 }],
      });
    });

    test('ends at once where there is no mailbox, or another one', async () => {
      await using log = await openWithAna(createLog, 1);
      const request = { room: blue, epoch, reader: 'first', after: 0 };
      expect(await takeItems(log.tail({ ...request, peer: benId }), 9)).toEqual([
        { type: 'ended' },
      ]);
      const other = log.tail({ ...request, peer: anaId, epoch: nextEpoch });
      expect(await takeItems(other, 9)).toEqual([{ type: 'replaced' }]);
    });
  });

  describe('delete', () => {
    test('needs the version of the room, and leaves open tails their events', async () => {
      await using log = await openWithAna(createLog, 1);
      const tail = tailOf(log);
      expect(await log.delete(blue, 0)).toBe(false);
      expect(await log.load(blue)).not.toBeNull();
      expect(await log.delete(blue, 1)).toBe(true);
      expect(await log.load(blue)).toBeNull();
      expect(await takeItems(tail, 9)).toMatchObject([{ number: 1 }, { type: 'ended' }]);
    });
  });
});
