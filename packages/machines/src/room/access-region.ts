import { and, not } from 'xstate';
import {
  admitAllWaiting,
  announceAccess,
  announceFor,
  refuse,
  refuseAllWaiting,
} from './announce-actions.ts';
import { announceJoined, announceWaiting } from './announcement.ts';
import { roomSetup } from './setup.ts';

/** The region of the room machine that decides who may enter. */
export const accessRegion = roomSetup.createStateConfig({
  description: 'Who may enter.',
  initial: 'open',
  states: {
    open: {
      description: 'Anyone who knows the name of the room enters.',
      on: {
        'member.join': [
          { guard: and(['isNotMember', 'isRoomFull']), actions: refuse('room-full') },
          {
            guard: 'isNotMember',
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
        'member.join': [
          {
            guard: and(['isNotMember', 'isRoomFull']),
            actions: [refuse('room-full'), 'removeWaitingMember'],
          },
          {
            guard: and(['isNotMember', not('isWaiting'), 'isWaitingRoomFull']),
            actions: refuse('room-full'),
          },
          {
            guard: 'isNotMember',
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
            actions: [announceAccess, ...refuseAllWaiting],
          },
        ],
      },
    },
    locked: {
      description: 'Nobody enters. Members who are away may come back.',
      always: { guard: 'isRoomEmpty', target: 'open' },
      on: {
        'member.join': { guard: 'isNotMember', actions: refuse('room-locked') },
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
