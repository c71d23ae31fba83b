import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  createBatch,
  eveId,
  green,
  openRooms,
  Participant,
  refusal,
} from '../support/room-participant.ts';

describe.each(roomLogs)('delivery, over %s', (_, createLog) => {
  const open = (env?: Record<string, string>) => openRooms(createLog, env);

  test('signals go to their receiver alone, in order', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    const eve = await Participant.join(rooms, eveId);
    await eve.handle.send(createBatch(anaId, 1));
    await eve.handle.send(createBatch(anaId, 2, 3));
    expect(await ana.receives(5)).toEqual(['welcome', 'joined', 'joined', 'signal', 'signal']);
    expect(ana.events.at(-1)?.event).toMatchObject({ from: eveId, firstSequence: 2 });
    expect(await ben.receives(2)).toEqual(['welcome', 'joined']);
  });

  test('signals that were delivered are not delivered again', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    await ben.handle.send(createBatch(anaId, 1, 2));
    await ben.handle.send(createBatch(anaId, 1, 2));
    await ben.handle.send(createBatch(anaId, 1, 3));
    expect(await ana.receives(4)).toEqual(['welcome', 'joined', 'signal', 'signal']);
    expect(ana.events.at(-1)?.event).toMatchObject({ firstSequence: 3, signals: [{}] });
  });

  test('the sequence numbers of a sender are forgotten when it leaves', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId);
    await ben.handle.send(createBatch(anaId, 1));
    await ben.handle.leave();
    const again = await Participant.join(rooms, benId);
    await again.handle.send(createBatch(anaId, 1));
    expect(await ana.receives(6)).toEqual([
      'welcome',
      'joined',
      'signal',
      'left',
      'joined',
      'signal',
    ]);
  });

  test('sending to oneself or to somebody outside the room is refused', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    await Participant.join(rooms, eveId, { room: green });
    for (const to of [anaId, benId, eveId]) {
      await expect(ana.handle.send(createBatch(to, 1))).rejects.toMatchObject(
        refusal('no-such-member'),
      );
    }
  });

  test('a peer that has left can neither send nor update its profile', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    await Participant.join(rooms, benId);
    await ana.handle.leave();
    await expect(ana.handle.send(createBatch(benId, 1))).rejects.toMatchObject(
      refusal('not-joined'),
    );
    await expect(ana.handle.update(createProfile({ revision: 2 }))).rejects.toMatchObject(
      refusal('not-joined'),
    );
  });

  test('a newer profile is announced, an older one is not', async () => {
    using rooms = open();
    const ana = await Participant.join(rooms, anaId);
    const ben = await Participant.join(rooms, benId, { revision: 5 });
    await ben.handle.update(createProfile({ revision: 5 }));
    await ben.handle.update(createProfile({ revision: 6 }));
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'updated']);
  });
});
