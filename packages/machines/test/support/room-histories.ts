import * as fc from 'fast-check';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import { createParticipant, join, profile } from './room.ts';

const participants = Array.from({ length: 5 }, (_, n) => createParticipant(n));
const anyParticipant = fc.constantFrom(...participants);
const anyActor = fc.option(anyParticipant, { freq: 2 });
const revision = fc.integer({ min: 1, max: 4 });

/** An event of the room machine with any arguments. */
export const anyEvent: fc.Arbitrary<RoomMachineEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(anyParticipant, revision).map(([id, r]) => join(id, r)),
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

/** The capacity of a room, and the events that happen in it. */
export const history = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  events: fc.array(anyEvent, { maxLength: 60 }),
});
