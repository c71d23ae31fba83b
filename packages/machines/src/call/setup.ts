import type { Profile, Reason } from '@visavis/protocol';
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
import { ownEnd, roomEvent } from './room-event.ts';
import type { CallContext, CallEvent, CallInput } from './types.ts';

/** What others may ask of a call with `hasTag`. */
export type CallTag = 'in call' | 'at the door' | 'over';

const refusals = {
  full: ['room-full'],
  refused: ['room-locked', 'room-refused', 'origin-refused'],
  ended: ['room-ended'],
} as const satisfies Record<string, readonly Reason[]>;

const refusedAs = (event: CallEvent, way: keyof typeof refusals) =>
  event.type === 'signaling.refused' && refusals[way].some((reason) => reason === event.reason);

/** The vocabulary of the call machine for this person, their devices and the server. */
export const ownSetup = setup({
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
    'someone else is here': ({ context }) => context.members.length > 0,
    'nobody else is here': ({ context }) => context.members.length === 0,
    'it is welcome': ({ event }) => {
      const told = roomEvent(event);
      return told?.type === 'welcome' || told?.type === 'resync';
    },
    'it asks to wait': ({ event }) => {
      const told = roomEvent(event);
      return told?.type === 'room' && told.room.door === 'knock';
    },
    'the room is full': ({ event }) => refusedAs(event, 'full'),
    'it is not open to this person': ({ event }) => refusedAs(event, 'refused'),
    'the room has ended': ({ context, event }) =>
      refusedAs(event, 'ended') || ownEnd(context, event) === 'ended',
    'a newer page took over': ({ context, event }) => ownEnd(context, event) === 'replaced',
    'this person was put out': ({ context, event }) => ownEnd(context, event) === 'kicked',
    'this person is out': ({ context, event }) => ownEnd(context, event) !== null,
    'a person is named': ({ event }) => event.type === 'retry' && event.peer !== undefined,
  },
  actions: {
    'tell signaling': sendTo('signaling', (_, event: SignalingEvent) => event),
    'tell media': sendTo('media', (_, event: MediaEvent) => event),
    'tell everyone': enqueueActions(({ enqueue, context }, event: PeerEvent) => {
      for (const { id } of context.members) enqueue.sendTo(peerActorId(id), event);
    }),
    'open the door': enqueueActions(({ enqueue, context, self }) => {
      const { choices, quality } = context;
      enqueue.spawnChild('signaling', { id: 'signaling', input: { parent: self } });
      enqueue.spawnChild('media', { id: 'media', input: { parent: self, choices, quality } });
      enqueue.sendTo('signaling', { type: 'start' });
    }),
    'ask to join': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'join') return;
      const name = event.name ?? context.profile.name;
      const profile = { ...context.profile, name, revision: context.profile.revision + 1 };
      enqueue.assign({ profile, refusal: null });
      enqueue.sendTo('signaling', { type: 'join', wish: { room: context.room, profile } });
    }),
    'hang up': enqueueActions(({ enqueue, context }) => {
      for (const { id } of context.members) enqueue.stopChild(peerActorId(id));
      enqueue.stopChild('media');
      const silent = { microphone: false, camera: false, screen: false, hand: false };
      enqueue.assign({
        members: [],
        slots: emptySlots,
        profile: { ...context.profile, ...silent },
      });
    }),
    'close the line': enqueueActions(({ enqueue }) => {
      enqueue.stopChild('signaling');
    }),
    'begin again': assign({
      startedAt: ({ context, event }) =>
        // A clock that was set back does not lead back below what was used before.
        event.type === 'again'
          ? Math.max(context.startedAt, Math.floor(event.at))
          : context.startedAt,
    }),
    'keep the choice': assign(({ context, event }) => {
      if (event.type === 'quality.choose') return { quality: event.quality };
      if (event.type !== 'device.choose') return {};
      return { choices: { ...context.choices, [event.kind]: event.id } };
    }),
    'note the refusal': assign({
      refusal: ({ context, event }) =>
        event.type === 'signaling.refused' ? event.reason : context.refusal,
    }),
    'say of oneself': enqueueActions(({ enqueue, context }, change: Partial<Profile>) => {
      const profile = { ...context.profile, ...change, revision: context.profile.revision + 1 };
      enqueue.assign({ profile });
      enqueue.sendTo('signaling', { type: 'update', profile });
      for (const { id } of context.members) {
        enqueue.sendTo(peerActorId(id), { type: 'profile.changed', profile });
      }
    }),
    'take the slots': assign({
      slots: ({ context, event }) => (event.type === 'media.changed' ? event.slots : context.slots),
    }),
    'take the peek': assign({
      peek: ({ context, event }) => (event.type === 'signaling.peeked' ? event.peek : context.peek),
    }),
    'pass the signal on': enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'peer.signal') return;
      const { to, generation, signal } = event;
      enqueue.sendTo('signaling', { type: 'signal', to, generation, signal });
    }),
    'take the ICE servers': assign({
      iceServers: ({ context, event }) =>
        event.type === 'signaling.iceServers' ? event.answer.servers : context.iceServers,
    }),
  },
});
