import { inactiveProfile, type Profile, type RefusalReason } from '@visavis/protocol';
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { mediaMachine } from '../media/machine.ts';
import { emptySlots } from '../media/slots.ts';
import type { MediaEvent } from '../media/types.ts';
import { peerMachine } from '../peer/machine.ts';
import type { PeerEvent } from '../peer/types.ts';
import { signalingMachine } from '../signaling/machine.ts';
import type { SignalingEvent } from '../signaling/types.ts';
import { callDelays } from './delays.ts';
import { peerActorId } from './peers.ts';
import { getOwnLeftReason, getRoomEvent } from './room-event.ts';
import type { CallContext, CallEvent, CallInput } from './types.ts';

/** What others may ask of a call with `hasTag`. */
export type CallTag = 'inCall' | 'beforeCall' | 'finished';

const refusalReasonsByState = {
  full: ['room-full'],
  refused: ['room-locked', 'admission-denied', 'origin-refused'],
  ended: ['room-ended'],
} as const satisfies Record<string, readonly RefusalReason[]>;

const isRefusedAs = (event: CallEvent, way: keyof typeof refusalReasonsByState) =>
  event.type === 'signaling.refused' &&
  refusalReasonsByState[way].some((reason) => reason === event.reason);

/** The vocabulary of the call machine for this person, their devices and the server. */
export const baseSetup = setup({
  types: {
    context: {} as CallContext,
    events: {} as CallEvent,
    input: {} as CallInput,
    tags: {} as CallTag,
    children: {} as { signaling: 'signaling'; media: 'media'; [peer: `peer:${string}`]: 'peer' },
  },
  actors: { media: mediaMachine, peer: peerMachine, signaling: signalingMachine },
  delays: callDelays,
  guards: {
    hasOtherMembers: ({ context }) => context.members.length > 0,
    isAlone: ({ context }) => context.members.length === 0,
    isAdmitted: ({ event }) => {
      const told = getRoomEvent(event);
      return told?.type === 'welcome' || told?.type === 'resync';
    },
    isAskedToWait: ({ event }) => {
      const told = getRoomEvent(event);
      return told?.type === 'room' && told.room.access === 'waiting-room';
    },
    isRoomFull: ({ event }) => isRefusedAs(event, 'full'),
    isEntryRefused: ({ event }) => isRefusedAs(event, 'refused'),
    isRoomEnded: ({ context, event }) =>
      isRefusedAs(event, 'ended') || getOwnLeftReason(context, event) === 'ended',
    isReplaced: ({ context, event }) => getOwnLeftReason(context, event) === 'replaced',
    isRemoved: ({ context, event }) => getOwnLeftReason(context, event) === 'removed',
    hasLeft: ({ context, event }) => getOwnLeftReason(context, event) !== null,
    isPeerRetry: ({ event }) => event.type === 'retry' && event.peer !== undefined,
  },
  actions: {
    sendToSignaling: sendTo('signaling', (_, event: SignalingEvent) => event),
    sendToMedia: sendTo('media', (_, event: MediaEvent) => event),
    sendToPeers: enqueueActions(({ enqueue, context }, event: PeerEvent) => {
      for (const { id } of context.members) enqueue.sendTo(peerActorId(id), event);
    }),
    startSignalingAndMedia: enqueueActions(({ enqueue, context, self }) => {
      const { choices, quality } = context;
      enqueue.spawnChild('signaling', { id: 'signaling', input: { parent: self } });
      enqueue.spawnChild('media', { id: 'media', input: { parent: self, choices, quality } });
      enqueue.sendTo('signaling', { type: 'start' });
    }),
    requestJoin: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'join') return;
      const name = event.name ?? context.profile.name;
      const profile = { ...context.profile, name, revision: context.profile.revision + 1 };
      enqueue.assign({ profile, refusal: null });
      enqueue.sendTo('signaling', { type: 'join', joinRequest: { room: context.room, profile } });
    }),
    stopPeersAndMedia: enqueueActions(({ enqueue, context }) => {
      for (const { id } of context.members) enqueue.stopChild(peerActorId(id));
      enqueue.stopChild('media');
      enqueue.assign({
        members: [],
        slots: emptySlots,
        profile: { ...context.profile, ...inactiveProfile },
      });
    }),
    stopSignaling: enqueueActions(({ enqueue }) => {
      enqueue.stopChild('signaling');
    }),
    updateStartedAt: assign({
      startedAt: ({ context, event }) =>
        // A clock that was set back does not lead back below what was used before.
        event.type === 'returnToLobby'
          ? Math.max(context.startedAt, Math.floor(event.at))
          : context.startedAt,
    }),
    storeMediaChoice: assign(({ context, event }) => {
      if (event.type === 'quality.choose') return { quality: event.quality };
      if (event.type !== 'device.choose') return {};
      return { choices: { ...context.choices, [event.kind]: event.id } };
    }),
    storeRefusal: assign({
      refusal: ({ context, event }) =>
        event.type === 'signaling.refused' ? event.reason : context.refusal,
    }),
    updateProfile: enqueueActions(({ enqueue, context }, change: Partial<Profile>) => {
      const profile = { ...context.profile, ...change, revision: context.profile.revision + 1 };
      enqueue.assign({ profile });
      enqueue.sendTo('signaling', { type: 'update', profile });
      for (const { id } of context.members) {
        enqueue.sendTo(peerActorId(id), { type: 'profile.changed', profile });
      }
    }),
    storeSlots: assign({
      slots: ({ context, event }) => (event.type === 'media.changed' ? event.slots : context.slots),
    }),
    storePeek: assign({
      peek: ({ context, event }) => (event.type === 'signaling.peeked' ? event.peek : context.peek),
    }),
    forwardSignal: enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'peer.signal') return;
      const { to, generation, signal } = event;
      enqueue.sendTo('signaling', { type: 'signal', to, generation, signal });
    }),
    storeIceServers: assign({
      iceServers: ({ context, event }) =>
        event.type === 'signaling.iceServers' ? event.answer.servers : context.iceServers,
    }),
  },
});
