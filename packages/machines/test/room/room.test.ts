import { describe, expect, test } from 'vitest';
import { getRoomPeek, getRoomState, type RoomMachineEvent } from '../../src/room/room.ts';
import { createMember } from '@visavis/protocol/testing';
import { roomAfter, ana, ben, eve, join, profile, withoutRoles } from '../support/room.ts';

const setWaitingRoom: RoomMachineEvent = { type: 'access.set', access: 'waiting-room', by: null };

const lock: RoomMachineEvent = { type: 'access.set', access: 'locked', by: null };

const endRoom: RoomMachineEvent = { type: 'room.end', by: null };

const members = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.members.map(({ id }) => id);

describe('the occupancy follows the members', () => {
  test.each([
    ['empty', [], 3],
    ['alone', [join(ana)], 3],
    ['several', [join(ana), join(ben)], 3],
    ['full', [join(ana), join(ben), join(eve)], 3],
    ['several', [join(ana), join(ben), join(eve), { type: 'member.leave', id: ben }], 3],
    ['alone', [join(ana), join(ben), { type: 'member.leave', id: ben }], 3],
    ['empty', [join(ana), { type: 'member.leave', id: ana }], 3],
    ['full', [join(ana)], 1],
    ['empty', [join(ana), { type: 'member.leave', id: ana }], 1],
    ['alone', [join(ana), join(ben), { type: 'member.leave', id: ben }], 2],
  ] as const)('%s', (occupancy, events, capacity) => {
    expect(roomAfter(events, capacity).snapshot.value).toMatchObject({ running: { occupancy } });
  });
});

describe('a newcomer', () => {
  test('is welcomed, and the others receive `joined`', () => {
    const room = roomAfter([join(ana), join(ben)]);
    const member = createMember(ben, { profile: profile() });
    expect(room.announcements).toEqual([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined', member } },
    ]);
    expect(members(room)).toEqual([ana, ben]);
  });

  test('is refused if the room is full', () => {
    const room = roomAfter([join(ana), join(ben), join(eve)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: eve, reason: 'room-full' }]);
    expect(members(room)).toEqual([ana, ben]);
  });

  test('is refused if the room is locked', () => {
    const room = roomAfter([join(ana), lock, join(ben)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'room-locked' }]);
  });

  test('is refused if the room has ended', () => {
    const room = roomAfter([join(ana), endRoom, join(ben)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'room-ended' }]);
  });

  test('who is a member already changes nothing', () => {
    expect(roomAfter([join(ana), join(ben), join(ben)]).announcements).toEqual([]);
  });

  test('who is a member already comes back to a locked or full room', () => {
    const room = roomAfter([
      join(ana),
      join(ben),
      lock,
      { type: 'member.away', id: ben },
      join(ben),
    ]);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ana], event: { type: 'back', id: ben } },
    ]);
  });
});

describe('presence', () => {
  test('the others receive `away` once', () => {
    const away: RoomMachineEvent = { type: 'member.away', id: ben };
    const announced = { type: 'notify', to: [ana], event: { type: 'away', id: ben } };
    expect(roomAfter([join(ana), join(ben), away]).announcements).toEqual([announced]);
    expect(roomAfter([join(ana), join(ben), away, away]).announcements).toEqual([]);
  });

  test('the others receive `back` only after `away`', () => {
    const back: RoomMachineEvent = { type: 'member.back', id: ben };
    const away: RoomMachineEvent = { type: 'member.away', id: ben };
    const announced = { type: 'notify', to: [ana], event: { type: 'back', id: ben } };
    expect(roomAfter([join(ana), join(ben), away, back]).announcements).toEqual([announced]);
    expect(roomAfter([join(ana), join(ben), back]).announcements).toEqual([]);
  });

  test('the others receive `back` after a resync, unless the member is away', () => {
    const resync: RoomMachineEvent = { type: 'member.resync', id: ben };
    const away: RoomMachineEvent = { type: 'member.away', id: ben };
    const announced = { type: 'notify', to: [ana], event: { type: 'back', id: ben } };
    expect(roomAfter([join(ana), join(ben), resync]).announcements).toEqual([announced]);
    expect(roomAfter([join(ana), join(ben), away, resync]).announcements).toEqual([]);
  });

  test('the others receive both `back` and `updated` for a newer profile', () => {
    const room = roomAfter([join(ana), join(ben), { type: 'member.away', id: ben }, join(ben, 2)]);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ana], event: { type: 'back', id: ben } },
      { type: 'notify', to: [ana], event: { type: 'updated', id: ben, profile: profile(2) } },
    ]);
  });

  test('the end of the grace period removes a member only if it is away', () => {
    const graceExpired: RoomMachineEvent = { type: 'member.graceExpired', id: ben };
    const left = {
      type: 'notify',
      to: [ana, ben],
      event: { type: 'left', id: ben, reason: 'grace-expired' },
    };
    const away = roomAfter([join(ana), join(ben), { type: 'member.away', id: ben }, graceExpired]);
    expect(away.announcements).toEqual([left]);
    expect(members(roomAfter([join(ana), join(ben), graceExpired]))).toEqual([ana, ben]);
  });
});

describe('leaving', () => {
  test.each([
    [{ type: 'member.leave', id: ana }, 'left'],
    [{ type: 'member.remove', id: ana, by: null }, 'removed'],
  ] as const)('by %o is announced to everyone, to the member last', (event, reason) => {
    const room = roomAfter([join(ana), join(ben), event]);
    expect(withoutRoles(room)).toEqual([
      { type: 'notify', to: [ben, ana], event: { type: 'left', id: ana, reason } },
    ]);
    expect(members(room)).toEqual([ben]);
  });

  test('has no effect for someone who is not in the room', () => {
    expect(roomAfter([join(ana), { type: 'member.leave', id: eve }]).announcements).toEqual([]);
  });
});

test('only a profile with a higher revision is announced', () => {
  const update = (revision: number): RoomMachineEvent => ({
    type: 'member.update',
    id: ben,
    profile: profile(revision),
  });
  expect(roomAfter([join(ana), join(ben, 5), update(5)]).announcements).toEqual([]);
  expect(roomAfter([join(ana), join(ben, 5), update(6)]).announcements).toEqual([
    { type: 'notify', to: [ana], event: { type: 'updated', id: ben, profile: profile(6) } },
  ]);
});

test('the end of a room removes everyone from it and its waiting room', () => {
  const room = roomAfter([join(ana), setWaitingRoom, join(ben), endRoom]);
  expect(room.announcements).toEqual(
    [ana, ben].map((id) => ({
      type: 'notify',
      to: [id],
      event: { type: 'left', id, reason: 'ended' },
    })),
  );
  expect(room.snapshot.value).toBe('ended');
  expect(members(room)).toEqual([]);
});

test('a peek gives the number of members, the capacity and the access', () => {
  const peek = (...events: RoomMachineEvent[]) => getRoomPeek(roomAfter(events).snapshot);
  expect(peek()).toEqual({ memberCount: 0, capacity: 2, state: 'empty' });
  expect(peek(join(ana))).toEqual({ memberCount: 1, capacity: 2, state: 'open' });
  expect(peek(join(ana), setWaitingRoom)).toEqual({
    memberCount: 1,
    capacity: 2,
    state: 'waiting-room',
  });
  expect(peek(join(ana), lock)).toEqual({ memberCount: 1, capacity: 2, state: 'locked' });
  expect(peek(join(ana), join(ben))).toEqual({ memberCount: 2, capacity: 2, state: 'full' });
  expect(getRoomState(roomAfter([join(ana), endRoom]).snapshot).access).toBe('locked');
});
