import { and, not } from 'xstate';
import * as announce from './announcement.ts';
import { occupancyTransitions } from './occupancy.ts';
import { roomSetup } from './setup.ts';
import {
  forMember,
  endWaiting,
  endMembership,
  admitAllWaiting,
  refuseMember,
  announceAccess,
  refuseAllWaiting,
} from './announce-actions.ts';

/**
 * The life of one room. It decides who is in, what the door does, and what everyone is to be told.
 * It has no side effects: run it with `transition`, or with `decide`, and deliver its announcements.
 */
export const roomMachine = roomSetup.createMachine({
  id: 'room',
  description: 'A room, from the first person in it to the last.',
  context: ({ input }) => ({ ...input, members: [], waiting: [] }),
  initial: 'running',
  states: {
    running: {
      description: 'People can be in the room.',
      type: 'parallel',
      on: {
        // For those who have a place. What becomes of a newcomer, the state of the door says.
        'member.join': {
          guard: 'isMember',
          actions: [
            {
              type: 'announce',
              params: ({ context, event }) => announce.announceBack(context, event),
            },
            'setPresence',
            'storeNewerProfile',
          ],
        },
        'member.leave': [
          { guard: 'isMember', actions: endMembership('left') },
          { guard: 'isWaiting', actions: endWaiting('left') },
        ],
        'member.away': [
          {
            guard: 'isPresent',
            actions: [
              {
                type: 'announce',
                params: forMember((context, id) => announce.announceAway(context, id)),
              },
              'setPresence',
            ],
          },
          { guard: 'isWaiting', actions: endWaiting('grace-expired') },
        ],
        'member.back': {
          guard: 'isAway',
          actions: [
            {
              type: 'announce',
              params: ({ context, event }) => announce.announceBack(context, event),
            },
            'setPresence',
          ],
        },
        'member.resync': {
          // Whoever is away is back with what follows, which the others hear of anyway.
          guard: 'isPresent',
          actions: [
            {
              type: 'announce',
              params: forMember((context, id) => announce.announceResynced(context, id)),
            },
          ],
        },
        'member.graceExpired': { guard: 'isAway', actions: endMembership('grace-expired') },
        'member.remove': [
          { guard: 'isMember', actions: endMembership('removed') },
          {
            guard: 'isWaiting',
            actions: [refuseMember('admission-denied'), 'removeWaitingMember'],
          },
        ],
        'member.update': {
          guard: 'isProfileNewer',
          actions: [
            {
              type: 'announce',
              params: ({ context, event }) => announce.announceUpdated(context, event),
            },
            'storeNewerProfile',
          ],
        },
        'waiting.admit': {
          guard: 'canAdmit',
          actions: [
            {
              type: 'announce',
              params: forMember((context, id) => announce.announceAdmitted(context, id)),
            },
            'admitWaitingMember',
          ],
        },
        'waiting.deny': {
          guard: 'isWaiting',
          actions: [refuseMember('admission-denied'), 'removeWaitingMember'],
        },
        'room.end': {
          target: 'ended',
          actions: [
            { type: 'announce', params: ({ context }) => announce.announceRoomEnded(context) },
            'removeEveryone',
          ],
        },
      },
      states: {
        occupancy: {
          description: 'How many people are in, as it matters to them.',
          initial: 'empty',
          states: {
            empty: {
              description: 'Nobody is in.',
              always: occupancyTransitions('alone', 'several', 'full'),
            },
            alone: {
              description: 'One person is in and waits for another.',
              always: occupancyTransitions('empty', 'several', 'full'),
            },
            several: {
              description: 'Several people are in, and there is place for more.',
              // Never empty: people go one by one.
              always: occupancyTransitions('alone', 'full'),
            },
            full: {
              description: 'Every place is taken.',
              always: occupancyTransitions('empty', 'alone', 'several'),
            },
          },
        },
        access: {
          description: 'Who may come in.',
          initial: 'open',
          states: {
            open: {
              description: 'Anyone with the link enters.',
              on: {
                'member.join': [
                  { guard: and(['isNotMember', 'isRoomFull']), actions: refuseMember('room-full') },
                  {
                    guard: 'isNotMember',
                    actions: [
                      {
                        type: 'announce',
                        params: ({ context, event }) => announce.announceJoined(context, event),
                      },
                      'addMember',
                    ],
                  },
                ],
                'access.set': [
                  { guard: 'setsWaitingRoom', target: 'waitingRoom', actions: announceAccess },
                  { guard: 'locksAccess', target: 'locked', actions: announceAccess },
                ],
              },
            },
            waitingRoom: {
              description: 'Someone inside lets newcomers in.',
              // With nobody inside, nobody could ever open: the next one finds the door open.
              always: { guard: 'isRoomEmpty', target: 'open', actions: admitAllWaiting },
              on: {
                'member.join': [
                  {
                    guard: and(['isNotMember', 'isRoomFull']),
                    actions: [refuseMember('room-full'), 'removeWaitingMember'],
                  },
                  {
                    guard: and(['isNotMember', not('isWaiting'), 'isWaitingRoomFull']),
                    actions: refuseMember('room-full'),
                  },
                  {
                    guard: 'isNotMember',
                    actions: [
                      {
                        type: 'announce',
                        params: forMember((context, id) => announce.announceWaiting(context, id)),
                      },
                      'addWaitingMember',
                    ],
                  },
                ],
                'access.set': [
                  {
                    guard: 'opensAccess',
                    target: 'open',
                    actions: [announceAccess, ...admitAllWaiting],
                  },
                  {
                    guard: 'locksAccess',
                    target: 'locked',
                    actions: [announceAccess, ...refuseAllWaiting],
                  },
                ],
              },
            },
            locked: {
              description: 'Nobody enters; those who are in may come back.',
              always: { guard: 'isRoomEmpty', target: 'open' },
              on: {
                'member.join': { guard: 'isNotMember', actions: refuseMember('room-locked') },
                'access.set': [
                  { guard: 'opensAccess', target: 'open', actions: announceAccess },
                  { guard: 'setsWaitingRoom', target: 'waitingRoom', actions: announceAccess },
                ],
              },
            },
          },
        },
      },
    },
    ended: { description: 'The room is over and takes nobody any more.', type: 'final' },
  },
});
