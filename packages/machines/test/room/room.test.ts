import { describe, expect, test } from 'vitest';
import { getRoomPeek, getRoomState, type RoomMachineEvent } from '../../src/room/room.ts';
import {
  roomAfter,
  ana,
  ben,
  roomName,
  eve,
  join,
  profile,
  createParticipant,
} from '../support/room.ts';

const setWaitingRoom: RoomMachineEvent = { type: 'access.set', access: 'waiting-room', by: null };
const lock: RoomMachineEvent = { type: 'access.set', access: 'locked', by: null };
const open: RoomMachineEvent = { type: 'access.set', access: 'open', by: null };
const endRoom: RoomMachineEvent = { type: 'room.end', by: null };

const members = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.members.map(({ id }) => id);
const waiting = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.waiting.map(({ id }) => id);

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
    const member = { id: ben, profile: profile(), presence: 'present' };
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
    expect(room.announcements).toEqual([
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

describe('room access', () => {
  test('is announced to the members when it changes', () => {
    const announced = (access: string) => [
      {
        type: 'notify',
        to: [ana],
        event: { type: 'room', room: { name: roomName, access, capacity: 2 } },
      },
    ];
    expect(roomAfter([join(ana), setWaitingRoom]).announcements).toEqual(announced('waiting-room'));
    expect(roomAfter([join(ana), setWaitingRoom, setWaitingRoom]).announcements).toEqual([]);
    expect(roomAfter([join(ana), setWaitingRoom, lock]).announcements).toEqual(announced('locked'));
    expect(roomAfter([join(ana), lock, setWaitingRoom]).announcements).toEqual(
      announced('waiting-room'),
    );
    expect(roomAfter([join(ana), lock, open]).announcements).toEqual(announced('open'));
  });

  test('of a waiting room makes a newcomer wait, who receives the room state', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben)]);
    expect(room.announcements).toEqual([
      {
        type: 'notify',
        to: [ben],
        event: { type: 'room', room: { name: roomName, access: 'waiting-room', capacity: 2 } },
      },
    ]);
    expect(members(room)).toEqual([ana]);
    expect(waiting(room)).toEqual([ben]);
  });

  test('keeps one place for someone who joins the waiting room twice', () => {
    expect(waiting(roomAfter([join(ana), setWaitingRoom, join(ben), join(ben)]))).toEqual([ben]);
  });

  test('limits how many can wait', () => {
    const crowd = Array.from({ length: 17 }, (_, n) => join(createParticipant(n)));
    const room = roomAfter([join(ana), setWaitingRoom, ...crowd]);
    expect(waiting(room)).toHaveLength(16);
    expect(room.announcements).toMatchObject([{ type: 'refuse', reason: 'room-full' }]);
  });

  test('is granted by admitting who is waiting', () => {
    const room = roomAfter([
      join(ana),
      setWaitingRoom,
      join(ben),
      { type: 'waiting.admit', id: ben, by: ana },
    ]);
    expect(room.announcements).toMatchObject([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined', member: { id: ben } } },
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([]);
  });

  test('does not exceed the capacity: the others go on waiting', () => {
    const room = roomAfter([
      join(ana),
      setWaitingRoom,
      join(ben),
      join(eve),
      ...[ben, eve].map((id) => ({ type: 'waiting.admit', id, by: ana }) as const),
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([eve]);
  });

  test.each(['waiting.deny', 'member.remove'] as const)('%s refuses who is waiting', (type) => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), { type, id: ben, by: ana }]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'admission-denied' }]);
    expect(waiting(room)).toEqual([]);
  });

  test.each([
    ['member.leave', 'left'],
    ['member.away', 'grace-expired'],
  ] as const)('%s of someone who is waiting ends the wait', (type, reason) => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), { type, id: ben }]);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ben], event: { type: 'left', id: ben, reason } },
    ]);
    expect(waiting(room)).toEqual([]);
  });

  test('that opens admits everyone until the room is full, and refuses the others', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), join(eve), open]);
    expect(room.announcements.slice(1)).toMatchObject([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined' } },
      { type: 'refuse', to: eve, reason: 'room-full' },
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([]);
  });

  test('that is locked refuses those who are waiting', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), lock]);
    expect(room.announcements.at(-1)).toEqual({ type: 'refuse', to: ben, reason: 'room-locked' });
  });

  test('opens when the last member leaves, and those who are waiting join', () => {
    const room = roomAfter([
      join(ana),
      setWaitingRoom,
      join(ben),
      { type: 'member.leave', id: ana },
    ]);
    expect(members(room)).toEqual([ben]);
    expect(room.snapshot.value).toEqual({ running: { occupancy: 'alone', access: 'open' } });
    const locked = roomAfter([join(ana), lock, { type: 'member.leave', id: ana }, join(ben)]);
    expect(members(locked)).toEqual([ben]);
  });
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
