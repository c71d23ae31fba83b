import type { LeftReason } from '@visavis/protocol';
import { and, assign, not, setup, stateIn } from 'xstate';
import * as announce from './announcement.ts';
import type { Announcement, RoomRefusal } from './announcement.ts';
import {
  isKnocking,
  knockingLimit,
  memberOf,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type Visitor,
} from './context.ts';

const present = ({ id, profile }: Visitor) => ({ id, profile, presence: 'here' }) as const;

const without = <Person extends { readonly id: string }>(people: readonly Person[], id: string) =>
  people.filter((person) => person.id !== id);

const builder = setup({
  types: {
    context: {} as RoomContext,
    events: {} as RoomMachineEvent,
    input: {} as RoomInput,
  },
  guards: {
    nobodyIn: ({ context }) => context.members.length === 0,
    oneIn: ({ context }) => context.members.length === 1 && context.capacity > 1,
    severalIn: ({ context }) =>
      context.members.length > 1 && context.members.length < context.capacity,
    noPlaceLeft: ({ context }) => context.members.length >= context.capacity,
    noPlaceAtTheDoor: ({ context }) => context.knocking.length >= knockingLimit,
    isMember: ({ context, event }) => 'id' in event && memberOf(context, event.id) !== undefined,
    isAway: ({ context, event }) =>
      'id' in event && memberOf(context, event.id)?.presence === 'away',
    isHere: ({ context, event }) =>
      'id' in event && memberOf(context, event.id)?.presence === 'here',
    isKnocking: ({ context, event }) => 'id' in event && isKnocking(context, event.id),
    canBeAdmitted: ({ context, event }) =>
      'id' in event && isKnocking(context, event.id) && context.members.length < context.capacity,
    isNewer: ({ context, event }) => {
      if (event.type !== 'member.update') return false;
      const member = memberOf(context, event.id);
      return member !== undefined && event.profile.revision > member.profile.revision;
    },
    setsOpen: ({ event }) => event.type === 'door.set' && event.door === 'open',
    setsKnock: ({ event }) => event.type === 'door.set' && event.door === 'knock',
    setsLocked: ({ event }) => event.type === 'door.set' && event.door === 'locked',
    mustKnock: stateIn({ running: { door: 'knock' } }),
    isLocked: stateIn({ running: { door: 'locked' } }),
  },
  actions: {
    /** Says nothing by itself: whoever runs the transition reads the parameters and delivers them. */
    announce: (_, _said: readonly Announcement[]) => {},
    enter: assign({
      members: ({ context, event }) =>
        event.type === 'member.join' ? [...context.members, present(event)] : context.members,
    }),
    admit: assign(({ context, event }) => {
      const visitor = context.knocking.find(({ id }) => 'id' in event && id === event.id);
      if (visitor === undefined) return context;
      return {
        members: [...context.members, present(visitor)],
        knocking: without(context.knocking, visitor.id),
      };
    }),
    letEveryoneIn: assign(({ context }) => ({
      members: [...context.members, ...context.knocking.map(present)].slice(0, context.capacity),
      knocking: [],
    })),
    waitAtTheDoor: assign({
      knocking: ({ context, event }) =>
        event.type === 'member.join'
          ? [...without(context.knocking, event.id), { id: event.id, profile: event.profile }]
          : context.knocking,
    }),
    leaveTheDoor: assign({
      knocking: ({ context, event }) =>
        'id' in event ? without(context.knocking, event.id) : context.knocking,
    }),
    removeMember: assign({
      members: ({ context, event }) =>
        'id' in event ? without(context.members, event.id) : context.members,
    }),
    markPresence: assign({
      members: ({ context, event }) =>
        context.members.map((member) =>
          'id' in event && member.id === event.id
            ? { ...member, presence: event.type === 'member.away' ? 'away' : 'here' }
            : member,
        ),
    }),
    keepNewerProfile: assign({
      members: ({ context, event }) => {
        if (!('profile' in event)) return context.members;
        const { id, profile } = event;
        return context.members.map((member) =>
          member.id === id && profile.revision > member.profile.revision
            ? { ...member, profile }
            : member,
        );
      },
    }),
    clearTheDoor: assign({ knocking: [] }),
    empty: assign({ members: [], knocking: [] }),
  },
});

/** The announcement of an event that names a person; nothing for any other event. */
const about =
  (say: (context: RoomContext, id: Visitor['id']) => readonly Announcement[]) =>
  ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
    'id' in event ? say(context, event.id) : [];

const refuse = (reason: RoomRefusal) =>
  ({
    type: 'announce',
    params: about((_, to) => [{ type: 'refuse', to, reason }]),
  }) as const;

const endPlace = (reason: LeftReason) =>
  [
    { type: 'announce', params: about((context, id) => announce.placeEnded(context, id, reason)) },
    'removeMember',
  ] as const;

const endKnock = (reason: LeftReason) =>
  [
    { type: 'announce', params: about((_, id) => announce.visitorGone(id, reason)) },
    'leaveTheDoor',
  ] as const;

const sayDoor = {
  type: 'announce',
  params: ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
    event.type === 'door.set' ? announce.doorSet(context, event) : [],
} as const;

const openUp = [
  {
    type: 'announce',
    params: ({ context }: { context: RoomContext }) => announce.doorOpened(context),
  },
  'letEveryoneIn',
] as const;

const turnEveryoneAway = [
  {
    type: 'announce',
    params: ({ context }: { context: RoomContext }) => announce.turnedAway(context),
  },
  'clearTheDoor',
] as const;

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
        'member.join': [
          {
            guard: 'isMember',
            actions: [
              {
                type: 'announce',
                params: ({ context, event }) => announce.cameBack(context, event),
              },
              'markPresence',
              'keepNewerProfile',
            ],
          },
          { guard: 'isLocked', actions: refuse('room-locked') },
          { guard: 'noPlaceLeft', actions: [refuse('room-full'), 'leaveTheDoor'] },
          {
            guard: and(['mustKnock', not('isKnocking'), 'noPlaceAtTheDoor']),
            actions: refuse('room-full'),
          },
          {
            guard: 'mustKnock',
            actions: [
              { type: 'announce', params: about((context, id) => announce.asked(context, id)) },
              'waitAtTheDoor',
            ],
          },
          {
            actions: [
              {
                type: 'announce',
                params: ({ context, event }) => announce.entered(context, event),
              },
              'enter',
            ],
          },
        ],
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
            empty: {
              description: 'Nobody is in.',
              always: [
                { guard: 'noPlaceLeft', target: 'full' },
                { guard: 'severalIn', target: 'live' },
                { guard: 'oneIn', target: 'alone' },
              ],
            },
            alone: {
              description: 'One person is in and waits for another.',
              always: [
                { guard: 'nobodyIn', target: 'empty' },
                { guard: 'noPlaceLeft', target: 'full' },
                { guard: 'severalIn', target: 'live' },
              ],
            },
            live: {
              description: 'Several people are in, and there is place for more.',
              always: [
                { guard: 'noPlaceLeft', target: 'full' },
                { guard: 'oneIn', target: 'alone' },
              ],
            },
            full: {
              description: 'Every place is taken.',
              always: [
                { guard: 'nobodyIn', target: 'empty' },
                { guard: 'oneIn', target: 'alone' },
                { guard: 'severalIn', target: 'live' },
              ],
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
