import { describe, expect, test } from 'vitest';
import { getRoomPeek, getRoomState, type RoomMachineEvent } from '../../src/room/room.ts';
import { roomAfter, ana, ben, roomName, eve, join, profile, participant } from '../support/room.ts';

const setWaitingRoom: RoomMachineEvent = { type: 'access.set', access: 'waiting-room' };
const lock: RoomMachineEvent = { type: 'access.set', access: 'locked' };
const open: RoomMachineEvent = { type: 'access.set', access: 'open' };
const endRoom: RoomMachineEvent = { type: 'room.end' };

const members = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.members.map(({ id }) => id);
const waiting = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.waiting.map(({ id }) => id);

describe('occupancy follows the members', () => {
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

describe('someone who joins', () => {
  test('is welcomed, and the others are told', () => {
    const room = roomAfter([join(ana), join(ben)]);
    const member = { id: ben, profile: profile(), presence: 'present' };
    expect(room.announcements).toEqual([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined', member } },
    ]);
    expect(members(room)).toEqual([ana, ben]);
  });

  test('is refused where it is full', () => {
    const room = roomAfter([join(ana), join(ben), join(eve)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: eve, reason: 'room-full' }]);
    expect(members(room)).toEqual([ana, ben]);
  });

  test('is refused where it is locked', () => {
    const room = roomAfter([join(ana), lock, join(ben)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'room-locked' }]);
  });

  test('is refused where it is over', () => {
    const room = roomAfter([join(ana), endRoom, join(ben)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'room-ended' }]);
  });

  test('and is in already changes nothing and disturbs nobody', () => {
    expect(roomAfter([join(ana), join(ben), join(ben)]).announcements).toEqual([]);
  });

  test('and is in already gets in although it is locked or full', () => {
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
  test('away is told to the others once', () => {
    const away: RoomMachineEvent = { type: 'member.away', id: ben };
    const told = { type: 'notify', to: [ana], event: { type: 'away', id: ben } };
    expect(roomAfter([join(ana), join(ben), away]).announcements).toEqual([told]);
    expect(roomAfter([join(ana), join(ben), away, away]).announcements).toEqual([]);
  });

  test('back is told where it was away, and not otherwise', () => {
    const back: RoomMachineEvent = { type: 'member.back', id: ben };
    const away: RoomMachineEvent = { type: 'member.away', id: ben };
    const told = { type: 'notify', to: [ana], event: { type: 'back', id: ben } };
    expect(roomAfter([join(ana), join(ben), away, back]).announcements).toEqual([told]);
    expect(roomAfter([join(ana), join(ben), back]).announcements).toEqual([]);
  });

  test('having lost what it was told is told as back, unless it is away', () => {
    const resync: RoomMachineEvent = { type: 'member.resync', id: ben };
    const away: RoomMachineEvent = { type: 'member.away', id: ben };
    const told = { type: 'notify', to: [ana], event: { type: 'back', id: ben } };
    expect(roomAfter([join(ana), join(ben), resync]).announcements).toEqual([told]);
    expect(roomAfter([join(ana), join(ben), away, resync]).announcements).toEqual([]);
  });

  test('coming back with a newer profile tells both', () => {
    const room = roomAfter([join(ana), join(ben), { type: 'member.away', id: ben }, join(ben, 2)]);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ana], event: { type: 'back', id: ben } },
      { type: 'notify', to: [ana], event: { type: 'updated', id: ben, profile: profile(2) } },
    ]);
  });

  test('the end of the grace period takes those who are away, and nobody else', () => {
    const over: RoomMachineEvent = { type: 'member.graceExpired', id: ben };
    const gone = {
      type: 'notify',
      to: [ana, ben],
      event: { type: 'left', id: ben, reason: 'grace-expired' },
    };
    const away = roomAfter([join(ana), join(ben), { type: 'member.away', id: ben }, over]);
    expect(away.announcements).toEqual([gone]);
    expect(members(roomAfter([join(ana), join(ben), over]))).toEqual([ana, ben]);
  });
});

