import { assign, setup } from 'xstate';
import type { Announcement } from './announcement.ts';
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

/** The guards and actions of the room machine. None has an effect, and none throws. */
export const builder = setup({
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
    isNew: ({ context, event }) => 'id' in event && memberOf(context, event.id) === undefined,
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
