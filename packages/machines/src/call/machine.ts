import { createInitialProfile } from '@visavis/protocol';
import { emptySlots } from '../media/slots.ts';
import { callSetup } from './actor-failure.ts';
import type { CallContext, CallEvent } from './types.ts';

interface EventParams<Type extends CallEvent['type']> {
  event: Extract<CallEvent, { type: Type }>;
}

const peekRoom = {
  type: 'sendToSignaling',
  params: ({ context }: { context: CallContext }) =>
    ({ type: 'peek', room: context.room }) as const,
} as const;

/** What holds from the door to the way out: devices, the name, the network, the server's no. */
const commonTransitions = {
  'media.open': {
    actions: {
      type: 'sendToMedia',
      params: ({ event }: EventParams<'media.open'>) =>
        ({ type: 'devices.open', kinds: event.kinds }) as const,
    },
  },
  'microphone.toggle': { actions: { type: 'sendToMedia', params: { type: 'microphone.toggle' } } },
  'camera.toggle': { actions: { type: 'sendToMedia', params: { type: 'camera.toggle' } } },
  'device.choose': {
    actions: [
      'storeMediaChoice',
      { type: 'sendToMedia', params: ({ event }: EventParams<'device.choose'>) => event },
    ],
  },
  'quality.choose': {
    actions: [
      'storeMediaChoice',
      { type: 'sendToMedia', params: ({ event }: EventParams<'quality.choose'>) => event },
    ],
  },
  'media.changed': {
    actions: [
      'storeSlots',
      {
        type: 'sendToPeers',
        params: ({ event }: EventParams<'media.changed'>) =>
          ({ type: 'slots.changed', slots: event.slots }) as const,
      },
      {
        type: 'updateProfile',
        params: ({ event: { slots } }: EventParams<'media.changed'>) => ({
          microphone: slots.microphone !== null,
          camera: slots.camera !== null,
          screen: slots.screen !== null,
        }),
      },
    ],
  },
  rename: {
    actions: {
      type: 'updateProfile',
      params: ({ event }: EventParams<'rename'>) => ({ name: event.name }),
    },
  },
  'network.online': { actions: { type: 'sendToSignaling', params: { type: 'network.online' } } },
  'network.offline': { actions: { type: 'sendToSignaling', params: { type: 'network.offline' } } },
  'network.changed': { actions: { type: 'sendToSignaling', params: { type: 'network.changed' } } },
  retry: { actions: { type: 'sendToSignaling', params: { type: 'network.changed' } } },
  'signaling.iceServers': {
    actions: [
      'storeIceServers',
      {
        type: 'sendToPeers',
        params: ({ event }: EventParams<'signaling.iceServers'>) =>
          ({ type: 'iceServers.changed', iceServers: event.answer.servers }) as const,
      },
    ],
  },
  'signaling.refused': [
    { guard: 'isRoomFull', target: '#call.full', actions: 'storeRefusal' },
    {
      guard: 'isEntryRefused',
      target: '#call.refused',
      actions: 'storeRefusal',
    },
    { guard: 'isRoomEnded', target: '#call.ended', actions: 'storeRefusal' },
    { target: '#call.failed', actions: 'storeRefusal' },
  ],
  leave: '#call.leaving',
  // Without devices or without the server there is no going on, but there is a way out and back in.
  'xstate.error.actor.media': {
    target: '#call.failed',
    actions: [
      'storeActorFailure',
      'stopOrphans',
      { type: 'sendToSignaling', params: { type: 'close' } },
    ],
  },
  'xstate.error.actor.signaling': {
    target: '#call.failed',
    actions: ['storeActorFailure', 'stopOrphans'],
  },
} as const;

/** Being let in, from the two states in which this is awaited. */
const admitted = {
  guard: 'isAdmitted',
  target: '#call.inRoom',
  actions: 'syncMembers',
} as const;

/** Each way in which the server ends this person's place, inside or at the door. */
const ownLeft = [
  { guard: 'isRoomEnded', target: '#call.ended' },
  { guard: 'isReplaced', target: '#call.replaced' },
  { guard: 'isRemoved', target: '#call.removed' },
  { guard: 'hasLeft', target: '#call.left' },
] as const;

const finishedState = {
  tags: ['finished'],
  entry: ['stopPeersAndMedia', 'stopSignaling'],
  on: { returnToLobby: { target: '#call.lobby', actions: 'updateStartedAt' } },
} as const;

/**
 * One person's part in one room, from the door to the way out. It runs `signaling` and `media`, and a
 * `peer` for everyone else who is there.
 */
