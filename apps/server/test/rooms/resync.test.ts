import { createProfile, createPublicKey } from '@visavis/protocol/testing';
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

describe.each(roomLogs)('resync, over %s', (_, createLog) => {
  const open = (env?: Record<string, string>) => openRooms(createLog, env);

  test.each(['otherlife-1', 'otherlife-99'])(
    'an unknown id gets resync: %s',
    async (lastEventId) => {
      using rooms = open();
      await Participant.join(rooms, anaId);
      const ben = await Participant.join(rooms, benId);
      await ben.handle.disconnect();
      const again = await Participant.join(rooms, benId, { lastEventId });
      expect(await again.receives(1)).toEqual(['resync']);
      expect(again.events[0]?.event).toMatchObject({ self: benId, members: [{ id: anaId }] });
    },
  );

  test('an event id of this epoch that does not exist yet gets resync', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    expect(await ana.receives(1)).toEqual(['welcome']);
    const [epoch] = ana.lastId.split('-');
    await ana.handle.disconnect();
    const again = await Participant.join(rooms, anaId, { lastEventId: `${epoch}-7` });
    expect(await again.receives(1)).toEqual(['resync']);
  });

  test.each([
    ['events', { MAILBOX_EVENTS: '3' }],
    ['bytes', { MAILBOX_BYTES: '1024' }],
  ])('missing more than the mailbox holds in %s gets resync', async (_, env) => {
    using rooms = open(env);
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    for (const first of [1, 2, 3, 4, 5]) await ana.handle.send(createBatch(benId, first));
    const again = await Participant.join(rooms, benId, { lastEventId: ben.lastId });
    expect(await again.receives(1)).toEqual(['resync']);
    await ana.handle.send(createBatch(benId, 6));
    expect(await again.receives(2)).toEqual(['resync', 'signal']);
  });

  test('a reader that is slower than its mailbox gets resync instead of a gap', async () => {
    using rooms = open({ MAILBOX_EVENTS: '2' });
    const ana = await Participant.join(rooms, anaId);
    const slow = await rooms.join({
      room: blue,
      peer: benId,
      publicKey: createPublicKey(benId),
      address: '192.0.2.1',
      profile: createProfile(),
      entryHash: null,
      lock: null,
      delegation: null,
      lastEventId: undefined,
      onEnd: () => {},
    });
    for (const first of [1, 2, 3, 4]) await ana.handle.send(createBatch(benId, first));
    const { value: resync } = await slow.events.next();
    expect(resync?.[1]).toMatchObject({ type: 'resync', members: [{ id: anaId }] });
    await ana.handle.send(createBatch(benId, 5));
    const { value: next } = await slow.events.next();
    expect(next?.[1]).toMatchObject({ type: 'signal', firstSequence: 5 });
    // What Ana has sent may be lost, and only so she knows.
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'back']);
  });

  test('the others get `back` for a connection that broke unnoticed only where events were lost', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    const { lastId } = ben;
    await ana.handle.send(createBatch(benId, 1));

    const resumed = await Participant.join(rooms, benId, { lastEventId: lastId });
    expect(await resumed.receives(1)).toEqual(['signal']);
    const lost = await Participant.join(rooms, benId, { lastEventId: 'otherlife-1' });
    expect(await lost.receives(1)).toEqual(['resync']);
    await lost.handle.disconnect();

    expect(await ana.receives(4)).toEqual(['welcome', 'joined', 'back', 'away']);
  });
});
