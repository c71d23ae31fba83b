import { emptySlots } from '../media/slots.ts';
import { callSetup } from './breakdown.ts';
import type { CallContext, CallEvent } from './types.ts';

interface Of<Type extends CallEvent['type']> {
  event: Extract<CallEvent, { type: Type }>;
}

const lookInside = {
  type: 'tell signaling',
  params: ({ context }: { context: CallContext }) =>
    ({ type: 'peek', room: context.room }) as const,
} as const;

/** What holds from the door to the way out: devices, the name, the network, the server's no. */
const present = {
  'media.open': {
    actions: {
      type: 'tell media',
      params: ({ event }: Of<'media.open'>) => ({ type: 'open', kinds: event.kinds }) as const,
    },
  },
  'microphone.toggle': { actions: { type: 'tell media', params: { type: 'microphone.toggle' } } },
  'camera.toggle': { actions: { type: 'tell media', params: { type: 'camera.toggle' } } },
  'device.choose': {
    actions: [
      'keep the choice',
      { type: 'tell media', params: ({ event }: Of<'device.choose'>) => event },
    ],
  },
  'quality.choose': {
    actions: [
      'keep the choice',
      { type: 'tell media', params: ({ event }: Of<'quality.choose'>) => event },
    ],
  },
  'media.changed': {
    actions: [
      'take the slots',
      {
        type: 'tell everyone',
        params: ({ event }: Of<'media.changed'>) =>
          ({ type: 'slots.changed', slots: event.slots }) as const,
      },
      {
        type: 'say of oneself',
        params: ({ event: { slots } }: Of<'media.changed'>) => ({
          microphone: slots.microphone !== null,
          camera: slots.camera !== null,
          screen: slots.screen !== null,
        }),
      },
    ],
  },
  rename: {
    actions: {
      type: 'say of oneself',
      params: ({ event }: Of<'rename'>) => ({ name: event.name }),
    },
  },
  'network.online': { actions: { type: 'tell signaling', params: { type: 'network.online' } } },
  'network.offline': { actions: { type: 'tell signaling', params: { type: 'network.offline' } } },
  'network.changed': { actions: { type: 'tell signaling', params: { type: 'network.changed' } } },
  retry: { actions: { type: 'tell signaling', params: { type: 'network.changed' } } },
  'signaling.iceServers': {
    actions: [
      'take the ICE servers',
      {
        type: 'tell everyone',
        params: ({ event }: Of<'signaling.iceServers'>) =>
          ({ type: 'iceServers.changed', iceServers: event.answer.servers }) as const,
      },
    ],
  },
  'signaling.refused': [
    { guard: 'the room is full', target: '#call.full', actions: 'note the refusal' },
    {
      guard: 'it is not open to this person',
      target: '#call.refused',
      actions: 'note the refusal',
    },
    { guard: 'the room has ended', target: '#call.ended', actions: 'note the refusal' },
    { target: '#call.failed', actions: 'note the refusal' },
  ],
  leave: '#call.leaving',
  // Without devices or without the server there is no going on, but there is a way out and back in.
  'xstate.error.actor.media': {
    target: '#call.failed',
    actions: [
      'note the breakdown',
      'stop what it left',
      { type: 'tell signaling', params: { type: 'close' } },
    ],
  },
  'xstate.error.actor.signaling': {
    target: '#call.failed',
    actions: ['note the breakdown', 'stop what it left'],
  },
} as const;

/** Being let in, from the two states in which this is awaited. */
const letIn = {
  guard: 'it is welcome',
  target: '#call.inRoom',
  actions: 'meet the members',
} as const;

/** Each way in which the server ends this person's place, inside or at the door. */
const putOut = [
  { guard: 'the room has ended', target: '#call.ended' },
  { guard: 'a newer page took over', target: '#call.replaced' },
  { guard: 'this person was put out', target: '#call.kicked' },
  { guard: 'this person is out', target: '#call.left' },
] as const;

