import type { PeerId } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { getRoomState, type RoomActor, type RoomMachineEvent } from '../../src/room/room.ts';
import { ana, ben, createParticipant, eve, join, roomAfter } from '../support/room.ts';

const stranger = createParticipant(1);

/** Ana and Ben are members, Eve is waiting. */
const roomWithWaiting: readonly RoomMachineEvent[] = [
  join(ana),
  join(ben),
  { type: 'access.set', access: 'waiting-room', by: null },
  join(eve),
];
const announcements = (event: RoomMachineEvent) =>
  roomAfter([...roomWithWaiting, event], 4).announcements;

const events: readonly ((by: RoomActor) => RoomMachineEvent)[] = [
  (by) => ({ type: 'access.set', access: 'open', by }),
  (by) => ({ type: 'access.set', access: 'locked', by }),
  (by) => ({ type: 'waiting.admit', id: eve, by }),
  (by) => ({ type: 'waiting.deny', id: eve, by }),
  (by) => ({ type: 'member.remove', id: ben, by }),
  (by) => ({ type: 'member.remove', id: eve, by }),
];

describe.each(events.map((event) => [event(null).type, event] as const))('%s', (_, event) => {
  test.each<[string, RoomActor]>([
    ['the server', null],
    ['a member', ana],
  ])('has an effect if %s causes it', (_name, by) => {
    expect(announcements(event(by))).not.toEqual([]);
  });

  test.each<[string, PeerId]>([
    ['someone in the waiting room', eve],
    ['a stranger', stranger],
  ])('has no effect if %s causes it', (_name, by) => {
    expect(announcements(event(by))).toEqual([]);
  });
});

test('only the server ends a room', () => {
  expect(announcements({ type: 'room.end', by: ana })).toEqual([]);
  expect(announcements({ type: 'room.end', by: null })).not.toEqual([]);
});

test('the others receive who removed a member', () => {
  expect(announcements({ type: 'member.remove', id: ben, by: ana })).toEqual([
    {
      type: 'notify',
      to: [ana, ben],
      event: { type: 'left', id: ben, reason: 'removed', by: ana },
    },
  ]);
});

test('the members receive who set the access, unless the server did', () => {
  const room = getRoomState(roomAfter([...roomWithWaiting], 4).snapshot);
  const [byAna] = announcements({ type: 'access.set', access: 'open', by: ana });
  const [byServer] = announcements({ type: 'access.set', access: 'open', by: null });
  const event = { type: 'room', room: { ...room, access: 'open' } };
  expect(byAna).toEqual({ type: 'notify', to: [ana, ben], event: { ...event, by: ana } });
  expect(byServer).toEqual({ type: 'notify', to: [ana, ben], event });
});
