import { describe, expect, test } from 'vitest';
import { peekAt, roomState, type RoomMachineEvent } from '../../src/room/room.ts';
import { after, ANA, BEN, BLUE, EVE, join, profile, visitor } from './people.ts';

const DOOR_KNOCK: RoomMachineEvent = { type: 'door.set', door: 'knock' };
const DOOR_LOCKED: RoomMachineEvent = { type: 'door.set', door: 'locked' };
const DOOR_OPEN: RoomMachineEvent = { type: 'door.set', door: 'open' };
const END: RoomMachineEvent = { type: 'room.end' };

const members = ({ snapshot }: ReturnType<typeof after>) =>
  snapshot.context.members.map(({ id }) => id);
const atTheDoor = ({ snapshot }: ReturnType<typeof after>) =>
  snapshot.context.knocking.map(({ id }) => id);

describe('occupancy follows the members', () => {
  test.each([
    ['empty', [], 3],
    ['alone', [join(ANA)], 3],
    ['live', [join(ANA), join(BEN)], 3],
    ['full', [join(ANA), join(BEN), join(EVE)], 3],
    ['live', [join(ANA), join(BEN), join(EVE), { type: 'member.leave', id: BEN }], 3],
    ['alone', [join(ANA), join(BEN), { type: 'member.leave', id: BEN }], 3],
    ['empty', [join(ANA), { type: 'member.leave', id: ANA }], 3],
    ['full', [join(ANA)], 1],
    ['empty', [join(ANA), { type: 'member.leave', id: ANA }], 1],
    ['alone', [join(ANA), join(BEN), { type: 'member.leave', id: BEN }], 2],
  ] as const)('%s', (occupancy, events, capacity) => {
    expect(after(events, capacity).snapshot.value).toMatchObject({ running: { occupancy } });
  });
});

describe('someone who joins', () => {
  test('is welcomed, and the others are told', () => {
    const room = after([join(ANA), join(BEN)]);
    const member = { id: BEN, profile: profile(), presence: 'here' };
    expect(room.announcements).toEqual([
      { type: 'welcome', to: BEN },
      { type: 'tell', to: [ANA], event: { type: 'joined', member } },
    ]);
    expect(members(room)).toEqual([ANA, BEN]);
  });

  test('is refused where it is full', () => {
    const room = after([join(ANA), join(BEN), join(EVE)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: EVE, reason: 'room-full' }]);
    expect(members(room)).toEqual([ANA, BEN]);
  });

  test('is refused where it is locked', () => {
    const room = after([join(ANA), DOOR_LOCKED, join(BEN)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: BEN, reason: 'room-locked' }]);
  });

  test('is refused where it is over', () => {
    const room = after([join(ANA), END, join(BEN)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: BEN, reason: 'room-ended' }]);
  });

  test('and is in already changes nothing and disturbs nobody', () => {
    expect(after([join(ANA), join(BEN), join(BEN)]).announcements).toEqual([]);
  });

  test('and is in already gets in although it is locked or full', () => {
    const room = after([
      join(ANA),
      join(BEN),
      DOOR_LOCKED,
      { type: 'member.away', id: BEN },
      join(BEN),
    ]);
    expect(room.announcements).toEqual([
      { type: 'tell', to: [ANA], event: { type: 'back', id: BEN } },
    ]);
  });
});

