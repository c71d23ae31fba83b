import { describe, expect, test } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  blue,
  green,
  openRooms,
  Participant,
  refusal,
} from '../support/room-participant.ts';

describe.each(roomLogs)('memberships, over %s', (_, createLog) => {
  const open = (env?: Record<string, string>) => openRooms(createLog, env);

  test('a newcomer gets the whole room, and the others are notified', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ana.receives(2)).toEqual(['welcome', 'joined']);
    expect(await ben.receives(1)).toEqual(['welcome']);
    expect(ben.events[0]?.event).toMatchObject({ self: benId, members: [{ id: anaId }] });
  });

  test('ids count from 1 within one epoch, without gaps', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    await ben.handle.leave();
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'left']);
    const [epoch] = ana.lastId.split('-');
    expect(ana.events.map(({ id }) => id)).toEqual([`${epoch}-1`, `${epoch}-2`, `${epoch}-3`]);
  });

  test('leaving notifies everyone and ends the leaver’s mailbox', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    await ben.handle.leave();
    await ben.hasEnded();
    expect(await ben.receives(2)).toEqual(['welcome', 'left']);
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'left']);
    expect(ben.ends).toEqual(['ended']);
  });

  test('a full room refuses a newcomer until somebody leaves', async () => {
    using rooms = open({ MEMBERS_PER_ROOM: '1' });
    const ana = await Participant.join(rooms, anaId);
    await expect(Participant.join(rooms, benId)).rejects.toMatchObject(refusal('room-full'));
    await ana.handle.leave();
    await Participant.join(rooms, benId);
    expect(rooms.size()).toMatchObject({ rooms: 1, members: 1 });
  });

  test('the number of rooms is limited', async () => {
    using rooms = open({ MAX_ROOMS: '1' });
    await Participant.join(rooms, anaId);
    await expect(Participant.join(rooms, benId, { room: green })).rejects.toMatchObject(
      refusal('too-many-rooms'),
    );
    expect(rooms.size()).toMatchObject({ rooms: 1, members: 1 });
  });

  test('an empty room is deleted', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    await ana.handle.leave();
    expect(rooms.size()).toEqual({
      rooms: 0,
      members: 0,
      away: 0,
      mailboxEvents: 0,
      mailboxBytes: 0,
    });
    expect(await rooms.peek(blue, null)).toMatchObject({ memberCount: 0, state: 'empty' });
  });

  test('someone who joins another room leaves the first', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const older = await Participant.join(rooms, benId);
    await Participant.join(rooms, benId, { room: green });
    expect(await older.receives(2)).toEqual(['welcome', 'left']);
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'left']);
    expect(older.events[1]?.event).toMatchObject({ reason: 'replaced' });
    expect(rooms.size()).toMatchObject({ rooms: 2, members: 2 });
  });

  test('a room ends for everyone at its maximum age', async () => {
    using rooms = open({ ROOM_MAX_AGE_MS: '1000' });
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    await ana.hasEnded();
    await ben.hasEnded();
    expect(ana.events.at(-1)?.event).toEqual({ type: 'left', id: anaId, reason: 'ended' });
    expect(rooms.size()).toMatchObject({ rooms: 0, members: 0 });
  });
});
