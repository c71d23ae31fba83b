import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { Rooms } from '../../src/rooms/rooms.ts';
import { roomLogs } from '../support/room-logs.ts';
import {
  anaId,
  benId,
  blue,
  createBatch,
  eveId,
  Participant,
  refusal,
} from '../support/room-participant.ts';
import { testConfig } from '../support/server.ts';
import { until } from '../support/wait.ts';

describe.each(roomLogs)('rooms of two processes with one log, over %s', (_, createLog) => {
  function openTwo(env: Record<string, string> = {}) {
    const limits = testConfig(env).rooms;
    const log = createLog(limits);
    const open = () => new Rooms({ log, limits, onError: () => {} });
    return [open(), open()] as const;
  }

  test('members meet, whichever process they are connected to', async () => {
    const [left, right] = openTwo();
    using _left = left;
    using _right = right;
    const ana = await Participant.join(left, anaId);
    const ben = await Participant.join(right, benId);
    expect(await ana.receives(2)).toEqual(['welcome', 'joined']);
    await ben.receives(1);
    expect(ben.events[0]?.event).toMatchObject({ members: [{ id: anaId }] });

    await ana.handle.send(createBatch(benId, 1));
    await ben.handle.send(createBatch(anaId, 1));
    await ana.handle.update(createProfile({ revision: 2 }));
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'signal']);
    expect(await ben.receives(3)).toEqual(['welcome', 'signal', 'updated']);
    expect(await left.peek(blue, null)).toEqual(await right.peek(blue, null));
    expect(await left.peek(blue, null)).toMatchObject({ memberCount: 2 });
  });

  test('no signal is lost or delivered twice where both send at the same time', async () => {
    const [left, right] = openTwo();
    using _left = left;
    using _right = right;
    const ana = await Participant.join(left, anaId);
    const ben = await Participant.join(right, benId);
    const eve = await Participant.join(left, eveId);
    const numbers = [1, 2, 3, 4, 5, 6];

    await Promise.all(
      numbers.flatMap((first) => [
        ana.handle.send(createBatch(eveId, first)),
        ben.handle.send(createBatch(eveId, first)),
      ]),
    );

    await eve.receives(1 + 2 * numbers.length);
    for (const sender of [anaId, benId]) {
      const received = eve.events.flatMap(({ event }) =>
        event.type === 'signal' && event.from === sender ? [event.firstSequence] : [],
      );
      expect(received).toEqual(numbers);
    }
  });

  test('a member resumes at another process, and its older connection is replaced', async () => {
    const [left, right] = openTwo();
    using _left = left;
    using _right = right;
    const ana = await Participant.join(left, anaId);
    const older = await Participant.join(left, benId);
    expect(await older.receives(1)).toEqual(['welcome']);

    const newer = await Participant.join(right, benId, { lastEventId: older.lastId });
    await older.hasEnded();
    expect(older.ends).toEqual(['replaced']);
    await expect(older.handle.send(createBatch(anaId, 1))).rejects.toMatchObject(
      refusal('not-joined'),
    );
    await newer.handle.send(createBatch(anaId, 1));
    expect(await ana.receives(3)).toEqual(['welcome', 'joined', 'signal']);
  });

  test('the grace period of a member ends where it has resumed elsewhere', async () => {
    const [left, right] = openTwo({ GRACE_MS: '30' });
    using _left = left;
    using _right = right;
    const ana = await Participant.join(right, anaId);
    const ben = await Participant.join(left, benId);
    expect(await ben.receives(1)).toEqual(['welcome']);
    await ben.handle.disconnect();
    await Participant.join(right, benId, { lastEventId: ben.lastId });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await ana.handle.send(createBatch(benId, 1));
    expect(await ana.receives(4)).toEqual(['welcome', 'joined', 'away', 'back']);
  });

  test('a room that the last member leaves is deleted for both', async () => {
    const [left, right] = openTwo();
    using _left = left;
    using _right = right;
    const ana = await Participant.join(left, anaId);
    const ben = await Participant.join(right, benId);
    await ana.handle.leave();
    await ben.handle.leave();
    await until(() => right.size().rooms === 0);
    expect(await left.peek(blue, null)).toMatchObject({ state: 'empty' });
    const again = await Participant.join(left, anaId);
    expect(await again.receives(1)).toEqual(['welcome']);
  });
});
