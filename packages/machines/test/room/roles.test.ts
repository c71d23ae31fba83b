import type { PeerId } from '@visavis/protocol';
import { createMember } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { waitingFor, type RoomMachineEvent } from '../../src/room/room.ts';
import { joinAs, joinBy, oldLink } from '../support/private-room.ts';
import {
  ana,
  ben,
  createDelegation,
  createParticipant,
  eve,
  join,
  privateRoomName,
  profile,
  roomAfter,
} from '../support/room.ts';

const cho = createParticipant(1);
const dov = createParticipant(2);

const leave = (id: PeerId): RoomMachineEvent => ({ type: 'member.leave', id });
const away = (id: PeerId): RoomMachineEvent => ({ type: 'member.away', id });
const remove = (id: PeerId, by = ana): RoomMachineEvent => ({ type: 'member.remove', id, by });
const setAccess = (access: 'open' | 'waiting-room' | 'locked'): RoomMachineEvent => ({
  type: 'access.set',
  access,
  by: null,
});

const open = (...events: readonly RoomMachineEvent[]) => roomAfter(events, 4);
const closed = (...events: readonly RoomMachineEvent[]) => roomAfter(events, 4, privateRoomName);
type Room = ReturnType<typeof roomAfter>;

const roles = ({ snapshot }: Room) =>
  Object.fromEntries(snapshot.context.members.map(({ id, role }) => [id, role]));
const waiting = ({ snapshot }: Room) => snapshot.context.waiting.map(({ id }) => id);
const roleEvents = ({ announcements }: Room) =>
  announcements.filter((each) => each.type === 'notify' && each.event.type === 'role');
const lists = ({ announcements }: Room) =>
  announcements.flatMap((each) => {
    if (each.type !== 'notify') return [];
    const { to, event } = each;
    if (event.type !== 'waiting' && event.type !== 'asked') return [];
    return [{ type: event.type, to, ids: event.members.map(({ id }) => id) }];
  });

describe('the host of an open room', () => {
  test('is whoever comes first, and the others are guests', () => {
    expect(roles(open(join(ana), join(ben)))).toEqual({ [ana]: 'host', [ben]: 'guest' });
    expect(roleEvents(open(join(ana)))).toEqual([]);
  });

  test.each<[string, readonly RoomMachineEvent[]]>([
    ['leaves', [leave(ana)]],
    ['does not come back', [away(ana), { type: 'member.graceExpired', id: ana }]],
    ['is removed', [{ type: 'member.remove', id: ana, by: null }]],
  ])('who %s is followed by the one who has been there longest', (_, events) => {
    const room = open(join(ana), join(ben), join(cho), ...events);
    expect(roles(room)).toEqual({ [ben]: 'host', [cho]: 'guest' });
    expect(roleEvents(room)).toEqual([
      {
        type: 'notify',
        to: [ben, cho],
        event: { type: 'role', id: ben, role: 'host', delegation: null },
      },
    ]);
  });

  test('is not followed by somebody who is away, unless nobody is present', () => {
    expect(roles(open(join(ana), join(ben), join(cho), away(ben), leave(ana)))).toEqual({
      [ben]: 'guest',
      [cho]: 'host',
    });
    expect(roles(open(join(ana), join(ben), away(ben), leave(ana)))).toEqual({ [ben]: 'host' });
  });

  test('is still the host while it is away, and with other hosts when one leaves', () => {
    expect(roles(open(join(ana), join(ben), away(ana)))).toEqual({ [ana]: 'host', [ben]: 'guest' });
    const makeHost = { type: 'member.makeHost', id: cho, delegation: null, by: ana } as const;
    const room = open(join(ana), join(ben), join(cho), makeHost, leave(ana));
    expect(roles(room)).toEqual({ [ben]: 'guest', [cho]: 'host' });
    expect(roleEvents(room)).toEqual([]);
  });

  test('is the first who waits, where everyone else has left', () => {
    const room = open(join(ana), setAccess('waiting-room'), join(ben), join(cho), leave(ana));
    expect(roles(room)).toEqual({ [ben]: 'host', [cho]: 'guest' });
  });
});

