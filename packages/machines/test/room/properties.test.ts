import type { PeerId } from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { transition } from 'xstate';
import {
  decide,
  emptyRoom,
  knockingLimit,
  roomMachine,
  roomState,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '../../src/room/room.ts';
import { BLUE, profile, visitor } from './people.ts';

const people = Array.from({ length: 5 }, (_, n) => visitor(n));
const person = fc.constantFrom(...people);
const revision = fc.integer({ min: 1, max: 4 });

const anyEvent: fc.Arbitrary<RoomMachineEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(person, revision)
      .map(([id, r]) => ({ type: 'member.join', id, profile: profile(r) }) as const),
  },
  fc
    .tuple(person, revision)
    .map(([id, r]) => ({ type: 'member.update', id, profile: profile(r) }) as const),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'member.leave',
        'member.away',
        'member.back',
        'member.resync',
        'member.grace-over',
        'member.kick',
        'knock.admit',
        'knock.deny',
      ),
      id: person,
    }),
  },
  fc.record({
    type: fc.constant('door.set' as const),
    door: fc.constantFrom('open', 'knock', 'locked'),
  }),
);
const life = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  events: fc.array(anyEvent, { maxLength: 60 }),
});

/** What the people of a room believe, from nothing but what they are told. */
class Believers {
  readonly rosters = new Map<PeerId, Map<PeerId, { presence: string; revision: number }>>();
  readonly doors = new Map<PeerId, string>();

  hear(said: Announcement, snapshot: RoomSnapshot): void {
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
      this.doors.set(said.to, roomState(snapshot).door);
      return;
    }
    const { event } = said;
    for (const listener of said.to) {
      if (event.type === 'left' && event.id === listener) {
        this.rosters.delete(listener);
        this.doors.delete(listener);
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
          const presence = event.type === 'away' ? 'away' : 'here';
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
          this.doors.set(listener, event.room.door);
          break;
        default:
          event satisfies never;
      }
    }
  }
}

/** What the people of a room ought to believe. */
function truth({ context }: RoomSnapshot) {
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
    fc.property(life, ({ capacity, events }) => {
      const believers = new Believers();
      let snapshot = emptyRoom({ name: BLUE, capacity });
      for (const event of events) {
        const decision = decide(snapshot, event);
        snapshot = decision.snapshot;
        for (const said of decision.announcements) believers.hear(said, snapshot);
        expect(believers.rosters).toEqual(truth(snapshot));
        const { door } = roomState(snapshot);
        for (const believed of believers.doors.values()) expect(believed).toBe(door);
      }
    }),
  );
});

test('no bound is ever passed, nobody is in twice, and occupancy is true', () => {
  fc.assert(
    fc.property(life, ({ capacity, events }) => {
      let snapshot = emptyRoom({ name: BLUE, capacity });
      for (const event of events) {
        ({ snapshot } = decide(snapshot, event));
        const { members, knocking } = snapshot.context;
        const ids = [...members, ...knocking].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(members.length).toBeLessThanOrEqual(capacity);
        expect(knocking.length).toBeLessThanOrEqual(knockingLimit);
        const expected =
          members.length >= capacity ? 'full' : (['empty', 'alone'][members.length] ?? 'live');
        expect(snapshot.value).toMatchObject({ running: { occupancy: expected } });
        expect(knocking.length === 0 || roomState(snapshot).door === 'knock').toBe(true);
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
    fc.property(life, ({ capacity, events }) => {
      let snapshot = emptyRoom({ name: BLUE, capacity });
      for (const event of events) {
        freeze(snapshot.context);
        freeze(event);
        const decision = decide(snapshot, event);
        const again = decide(snapshot, event);
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
    fc.property(life, anyEvent, ({ capacity, events }, next) => {
      let snapshot = emptyRoom({ name: BLUE, capacity });
      for (const event of events) ({ snapshot } = decide(snapshot, event));
      const { value, context } = structuredClone({
        value: snapshot.value,
        context: snapshot.context,
      });
      const restored = roomMachine.resolveState({ value, context });
      expect(decide(restored, next).announcements).toEqual(decide(snapshot, next).announcements);
    }),
  );
});
