import { and, not } from 'xstate';
import * as announce from './announcement.ts';
import { becomes } from './occupancy.ts';
import { builder } from './setup.ts';
import { about, endKnock, endPlace, openUp, refuse, sayDoor, turnEveryoneAway } from './steps.ts';

/**
 * The life of one room. It decides who is in, what the door does, and what everyone is to be told.
 * It has no side effects: run it with `transition`, or with `decide`, and deliver its announcements.
 */
export const roomMachine = builder.createMachine({
  id: 'room',
  description: 'A room, from the first person in it to the last.',
  context: ({ input }) => ({ ...input, members: [], knocking: [] }),
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
            { type: 'announce', params: ({ context, event }) => announce.cameBack(context, event) },
            'markPresence',
            'keepNewerProfile',
          ],
        },
        'member.leave': [
          { guard: 'isMember', actions: endPlace('left') },
          { guard: 'isKnocking', actions: endKnock('left') },
        ],
        'member.away': [
          {
            guard: 'isHere',
            actions: [
              { type: 'announce', params: about((context, id) => announce.wentAway(context, id)) },
              'markPresence',
            ],
          },
          { guard: 'isKnocking', actions: endKnock('gone') },
        ],
        'member.back': {
          guard: 'isAway',
          actions: [
            { type: 'announce', params: ({ context, event }) => announce.cameBack(context, event) },
            'markPresence',
          ],
        },
        'member.resync': {
          // Whoever is away is back with what follows, which the others hear of anyway.
          guard: 'isHere',
          actions: [
            { type: 'announce', params: about((context, id) => announce.resynced(context, id)) },
          ],
        },
        'member.grace-over': { guard: 'isAway', actions: endPlace('gone') },
        'member.kick': [
          { guard: 'isMember', actions: endPlace('kicked') },
          { guard: 'isKnocking', actions: [refuse('room-refused'), 'leaveTheDoor'] },
        ],
        'member.update': {
          guard: 'isNewer',
          actions: [
            { type: 'announce', params: ({ context, event }) => announce.updated(context, event) },
            'keepNewerProfile',
          ],
        },
        'knock.admit': {
          guard: 'canBeAdmitted',
          actions: [
            { type: 'announce', params: about((context, id) => announce.admitted(context, id)) },
            'admit',
          ],
        },
        'knock.deny': {
          guard: 'isKnocking',
          actions: [refuse('room-refused'), 'leaveTheDoor'],
        },
        'room.end': {
          target: 'ended',
          actions: [
            { type: 'announce', params: ({ context }) => announce.ended(context) },
            'empty',
          ],
        },
      },
      states: {
        occupancy: {
          description: 'How many people are in, as it matters to them.',
          initial: 'empty',
          states: {
            empty: { description: 'Nobody is in.', always: becomes('alone', 'live', 'full') },
            alone: {
              description: 'One person is in and waits for another.',
              always: becomes('empty', 'live', 'full'),
            },
            live: {
              description: 'Several people are in, and there is place for more.',
              // Never empty: people go one by one.
              always: becomes('alone', 'full'),
            },
            full: {
              description: 'Every place is taken.',
              always: becomes('empty', 'alone', 'live'),
            },
          },
        },
        door: {
          description: 'Who may come in.',
          initial: 'open',
          states: {
            open: {
              description: 'Anyone with the link enters.',
              on: {
                'member.join': [
                  { guard: and(['isNew', 'noPlaceLeft']), actions: refuse('room-full') },
                  {
                    guard: 'isNew',
                    actions: [
                      {
                        type: 'announce',
                        params: ({ context, event }) => announce.entered(context, event),
                      },
                      'enter',
                    ],
                  },
                ],
                'door.set': [
                  { guard: 'setsKnock', target: 'knock', actions: sayDoor },
                  { guard: 'setsLocked', target: 'locked', actions: sayDoor },
                ],
              },
            },
            knock: {
              description: 'Someone inside lets newcomers in.',
              // With nobody inside, nobody could ever open: the next one finds the door open.
              always: { guard: 'nobodyIn', target: 'open', actions: openUp },
              on: {
                'member.join': [
                  {
                    guard: and(['isNew', 'noPlaceLeft']),
                    actions: [refuse('room-full'), 'leaveTheDoor'],
                  },
                  {
                    guard: and(['isNew', not('isKnocking'), 'noPlaceAtTheDoor']),
                    actions: refuse('room-full'),
                  },
                  {
                    guard: 'isNew',
                    actions: [
                      {
                        type: 'announce',
                        params: about((context, id) => announce.asked(context, id)),
                      },
                      'waitAtTheDoor',
                    ],
                  },
                ],
                'door.set': [
                  { guard: 'setsOpen', target: 'open', actions: [sayDoor, ...openUp] },
                  {
                    guard: 'setsLocked',
                    target: 'locked',
                    actions: [sayDoor, ...turnEveryoneAway],
                  },
                ],
              },
            },
            locked: {
              description: 'Nobody enters; those who are in may come back.',
              always: { guard: 'nobodyIn', target: 'open' },
              on: {
                'member.join': { guard: 'isNew', actions: refuse('room-locked') },
                'door.set': [
                  { guard: 'setsOpen', target: 'open', actions: sayDoor },
                  { guard: 'setsKnock', target: 'knock', actions: sayDoor },
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
