import type { RoomAccess } from '@visavis/protocol';
import { createRoomState } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import {
  roomAfter,
  ana,
  ben,
  privateRoomName,
  roomName,
  eve,
  join,
  createParticipant,
  withoutRoles,
} from '../support/room.ts';

const setWaitingRoom: RoomMachineEvent = { type: 'access.set', access: 'waiting-room', by: null };

const lock: RoomMachineEvent = { type: 'access.set', access: 'locked', by: null };

const open: RoomMachineEvent = { type: 'access.set', access: 'open', by: null };

const members = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.members.map(({ id }) => id);

const waiting = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.waiting.map(({ id }) => id);

describe('room access', () => {
  test('is announced to the members when it changes', () => {
    const announced = (access: RoomAccess) => [
      {
        type: 'notify',
        to: [ana],
        event: { type: 'room', room: createRoomState({ name: roomName, access, capacity: 2 }) },
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
    expect(withoutRoles(room)).toEqual([
      {
        type: 'notify',
        to: [ben],
        event: {
          type: 'room',
          room: createRoomState({ name: roomName, access: 'waiting-room', capacity: 2 }),
        },
      },
    ]);
    expect(members(room)).toEqual([ana]);
    expect(waiting(room)).toEqual([ben]);
  });

  test('keeps one entry for someone who joins the waiting room twice', () => {
    expect(waiting(roomAfter([join(ana), setWaitingRoom, join(ben), join(ben)]))).toEqual([ben]);
  });

  test('limits how many can wait', () => {
    const crowd = Array.from({ length: 17 }, (_, n) => join(createParticipant(n)));
    const room = roomAfter([join(ana), setWaitingRoom, ...crowd]);
    expect(waiting(room)).toHaveLength(16);
    expect(withoutRoles(room)).toMatchObject([{ type: 'refuse', reason: 'room-full' }]);
  });

  test('is granted by admitting who is waiting', () => {
    const room = roomAfter([
      join(ana),
      setWaitingRoom,
      join(ben),
      { type: 'waiting.admit', id: ben, by: ana },
    ]);
    expect(withoutRoles(room)).toMatchObject([
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
    expect(withoutRoles(room)).toEqual([{ type: 'refuse', to: ben, reason: 'admission-denied' }]);
    expect(waiting(room)).toEqual([]);
  });

  test.each([
    ['member.leave', 'left'],
    ['member.away', 'grace-expired'],
  ] as const)('%s of someone who is waiting ends the wait', (type, reason) => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), { type, id: ben }]);
    expect(withoutRoles(room)).toEqual([
      { type: 'notify', to: [ben], event: { type: 'left', id: ben, reason } },
    ]);
    expect(waiting(room)).toEqual([]);
  });

  test('that opens admits everyone until the room is full, and refuses the others', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), join(eve), open]);
    expect(withoutRoles(room).slice(1)).toMatchObject([
      { type: 'welcome', to: ben },
      { type: 'notify', to: [ana], event: { type: 'joined' } },
      { type: 'refuse', to: eve, reason: 'room-full' },
    ]);
    expect(members(room)).toEqual([ana, ben]);
    expect(waiting(room)).toEqual([]);
  });

  test('that is locked refuses those who are waiting', () => {
    const room = roomAfter([join(ana), setWaitingRoom, join(ben), lock]);
    expect(withoutRoles(room).at(-1)).toEqual({ type: 'refuse', to: ben, reason: 'room-locked' });
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

  test('of a private room admits nobody when the last member leaves, and opens when nobody waits any more', () => {
    const privateRoomAfter = (events: readonly RoomMachineEvent[]) =>
      roomAfter([...before, ...events], 2, privateRoomName);
    const before: readonly RoomMachineEvent[] = [
      join(ana),
      setWaitingRoom,
      join(ben),
      { type: 'member.leave', id: ana },
    ];
    const room = privateRoomAfter([]);
    expect(members(room)).toEqual([]);
    expect(waiting(room)).toEqual([ben]);
    const after = privateRoomAfter([{ type: 'member.leave', id: ben }, join(eve)]);
    expect(members(after)).toEqual([eve]);
  });
});