describe('leaving', () => {
  test.each([
    ['member.leave', 'left'],
    ['member.remove', 'removed'],
  ] as const)('by %s is told to everyone, oneself last', (type, reason) => {
    const room = roomAfter([join(ana), join(ben), { type, id: ana }]);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ben, ana], event: { type: 'left', id: ana, reason } },
    ]);
    expect(members(room)).toEqual([ben]);
  });

  test('of someone who is not there is nothing', () => {
    expect(roomAfter([join(ana), { type: 'member.leave', id: eve }]).announcements).toEqual([]);
  });
});

test('an older or equal profile changes nothing, a newer one is told', () => {
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

describe('the door', () => {
  test('is told to those inside when it changes, and only then', () => {
    const told = (access: string) => [
      {
        type: 'notify',
        to: [ana],
        event: { type: 'room', room: { name: roomName, access, capacity: 2 } },
      },
    ];
    expect(roomAfter([join(ana), setWaitingRoom]).announcements).toEqual(told('waiting-room'));
    expect(roomAfter([join(ana), setWaitingRoom, setWaitingRoom]).announcements).toEqual([]);
    expect(roomAfter([join(ana), setWaitingRoom, lock]).announcements).toEqual(told('locked'));
    expect(roomAfter([join(ana), lock, setWaitingRoom]).announcements).toEqual(
      told('waiting-room'),
    );
    expect(roomAfter([join(ana), lock, open]).announcements).toEqual(told('open'));
  });

  test('for knocking: the newcomer waits, and hears that it is one for knocking', () => {
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

  test('knocking again keeps one place at the door', () => {
    expect(waiting(roomAfter([join(ana), setWaitingRoom, join(ben), join(ben)]))).toEqual([ben]);
  });

  test('has room for so many who wait', () => {
    const crowd = Array.from({ length: 17 }, (_, n) => join(participant(n)));
    const room = roomAfter([join(ana), setWaitingRoom, ...crowd]);
    expect(waiting(room)).toHaveLength(16);
    expect(room.announcements).toMatchObject([{ type: 'refuse', reason: 'room-full' }]);
  });

  test('admitting welcomes the visitor', () => {
    const room = roomAfter([
      join(ana),
      setWaitingRoom,
      join(ben),
      { type: 'waiting.admit', id: ben },
    ]);
    expect(room.announcements).toMatchObject([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined', member: { id: ben } } },
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([]);
  });

  test('nobody is admitted beyond the capacity; they go on waiting', () => {
    const room = roomAfter([
      join(ana),
      setWaitingRoom,
      join(ben),
      join(eve),
      ...[ben, eve].map((id) => ({ type: 'waiting.admit', id }) as const),
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([eve]);
  });

  test.each(['waiting.deny', 'member.remove'] as const)('%s turns the visitor away', (type) => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), { type, id: ben }]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'admission-denied' }]);
    expect(waiting(room)).toEqual([]);
  });

  test.each([
    ['member.leave', 'left'],
    ['member.away', 'grace-expired'],
  ] as const)('%s of a visitor gives their place at the door up', (type, reason) => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), { type, id: ben }]);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ben], event: { type: 'left', id: ben, reason } },
    ]);
    expect(waiting(room)).toEqual([]);
  });

  test('that opens lets everyone in while there is place, and tells the rest', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), join(eve), open]);
    expect(room.announcements.slice(1)).toMatchObject([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined' } },
      { type: 'refuse', to: eve, reason: 'room-full' },
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([]);
  });

  test('that is locked turns away those who wait', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), lock]);
    expect(room.announcements.at(-1)).toEqual({ type: 'refuse', to: ben, reason: 'room-locked' });
  });

  test('opens when the last one inside leaves, and those who wait come in', () => {
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

test('the end is told to each, inside and at the door, and takes everyone out', () => {
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

test('what a lobby may know', () => {
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
