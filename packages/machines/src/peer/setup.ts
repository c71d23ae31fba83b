import { limits } from '@visavis/protocol';
import {
  and,
  assign,
  cancel,
  enqueueActions,
  fromCallback,
  not,
  or,
  raise,
  sendTo,
  setup,
  stateIn,
} from 'xstate';
import { peerDelays, maxRebuilds, pathSettleMs } from './delays.ts';
import { nextGeneration } from './generation.ts';
import type {
  ConnectionCommand,
  ConnectionInput,
  PeerContext,
  PeerEvent,
  PeerInput,
} from './types.ts';

/** What the regions tell each other. */
type InternalEvent =
  /** This side built a new RTCPeerConnection in the place of the old one. */
  | { readonly type: 'generation.created' }
  /** The other side did, and this side followed with one of its own. */
  | { readonly type: 'generation.adopted' }
  /** The offer that awaits its answer has to be made again, if it still does. */
  | { readonly type: 'offer.retryDue' }
  /** The other side goes on with an older connection, as if it had missed the offer of this one. */
  | { readonly type: 'offer.missed' }
  /** A new way has been agreed on, and what is missed should have come by it. */
  | { readonly type: 'media.overdue' };

type Event = PeerEvent | InternalEvent;

/** What others may ask of a connection with `hasTag`. */
export type PeerTag = 'mediaPossible' | 'recovering' | 'needsRetry';

/** The connection actor. packages/client provides the one that owns an RTCPeerConnection. */
const connection = fromCallback<ConnectionCommand, ConnectionInput>(() => {
  throw new Error('The peer machine was started without a connection actor.');
});

const isDescription = (event: Event, type: 'offer' | 'answer') =>
  event.type === 'signal.received' &&
  event.signal.kind === 'description' &&
  event.signal.type === type;

const isCurrent = (context: PeerContext, event: Event) =>
  event.type === 'signal.received' && event.generation === context.generation;

const sdpOf = (event: Event) =>
  event.type === 'signal.received' && event.signal.kind === 'description' ? event.signal.sdp : '';

const isInCurrentRound = (context: PeerContext, event: Event) =>
  'round' in event && event.round === context.round;

const connectionInput = (context: PeerContext): ConnectionInput => ({
  remote: context.remote,
  role: context.role,
  iceServers: context.iceServers,
  iceTransportPolicy: context.iceTransportPolicy,
  slots: context.slots,
});

/**
 * The polite side takes its own offer back when two collide (webrtc-pc section 10.7). It is the one that
 * offered the connection: where the other one takes its first own offer back, Chromium feeds what it receives
 * to nobody any more, and the picture stands still for good.
 */
const isPolite = ({ role }: PeerContext): boolean => role === 'offerer';

/** What the two people hear and see of each other works, whatever is being negotiated. */
const isConnectionUsable = and([
  stateIn({ connection: 'connected' }),
  not(stateIn({ channel: 'closed' })),
]);

/** No offer or answer is under way. */
const isNegotiationIdle = stateIn({ negotiation: 'idle' });

/** What came by the old connection is missed until it comes by the new one. */
const isMediaExpected = or([
  ({ context }: { context: PeerContext }) => context.isMediaMissing,
  not(stateIn({ flow: 'stalled' })),
]);

/** What a context begins anew with each RTCPeerConnection. */
const initialConnectionContext = {
  iceTransportPolicy: 'all',
  isNegotiationNeeded: false,
  hasIgnoredOffer: false,
  isPathSettling: false,
  stats: null,
} as const;

/**
 * The vocabulary of the peer machine: its guards read the perfect-negotiation pattern of webrtc-pc
 * (section 10.7), its actions are commands to the connection actor and signals to the other person.
 */
