import { EntryHash, RoomName, type Lock } from '@visavis/protocol';
import { createPublicKey, signature } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { Rooms } from '../../src/rooms/rooms.ts';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  eveId,
  openRooms,
  Participant,
  refusal,
} from '../support/room-participant.ts';
import { testConfig } from '../support/server.ts';
import { until } from '../support/wait.ts';

const room = RoomName.parse(`P${'r'.repeat(22)}`);
const oldLink = EntryHash.parse(`${'o'.repeat(42)}A`);
const newLink = EntryHash.parse(`${'n'.repeat(42)}A`);
/** Who made it was verified before it came here. */
const createLock = (epoch: number, entryHash: EntryHash): Lock => ({
  owner: createPublicKey(anaId),
  epoch,
  entryHash,
  signature,
});
const by = (entryHash: EntryHash, lock: Lock | null = null) => ({
  room,
  entry: { entryHash, lock },
});

describe.each(roomLogs)('private rooms, over %s', (_, createLog) => {
  test('a member who resumes needs no token, and the newer lock that it presents counts', async () => {
    using rooms = openRooms(createLog);
    const ana = await Participant.join(rooms, anaId, by(oldLink));
    const ben = await Participant.join(rooms, benId, by(oldLink));
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    const lock = createLock(0, oldLink);

    const { lastId: lastEventId } = ben;
    const again = await Participant.join(rooms, benId, { ...by(newLink, lock), lastEventId });

    expect(await ana.receives(5)).toEqual(['welcome', 'joined', 'away', 'room', 'back']);
    expect(await again.receives(1)).toEqual(['room']);
    expect(again.events[0]?.event).toMatchObject({ room: { lock } });
  });

  test('a member whose lock throws everyone out joins again with its own link', async () => {
    using rooms = openRooms(createLog);
    const ana = await Participant.join(rooms, anaId, by(oldLink));
    const ben = await Participant.join(rooms, benId, by(oldLink));
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    const lock = createLock(1, newLink);

    const { lastId: lastEventId } = ben;
    const again = await Participant.join(rooms, benId, { ...by(newLink, lock), lastEventId });

    expect(await ana.receives(5)).toEqual(['welcome', 'joined', 'away', 'room', 'left']);
    expect(ana.events.at(-1)?.event).toEqual({ type: 'left', id: anaId, reason: 'link-changed' });
    await ana.hasEnded();
    expect(await again.receives(1)).toEqual(['resync']);
    expect(again.events[0]?.event).toMatchObject({ members: [], room: { lock } });
    await expect(Participant.join(rooms, anaId, by(oldLink))).rejects.toMatchObject(
      refusal('link-changed'),
    );
    expect(rooms.size()).toMatchObject({ rooms: 1, members: 1, away: 0 });
  });

  test('a lock whose presenter is refused leaves nothing behind in an empty room', async () => {
    using rooms = openRooms(createLog);
    await Participant.join(rooms, anaId, by(oldLink));
    const joins = Participant.join(rooms, eveId, by(oldLink, createLock(1, newLink)));
    await expect(joins).rejects.toMatchObject(refusal('link-changed'));

    expect(rooms.size()).toMatchObject({ rooms: 0, members: 0 });
    expect(await rooms.peek(room, oldLink)).toMatchObject({ state: 'empty' });
    const ana = await Participant.join(rooms, anaId, by(oldLink));
    await ana.receives(1);
    expect(ana.events[0]?.event).toMatchObject({ type: 'welcome', room: { lock: null } });
  });

  test('a lock has no effect where the address of its presenter has too many memberships', async () => {
    using rooms = openRooms(createLog, { MEMBERSHIPS_PER_ADDRESS: '1' });
    const ana = await Participant.join(rooms, anaId, by(oldLink));
    const joins = Participant.join(rooms, eveId, by(newLink, createLock(1, newLink)));
    await expect(joins).rejects.toMatchObject(refusal('too-many-connections'));

    const address = '192.0.2.2';
    await Participant.join(rooms, benId, { ...by(oldLink), address });
    expect(await ana.receives(2)).toEqual(['welcome', 'joined']);
  });

  test('two processes share the link and the lock of a room', async () => {
    const limits = testConfig().rooms;
    const log = createLog(limits);
    const open = () => new Rooms({ log, limits, onError: () => {} });
    using left = open();
    using right = open();
    const eve = await Participant.join(left, eveId, by(oldLink));
    await expect(Participant.join(right, anaId, by(newLink))).rejects.toMatchObject(
      refusal('link-changed'),
    );
    await expect(right.peek(room, newLink)).rejects.toMatchObject(refusal('link-changed'));

    const lock = createLock(1, newLink);
    const ana = await Participant.join(right, anaId, by(newLink, lock));
    expect(await eve.receives(3)).toEqual(['welcome', 'room', 'left']);
    await eve.hasEnded();
    await until(() => left.size().rooms === 0);
    const joins = Participant.join(left, eveId, by(oldLink, createLock(0, oldLink)));
    await expect(joins).rejects.toMatchObject(refusal('link-changed'));

    await Participant.join(left, benId, by(newLink));
    expect(await ana.receives(2)).toEqual(['welcome', 'joined']);
    await ana.handle.changeLink(createLock(2, oldLink));
    expect(await left.peek(room, oldLink)).toMatchObject({ memberCount: 2 });
    expect(left.size()).toMatchObject({ rooms: 1, members: 2 });
  });

  test('what is stored of a room has the hash of the token and the lock', async () => {
    const limits = testConfig().rooms;
    const log = createLog(limits);
    using rooms = new Rooms({ log, limits, onError: () => {} });
    const lock = createLock(1, newLink);
    await Participant.join(rooms, anaId, by(newLink, lock));
    const stored = await log.load(room);
    expect(stored?.state.context).toMatchObject({ entryHash: newLink, lock });
  });
});