describe('the roles of a private room', () => {
  test('are those that the owner has stated, and nobody becomes a host otherwise', () => {
    const room = closed(joinBy(oldLink, ben), joinAs('host', ana), joinAs('owner', cho));
    expect(roles(room)).toEqual({ [ana]: 'host', [ben]: 'guest', [cho]: 'owner' });
    const delegation = createDelegation('owner');
    expect(room.announcements).toContainEqual({
      type: 'notify',
      to: [ben, ana],
      event: {
        type: 'joined',
        member: createMember(cho, { profile: profile(), role: 'owner', delegation }),
      },
    });
    expect(roles(closed(joinAs('owner', cho), joinBy(oldLink, ben), leave(cho)))).toEqual({
      [ben]: 'guest',
    });
  });

  test('change when a member comes back with a delegation, and remain without one', () => {
    const here = [joinAs('owner', cho), joinBy(oldLink, ben), away(ben)];
    const room = closed(...here, joinAs('host', ben));
    expect(roles(room)).toEqual({ [ben]: 'host', [cho]: 'owner' });
    expect(roleEvents(room)).toMatchObject([
      { to: [cho, ben], event: { id: ben, role: 'host', delegation: createDelegation('host') } },
    ]);
    expect(roles(closed(...here, joinAs('host', ben), away(ben), joinBy(oldLink, ben)))).toEqual({
      [ben]: 'host',
      [cho]: 'owner',
    });
  });

  test.each(['waiting-room', 'locked'] as const)(
    'let those in to whom the owner has given the room, with the access %s',
    (access) => {
      const start = [joinBy(oldLink, ben), setAccess(access)];
      expect(roles(closed(...start, joinAs('owner', ana), joinAs('host', cho)))).toEqual({
        [ben]: 'guest',
        [ana]: 'owner',
        [cho]: 'host',
      });
      expect(roles(closed(...start, joinBy(oldLink, eve)))).toEqual({ [ben]: 'guest' });
      const full = roomAfter([...start, joinAs('owner', ana)], 1, privateRoomName);
      expect(full.announcements).toEqual([{ type: 'refuse', to: ana, reason: 'room-full' }]);
    },
  );

  test('let in somebody who waits and comes back with a delegation', () => {
    const waits = [joinAs('owner', ana), setAccess('waiting-room'), joinBy(oldLink, ben)];
    const room = closed(...waits, joinAs('host', ben));
    expect(roles(room)).toEqual({ [ana]: 'owner', [ben]: 'host' });
    expect(waiting(room)).toEqual([]);
  });
});

describe('somebody who was removed', () => {
  test.each(['open', 'waiting-room', 'locked'] as const)(
    'does not come back with the same identity, with the access %s',
    (access) => {
      const room = open(join(ana), join(ben), remove(ben), setAccess(access), join(ben));
      expect(room.announcements).toEqual([{ type: 'refuse', to: ben, reason: 'admission-denied' }]);
      expect(roles(room)).toEqual({ [ana]: 'host' });
      expect(waiting(room)).toEqual([]);
    },
  );

  test('does not come back with a delegation either', () => {
    const start = [joinAs('owner', ana), joinAs('host', ben), remove(ben)];
    for (const access of ['open', 'waiting-room', 'locked'] as const)
      expect(roles(closed(...start, setAccess(access), joinAs('host', ben)))).toEqual({
        [ana]: 'owner',
      });
  });

  test('is forgotten after many others', () => {
    const crowd = Array.from({ length: 64 }, (_, n) => createParticipant(n + 10));
    const all = crowd.flatMap((id) => [join(id), remove(id)]);
    expect(roles(open(join(ana), join(ben), remove(ben), ...all.slice(2), join(ben)))).toEqual({
      [ana]: 'host',
    });
    expect(roles(open(join(ana), join(ben), remove(ben), ...all, join(ben)))).toEqual({
      [ana]: 'host',
      [ben]: 'guest',
    });
  });

  test('from the waiting room, or denied, may ask again', () => {
    const waits = [join(ana), setAccess('waiting-room'), join(ben)];
    for (const type of ['member.remove', 'waiting.deny'] as const)
      expect(waiting(open(...waits, { type, id: ben, by: ana }, join(ben)))).toEqual([ben]);
  });
});