export const peerSetup = setup({
  types: {
    context: {} as PeerContext,
    events: {} as Event,
    input: {} as PeerInput,
    tags: {} as PeerTag,
  },
  actors: { connection },
  delays: {
    ...peerDelays,
    pathSettleMs: ({ context }) => pathSettleMs(context.stats?.roundTripMs ?? null),
  },
  guards: {
    // An answerer has nothing to offer in before the first offer has given it a generation.
    isNegotiationNeeded: ({ context }) =>
      context.isNegotiationNeeded && context.generation !== null,
    isInCurrentRound: ({ context, event }) => isInCurrentRound(context, event),
    isInCurrentRoundWithIgnoredOffer: ({ context, event }) =>
      isInCurrentRound(context, event) && context.hasIgnoredOffer,
    // Peers believe nothing: a number that leaves none above it would end the pair, or worse.
    isNewerGenerationOffer: ({ context, event }) =>
      event.type === 'signal.received' &&
      isDescription(event, 'offer') &&
      event.generation > (context.generation ?? 0) &&
      event.generation <= limits.maxOfferedGeneration,
    isOlderGenerationOffer: ({ context, event }) =>
      event.type === 'signal.received' &&
      isDescription(event, 'offer') &&
      event.generation < (context.generation ?? 0),
    isOfferMissed: and([not(isConnectionUsable), stateIn({ negotiation: 'awaitingAnswer' })]),
    isOffer: ({ context, event }) => isCurrent(context, event) && isDescription(event, 'offer'),
    isOfferAndPolite: ({ context, event }) =>
      isPolite(context) && isCurrent(context, event) && isDescription(event, 'offer'),
    isAnswer: ({ context, event }) => isCurrent(context, event) && isDescription(event, 'answer'),
    isCandidate: ({ context, event }) =>
      event.type === 'signal.received' &&
      isCurrent(context, event) &&
      event.signal.kind === 'candidate',
    isConnectionUsable: isConnectionUsable,
    isConnectionUsableAndPathSettling: and([
      isConnectionUsable,
      ({ context }) => context.isPathSettling,
    ]),
    isConnectionUnusable: not(isConnectionUsable),
    isClosedByRemote: or([stateIn({ channel: 'closed' }), stateIn({ connection: 'closed' })]),
    isNegotiationIdle: isNegotiationIdle,
    isConnectionUnsettled: or([not(isConnectionUsable), not(isNegotiationIdle)]),
    hasTurnServer: ({ context }) =>
      context.iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn'))),
    isMediaExpected: isMediaExpected,
    isMediaMissingOnNewPath: and([({ context }) => context.isMediaMissing, isNegotiationIdle]),
    canRebuild: ({ context }) => context.rebuildCount < maxRebuilds,
  },
  actions: {
    sendToConnection: sendTo('connection', (_, command: ConnectionCommand) => command),
    sendDescription: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'offer.made' && event.type !== 'answer.made') return;
      const { remote: to, generation } = context;
      if (generation === null) return;
      const type = event.type === 'offer.made' ? 'offer' : 'answer';
      const signal = { kind: 'description', type, sdp: event.sdp } as const;
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, signal });
    }),
    sendCandidate: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'icecandidate' || context.generation === null) return;
      const { remote: to, generation } = context;
      const signal = event.candidate;
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, signal });
    }),
    forwardProfile: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'profile.received') return;
      const { profile } = event;
      enqueue.sendTo(context.parent, { type: 'peer.profile', from: context.remote, profile });
    }),
    makeOffer: enqueueActions(({ enqueue, context }) => {
      const round = context.round + 1;
      enqueue.assign({ round, isNegotiationNeeded: false, hasIgnoredOffer: false });
      enqueue.sendTo('connection', { type: 'makeOffer', round });
    }),
    cancelOfferRetry: cancel('offer.retryDue'),
    scheduleOfferRetry: raise(
      { type: 'offer.retryDue' },
      { id: 'offer.retryDue', delay: 'answerTimeoutMs' },
    ),
    // Not at once: the two offers may just have crossed, and then the answer is on its way.
    scheduleMissedOfferCheck: enqueueActions(({ enqueue }) => {
      enqueue.cancel('offer.missed');
      enqueue.raise({ type: 'offer.missed' }, { id: 'offer.missed', delay: 'answerTimeoutMs' });
    }),
    acceptOffer: enqueueActions(({ enqueue, context, event }) => {
      const round = context.round + 1;
      enqueue.assign({ round, hasIgnoredOffer: false });
      enqueue.sendTo('connection', { type: 'acceptOffer', round, sdp: sdpOf(event) });
    }),
    acceptAnswer: enqueueActions(({ enqueue, context, event }) => {
      const round = context.round + 1;
      enqueue.assign({ round, hasIgnoredOffer: false });
      enqueue.sendTo('connection', { type: 'acceptAnswer', round, sdp: sdpOf(event) });
    }),
    addIceCandidate: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signal.received' || event.signal.kind !== 'candidate') return;
      const { hasIgnoredOffer: isFromIgnoredOffer } = context;
      enqueue.sendTo('connection', {
        type: 'addIceCandidate',
        candidate: event.signal,
        isFromIgnoredOffer,
      });
    }),
    ignoreOffer: assign({ hasIgnoredOffer: true }),
    recordNegotiationNeeded: assign({ isNegotiationNeeded: true }),
    restartIce: enqueueActions(({ enqueue, context }, iceTransportPolicy: 'all' | 'relay') => {
      const { iceServers } = context;
      enqueue.assign({ iceTransportPolicy });
      enqueue.sendTo('connection', { type: 'restartIce', iceServers, iceTransportPolicy });
    }),
    startConnection: enqueueActions(({ enqueue, context }) => {
      enqueue.spawnChild('connection', { id: 'connection', input: connectionInput(context) });
    }),
    rebuildConnection: enqueueActions(({ enqueue, context, check }) => {
      const { self, remote, startedAt } = context;
      const rebuilt = {
        ...initialConnectionContext,
        role: 'offerer',
        isMediaMissing: check('isMediaExpected'),
        generation: nextGeneration(Math.max(context.generation ?? 0, startedAt), self, remote),
        rebuildCount: context.rebuildCount + 1,
      } as const;
      enqueue.assign(rebuilt);
      enqueue.cancel('offer.missed');
      enqueue.stopChild('connection');
      const input = connectionInput({ ...context, ...rebuilt });
      enqueue.spawnChild('connection', { id: 'connection', input });
      enqueue.raise({ type: 'generation.created' });
    }),
    adoptGeneration: enqueueActions(({ enqueue, context, event, check }) => {
      if (event.type !== 'signal.received') return;
      const { generation } = event;
      const isMediaMissing = check('isMediaExpected');
      const adopted = {
        ...initialConnectionContext,
        role: 'answerer',
        generation,
        isMediaMissing,
      } as const;
      enqueue.assign(adopted);
      // An answerer that waited for its first offer has an unused connection ready for it.
      if (context.generation === null) return;
      enqueue.stopChild('connection');
      const input = connectionInput({ ...context, ...adopted });
      enqueue.spawnChild('connection', { id: 'connection', input });
      enqueue.raise({ type: 'generation.adopted' });
    }),
    recordMediaMissing: assign({ isMediaMissing: true }),
    clearMediaMissing: enqueueActions(({ enqueue }) => {
      enqueue.assign({ isMediaMissing: false, isPathSettling: false });
      enqueue.cancel('media.overdue');
    }),
    startPathSettling: enqueueActions(({ enqueue }) => {
      enqueue.assign({ isPathSettling: true });
      enqueue.cancel('media.overdue');
      enqueue.raise({ type: 'media.overdue' }, { id: 'media.overdue', delay: 'pathSettleMs' });
    }),
    stopPathSettling: enqueueActions(({ enqueue }) => {
      enqueue.assign({ isPathSettling: false });
      enqueue.cancel('media.overdue');
    }),
    reportStalled: enqueueActions(({ enqueue, context }) => {
      enqueue.sendTo(context.parent, { type: 'peer.stalled', from: context.remote });
    }),
    resetRebuildCount: assign({ rebuildCount: 0 }),
    recordConnected: assign({ hasBeenConnected: true }),
    storeFailure: assign({
      lastFailure: ({ context, event }) =>
        event.type === 'operation.failed'
          ? `${event.operation}: ${event.message}`
          : context.lastFailure,
    }),
  },
});
