import { assign, setup } from 'xstate';
import type { Announcement } from './announcement.ts';
import {
  isWaiting,
  maxRemoved,
  toNewcomer,
  type RoomContext,
  type RoomInput,
  type WaitingMember,
} from './context.ts';
import type { RoomMachineEvent } from './events.ts';
import { roomGuards } from './guards.ts';
import { withHost } from './roles.ts';

const toPresentMember = (waiting: WaitingMember) => ({ ...waiting, presence: 'present' }) as const;

const withoutId = <Entry extends { readonly id: string }>(entries: readonly Entry[], id: string) =>
  entries.filter((entry) => entry.id !== id);

/** The guards and actions of the room machine. None has a side effect, and none throws. */
export const roomSetup = setup({
  types: {
    context: {} as RoomContext,
    events: {} as RoomMachineEvent,
    input: {} as RoomInput,
  },
  guards: roomGuards,
  actions: {
    /** Does nothing itself: `transitionRoom` returns the parameters, and the server delivers them. */
    announce: (_, _announcements: readonly Announcement[]) => {},
    addMember: assign(({ context, event }) => {
      if (event.type !== 'member.join') return context;
      const { entryHash } = event;
      const members = [...context.members, toPresentMember(toNewcomer(event))];
      return { members: withHost(context, members), entryHash };
    }),
    admitWaitingMember: assign(({ context, event }) => {
      const admitted = context.waiting.find(({ id }) => 'id' in event && id === event.id);
      if (admitted === undefined) return context;
      return {
        members: withHost(context, [...context.members, toPresentMember(admitted)]),
        waiting: withoutId(context.waiting, admitted.id),
      };
    }),
    admitAllWaiting: assign(({ context }) => {
      const members = [...context.members, ...context.waiting.map(toPresentMember)];
      return { members: withHost(context, members.slice(0, context.capacity)), waiting: [] };
    }),
    addWaitingMember: assign({
      waiting: ({ context, event }) =>
        event.type === 'member.join'
          ? [...withoutId(context.waiting, event.id), toNewcomer(event)]
          : context.waiting,
    }),
    removeWaitingMember: assign({
      waiting: ({ context, event }) =>
        'id' in event ? withoutId(context.waiting, event.id) : context.waiting,
    }),
    removeMember: assign(({ context, event }) => {
      if (!('id' in event)) return context;
      const { id } = event;
      return {
        members: withHost(context, withoutId(context.members, id)),
        moderationNumbers: context.moderationNumbers.filter(({ by }) => by !== id),
      };
    }),
    rememberRemoved: assign({
      removed: ({ context, event }) =>
        'id' in event ? [...context.removed, event.id].slice(-maxRemoved) : context.removed,
    }),
    recordModeration: assign({
      moderationNumbers: ({ context, event }) => {
        if (event.type !== 'member.moderate') return context.moderationNumbers;
        const { by, moderation } = event;
        const others = context.moderationNumbers.filter((each) => each.by !== by);
        return [...others, { by, number: moderation.number }];
      },
    }),
    makeHost: assign({
      members: ({ context, event }) => {
        if (event.type !== 'member.makeHost') return context.members;
        const { id, delegation } = event;
        return context.members.map((member) =>
          member.id === id ? { ...member, role: 'host' as const, delegation } : member,
        );
      },
    }),
    storeGuestRights: assign({
      guestRights: ({ context, event }) =>
        event.type === 'guestRights.set' ? event.guestRights : context.guestRights,
    }),
    /** Somebody comes back who has become an owner or a host while it was away. */
    storeDelegation: assign({
      members: ({ context, event }) => {
        if (event.type !== 'member.join' || event.delegation === null) return context.members;
        const { id, delegation } = event;
        return context.members.map((member) =>
          member.id === id ? { ...member, role: delegation.role, delegation } : member,
        );
      },
    }),
    setPresence: assign({
      members: ({ context, event }) =>
        context.members.map((member) =>
          'id' in event && member.id === event.id
            ? { ...member, presence: event.type === 'member.away' ? 'away' : 'present' }
            : member,
        ),
    }),
    storeNewerProfile: assign(({ context, event }) => {
      if (!('profile' in event)) return context;
      const { id, profile } = event;
      const withProfile = <Someone extends WaitingMember>(someone: Someone): Someone =>
        someone.id === id && profile.revision > someone.profile.revision
          ? { ...someone, profile }
          : someone;
      return isWaiting(context, id)
        ? { waiting: context.waiting.map(withProfile) }
        : { members: context.members.map(withProfile) };
    }),
    removeAllWaiting: assign({ waiting: [] }),
    removeEveryone: assign({ members: [], waiting: [] }),
    storeLock: assign(({ context, event }) => {
      if (!('lock' in event)) return context;
      const { lock } = event;
      return { lock, entryHash: lock.entryHash };
    }),
    /** Whoever comes next brings the link and the lock. */
    forgetUnusedLink: assign(({ context }) => {
      const isUsed = context.members.length > 0 || context.waiting.length > 0;
      return isUsed ? context : { entryHash: null, lock: null };
    }),
  },
});
