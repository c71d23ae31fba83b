import { inactiveProfile, type RefusalReason } from '@visavis/protocol';
import { fullBudgets, fullConnectionBudget } from '../budget/budget.ts';
import { emptySlots } from '../media/slots.ts';
import { callBase, type CallGuardArgs } from './base.ts';
import { nextConnectionId, outsidersStayedId } from './delays.ts';
import { peerActorId } from './peers.ts';
import { getOwnLeftReason, getRoomEvent } from './room-event.ts';
import { refillId } from './signals.ts';
import type { CallEvent } from './types.ts';

/** Which refusals lead to which state. All others lead to `failed`. */
const refusalReasonsByState = {
  full: ['room-full'],
  refused: ['room-locked', 'admission-denied', 'link-changed', 'origin-refused'],
  ended: ['room-ended'],
} as const satisfies Record<string, readonly RefusalReason[]>;

const isRefusedAs = (event: CallEvent, state: keyof typeof refusalReasonsByState) =>
  event.type === 'signaling.refused' &&
  refusalReasonsByState[state].some((reason) => reason === event.reason);

/** Joining, leaving and being refused: the guards and actions about this member. */
export const self = {
  guards: {
    isAdmitted: ({ event }: CallGuardArgs) => {
      const roomEvent = getRoomEvent(event);
      return roomEvent?.type === 'welcome' || roomEvent?.type === 'resync';
    },
    /** A new server has other members, of whom one has turned on the waiting room. */
    isAskedToWaitAgain: ({ event }: CallGuardArgs) => getRoomEvent(event)?.type === 'asked',
    isPrivate: ({ context }: CallGuardArgs) => context.isPrivate,
    isAskedToWait: ({ event }: CallGuardArgs) => {
      const roomEvent = getRoomEvent(event);
      return roomEvent?.type === 'room' && roomEvent.room.access === 'waiting-room';
    },
    isRoomFull: ({ event }: CallGuardArgs) => isRefusedAs(event, 'full'),
    isEntryRefused: ({ event }: CallGuardArgs) => isRefusedAs(event, 'refused'),
    isRoomEnded: ({ context, event }: CallGuardArgs) =>
      isRefusedAs(event, 'ended') || getOwnLeftReason(context, event) === 'ended',
    isReplaced: ({ context, event }: CallGuardArgs) =>
      getOwnLeftReason(context, event) === 'replaced',
    isRemoved: ({ context, event }: CallGuardArgs) =>
      getOwnLeftReason(context, event) === 'removed',
    isLinkChanged: ({ context, event }: CallGuardArgs) =>
      getOwnLeftReason(context, event) === 'link-changed',
    hasLeft: ({ context, event }: CallGuardArgs) => getOwnLeftReason(context, event) !== null,
  },
  actions: {
    startSignalingAndMedia: callBase.enqueueActions(({ enqueue, context, self: call }) => {
      const { choices, quality, isListeningWhileMuted } = context;
      enqueue.spawnChild('signaling', { id: 'signaling', input: { parent: call } });
      const input = { parent: call, choices, quality, isListeningWhileMuted };
      enqueue.spawnChild('media', { id: 'media', input });
      enqueue.spawnChild('trust', { id: 'trust', input: { room: context.room } });
      enqueue.sendTo('signaling', { type: 'start' });
    }),
    requestJoin: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'join') return;
      const name = event.name ?? context.profile.name;
      const profile = { ...context.profile, name, revision: context.profile.revision + 1 };
      enqueue.assign({ profile, refusal: null });
      enqueue.sendTo('signaling', { type: 'join', joinRequest: { room: context.room, profile } });
    }),
    /** This member is not in the room of the others any more. */
    stopPeers: callBase.enqueueActions(({ enqueue, context }) => {
      for (const { id } of context.members) enqueue.stopChild(peerActorId(id));
      enqueue.cancel(refillId);
      enqueue.cancel(nextConnectionId);
      enqueue.assign({
        members: [],
        budgets: fullBudgets,
        connectionBudget: fullConnectionBudget,
        waiting: [],
      });
    }),
    stopMedia: callBase.enqueueActions(({ enqueue, context }) => {
      enqueue.stopChild('media');
      enqueue.stopChild('trust');
      enqueue.cancel(outsidersStayedId);
      enqueue.assign({
        asked: [],
        removed: [],
        outsiderCount: 0,
        haveOutsidersStayed: false,
        slots: emptySlots,
        profile: { ...context.profile, ...inactiveProfile },
      });
    }),
    stopSignaling: callBase.enqueueActions(({ enqueue }) => {
      enqueue.stopChild('signaling');
    }),
    updateStartedAt: callBase.assign({
      startedAt: ({ context, event }) =>
        // A clock that was set back must not lead back to generations that were used before.
        event.type === 'returnToLobby'
          ? Math.max(context.startedAt, Math.floor(event.at))
          : context.startedAt,
    }),
    storeRefusal: callBase.assign({
      refusal: ({ context, event }) => {
        if (event.type === 'signaling.refused') return event.reason;
        return getOwnLeftReason(context, event) === 'link-changed'
          ? 'link-changed'
          : context.refusal;
      },
    }),
    /** The others see the member itself from now on. */
    withdrawPortrait: callBase.enqueueActions(({ enqueue, context }) => {
      if (context.profile.portrait === null) return;
      enqueue({ type: 'updateProfile', params: { portrait: null } });
    }),
    storeAsked: callBase.assign({
      asked: ({ context, event }) => {
        const roomEvent = getRoomEvent(event);
        return roomEvent?.type === 'asked' ? roomEvent.members : context.asked;
      },
    }),
    storePeek: callBase.assign({
      peek: ({ context, event }) => (event.type === 'signaling.peeked' ? event.peek : context.peek),
    }),
  },
};
