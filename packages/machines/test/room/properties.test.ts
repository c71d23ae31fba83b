import { isPrivateRoom, type PeerId } from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { transition } from 'xstate';
import {
  transitionRoom,
  createEmptyRoom,
  maxWaiting,
  roomMachine,
  getRoomState,
} from '../../src/room/room.ts';
import { freeze } from '../support/freeze.ts';
import { expectedAsked, expectedViews, MemberViews } from '../support/member-views.ts';
import { history } from '../support/room-histories.ts';

test('a member that receives every announcement has the correct view of the room', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events }) => {
      const views = new MemberViews();
      let snapshot = createEmptyRoom({ name, capacity });
      for (const event of events) {
        const result = transitionRoom(snapshot, event);
        snapshot = result.snapshot;
        for (const announcement of result.announcements) views.receive(announcement, snapshot);
        expect(views.views).toEqual(expectedViews(snapshot));
        expect(views.asked).toEqual(expectedAsked(snapshot));
      }
    }),
  );
});

test('no limit is exceeded, no member is in the room twice, and the occupancy is correct', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events }) => {
      let snapshot = createEmptyRoom({ name, capacity });
      for (const event of events) {
        ({ snapshot } = transitionRoom(snapshot, event));
        const { members, waiting } = snapshot.context;
        const ids = [...members, ...waiting].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(members.length).toBeLessThanOrEqual(capacity);
        expect(waiting.length).toBeLessThanOrEqual(maxWaiting);
        const expected =
          members.length >= capacity ? 'full' : (['empty', 'alone'][members.length] ?? 'several');
        expect(snapshot.value).toMatchObject({ running: { occupancy: expected } });
        expect(waiting.length === 0 || getRoomState(snapshot).access === 'waiting-room').toBe(true);
      }
    }),
  );
});

test('an open room has a host while somebody is in it, and a private one only those whom the owner has named', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events }) => {
      let snapshot = createEmptyRoom({ name, capacity });
      for (const event of events) {
        ({ snapshot } = transitionRoom(snapshot, event));
        const { members } = snapshot.context;
        const hasHost = members.some(({ role }) => role !== 'guest');
        const stated = members.every(
          ({ role, delegation }) => (delegation?.role ?? 'guest') === role,
        );
        expect(isPrivateRoom(name) ? stated : hasHost || members.length === 0).toBe(true);
      }
    }),
  );
});

test('the numbers of a member’s moderations rise, and nobody comes back who was removed', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events }) => {
      let snapshot = createEmptyRoom({ name, capacity });
      const numbers = new Map<PeerId, number>();
      const removed = new Set<PeerId>();
      for (const event of events) {
        const result = transitionRoom(snapshot, event);
        ({ snapshot } = result);
        for (const announcement of result.announcements) {
          if (announcement.type !== 'notify') continue;
          const { event: notified } = announcement;
          const isReplay =
            notified.type === 'moderated' &&
            notified.moderation.number <= (numbers.get(notified.by) ?? -1);
          expect(isReplay).toBe(false);
          if (notified.type === 'moderated') numbers.set(notified.by, notified.moderation.number);
          // Who comes again starts to count anew.
          if (notified.type === 'left') numbers.delete(notified.id);
          if (notified.type === 'left' && notified.reason === 'removed') removed.add(notified.id);
        }
        const { members, waiting } = snapshot.context;
        for (const { id } of [...members, ...waiting]) expect(removed.has(id)).toBe(false);
      }
    }),
  );
});

test('a room that is empty knows neither link nor lock, unless the lock was presented just now', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events }) => {
      let snapshot = createEmptyRoom({ name, capacity });
      for (const event of events) {
        const before = snapshot.context;
        ({ snapshot } = transitionRoom(snapshot, event));
        const { members, entryHash, lock } = snapshot.context;
        expect(lock !== null && entryHash === null).toBe(false);
        const isUnchanged = before.members.length === 0 && event.type !== 'member.join';
        if (members.length > 0 || event.type === 'lock.present' || isUnchanged) continue;
        expect({ entryHash, lock }).toEqual({ entryHash: null, lock: null });
      }
    }),
  );
});

test('transitionRoom is pure: it does not change its arguments, and gives the same result each time', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events }) => {
      let snapshot = createEmptyRoom({ name, capacity });
      for (const event of events) {
        freeze(snapshot.context);
        freeze(event);
        const result = transitionRoom(snapshot, event);
        const again = transitionRoom(snapshot, event);
        expect(again.announcements).toEqual(result.announcements);
        expect(again.snapshot.context).toEqual(result.snapshot.context);
        const [next] = transition(roomMachine, snapshot, event);
        expect(result.snapshot.value).toEqual(next.value);
        expect(result.snapshot.context).toEqual(next.context);
        ({ snapshot } = result);
      }
    }),
  );
});

test('a room can be stored as plain data and restored', () => {
  fc.assert(
    fc.property(history, ({ name, capacity, events, next }) => {
      let snapshot = createEmptyRoom({ name, capacity });
      for (const event of events) ({ snapshot } = transitionRoom(snapshot, event));
      const { value, context } = structuredClone({
        value: snapshot.value,
        context: snapshot.context,
      });
      const restored = roomMachine.resolveState({ value, context });
      expect(transitionRoom(restored, next).announcements).toEqual(
        transitionRoom(snapshot, next).announcements,
      );
    }),
  );
});