describe('presence', () => {
  test('away is told to the others once', () => {
    const away: RoomMachineEvent = { type: 'member.away', id: BEN };
    const told = { type: 'tell', to: [ANA], event: { type: 'away', id: BEN } };
    expect(after([join(ANA), join(BEN), away]).announcements).toEqual([told]);
    expect(after([join(ANA), join(BEN), away, away]).announcements).toEqual([]);
  });

  test('back is told where it was away, and not otherwise', () => {
    const back: RoomMachineEvent = { type: 'member.back', id: BEN };
    const away: RoomMachineEvent = { type: 'member.away', id: BEN };
    const told = { type: 'tell', to: [ANA], event: { type: 'back', id: BEN } };
    expect(after([join(ANA), join(BEN), away, back]).announcements).toEqual([told]);
    expect(after([join(ANA), join(BEN), back]).announcements).toEqual([]);
  });

  test('having lost what it was told is told as back, unless it is away', () => {
    const resync: RoomMachineEvent = { type: 'member.resync', id: BEN };
    const away: RoomMachineEvent = { type: 'member.away', id: BEN };
    const told = { type: 'tell', to: [ANA], event: { type: 'back', id: BEN } };
    expect(after([join(ANA), join(BEN), resync]).announcements).toEqual([told]);
    expect(after([join(ANA), join(BEN), away, resync]).announcements).toEqual([]);
  });

  test('coming back with a newer profile tells both', () => {
    const room = after([join(ANA), join(BEN), { type: 'member.away', id: BEN }, join(BEN, 2)]);
    expect(room.announcements).toEqual([
      { type: 'tell', to: [ANA], event: { type: 'back', id: BEN } },
      { type: 'tell', to: [ANA], event: { type: 'updated', id: BEN, profile: profile(2) } },
    ]);
  });

  test('the end of the grace period takes those who are away, and nobody else', () => {
    const over: RoomMachineEvent = { type: 'member.grace-over', id: BEN };
    const gone = { type: 'tell', to: [ANA, BEN], event: { type: 'left', id: BEN, reason: 'gone' } };
    const away = after([join(ANA), join(BEN), { type: 'member.away', id: BEN }, over]);
    expect(away.announcements).toEqual([gone]);
    expect(members(after([join(ANA), join(BEN), over]))).toEqual([ANA, BEN]);
  });
});

describe('leaving', () => {
  test.each([
    ['member.leave', 'left'],
    ['member.kick', 'kicked'],
  ] as const)('by %s is told to everyone, oneself last', (type, reason) => {
    const room = after([join(ANA), join(BEN), { type, id: ANA }]);
    expect(room.announcements).toEqual([
      { type: 'tell', to: [BEN, ANA], event: { type: 'left', id: ANA, reason } },
    ]);
    expect(members(room)).toEqual([BEN]);
  });

  test('of someone who is not there is nothing', () => {
    expect(after([join(ANA), { type: 'member.leave', id: EVE }]).announcements).toEqual([]);
  });
});

test('an older or equal profile changes nothing, a newer one is told', () => {
  const update = (revision: number): RoomMachineEvent => ({
    type: 'member.update',
    id: BEN,
    profile: profile(revision),
  });
  expect(after([join(ANA), join(BEN, 5), update(5)]).announcements).toEqual([]);
  expect(after([join(ANA), join(BEN, 5), update(6)]).announcements).toEqual([
    { type: 'tell', to: [ANA], event: { type: 'updated', id: BEN, profile: profile(6) } },
  ]);
});

