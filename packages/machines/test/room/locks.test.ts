import type { Lock } from '@visavis/protocol';
import { createRoomState } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import {
  createLock,
  joinBy,
  newLink,
  oldLink,
  present,
  squattersLink,
} from '../support/private-room.ts';
import { ana, ben, eve, roomAfter, roomName, withoutRoles } from '../support/room.ts';

const accesses = ['open', 'waiting-room', 'locked'] as const;
type Access = (typeof accesses)[number];

/** Ana and Ben are members who have entered with this link, and the access was set after that. */
const roomOfTwo = (link: typeof oldLink, access: Access): readonly RoomMachineEvent[] => [
  joinBy(link, ana),
  joinBy(link, ben),
  { type: 'access.set', access, by: null },
];

const change = (lock: Lock, by = ana): RoomMachineEvent => ({ type: 'link.change', lock, by });

const afterIn = (events: readonly RoomMachineEvent[]) => {
  const room = roomAfter(events, 4);
  const { members, waiting, entryHash, lock } = room.snapshot.context;
  const ids = { members: members.map(({ id }) => id), waiting: waiting.length };
  return { ...room, ...ids, announcements: withoutRoles(room), entryHash, lock };
};

const stateEvent = (lock: Lock, access: Access) => ({
  type: 'notify',
  to: [ana, ben],
  event: { type: 'room', room: createRoomState({ name: roomName, access, capacity: 4, lock }) },
});

describe.each(accesses)('with the access %s, a lock that is presented', (access) => {
  test('and is the first, or newer, is announced to the members', () => {
    const first = createLock(0, oldLink);
    const newer = createLock(1, oldLink);
    const room = afterIn([...roomOfTwo(oldLink, access), present(first)]);
    expect(room.announcements).toEqual([stateEvent(first, access)]);
    expect(room).toMatchObject({ members: [ana, ben], entryHash: oldLink, lock: first });
    const after = afterIn([...roomOfTwo(oldLink, access), present(first), present(newer)]);
    expect(after.announcements).toEqual([stateEvent(newer, access)]);
    expect(after).toMatchObject({ members: [ana, ben], entryHash: oldLink, lock: newer });
  });

  test('and is of another link throws everyone out, and admits those who have that link', () => {
    const lock = createLock(0, newLink);
    const squatted = roomOfTwo(squattersLink, access);
    const room = afterIn([...squatted, present(lock)]);
    const left = (id: typeof ana) => ({
      type: 'notify',
      to: [id],
      event: { type: 'left', id, reason: 'link-changed' },
    });
    expect(room.announcements).toEqual([stateEvent(lock, access), left(ana), left(ben)]);
    expect(room).toMatchObject({ members: [], entryHash: newLink, lock });
    const owned = [...squatted, present(lock), joinBy(newLink, eve)];
    expect(afterIn(owned)).toMatchObject({ members: [eve], entryHash: newLink, lock });
    const refused = afterIn([...owned, joinBy(squattersLink, ana)]);
    expect(refused.announcements).toEqual([{ type: 'refuse', to: ana, reason: 'link-changed' }]);
  });

  test.each([
    ['older', 0, newLink],
    ['of the same epoch', 1, newLink],
    ['the same', 1, oldLink],
  ])('and is %s has no effect', (_, epoch, link) => {
    const known = createLock(1, oldLink);
    const presented = epoch === 1 && link === oldLink ? known : createLock(epoch, link);
    const events = [...roomOfTwo(oldLink, access), present(known)];
    const room = afterIn([...events, present(presented)]);
    expect(room).toMatchObject({ announcements: [], members: [ana, ben], lock: known });
  });
});

describe('a lock that is presented', () => {
  test('removes those who wait for admission too', () => {
    const room = afterIn([
      ...roomOfTwo(squattersLink, 'waiting-room'),
      joinBy(squattersLink, eve),
      present(createLock(0, newLink)),
    ]);
    expect(room.announcements.at(-1)).toEqual({
      type: 'notify',
      to: [eve],
      event: { type: 'left', id: eve, reason: 'link-changed' },
    });
    expect(room.waiting).toBe(0);
    expect(room.snapshot.value).toEqual({ running: { occupancy: 'empty', access: 'open' } });
  });

  test('counts also where its presenter has another link and is refused', () => {
    const lock = createLock(0, newLink);
    const members = roomOfTwo(newLink, 'open');
    const room = afterIn([...members, present(lock), joinBy(oldLink, eve)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: eve, reason: 'link-changed' }]);
    expect(room).toMatchObject({ members: [ana, ben], lock });
  });

  test('opens a room without members to its link alone, and is forgotten unless somebody joins', () => {
    const lock = createLock(3, newLink);
    expect(afterIn([present(lock), joinBy(newLink, ana)])).toMatchObject({ members: [ana], lock });
    const room = afterIn([present(lock), joinBy(oldLink, ana)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: ana, reason: 'link-changed' }]);
    expect(room).toMatchObject({ members: [], entryHash: null, lock: null });
  });

  test('has no effect in a room that has ended', () => {
    const ended = [...roomOfTwo(oldLink, 'open'), { type: 'room.end', by: null } as const];
    expect(afterIn([...ended, present(createLock(0, oldLink))]).announcements).toEqual([]);
  });
});

describe.each(accesses)('with the access %s, a member who changes the link', (access) => {
  const lock = createLock(1, newLink);

  test('is named to the members, who stay', () => {
    const room = afterIn([...roomOfTwo(oldLink, access), change(lock)]);
    const { event, ...toBoth } = stateEvent(lock, access);
    expect(room.announcements).toEqual([{ ...toBoth, event: { ...event, by: ana } }]);
    expect(room).toMatchObject({ members: [ana, ben], entryHash: newLink, lock });
  });

  test('keeps out those who have the old link', () => {
    const room = afterIn([...roomOfTwo(oldLink, access), change(lock), joinBy(oldLink, eve)]);
    expect(room.announcements).toEqual([{ type: 'refuse', to: eve, reason: 'link-changed' }]);
  });

  test('needs a newer lock, and a place in the room', () => {
    const events = [...roomOfTwo(oldLink, access), present(createLock(1, oldLink))];
    expect(afterIn([...events, change(lock)]).announcements).toEqual([]);
    expect(afterIn([...events, change(createLock(2, newLink), eve)]).announcements).toEqual([]);
  });
});

test('those who wait for admission are refused when the link changes', () => {
  const waits = [...roomOfTwo(oldLink, 'waiting-room'), joinBy(oldLink, eve)];
  expect(afterIn([...waits, change(createLock(0, newLink), eve)]).announcements).toEqual([]);
  const room = afterIn([...waits, change(createLock(0, newLink))]);
  expect(room.announcements.slice(1)).toEqual([
    { type: 'refuse', to: eve, reason: 'link-changed' },
  ]);
  expect(room.waiting).toBe(0);
});
