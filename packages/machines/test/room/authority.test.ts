import { may, type PeerId, type RoomAction } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { getRoomState, type RoomActor, type RoomMachineEvent } from '../../src/room/room.ts';
import { joinAs, joinBy, oldLink } from '../support/private-room.ts';
import {
  ana,
  ben,
  createDelegation,
  createParticipant,
  eve,
  join,
  privateRoomName,
  roomAfter,
  withoutRoles,
} from '../support/room.ts';

const stranger = createParticipant(1);
const owner = createParticipant(2);
const cho = createParticipant(3);

const setWaitingRoom: RoomMachineEvent = { type: 'access.set', access: 'waiting-room', by: null };

/** Ana is the host, Ben and Cho are guests, Eve is waiting. */
const openRoom: readonly RoomMachineEvent[] = [
  join(ana),
  join(ben),
  join(cho),
  setWaitingRoom,
  join(eve),
];

/** The owner, Ana is a host, Ben and Cho are guests, Eve is waiting. */
const privateRoom: readonly RoomMachineEvent[] = [
  joinAs('owner', owner),
  joinAs('host', ana),
  joinBy(oldLink, ben),
  joinBy(oldLink, cho),
  setWaitingRoom,
  joinBy(oldLink, eve),
];

const afterOpen = (...events: readonly RoomMachineEvent[]) =>
  roomAfter([...openRoom, ...events], 6);
const afterPrivate = (...events: readonly RoomMachineEvent[]) =>
  roomAfter([...privateRoom, ...events], 6, privateRoomName);

type Command = (by: RoomActor) => RoomMachineEvent;

/** The events that need permission. None changes who may do what before it has been sent. */
const commands: readonly [string, RoomAction, Command][] = [
  ['opens the room', 'setAccess', (by) => ({ type: 'access.set', access: 'open', by })],
  ['locks the room', 'setAccess', (by) => ({ type: 'access.set', access: 'locked', by })],
  [
    'restricts guests',
    'setGuestRights',
    (by) => ({ type: 'guestRights.set', guestRights: { screen: false }, by }),
  ],
  ['admits somebody', 'admit', (by) => ({ type: 'waiting.admit', id: eve, by })],
  ['admits everyone', 'admit', (by) => ({ type: 'waiting.admitAll', by })],
  ['denies admission', 'deny', (by) => ({ type: 'waiting.deny', id: eve, by })],
  ['removes a guest', 'remove', (by) => ({ type: 'member.remove', id: cho, by })],
  ['removes who waits', 'remove', (by) => ({ type: 'member.remove', id: eve, by })],
  ['ends the room', 'endRoom', (by) => ({ type: 'room.end', by })],
];

describe.each(commands)('who %s', (_, action, command) => {
  test.each([
    ['the server', null, true],
    ['a host', ana, true],
    ['a guest', ben, false],
    ['somebody in the waiting room', eve, false],
    ['a stranger', stranger, false],
  ] as const)('may be %s in an open room', (_name, by, isExpected) => {
    const isPermitted = isExpected && (by !== null || may('server', action));
    expect(afterOpen(command(by)).announcements.length > 0).toBe(isPermitted);
  });

  test.each([
    ['the owner', owner, true],
    ['a host', ana, true],
    ['a guest', ben, false],
    ['somebody in the waiting room', eve, false],
  ] as const)('may be %s in a private room', (_name, by, isExpected) => {
    expect(afterPrivate(command(by)).announcements.length > 0).toBe(isExpected);
  });
});

describe('making a host', () => {
  const makeHost = (id: PeerId, by: RoomActor, isProven: boolean): RoomMachineEvent => ({
    type: 'member.makeHost',
    id,
    delegation: isProven ? createDelegation('host') : null,
    by,
  });
  const roleOf = ({ snapshot }: ReturnType<typeof roomAfter>, id: PeerId) =>
    snapshot.context.members.find((member) => member.id === id)?.role;

  test('is up to the hosts of an open room, without a delegation', () => {
    expect(roleOf(afterOpen(makeHost(ben, ana, false)), ben)).toBe('host');
    expect(roleOf(afterOpen(makeHost(ben, ana, true)), ben)).toBe('guest');
    for (const by of [null, cho, eve, stranger])
      expect(roleOf(afterOpen(makeHost(ben, by, false)), ben)).toBe('guest');
  });

  test('needs a delegation of the owner in a private room', () => {
    const after = afterPrivate(makeHost(ben, owner, true));
    expect(roleOf(after, ben)).toBe('host');
    expect(after.announcements[0]).toEqual({
      type: 'notify',
      to: [owner, ana, ben, cho],
      event: { type: 'role', id: ben, role: 'host', delegation: createDelegation('host') },
    });
    for (const by of [owner, ana])
      expect(roleOf(afterPrivate(makeHost(ben, by, false)), ben)).toBe('guest');
    expect(roleOf(afterPrivate(makeHost(ben, cho, true)), ben)).toBe('guest');
  });

  test('takes nothing from an owner or a host, and concerns members only', () => {
    expect(roleOf(afterPrivate(makeHost(owner, ana, true)), owner)).toBe('owner');
    expect(afterPrivate(makeHost(ana, owner, true)).announcements).toEqual([]);
    expect(afterPrivate(makeHost(eve, owner, true)).announcements).toEqual([]);
    expect(afterPrivate(makeHost(stranger, owner, true)).announcements).toEqual([]);
  });
});

test('only the server removes an owner', () => {
  const remove = (by: RoomActor): RoomMachineEvent => ({ type: 'member.remove', id: owner, by });
  for (const by of [owner, ana, ben, eve])
    expect(afterPrivate(remove(by)).announcements).toEqual([]);
  expect(withoutRoles(afterPrivate(remove(null)))).toHaveLength(1);
});

test('a host may remove another one, and the others receive who it was', () => {
  const after = afterPrivate(
    { type: 'member.makeHost', id: ben, delegation: createDelegation('host'), by: owner },
    { type: 'member.remove', id: ben, by: ana },
  );
  expect(withoutRoles(after)).toEqual([
    {
      type: 'notify',
      to: [owner, ana, cho, ben],
      event: { type: 'left', id: ben, reason: 'removed', by: ana },
    },
  ]);
});

test('the members receive who set the access, unless the server did', () => {
  const room = getRoomState(afterOpen().snapshot);
  const [byAna] = afterOpen({ type: 'access.set', access: 'open', by: ana }).announcements;
  const [byServer] = afterOpen({ type: 'access.set', access: 'open', by: null }).announcements;
  const event = { type: 'room', room: { ...room, access: 'open' } };
  const to = [ana, ben, cho];
  expect(byAna).toEqual({ type: 'notify', to, event: { ...event, by: ana } });
  expect(byServer).toEqual({ type: 'notify', to, event });
});

test.each(['open', 'waiting-room', 'locked'] as const)(
  'the members receive the new rights of guests, with the access %s',
  (access) => {
    const rights = { type: 'guestRights.set', guestRights: { screen: false }, by: ana } as const;
    const after = roomAfter([join(ana), { type: 'access.set', access, by: ana }, rights]);
    const room = { ...getRoomState(after.snapshot), access, guestRights: { screen: false } };
    expect(after.announcements).toEqual([
      { type: 'notify', to: [ana], event: { type: 'room', room, by: ana } },
    ]);
    expect(getRoomState(after.snapshot)).toEqual(room);
  },
);
