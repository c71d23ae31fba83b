import { describe, expect, test } from 'vitest';
import { getRoomState, type RoomMachineEvent } from '../../src/room/room.ts';
import { createLock, joinBy, newLink, oldLink, present } from '../support/private-room.ts';
import { ana, ben, eve, roomAfter, withoutRoles } from '../support/room.ts';

const setAccess = (access: 'open' | 'waiting-room' | 'locked'): RoomMachineEvent => ({
  type: 'access.set',
  access,
  by: null,
});

const linkOf = ({ snapshot }: ReturnType<typeof roomAfter>) => {
  const { entryHash, lock } = snapshot.context;
  return { entryHash, lock };
};

const members = ({ snapshot }: ReturnType<typeof roomAfter>) =>
  snapshot.context.members.map(({ id }) => id);

const lock = createLock(0, oldLink);

describe('a private room', () => {
  test('has the link of the first who joins', () => {
    expect(linkOf(roomAfter([joinBy(oldLink, ana)]))).toEqual({ entryHash: oldLink, lock: null });
    expect(members(roomAfter([joinBy(oldLink, ana), joinBy(oldLink, ben)]))).toEqual([ana, ben]);
  });

  test.each(['open', 'waiting-room', 'locked'] as const)(
    'refuses newcomers with another link before anything else, with the access %s',
    (access) => {
      const wrong = joinBy(newLink, eve);
      for (const others of [[], [joinBy(oldLink, ben)]]) {
        const room = roomAfter([joinBy(oldLink, ana), ...others, setAccess(access), wrong]);
        expect(room.announcements).toEqual([{ type: 'refuse', to: eve, reason: 'link-changed' }]);
        expect(room.snapshot.context.waiting).toEqual([]);
      }
    },
  );

  test('refuses someone who is waiting and comes back with another link', () => {
    const waits = [joinBy(oldLink, ana), setAccess('waiting-room'), joinBy(oldLink, ben)];
    expect(roomAfter(waits).snapshot.context.waiting).toMatchObject([{ id: ben }]);
    const room = roomAfter([...waits, joinBy(newLink, ben)]);
    expect(withoutRoles(room)).toEqual([{ type: 'refuse', to: ben, reason: 'link-changed' }]);
    expect(room.snapshot.context.waiting).toEqual([]);
  });

  test('lets a member come back with any link, because its membership was kept', () => {
    const joined = [joinBy(oldLink, ana), joinBy(oldLink, ben)];
    const room = roomAfter([...joined, { type: 'member.away', id: ben }, joinBy(newLink, ben)]);
    expect(room.announcements).toMatchObject([{ event: { type: 'back', id: ben } }]);
    expect(linkOf(room).entryHash).toBe(oldLink);
  });

  test.each<[string, readonly RoomMachineEvent[]]>([
    ['leaves', [{ type: 'member.leave', id: ana }]],
    ['is removed', [{ type: 'member.remove', id: ana, by: null }]],
    [
      'does not come back in time',
      [
        { type: 'member.away', id: ana },
        { type: 'member.graceExpired', id: ana },
      ],
    ],
    ['is there when the room ends', [{ type: 'room.end', by: null }]],
  ])('forgets its link and its lock when the last member %s', (_, end) => {
    const joined = [joinBy(oldLink, ana), present(lock)];
    expect(linkOf(roomAfter(joined))).toEqual({ entryHash: oldLink, lock });
    expect(linkOf(roomAfter([...joined, ...end]))).toEqual({ entryHash: null, lock: null });
  });

  test('keeps both while somebody remains, in the room or in its waiting room', () => {
    const leaves: RoomMachineEvent = { type: 'member.leave', id: ana };
    for (const access of ['open', 'waiting-room'] as const) {
      const joins = [joinBy(oldLink, ana), setAccess(access), joinBy(oldLink, ben)];
      const room = roomAfter([...joins, present(lock), leaves]);
      expect(members(room)).toEqual([ben]);
      expect(linkOf(room)).toEqual({ entryHash: oldLink, lock });
    }
  });

  test('tells its lock in the room state', () => {
    const joins = joinBy(oldLink, ana);
    expect(getRoomState(roomAfter([joins]).snapshot).lock).toBeNull();
    expect(getRoomState(roomAfter([joins, present(lock)]).snapshot).lock).toEqual(lock);
  });
});
