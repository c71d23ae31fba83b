import type { Delegation } from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import * as fc from 'fast-check';
import type { RoomMachineEvent } from '../../src/room/room.ts';
import { createLock, newLink, oldLink, squattersLink } from './private-room.ts';
import {
  createDelegation,
  createParticipant,
  join,
  privateRoomName,
  profile,
  roomName,
} from './room.ts';

const participants = Array.from({ length: 5 }, (_, n) => createParticipant(n));
const anyParticipant = fc.constantFrom(...participants);
const anyActor = fc.option(anyParticipant, { freq: 2 });
const revision = fc.integer({ min: 1, max: 4 });

/** Somebody joins an open room. */
const anyJoin = fc.tuple(anyParticipant, revision).map(([id, r]) => join(id, r));

/** What the owner may have stated about a participant: mostly nothing. */
const anyDelegation: fc.Arbitrary<Delegation | null> = fc.option(
  fc.constantFrom('owner' as const, 'host' as const).map(createDelegation),
  { freq: 1 },
);

/** Somebody joins a private room, mostly with its newest link. */
const anyJoinByLink = fc
  .tuple(
    fc.constantFrom(newLink, newLink, oldLink, squattersLink),
    anyParticipant,
    revision,
    anyDelegation,
  )
  .map(([link, id, r, delegation]) => join(id, r, link, delegation));

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
  fc.record({ type: fc.constant('waiting.admitAll' as const), by: anyActor }),
  fc.record({
    type: fc.constant('member.makeHost' as const),
    id: anyParticipant,
    delegation: fc.option(fc.constant(createDelegation('host'))),
    by: anyActor,
  }),
  fc.record({
    type: fc.constant('guestRights.set' as const),
    guestRights: fc.record({ screen: fc.boolean() }),
    by: anyActor,
  }),
  fc.tuple(anyParticipant, anyParticipant, fc.nat(9)).map(([by, target, number]) => ({
    type: 'member.moderate' as const,
    by,
    moderation: { action: { type: 'mute' as const, target }, number, signature },
  })),
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

/** The name and the capacity of a room, the events that happen in it, and one that may follow. */
export const history = fc.oneof(
  ...(
    [
      [roomName, anyEventOfOpenRoom],
      [privateRoomName, anyEventOfPrivateRoom],
    ] as const
  ).map(([name, event]) =>
    fc.record({
      name: fc.constant(name),
      capacity: fc.integer({ min: 1, max: 4 }),
      events: fc.array(event, { maxLength: 60 }),
      next: event,
    }),
  ),
);
