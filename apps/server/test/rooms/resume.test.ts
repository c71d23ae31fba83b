import { describe, expect, test } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  createBatch,
  openRooms,
  Participant,
  refusal,
} from '../support/room-participant.ts';
import { until } from '../support/wait.ts';

describe.each(roomLogs)('resuming, over %s', (_, createLog) => {
  const open = (env?: Record<string, string>) => openRooms(createLog, env);

  test('a member that was away goes on reading where it stopped', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    await ana.handle.send(createBatch(benId, 1));
    const again = await Participant.join(rooms, benId, { lastEventId: ben.lastId });
    expect(await again.receives(1)).toEqual(['signal']);
    expect(await ana.receives(4)).toEqual(['welcome', 'joined', 'away', 'back']);
    expect(ben.ends).toEqual(['unsubscribed']);
  });

  test('the size counts the members that are away, and the mailboxes within their limits', async () => {
    using rooms = open({ MAILBOX_EVENTS: '3' });
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    const both = rooms.size();
    expect(both).toMatchObject({ members: 2, away: 0, mailboxEvents: 3 });
    await ben.handle.disconnect();
    await ana.handle.send(createBatch(benId, 1, 2));
    expect(rooms.relayedSignals).toBe(2);
    await ana.handle.send(createBatch(benId, 2, 2));
    expect(rooms.relayedSignals).toBe(3);
    await ana.handle.send(createBatch(benId, 3));
    expect(rooms.relayedSignals).toBe(3);
    const after = rooms.size();
    expect(after).toMatchObject({ members: 2, away: 1, mailboxEvents: 6 });
    expect(after.mailboxBytes).toBeGreaterThan(both.mailboxBytes);
    await ana.handle.send(createBatch(benId, 4));
    expect(rooms.size().mailboxEvents).toBe(6);
    await Participant.join(rooms, benId, { lastEventId: 'otherlife-1' });
    expect(rooms.size()).toMatchObject({ members: 2, away: 0 });
  });

  test('every event in the mailbox can be resumed from', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    let ben = await Participant.join(rooms, benId);
    for (const first of [1, 2, 3, 4]) await ana.handle.send(createBatch(benId, first));
    await until(() => ben.events.length === 5);
    const all = ben.events;
    for (const [index, { id }] of all.entries()) {
      await ben.handle.disconnect();
      ben = await Participant.join(rooms, benId, { lastEventId: id });
      await until(() => ben.events.length === all.length - index - 1);
      expect(ben.events).toEqual(all.slice(index + 1));
    }
  });

  test('a join without a last event id starts again as a newcomer', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    await ana.handle.send(createBatch(benId, 1));
    await ben.handle.disconnect();
    const again = await Participant.join(rooms, benId);
    expect(await again.receives(1)).toEqual(['welcome']);
    expect(await ana.receives(5)).toEqual(['welcome', 'joined', 'away', 'left', 'joined']);
  });

  test('after the grace period the membership is removed, and its peer comes back as a newcomer with resync', async () => {
    using rooms = open({ GRACE_MS: '5' });
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    expect(await ana.receives(4)).toEqual(['welcome', 'joined', 'away', 'left']);
    expect(ana.events.at(-1)?.event).toMatchObject({ id: benId, reason: 'grace-expired' });
    const again = await Participant.join(rooms, benId, { lastEventId: ben.lastId });
    expect(await again.receives(1)).toEqual(['resync']);
    expect(await ana.receives(5)).toEqual(['welcome', 'joined', 'away', 'left', 'joined']);
  });

  test('a newer connection replaces the older one, whose handle does nothing any more', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const older = await Participant.join(rooms, benId);
    expect(await older.receives(1)).toEqual(['welcome']);
    const newer = await Participant.join(rooms, benId, { lastEventId: older.lastId });
    await older.hasEnded();
    expect(await older.receives(2)).toEqual(['welcome', 'left']);
    expect(older.events[1]?.event).toEqual({ type: 'left', id: benId, reason: 'replaced' });
    expect(older.ends).toEqual(['replaced']);

    await older.handle.leave();
    await older.handle.disconnect();
    await expect(older.handle.send(createBatch(anaId, 1))).rejects.toMatchObject(
      refusal('not-joined'),
    );
    await newer.handle.send(createBatch(anaId, 1));
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'signal']);
  });

  test('a newer profile is announced when its member comes back', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    await Participant.join(rooms, benId, { revision: 2, lastEventId: ben.lastId });
    expect(await ana.receives(5)).toEqual(['welcome', 'joined', 'away', 'back', 'updated']);
  });
});
