import { assign } from 'xstate';
import { initialConnectionContext, sentSlots } from './connection-setup.ts';
import { nextGeneration } from './generation.ts';
import { budgetRegion } from './regions/budget.ts';
import { comparisonRegion } from './regions/comparison.ts';
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
import { trustRegion } from './regions/trust.ts';
import { voiceRegion } from './regions/voice.ts';
import { peerSetup } from './setup.ts';

/**
 * The connection to one peer. The regions connection, ice, gathering, signaling and channel mirror the states
 * of the browser; flow says what media arrives, voice whether the peer speaks; negotiation and recovery send
 * commands; budget says whether the peer sends too many signals, trust whether the connection ends at the peer and
 * at nobody else, comparison whether the two users compare emoji. The machine runs one `connection` actor at a
 * time, which owns one RTCPeerConnection, and sends signals through its parent.
 *
 * @internal
 */
export const peerMachine = peerSetup.createMachine({
  id: 'peer',
  description: 'The connection to one peer.',
  type: 'parallel',
  context: ({ input }) => ({
    ...input,
    generation:
      input.role === 'offerer' ? nextGeneration(input.startedAt, input.self, input.remote) : null,
    ...initialConnectionContext,
    verdict: null,
    emoji: [],
    round: 0,
    rebuildCount: 0,
    hasBeenConnected: false,
    isMediaMissing: false,
    lastFailure: null,
  }),
  entry: 'startConnection',
  on: {
    icecandidate: { actions: 'sendCandidate' },
    'profile.received': { actions: 'forwardProfile' },
    'stats.updated': { actions: assign({ stats: ({ event }) => event.stats }) },
    'slots.changed': {
      actions: [
        assign({ slots: ({ event }) => event.slots }),
        {
          type: 'sendToConnection',
          params: ({ context }) => ({ type: 'setSlots', slots: sentSlots(context) }),
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
    'videoWanted.changed': {
      actions: [
        assign({ isVideoWanted: ({ event }) => event.isVideoWanted }),
        {
          type: 'sendToConnection',
          params: ({ event }) => ({ type: 'sendWanted', video: event.isVideoWanted }),
        },
      ],
    },
    'wanted.received': {
      actions: [
        assign({ isVideoWantedByPeer: ({ event }) => event.video }),
        {
          type: 'sendToConnection',
          params: ({ context }) => ({ type: 'setSlots', slots: sentSlots(context) }),
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
    voice: voiceRegion,
    trust: trustRegion,
    comparison: comparisonRegion,
    negotiation: negotiationRegion,
    recovery: recoveryRegion,
    budget: budgetRegion,
  },
});
