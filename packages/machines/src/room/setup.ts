import { may, type RoomAction } from '@visavis/protocol';
import { assign, setup } from 'xstate';
import type { Announcement } from './announcement.ts';
import {
  isWaiting,
  maxWaiting,
  findMember,
  roleOf,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type WaitingMember,
} from './context.ts';

const toPresentMember = ({ id, publicKey, profile }: WaitingMember) =>
  ({ id, publicKey, profile, presence: 'present' }) as const;

const withoutId = <Entry extends { readonly id: string }>(entries: readonly Entry[], id: string) =>
  entries.filter((entry) => entry.id !== id);

/** The action for which each event needs permission. */
const actions = {
  'access.set': 'setAccess',
  'waiting.admit': 'admit',
  'waiting.deny': 'deny',
  'member.remove': 'remove',
  'room.end': 'endRoom',
} as const satisfies Record<Extract<RoomMachineEvent, { by: unknown }>['type'], RoomAction>;

/** The guards and actions of the room machine. None has a side effect, and none throws. */
export const roomSetup = setup({
  types: {
    context: {} as RoomContext,
    events: {} as RoomMachineEvent,
    input: {} as RoomInput,
  },
  guards: {
    isAllowed: ({ context, event }) => {
      if (!('by' in event)) return false;
      const role = roleOf(context, event.by);
      return role !== undefined && may(role, actions[event.type]);
    },
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
    /** Does nothing itself: `transitionRoom` returns the parameters, and the server delivers them. */
    announce: (_, _announcements: readonly Announcement[]) => {},
    addMember: assign({
      members: ({ context, event }) =>
        event.type === 'member.join'
          ? [...context.members, toPresentMember(event)]
          : context.members,
    }),
    admitWaitingMember: assign(({ context, event }) => {
      const admitted = context.waiting.find(({ id }) => 'id' in event && id === event.id);
      if (admitted === undefined) return context;
      return {
        members: [...context.members, toPresentMember(admitted)],
        waiting: withoutId(context.waiting, admitted.id),
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
          ? [
              ...withoutId(context.waiting, event.id),
              { id: event.id, publicKey: event.publicKey, profile: event.profile },
            ]
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
