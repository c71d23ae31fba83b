import { assign } from 'xstate';
import { nextGeneration } from './generation.ts';
import { flowRegion } from './regions/flow.ts';
import {
  channelRegion,
  connectionRegion,
  gatheringRegion,
  iceRegion,
  signalingRegion,
} from './regions/rtc-states.ts';
import { negotiationRegion } from './regions/negotiation.ts';
import { recoveryRegion } from './regions/recovery.ts';
import { peerSetup } from './setup.ts';

/**
 * The connection to one remote person. Five regions say what the browser says, by the browser's events,
 * one says what arrives; two command it. It invokes one `connection` actor at a time, which owns one
 * RTCPeerConnection, and reports to its parent what is to be signalled.
 */
export const peerMachine = peerSetup.createMachine({
  id: 'peer',
  description: 'The connection to one remote person.',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    generation:
      input.role === 'offerer' ? nextGeneration(input.startedAt, input.self, input.remote) : null,
    iceTransportPolicy: 'all',
    isNegotiationNeeded: false,
    hasIgnoredOffer: false,
    isPathSettling: false,
    round: 0,
    rebuildCount: 0,
    hasBeenConnected: false,
    isMediaMissing: false,
    stats: null,
    lastFailure: null,
  }),
  entry: 'startConnection',
  on: {
    icecandidate: { actions: 'sendCandidate' },
    'profile.received': { actions: 'forwardProfile' },
    stats: { actions: assign({ stats: ({ event }) => event.stats }) },
    'slots.changed': {
      actions: [
        assign({ slots: ({ event }) => event.slots }),
        {
          type: 'sendToConnection',
          params: ({ event }) => ({ type: 'setSlots', slots: event.slots }),
        },
      ],
    },
    'profile.changed': {
      actions: [
        assign({ profile: ({ event }) => event.profile }),
        {
          type: 'sendToConnection',
          params: ({ event }) => ({ type: 'sendProfile', profile: event.profile }),
        },
      ],
    },
    'iceServers.changed': {
      actions: [
        assign({ iceServers: ({ event }) => event.iceServers }),
        {
          type: 'sendToConnection',
          params: ({ event }) => ({ type: 'setIceServers', iceServers: event.iceServers }),
        },
      ],
    },
  },
  states: {
    connection: connectionRegion,
    ice: iceRegion,
    gathering: gatheringRegion,
    signaling: signalingRegion,
    channel: channelRegion,
    flow: flowRegion,
    negotiation: negotiationRegion,
    recovery: recoveryRegion,
  },
});
