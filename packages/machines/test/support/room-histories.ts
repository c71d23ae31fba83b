import * as fc from 'fast-check';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import { createLock, joinBy, newLink, oldLink, squattersLink } from './private-room.ts';
import { createParticipant, join, profile } from './room.ts';

const participants = Array.from({ length: 5 }, (_, n) => createParticipant(n));
const anyParticipant = fc.constantFrom(...participants);
const anyActor = fc.option(anyParticipant, { freq: 2 });
const revision = fc.integer({ min: 1, max: 4 });

/** Somebody joins an open room. */
const anyJoin = fc.tuple(anyParticipant, revision).map(([id, r]) => join(id, r));

/** Somebody joins a private room, mostly with its newest link. */
const anyJoinByLink = fc
  .tuple(fc.constantFrom(newLink, newLink, oldLink, squattersLink), anyParticipant)
  .map(([link, id]) => joinBy(link, id));

const anyLock = fc
  .tuple(fc.nat(3), fc.constantFrom(newLink, oldLink))
  .map(([epoch, link]) => createLock(epoch, link));

/** An event that both kinds of rooms have, with any arguments. */
const anyCommonEvent: fc.Arbitrary<RoomMachineEvent> = fc.oneof(
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

/** An event of an open room. */
const anyEventOfOpenRoom = fc.oneof(
  { weight: 3, arbitrary: anyJoin },
  { weight: 8, arbitrary: anyCommonEvent },
);

/** An event of a private room. */
const anyEventOfPrivateRoom: fc.Arbitrary<RoomMachineEvent> = fc.oneof(
  { weight: 4, arbitrary: anyJoinByLink },
  { weight: 8, arbitrary: anyCommonEvent },
  anyLock.map((lock) => ({ type: 'lock.present', lock }) as const),
  fc.record({ type: fc.constant('link.change' as const), lock: anyLock, by: anyParticipant }),
);

/** The capacity of a room, the events that happen in it, and one that may follow. */
export const history = fc.oneof(
  ...[anyEventOfOpenRoom, anyEventOfPrivateRoom].map((event) =>
    fc.record({
      capacity: fc.integer({ min: 1, max: 4 }),
      events: fc.array(event, { maxLength: 60 }),
      next: event,
    }),
  ),
);
