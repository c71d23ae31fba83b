import { assign, setup } from 'xstate';
import type { Announcement } from './announcement.ts';
import type { RoomContext, RoomInput, RoomMachineEvent, WaitingMember } from './context.ts';
import { roomGuards } from './guards.ts';

const toPresentMember = ({ id, publicKey, profile }: WaitingMember) =>
  ({ id, publicKey, profile, presence: 'present' }) as const;

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
      return { members: [...context.members, toPresentMember(event)], entryHash };
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
