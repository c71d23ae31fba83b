import type { RoomAccess } from '@visavis/protocol';
import { and, not } from 'xstate';
import {
  admitAllWaiting,
  announceAccess,
  announceFor,
  announceGuestRights,
  refuse,
  refuseAllWaiting,
} from './announce-actions.ts';
import { announceJoined, announceWaiting } from './announcement.ts';
import { toNewcomer, type RoomContext } from './context.ts';
import type { RoomMachineEvent } from './events.ts';
import { lockTransitions } from './lock-transitions.ts';
import { roomSetup } from './setup.ts';

/** The transition by which guests get other rights. @param access the access that the room has */
const guestRightsTransitions = (access: RoomAccess) =>
  ({
    'guestRights.set': {
      guard: 'isAllowed',
      actions: [announceGuestRights(access), 'storeGuestRights'],
    },
  }) as const;

/** Somebody enters. */
const enter = [
  {
    type: 'announce',
    params: ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
      event.type === 'member.join' ? announceJoined(context, toNewcomer(event)) : [],
  },
  'removeWaitingMember',
  'addMember',
] as const;

/** The region of the room machine that decides who may enter. */
export const accessRegion = roomSetup.createStateConfig({
  description: 'Who may enter.',
  initial: 'open',
  states: {
    open: {
      description: 'Anyone who has the link of the room enters.',
      on: {
        ...lockTransitions('open'),
        ...guestRightsTransitions('open'),
        'member.join': [
          { guard: and(['isNewcomer', 'isRoomFull']), actions: refuse('room-full') },
          {
            guard: 'isNewcomer',
            actions: enter,
          },
        ],
        'access.set': [
          {
            guard: and(['isAllowed', 'setsWaitingRoom']),
            target: 'waitingRoom',
            actions: announceAccess,
          },
          { guard: and(['isAllowed', 'locksAccess']), target: 'locked', actions: announceAccess },
        ],
      },
    },
    waitingRoom: {
      description: 'A host admits each newcomer.',
      // Without members nobody could admit anyone, so the room opens for the next one. To a private room, somebody comes
      // back who can: those who wait go on waiting.
      always: { guard: 'hasNobodyToAdmit', target: 'open', actions: admitAllWaiting },
      on: {
        ...lockTransitions('waiting-room'),
        ...guestRightsTransitions('waiting-room'),
        'member.join': [
          {
            guard: and(['isNewcomer', 'isRoomFull']),
            actions: [refuse('room-full'), 'removeWaitingMember'],
          },
          // Those to whom the owner has given the room enter their own room.
          { guard: and(['isNewcomer', 'isDelegated']), actions: enter },
          {
            guard: and(['isNewcomer', not('isWaiting'), 'isWaitingRoomFull']),
            actions: refuse('room-full'),
          },
          {
            guard: 'isNewcomer',
            actions: [
              { type: 'announce', params: announceFor(announceWaiting) },
              'addWaitingMember',
            ],
          },
        ],
        'waiting.admitAll': { guard: 'isAllowed', actions: [...admitAllWaiting] },
        'access.set': [
          {
            guard: and(['isAllowed', 'opensAccess']),
            target: 'open',
            actions: [announceAccess, ...admitAllWaiting],
          },
          {
            guard: and(['isAllowed', 'locksAccess']),
            target: 'locked',
            actions: [announceAccess, ...refuseAllWaiting('room-locked')],
          },
        ],
      },
    },
    locked: {
      description:
        'Nobody enters but those to whom the owner has given the room. Members who are away may come back.',
      always: { guard: 'isRoomEmpty', target: 'open' },
      on: {
        ...lockTransitions('locked'),
        ...guestRightsTransitions('locked'),
        'member.join': [
          { guard: and(['isNewcomer', 'isRoomFull', 'isDelegated']), actions: refuse('room-full') },
          { guard: and(['isNewcomer', 'isDelegated']), actions: enter },
          { guard: 'isNewcomer', actions: refuse('room-locked') },
        ],
        'access.set': [
          { guard: and(['isAllowed', 'opensAccess']), target: 'open', actions: announceAccess },
          {
            guard: and(['isAllowed', 'setsWaitingRoom']),
            target: 'waitingRoom',
            actions: announceAccess,
          },
        ],
      },
    },
  },
});
