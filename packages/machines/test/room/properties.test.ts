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

/** What the people of a room believe, from nothing but what they are told. */
class MemberViews {
  readonly rosters = new Map<PeerId, Map<PeerId, { presence: string; revision: number }>>();
  readonly access = new Map<PeerId, string>();

  receive(said: Announcement, snapshot: RoomSnapshot): void {
    if (said.type === 'refuse') return;
    if (said.type === 'welcome') {
      const others = snapshot.context.members.filter(({ id }) => id !== said.to);
      this.rosters.set(
        said.to,
        new Map(
          others.map(({ id, presence, profile: { revision: r } }) => [
            id,
            { presence, revision: r },
          ]),
        ),
      );
      this.access.set(said.to, getRoomState(snapshot).access);
      return;
    }
    const { event } = said;
    for (const listener of said.to) {
      if (event.type === 'left' && event.id === listener) {
        this.rosters.delete(listener);
        this.access.delete(listener);
      }
      const roster = this.rosters.get(listener);
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
          this.access.set(listener, event.room.access);
          break;
        default:
          event satisfies never;
      }
    }
  }
}

/** What the people of a room ought to believe. */
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

test('whoever hears every announcement knows the room as it is', () => {
  fc.assert(
    fc.property(history, ({ capacity, events }) => {
      const believers = new MemberViews();
      let snapshot = createEmptyRoom({ name: roomName, capacity });
      for (const event of events) {
        const decision = transitionRoom(snapshot, event);
        snapshot = decision.snapshot;
        for (const said of decision.announcements) believers.receive(said, snapshot);
        expect(believers.rosters).toEqual(expectedRosters(snapshot));
        const { access } = getRoomState(snapshot);
        for (const believed of believers.access.values()) expect(believed).toBe(access);
      }
    }),
  );
});

test('no bound is ever passed, nobody is in twice, and occupancy is true', () => {
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

/** Makes every write to it an error. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

test('a decision is pure: it changes nothing it was given, and is the same each time', () => {
  fc.assert(
    fc.property(history, ({ capacity, events }) => {
      let snapshot = createEmptyRoom({ name: roomName, capacity });
      for (const event of events) {
        freeze(snapshot.context);
        freeze(event);
        const decision = transitionRoom(snapshot, event);
        const again = transitionRoom(snapshot, event);
        expect(again.announcements).toEqual(decision.announcements);
        expect(again.snapshot.context).toEqual(decision.snapshot.context);
        const [next] = transition(roomMachine, snapshot, event);
        expect(decision.snapshot.value).toEqual(next.value);
        expect(decision.snapshot.context).toEqual(next.context);
        ({ snapshot } = decision);
      }
    }),
  );
});

test('a room can be kept as plain data and taken up again', () => {
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