describe('the waiting room', () => {
  const start = [join(ana), join(ben), setAccess('waiting-room'), join(eve)];
  const admit = (id: PeerId): RoomMachineEvent => ({ type: 'waiting.admit', id, by: ana });

  test('is known to the hosts, and those who wait know whom they have asked', () => {
    expect(lists(open(...start))).toEqual([
      { type: 'waiting', to: [ana], ids: [eve] },
      { type: 'asked', to: [eve], ids: [ana] },
    ]);
    expect(lists(open(...start, join(cho)))).toEqual([
      { type: 'waiting', to: [ana], ids: [eve, cho] },
      { type: 'asked', to: [eve, cho], ids: [ana] },
    ]);
  });

  test.each<[string, RoomMachineEvent]>([
    ['is admitted', admit(eve)],
    ['is denied', { type: 'waiting.deny', id: eve, by: ana }],
    ['leaves', leave(eve)],
    ['loses the connection', away(eve)],
    ['is removed', remove(eve)],
  ])('is shorter for the hosts when somebody %s', (_, event) => {
    expect(lists(open(...start, event))).toEqual([{ type: 'waiting', to: [ana], ids: [] }]);
  });

  test('has others to ask when the hosts change, and these receive who waits', () => {
    expect(lists(open(...start, leave(ana)))).toEqual([
      { type: 'waiting', to: [ben], ids: [eve] },
      { type: 'asked', to: [eve], ids: [ben] },
    ]);
    const makeHost = { type: 'member.makeHost', id: ben, delegation: null, by: ana } as const;
    expect(lists(open(...start, makeHost))).toEqual([
      { type: 'waiting', to: [ana, ben], ids: [eve] },
      { type: 'asked', to: [eve], ids: [ana, ben] },
    ]);
    const nobody = closed(
      joinAs('host', ana),
      joinBy(oldLink, ben),
      setAccess('waiting-room'),
      joinBy(oldLink, eve),
      leave(ana),
    );
    expect(lists(nobody)).toEqual([{ type: 'asked', to: [eve], ids: [] }]);
  });

  test('is not announced while nothing of it changes', () => {
    const update = { type: 'member.update', id: ben, profile: profile(2) } as const;
    for (const event of [update, away(ben), away(ana), leave(ben)])
      expect(lists(open(...start, event))).toEqual([]);
    expect(lists(open(join(ana), join(ben), leave(ana)))).toEqual([]);
  });

  test('shows the hosts the new profile of somebody who waits, and nobody else', () => {
    const update = { type: 'member.update', id: eve, profile: profile(2) } as const;
    const room = open(...start, update);
    expect(room.announcements).toEqual([
      { type: 'notify', to: [ana], event: { type: 'updated', id: eve, profile: profile(2) } },
    ]);
    expect(room.snapshot.context.waiting).toMatchObject([{ id: eve, profile: profile(2) }]);
    expect(open(...start, update, update).announcements).toEqual([]);
    expect(open(...start, update, admit(eve)).announcements).toContainEqual({
      type: 'notify',
      to: [ana, ben],
      event: { type: 'joined', member: createMember(eve, { profile: profile(2) }) },
    });
  });

  test('is not visible to guests', () => {
    const { context } = open(...start).snapshot;
    const [host, guest] = context.members;
    expect(waitingFor(context, host)).toEqual([createMember(eve, { profile: profile() })]);
    expect(waitingFor(context, guest)).toEqual([]);
    expect(waitingFor(context, undefined)).toEqual([]);
  });

  test('is emptied when a host admits everyone, until the room is full', () => {
    const all = [...start, join(cho), join(dov)];
    const room = open(...all, { type: 'waiting.admitAll', by: ana });
    expect(Object.keys(roles(room))).toEqual([ana, ben, eve, cho]);
    expect(room.announcements).toContainEqual({ type: 'refuse', to: dov, reason: 'room-full' });
    expect(lists(room)).toEqual([{ type: 'waiting', to: [ana], ids: [] }]);
    expect(room.snapshot.value).toMatchObject({ running: { access: 'waitingRoom' } });
  });
});