export const callMachine = callSetup.createMachine({
  id: 'call',
  description: 'One person’s part in one room.',
  initial: 'idle',
  context: ({ input }) => ({
    ...input,
    startedAt: Math.floor(input.startedAt),
    self: null,
    profile: createInitialProfile(input.name, Math.floor(input.startedAt)),
    slots: emptySlots,
    members: [],
    roomState: null,
    peek: null,
    iceServers: [],
    refusal: null,
    lastFailure: null,
  }),
  on: {
    // What breaks while it is being put away concerns nobody. Unheard, it would end the call in an error.
    'xstate.error.actor.*': { actions: ['storeActorFailure', 'stopOrphans'] },
  },
  states: {
    idle: {
      description: 'Nothing has been asked for yet.',
      on: { openLobby: 'lobby' },
    },
    lobby: {
      description: 'At the door: choosing devices, seeing who is there; nobody knows yet.',
      tags: ['beforeCall'],
      entry: 'startSignalingAndMedia',
      on: {
        ...commonTransitions,
        join: { target: 'joining', actions: 'requestJoin' },
        peek: { actions: peekRoom },
        'signaling.online': { actions: peekRoom },
        'signaling.peeked': { actions: 'storePeek' },
      },
    },
    joining: {
      description: 'The server is asked to let this person in.',
      tags: ['beforeCall'],
      on: {
        ...commonTransitions,
        'signaling.roomEvent': [
          admitted,
          { guard: 'isAskedToWait', target: 'waiting' },
          ...ownLeft,
        ],
      },
    },
    waiting: {
      description: 'Someone inside is asked to let this person in.',
      tags: ['beforeCall'],
      on: { ...commonTransitions, 'signaling.roomEvent': [admitted, ...ownLeft] },
    },
    inRoom: {
      description: 'In the room.',
      tags: ['inCall'],
      initial: 'alone',
      on: {
        ...commonTransitions,
        'screen.toggle': { actions: { type: 'sendToMedia', params: { type: 'screen.toggle' } } },
        'hand.toggle': {
          actions: {
            type: 'updateProfile',
            params: ({ context }) => ({ hand: !context.profile.hand }),
          },
        },
        'network.changed': {
          actions: [
            { type: 'sendToSignaling', params: { type: 'network.changed' } },
            { type: 'sendToPeers', params: { type: 'network.changed' } },
          ],
        },
        retry: [
          { guard: 'isPeerRetry', actions: 'retryPeer' },
          { actions: { type: 'sendToSignaling', params: { type: 'network.changed' } } },
        ],
        'peer.signal': { actions: 'forwardSignal' },
        'peer.profile': { actions: 'storePeerProfile' },
        'peer.stalled': { actions: 'reportMissingMedia' },
        'signaling.signalsDropped': { actions: 'reportLostSignals' },
        // Whoever was given up while the server was away has a chance again.
        'signaling.online': {
          actions: { type: 'sendToPeers', params: { type: 'remote.reachable' } },
        },
        'signaling.roomEvent': [
          ...ownLeft,
          {
            actions: ['syncMembers', 'applyRoomEvent', 'removeLeftMember'],
          },
        ],
        'member.graceExpired': { actions: 'removeLeftMember' },
        // The connection to one person broke down: the others' go on, and it gets another beginning.
        'xstate.error.actor.*': {
          actions: ['storeActorFailure', 'stopOrphans', 'schedulePeerRestart'],
        },
        'peer.restart': { actions: 'restartPeer' },
      },
      states: {
        alone: {
          description: 'Nobody else is here.',
          always: { guard: 'hasOtherMembers', target: 'together' },
        },
        together: {
          description: 'Others are here.',
          always: { guard: 'isAlone', target: 'alone' },
        },
      },
    },
    leaving: {
      description: 'The others are being told that this person leaves.',
      entry: [{ type: 'sendToSignaling', params: { type: 'close' } }, 'stopPeersAndMedia'],
      on: {
        'signaling.closed': 'left',
        'xstate.error.actor.signaling': {
          target: 'left',
          actions: ['storeActorFailure', 'stopOrphans'],
        },
      },
      after: { leaveTimeoutMs: 'left' },
    },
    left: { description: 'This person has left.', ...finishedState },
    removed: { description: 'This person was put out of the room.', ...finishedState },
    replaced: {
      description: 'The call goes on in a newer page of the same tab.',
      ...finishedState,
    },
    full: { description: 'The room has no place left.', ...finishedState },
    refused: {
      description:
        'The room is locked, nobody let this person in, or the server takes no calls from this page.',
      ...finishedState,
    },
    ended: { description: 'The room has ended for everyone.', ...finishedState },
    failed: {
      description: 'The server and this page cannot work together, or a part of this page broke.',
      ...finishedState,
    },
  },
});