describe('the door', () => {
  test('is told to those inside when it changes, and only then', () => {
    const told = (door: string) => [
      { type: 'tell', to: [ANA], event: { type: 'room', room: { name: BLUE, door, capacity: 2 } } },
    ];
    expect(after([join(ANA), DOOR_KNOCK]).announcements).toEqual(told('knock'));
    expect(after([join(ANA), DOOR_KNOCK, DOOR_KNOCK]).announcements).toEqual([]);
    expect(after([join(ANA), DOOR_KNOCK, DOOR_LOCKED]).announcements).toEqual(told('locked'));
    expect(after([join(ANA), DOOR_LOCKED, DOOR_KNOCK]).announcements).toEqual(told('knock'));
    expect(after([join(ANA), DOOR_LOCKED, DOOR_OPEN]).announcements).toEqual(told('open'));
  });

  test('for knocking: the newcomer waits, and hears that it is one for knocking', () => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN)]);
    expect(room.announcements).toEqual([
      {
        type: 'tell',
        to: [BEN],
        event: { type: 'room', room: { name: BLUE, door: 'knock', capacity: 2 } },
      },
    ]);
    expect(members(room)).toEqual([ANA]);
    expect(atTheDoor(room)).toEqual([BEN]);
  });

  test('knocking again keeps one place at the door', () => {
    expect(atTheDoor(after([join(ANA), DOOR_KNOCK, join(BEN), join(BEN)]))).toEqual([BEN]);
  });

  test('has room for so many who wait', () => {
    const crowd = Array.from({ length: 17 }, (_, n) => join(visitor(n)));
    const room = after([join(ANA), DOOR_KNOCK, ...crowd]);
    expect(atTheDoor(room)).toHaveLength(16);
    expect(room.announcements).toMatchObject([{ type: 'refuse', reason: 'room-full' }]);
  });

  test('admitting welcomes the visitor', () => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN), { type: 'knock.admit', id: BEN }]);
    expect(room.announcements).toMatchObject([
      { type: 'welcome', to: BEN },
      { type: 'tell', to: [ANA], event: { type: 'joined', member: { id: BEN } } },
    ]);
    expect(members(room)).toEqual([ANA, BEN]);
    expect(atTheDoor(room)).toEqual([]);
  });

  test('nobody is admitted beyond the capacity; they go on waiting', () => {
    const room = after([
      join(ANA),
      DOOR_KNOCK,
      join(BEN),
      join(EVE),
      ...[BEN, EVE].map((id) => ({ type: 'knock.admit', id }) as const),
    ]);
    expect(members(room)).toEqual([ANA, BEN]);
    expect(atTheDoor(room)).toEqual([EVE]);
  });

  test.each(['knock.deny', 'member.kick'] as const)('%s turns the visitor away', (type) => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN), { type, id: BEN }]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: BEN, reason: 'room-refused' }]);
    expect(atTheDoor(room)).toEqual([]);
  });

  test.each([
    ['member.leave', 'left'],
    ['member.away', 'gone'],
  ] as const)('%s of a visitor gives their place at the door up', (type, reason) => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN), { type, id: BEN }]);
    expect(room.announcements).toEqual([
      { type: 'tell', to: [BEN], event: { type: 'left', id: BEN, reason } },
    ]);
    expect(atTheDoor(room)).toEqual([]);
  });

  test('that opens lets everyone in while there is place, and tells the rest', () => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN), join(EVE), DOOR_OPEN]);
    expect(room.announcements.slice(1)).toMatchObject([
      { type: 'welcome', to: BEN },
      { type: 'tell', to: [ANA], event: { type: 'joined' } },
      { type: 'refuse', to: EVE, reason: 'room-full' },
    ]);
    expect(members(room)).toEqual([ANA, BEN]);
    expect(atTheDoor(room)).toEqual([]);
  });

  test('that is locked turns away those who wait', () => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN), DOOR_LOCKED]);
    expect(room.announcements.at(-1)).toEqual({ type: 'refuse', to: BEN, reason: 'room-locked' });
  });

  test('opens when the last one inside leaves, and those who wait come in', () => {
    const room = after([join(ANA), DOOR_KNOCK, join(BEN), { type: 'member.leave', id: ANA }]);
    expect(members(room)).toEqual([BEN]);
    expect(room.snapshot.value).toEqual({ running: { occupancy: 'alone', door: 'open' } });
    const locked = after([join(ANA), DOOR_LOCKED, { type: 'member.leave', id: ANA }, join(BEN)]);
    expect(members(locked)).toEqual([BEN]);
  });
});

test('the end is told to each, inside and at the door, and takes everyone out', () => {
  const room = after([join(ANA), DOOR_KNOCK, join(BEN), END]);
  expect(room.announcements).toEqual(
    [ANA, BEN].map((id) => ({
      type: 'tell',
      to: [id],
      event: { type: 'left', id, reason: 'ended' },
    })),
  );
  expect(room.snapshot.value).toBe('ended');
  expect(members(room)).toEqual([]);
});

test('what a lobby may know', () => {
  const peek = (...events: RoomMachineEvent[]) => peekAt(after(events).snapshot);
  expect(peek()).toEqual({ members: 0, capacity: 2, state: 'empty' });
  expect(peek(join(ANA))).toEqual({ members: 1, capacity: 2, state: 'open' });
  expect(peek(join(ANA), DOOR_KNOCK)).toEqual({ members: 1, capacity: 2, state: 'knock' });
  expect(peek(join(ANA), DOOR_LOCKED)).toEqual({ members: 1, capacity: 2, state: 'locked' });
  expect(peek(join(ANA), join(BEN))).toEqual({ members: 2, capacity: 2, state: 'full' });
  expect(roomState(after([join(ANA), END]).snapshot).door).toBe('locked');
});