const over = {
  tags: ['over'],
  entry: ['hang up', 'close the line'],
  on: { again: { target: '#call.lobby', actions: 'begin again' } },
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
    profile: {
      name: input.name,
      microphone: false,
      camera: false,
      screen: false,
      hand: false,
      revision: Math.floor(input.startedAt),
    },
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
    'xstate.error.actor.*': { actions: ['note the breakdown', 'stop what it left'] },
  },
  states: {
    idle: {
      description: 'Nothing has been asked for yet.',
      on: { enter: 'lobby' },
    },
    lobby: {
      description: 'At the door: choosing devices, seeing who is there; nobody knows yet.',
      tags: ['at the door'],
      entry: 'open the door',
      on: {
        ...present,
        join: { target: 'joining', actions: 'ask to join' },
        peek: { actions: lookInside },
        'signaling.online': { actions: lookInside },
        'signaling.peeked': { actions: 'take the peek' },
      },
    },
    joining: {
      description: 'The server is asked to let this person in.',
      tags: ['at the door'],
      on: {
        ...present,
        'signaling.event': [letIn, { guard: 'it asks to wait', target: 'knocking' }, ...putOut],
      },
    },
    knocking: {
      description: 'Someone inside is asked to let this person in.',
      tags: ['at the door'],
      on: { ...present, 'signaling.event': [letIn, ...putOut] },
    },
    inRoom: {
      description: 'In the room.',
      tags: ['in call'],
      initial: 'alone',
      on: {
        ...present,
        'screen.toggle': { actions: { type: 'tell media', params: { type: 'screen.toggle' } } },
        'hand.toggle': {
          actions: {
            type: 'say of oneself',
            params: ({ context }) => ({ hand: !context.profile.hand }),
          },
        },
        'network.changed': {
          actions: [
            { type: 'tell signaling', params: { type: 'network.changed' } },
            { type: 'tell everyone', params: { type: 'network.changed' } },
          ],
        },
        retry: [
          { guard: 'a person is named', actions: 'try the person again' },
          { actions: { type: 'tell signaling', params: { type: 'network.changed' } } },
        ],
        'peer.signal': { actions: 'pass the signal on' },
        'peer.profile': { actions: 'take the profile' },
        'peer.silent': { actions: 'miss the person' },
        'signaling.dropped': { actions: 'start over with' },
        // Whoever was given up while the server was away has a chance again.
        'signaling.online': {
          actions: { type: 'tell everyone', params: { type: 'remote.back' } },
        },
        'signaling.event': [
          ...putOut,
          {
            actions: ['meet the members', 'take the room event', 'part with whoever is gone'],
          },
        ],
        'member.expired': { actions: 'part with whoever is gone' },
        // The connection to one person broke down: the others' go on, and it gets another beginning.
        'xstate.error.actor.*': {
          actions: [
            'note the breakdown',
            'stop what it left',
            'begin the connection anew in a moment',
          ],
        },
        'peer.anew': { actions: 'begin the connection anew' },
      },
      states: {
        alone: {
          description: 'Nobody else is here.',
          always: { guard: 'someone else is here', target: 'together' },
        },
        together: {
          description: 'Others are here.',
          always: { guard: 'nobody else is here', target: 'alone' },
        },
      },
    },
    leaving: {
      description: 'The others are being told that this person leaves.',
      entry: [{ type: 'tell signaling', params: { type: 'close' } }, 'hang up'],
      on: {
        'signaling.closed': 'left',
        'xstate.error.actor.signaling': {
          target: 'left',
          actions: ['note the breakdown', 'stop what it left'],
        },
      },
      after: { farewell: 'left' },
    },
    left: { description: 'This person has left.', ...over },
    kicked: { description: 'This person was put out of the room.', ...over },
    replaced: { description: 'The call goes on in a newer page of the same tab.', ...over },
    full: { description: 'The room has no place left.', ...over },
    refused: {
      description:
        'The room is locked, nobody let this person in, or the server takes no calls from this page.',
      ...over,
    },
    ended: { description: 'The room has ended for everyone.', ...over },
    failed: {
      description: 'The server and this page cannot work together, or a part of this page broke.',
      ...over,
    },
  },
});
