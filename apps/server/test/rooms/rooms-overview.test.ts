import { type PeerId, RoomName } from '@visavis/protocol';
import { createPeerId } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  blue,
  createBatch,
  openRooms,
  Participant,
} from '../support/room-participant.ts';

describe.each(roomLogs)('the rooms overview, over %s', (_, createLog) => {
  const open = (env?: Record<string, string>) => openRooms(createLog, env);

  const all = { matches: () => true, strained: new Set<PeerId>(), skip: 0, take: 10 };
  const nameOf = (each: { readonly name: string }) => each.name;

  test('is empty without rooms', async () => {
    using rooms = open();
    expect(await rooms.overview(all)).toEqual({ size: rooms.size(), matching: 0, rooms: [] });
  });

  test('describes each room and everyone in it', async () => {
    using rooms = open({ MEMBERS_PER_ROOM: '3' });
    const from = Date.now();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    await ana.handle.send(createBatch(benId, 1, 2));
    await ana.handle.send(createBatch(benId, 3));
    await ana.receives(3);

    const { size, matching, rooms: described } = await rooms.overview(all);

    expect(size).toEqual(rooms.size());
    expect(matching).toBe(1);
    expect(described).toMatchObject([
      {
        name: blue,
        value: { running: { occupancy: 'several', access: 'open' } },
        capacity: 3,
        members: [
          {
            id: anaId,
            name: 'someone',
            presence: 'present',
            mailbox: { events: 3, oldest: ana.events[0]?.id, unread: 0 },
            signals: { sent: 3, received: 0 },
          },
          {
            id: benId,
            presence: 'away',
            mailbox: { events: 3, oldest: ben.events[0]?.id, unread: 2 },
            signals: { sent: 0, received: 3 },
          },
        ],
      },
    ]);
    const times = described.flatMap(({ since, members }) => [
      since,
      ...members.map((m) => m.since),
    ]);
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(from);
      expect(time).toBeLessThanOrEqual(Date.now());
    }
    const held = described.flatMap(({ members }) => members.map(({ mailbox }) => mailbox.bytes));
    expect(held.reduce((sum, bytes) => sum + bytes, 0)).toBe(size.mailboxBytes);
  });

  test('counts as unread neither events that were read nor events that were dropped', async () => {
    using rooms = open({ MAILBOX_EVENTS: '3' });
    const unread = async () => {
      const overview = await rooms.overview(all);
      return overview.rooms[0]?.members.find(({ id }) => id === benId)?.mailbox.unread;
    };
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    for (const first of [1, 2, 3, 4]) await ana.handle.send(createBatch(benId, first));
    expect(await unread()).toBe(3);
    const again = await Participant.join(rooms, benId, { lastEventId: ben.lastId });
    expect(await again.receives(1)).toEqual(['resync']);
    expect(await unread()).toBe(0);
  });

  test('lists rooms with problems first, then the fullest, and returns the requested part', async () => {
    using rooms = open();
    const room = (text: string) => RoomName.parse(text);
    await Participant.join(rooms, createPeerId('small'), { room: room('small') });
    await Participant.join(rooms, createPeerId('full-1'), { room: room('full') });
    await Participant.join(rooms, createPeerId('full-2'), { room: room('full') });
    const awayAlone = await Participant.join(rooms, createPeerId('away'), { room: room('away') });
    await Participant.join(rooms, createPeerId('strained'), { room: room('strained') });
    await Participant.join(rooms, createPeerId('both-1'), { room: room('both') });
    const away = await Participant.join(rooms, createPeerId('both-2'), { room: room('both') });
    await awayAlone.handle.disconnect();
    await away.handle.disconnect();
    const strained = new Set([createPeerId('strained'), createPeerId('both-1')]);

    const order = ['both', 'away', 'strained', 'full', 'small'];
    const whole = await rooms.overview({ ...all, strained });
    expect(whole.rooms.map(nameOf)).toEqual(order);
    const part = await rooms.overview({ ...all, strained, skip: 1, take: 2 });
    expect(part.matching).toBe(5);
    expect(part.rooms.map(nameOf)).toEqual(order.slice(1, 3));
    const some = await rooms.overview({ ...all, matches: (each) => each.includes('l'), take: 1 });
    expect(some).toMatchObject({ size: { rooms: 5 }, matching: 2, rooms: [{ name: 'full' }] });
    expect(await rooms.overview({ ...all, skip: 5 })).toMatchObject({ matching: 5, rooms: [] });
  });
});
