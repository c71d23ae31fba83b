import { assign, setup } from 'xstate';
import type { Announcement } from './announcement.ts';
import {
  isWaiting,
  maxWaiting,
  findMember,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type WaitingMember,
} from './context.ts';

const toPresentMember = ({ id, profile }: WaitingMember) =>
  ({ id, profile, presence: 'present' }) as const;

const withoutId = <Person extends { readonly id: string }>(people: readonly Person[], id: string) =>
  people.filter((person) => person.id !== id);

/** The guards and actions of the room machine. None has an effect, and none throws. */
export const roomSetup = setup({
  types: {
    context: {} as RoomContext,
    events: {} as RoomMachineEvent,
    input: {} as RoomInput,
  },
  guards: {
    isRoomEmpty: ({ context }) => context.members.length === 0,
    hasOneMember: ({ context }) => context.members.length === 1 && context.capacity > 1,
    hasSeveralMembers: ({ context }) =>
      context.members.length > 1 && context.members.length < context.capacity,
    isRoomFull: ({ context }) => context.members.length >= context.capacity,
    isWaitingRoomFull: ({ context }) => context.waiting.length >= maxWaiting,
    isMember: ({ context, event }) => 'id' in event && findMember(context, event.id) !== undefined,
    isNotMember: ({ context, event }) =>
      'id' in event && findMember(context, event.id) === undefined,
    isAway: ({ context, event }) =>
      'id' in event && findMember(context, event.id)?.presence === 'away',
    isPresent: ({ context, event }) =>
      'id' in event && findMember(context, event.id)?.presence === 'present',
    isWaiting: ({ context, event }) => 'id' in event && isWaiting(context, event.id),
    canAdmit: ({ context, event }) =>
      'id' in event && isWaiting(context, event.id) && context.members.length < context.capacity,
    isProfileNewer: ({ context, event }) => {
      if (event.type !== 'member.update') return false;
      const member = findMember(context, event.id);
      return member !== undefined && event.profile.revision > member.profile.revision;
    },
    opensAccess: ({ event }) => event.type === 'access.set' && event.access === 'open',
    setsWaitingRoom: ({ event }) => event.type === 'access.set' && event.access === 'waiting-room',
    locksAccess: ({ event }) => event.type === 'access.set' && event.access === 'locked',
  },
  actions: {
    /** Says nothing by itself: whoever runs the transition reads the parameters and delivers them. */
    announce: (_, _said: readonly Announcement[]) => {},
    addMember: assign({
      members: ({ context, event }) =>
        event.type === 'member.join'
          ? [...context.members, toPresentMember(event)]
          : context.members,
    }),
    admitWaitingMember: assign(({ context, event }) => {
      const visitor = context.waiting.find(({ id }) => 'id' in event && id === event.id);
      if (visitor === undefined) return context;
      return {
        members: [...context.members, toPresentMember(visitor)],
        waiting: withoutId(context.waiting, visitor.id),
      };
    }),
    admitAllWaiting: assign(({ context }) => ({
      members: [...context.members, ...context.waiting.map(toPresentMember)].slice(
        0,
        context.capacity,
      ),
      waiting: [],
    })),
    addWaitingMember: assign({
      waiting: ({ context, event }) =>
        event.type === 'member.join'
          ? [...withoutId(context.waiting, event.id), { id: event.id, profile: event.profile }]
          : context.waiting,
    }),
    removeWaitingMember: assign({
      waiting: ({ context, event }) =>
        'id' in event ? withoutId(context.waiting, event.id) : context.waiting,
    }),
    removeMember: assign({
      members: ({ context, event }) =>
        'id' in event ? withoutId(context.members, event.id) : context.members,
    }),
    setPresence: assign({
      members: ({ context, event }) =>
        context.members.map((member) =>
          'id' in event && member.id === event.id
            ? { ...member, presence: event.type === 'member.away' ? 'away' : 'present' }
            : member,
        ),
    }),
    storeNewerProfile: assign({
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
    removeAllWaiting: assign({ waiting: [] }),
    removeEveryone: assign({ members: [], waiting: [] }),
  },
});
