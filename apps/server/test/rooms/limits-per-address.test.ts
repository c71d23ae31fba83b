import { describe, expect, test } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  green,
  openRooms,
  Participant,
  refusal,
} from '../support/room-participant.ts';

describe.each(roomLogs)('memberships of one address, over %s', (_, createLog) => {
  const open = (env?: Record<string, string>) => openRooms(createLog, env);

  test('are limited, and count until they end', async () => {
    using rooms = open({ MEMBERSHIPS_PER_ADDRESS: '1' });
    const ana = await Participant.join(rooms, anaId);
    await ana.receives(1);
    const joinAsBen = () => Participant.join(rooms, benId, { room: green });
    await expect(joinAsBen()).rejects.toMatchObject(refusal('too-many-connections'));
    await ana.handle.disconnect();
    await expect(joinAsBen()).rejects.toMatchObject(refusal('too-many-connections'));
    const again = await Participant.join(rooms, anaId, { lastEventId: ana.lastId });
    await again.handle.leave();
    await joinAsBen();
  });

  test('move with a member who comes back from another one', async () => {
    using rooms = open({ MEMBERSHIPS_PER_ADDRESS: '1' });
    const ana = await Participant.join(rooms, anaId);
    await ana.receives(1);
    await ana.handle.disconnect();
    await Participant.join(rooms, anaId, { lastEventId: ana.lastId, address: '192.0.2.2' });
    await Participant.join(rooms, benId);
    expect(rooms.size().members).toBe(2);
  });

  test('a refused member does not count', async () => {
    using rooms = open({ MEMBERSHIPS_PER_ADDRESS: '2', MEMBERS_PER_ROOM: '1' });
    await Participant.join(rooms, anaId);
    await expect(Participant.join(rooms, benId)).rejects.toMatchObject(refusal('room-full'));
    await Participant.join(rooms, benId, { room: green });
    expect(rooms.size().members).toBe(2);
  });
});

describe.each(roomLogs)('a member who was alone, over %s', (_, createLog) => {
  const env = { GRACE_MS: '60000', ALONE_GRACE_MS: '50' };

  test('has a shorter grace period, so that the room closes soon', async () => {
    using rooms = openRooms(createLog, env);
    const ana = await Participant.join(rooms, anaId);
    await ana.handle.disconnect();
    await expect.poll(() => rooms.size().rooms).toBe(0);
  });

  test('has the whole grace period where somebody joins in the meantime', async () => {
    using rooms = openRooms(createLog, { GRACE_MS: '400', ALONE_GRACE_MS: '50' });
    const ana = await Participant.join(rooms, anaId);
    const start = performance.now();
    await ana.handle.disconnect();
    const ben = await Participant.join(rooms, benId);
    // Ana was the host.
    expect(await ben.receives(3)).toEqual(['welcome', 'left', 'role']);
    expect(performance.now() - start).toBeGreaterThan(400);
  });
});
