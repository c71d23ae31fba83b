import type { PeerId } from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { transition } from 'xstate';
import {
  transitionRoom,
  createEmptyRoom,
  maxWaiting,
  roomMachine,
  getRoomState,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '../../src/room/room.ts';
import { roomName, profile, createParticipant } from '../support/room.ts';

const participants = Array.from({ length: 5 }, (_, n) => createParticipant(n));
const anyParticipant = fc.constantFrom(...participants);
const anyActor = fc.option(anyParticipant, { freq: 2 });
const revision = fc.integer({ min: 1, max: 4 });

const anyEvent: fc.Arbitrary<RoomMachineEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyParticipant, revision)
      .map(([id, r]) => ({ type: 'member.join', id, profile: profile(r) }) as const),
  },
  fc
    .tuple(anyParticipant, revision)
    .map(([id, r]) => ({ type: 'member.update', id, profile: profile(r) }) as const),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'member.leave',
        'member.away',
        'member.back',
        'member.resync',
        'member.graceExpired',
      ),
      id: anyParticipant,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('member.remove', 'waiting.admit', 'waiting.deny'),
      id: anyParticipant,
      by: anyActor,
    }),
  },
  fc.record({
    type: fc.constant('access.set' as const),
    access: fc.constantFrom('open', 'waiting-room', 'locked'),
    by: anyActor,
  }),
);
const history = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  events: fc.array(anyEvent, { maxLength: 60 }),
});

/** The view of each member of a room, built only from the announcements that it received. */
class MemberViews {
  readonly rosters = new Map<PeerId, Map<PeerId, { presence: string; revision: number }>>();
  readonly access = new Map<PeerId, string>();

  receive(announcement: Announcement, snapshot: RoomSnapshot): void {
    if (announcement.type === 'refuse') return;
    if (announcement.type === 'welcome') {
      const others = snapshot.context.members.filter(({ id }) => id !== announcement.to);
      this.rosters.set(
        announcement.to,
        new Map(
          others.map(({ id, presence, profile: { revision: r } }) => [
            id,
            { presence, revision: r },
          ]),
        ),
      );
      this.access.set(announcement.to, getRoomState(snapshot).access);
      return;
    }
    const { event } = announcement;
    for (const receiver of announcement.to) {
      if (event.type === 'left' && event.id === receiver) {
        this.rosters.delete(receiver);
        this.access.delete(receiver);
      }
      const roster = this.rosters.get(receiver);
      if (roster === undefined) continue;
      switch (event.type) {
        case 'joined':
          roster.set(event.member.id, {
            presence: event.member.presence,
            revision: event.member.profile.revision,
          });
          break;
        case 'left':
          roster.delete(event.id);
          break;
        case 'away':
        case 'back': {
          const known = roster.get(event.id);
          const presence = event.type === 'away' ? 'away' : 'present';
          if (known !== undefined) roster.set(event.id, { ...known, presence });
          break;
        }
        case 'updated': {
          const known = roster.get(event.id);
          if (known !== undefined) {
            roster.set(event.id, { ...known, revision: event.profile.revision });
          }
          break;
        }
        case 'room':
          this.access.set(receiver, event.room.access);
          break;
        default:
          event satisfies never;
      }
    }
  }
}

/** The view that each member of a room should have. */
function expectedRosters({ context }: RoomSnapshot) {
  return new Map(
    context.members.map(({ id }) => [
      id,
      new Map(
        context.members
          .filter((other) => other.id !== id)
          .map((other) => [
            other.id,
            { presence: other.presence, revision: other.profile.revision },
          ]),
      ),
    ]),
  );
}

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
        const { access } = getRoomState(snapshot);
        for (const known of views.access.values()) expect(known).toBe(access);
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
    fc.property(history, anyEvent, ({ capacity, events }, next) => {
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
