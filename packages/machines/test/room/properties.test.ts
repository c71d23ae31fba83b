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
import { roomName } from '../support/room.ts';
import { expectedRosters, MemberViews } from '../support/member-views.ts';
import { history } from '../support/room-histories.ts';

test('a member that receives every announcement has the correct view of the room', () => {
  fc.assert(
    fc.property(history, ({ capacity, events }) => {
      const views = new MemberViews();
      let snapshot = createEmptyRoom({ name: roomName, capacity });
      for (const event of events) {
        const result = transitionRoom(snapshot, event);
        snapshot = result.snapshot;
        for (const announcement of result.announcements) views.receive(announcement, snapshot);
        expect(views.rosters).toEqual(expectedRosters(snapshot));
        const room = getRoomState(snapshot);
        for (const known of views.rooms.values()) expect(known).toEqual(room);
      }
    }),
  );
});

test('no limit is exceeded, no member is in the room twice, and the occupancy is correct', () => {
  fc.assert(
    fc.property(history, ({ capacity, events }) => {
      let snapshot = createEmptyRoom({ name: roomName, capacity });
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

test('a room that is empty knows neither link nor lock, unless the lock was presented just now', () => {
  fc.assert(
    fc.property(history, ({ capacity, events }) => {
      let snapshot = createEmptyRoom({ name: roomName, capacity });
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

/** Freezes a value and everything in it, so that a write throws an error. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

test('transitionRoom is pure: it does not change its arguments, and gives the same result each time', () => {
  fc.assert(
    fc.property(history, ({ capacity, events }) => {
      let snapshot = createEmptyRoom({ name: roomName, capacity });
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
    fc.property(history, ({ capacity, events, next }) => {
      let snapshot = createEmptyRoom({ name: roomName, capacity });
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
