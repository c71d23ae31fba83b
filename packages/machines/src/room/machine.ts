import { allGuestRights } from '@visavis/protocol';
import { not } from 'xstate';
import { accessRegion } from './access-region.ts';
import { announceFor, endMembership, endWaiting, refuse } from './announce-actions.ts';
import { announceAway, announceBack, announceResynced, announceUpdated } from './announcement.ts';
import { moderationTransitions } from './moderation-transitions.ts';
import { occupancyTransitions } from './occupancy.ts';
import { roomSetup } from './setup.ts';

/**
 * One room: who is a member, who may enter, and what the server has to tell whom. The machine has no side
 * effects. `transitionRoom` runs it and gives the announcements to deliver.
 */
export const roomMachine = roomSetup.createMachine({
  id: 'room',
  description: 'One room, from its first member to its last.',
  context: ({ input }) => ({
    ...input,
    members: [],
    waiting: [],
    guestRights: allGuestRights,
    moderationNumbers: [],
    removed: [],
    entryHash: null,
    lock: null,
  }),
  initial: 'running',
  states: {
    running: {
      description: 'The room has or can have members.',
      type: 'parallel',
      on: {
        // The access region handles newcomers with the link of the room.
        'member.join': [
          {
            // A member comes back, whose membership was kept even if the link has changed.
            guard: 'isMember',
            actions: [
              { type: 'announce', params: ({ context, event }) => announceBack(context, event) },
              'setPresence',
              'storeNewerProfile',
              'storeDelegation',
            ],
          },
          {
            guard: 'wasRemoved',
            actions: refuse('admission-denied'),
          },
          {
            guard: not('hasLink'),
            actions: [refuse('link-changed'), 'removeWaitingMember', 'forgetUnusedLink'],
          },
        ],
        'member.leave': [
          { guard: 'isMember', actions: endMembership('left') },
          { guard: 'isWaiting', actions: endWaiting('left') },
        ],
        'member.away': [
          {
            guard: 'isPresent',
            actions: [{ type: 'announce', params: announceFor(announceAway) }, 'setPresence'],
          },
          { guard: 'isWaiting', actions: endWaiting('grace-expired') },
        ],
        'member.back': {
          guard: 'isAway',
          actions: [
            { type: 'announce', params: ({ context, event }) => announceBack(context, event) },
            'setPresence',
          ],
        },
        'member.resync': {
          // A member who is away comes back by the next event, which the others receive anyway.
          guard: 'isPresent',
          actions: [{ type: 'announce', params: announceFor(announceResynced) }],
        },
        'member.graceExpired': { guard: 'isAway', actions: endMembership('grace-expired') },
        ...moderationTransitions,
        'member.update': {
          guard: 'isProfileNewer',
          actions: [
            { type: 'announce', params: ({ context, event }) => announceUpdated(context, event) },
            'storeNewerProfile',
          ],
        },
      },
      states: {
        occupancy: {
          description: 'How many members the room has.',
          initial: 'empty',
          states: {
            empty: {
              description: 'The room has no members.',
              always: occupancyTransitions('alone', 'several', 'full'),
            },
            alone: {
              description: 'The room has one member.',
              always: occupancyTransitions('empty', 'several', 'full'),
            },
            several: {
              description: 'The room has several members and is not full.',
              always: occupancyTransitions('empty', 'alone', 'full'),
            },
            full: {
              description: 'The room is full.',
              always: occupancyTransitions('empty', 'alone', 'several'),
            },
          },
        },
        access: accessRegion,
      },
    },
    ended: { description: 'The room has ended, and nobody can join it.', type: 'final' },
  },
});
