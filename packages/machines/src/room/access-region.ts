import { and, not } from 'xstate';
import {
  admitAllWaiting,
  announceAccess,
  announceFor,
  refuse,
  refuseAllWaiting,
} from './announce-actions.ts';
import { announceJoined, announceWaiting } from './announcement.ts';
import { lockTransitions } from './lock-transitions.ts';
import { roomSetup } from './setup.ts';

/** The region of the room machine that decides who may enter. */
export const accessRegion = roomSetup.createStateConfig({
  description: 'Who may enter.',
  initial: 'open',
  states: {
    open: {
      description: 'Anyone who has the link of the room enters.',
      on: {
        ...lockTransitions('open'),
        'member.join': [
          { guard: and(['isNewcomer', 'isRoomFull']), actions: refuse('room-full') },
          {
            guard: 'isNewcomer',
            actions: [
              {
                type: 'announce',
                params: ({ context, event }) =>
                  event.type === 'member.join' ? announceJoined(context, event) : [],
              },
              'addMember',
            ],
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
      description: 'A member admits each newcomer.',
      // Without members nobody could admit anyone, so the room opens for the next one.
      always: { guard: 'isRoomEmpty', target: 'open', actions: admitAllWaiting },
      on: {
        ...lockTransitions('waiting-room'),
        'member.join': [
          {
            guard: and(['isNewcomer', 'isRoomFull']),
            actions: [refuse('room-full'), 'removeWaitingMember'],
          },
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
      description: 'Nobody enters. Members who are away may come back.',
      always: { guard: 'isRoomEmpty', target: 'open' },
      on: {
        ...lockTransitions('locked'),
        'member.join': { guard: 'isNewcomer', actions: refuse('room-locked') },
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
