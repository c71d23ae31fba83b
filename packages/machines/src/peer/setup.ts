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
import { peerDelays, rebuildAttempts, settlingDelay } from './delays.ts';
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
  | { readonly type: 'generation.raised' }
  /** The other side did, and this side followed with one of its own. */
  | { readonly type: 'generation.adopted' }
  /** The offer that awaits its answer has to be made again, if it still does. */
  | { readonly type: 'offer.lost' }
  /** The other side goes on with an older connection, as if it had missed the offer of this one. */
  | { readonly type: 'offer.missed' }
  /** A new way has been agreed on, and what is missed should have come by it. */
  | { readonly type: 'flow.overdue' };

type Event = PeerEvent | InternalEvent;

/** What others may ask of a connection with `hasTag`. */
export type PeerTag = 'talking is possible' | 'recovering' | 'needs the person';

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

const withinRound = (context: PeerContext, event: Event) =>
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
const holds = and([stateIn({ connection: 'connected' }), not(stateIn({ channel: 'closed' }))]);

/** No offer or answer is under way. */
const agreed = stateIn({ negotiation: 'idle' });

/** What came by the old connection is missed until it comes by the new one. */
const missing = or([
  ({ context }: { context: PeerContext }) => context.missed,
  not(stateIn({ flow: 'silent' })),
]);

/** What a context begins anew with each RTCPeerConnection. */
const fresh = {
  iceTransportPolicy: 'all',
  negotiationNeeded: false,
  ignoredOffer: false,
  settling: false,
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
    settling: ({ context }) => settlingDelay(context.stats?.roundTripMs ?? null),
  },
  guards: {
    // An answerer has nothing to offer in before the first offer has given it a generation.
    'negotiation is needed': ({ context }) =>
      context.negotiationNeeded && context.generation !== null,
    'of this round': ({ context, event }) => withinRound(context, event),
    'of this round, an offer ignored': ({ context, event }) =>
      withinRound(context, event) && context.ignoredOffer,
    // Peers believe nothing: a number that leaves none above it would end the pair, or worse.
    'offer of a newer generation': ({ context, event }) =>
      event.type === 'signal.received' &&
      isDescription(event, 'offer') &&
      event.generation > (context.generation ?? 0) &&
      event.generation <= limits.offeredGeneration,
    'offer of an older generation': ({ context, event }) =>
      event.type === 'signal.received' &&
      isDescription(event, 'offer') &&
      event.generation < (context.generation ?? 0),
    'its offer was missed': and([not(holds), stateIn({ negotiation: 'awaiting answer' })]),
    offer: ({ context, event }) => isCurrent(context, event) && isDescription(event, 'offer'),
    'offer, and this side is polite': ({ context, event }) =>
      isPolite(context) && isCurrent(context, event) && isDescription(event, 'offer'),
    answer: ({ context, event }) => isCurrent(context, event) && isDescription(event, 'answer'),
    candidate: ({ context, event }) =>
      event.type === 'signal.received' &&
      isCurrent(context, event) &&
      event.signal.kind === 'candidate',
    'the connection holds': holds,
    'the connection holds, and a new way has its time': and([
      holds,
      ({ context }) => context.settling,
    ]),
    'the connection does not hold': not(holds),
    'the other side put it away': or([
      stateIn({ channel: 'closed' }),
      stateIn({ connection: 'closed' }),
    ]),
    'nothing is being negotiated': agreed,
    'the connection is not settled': or([not(holds), not(agreed)]),
    'a relay is configured': ({ context }) =>
      context.iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn'))),
    'something is missed, or would be': missing,
    'a new way is agreed on, and something is missed': and([
      ({ context }) => context.missed,
      agreed,
    ]),
    'may be rebuilt again': ({ context }) => context.rebuilds < rebuildAttempts,
  },
  actions: {
    command: sendTo('connection', (_, command: ConnectionCommand) => command),
    'send the description': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'offer.made' && event.type !== 'answer.made') return;
      const { remote: to, generation } = context;
      if (generation === null) return;
      const type = event.type === 'offer.made' ? 'offer' : 'answer';
      const signal = { kind: 'description', type, sdp: event.sdp } as const;
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, signal });
    }),
    'send the candidate': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'icecandidate' || context.generation === null) return;
      const { remote: to, generation } = context;
      const signal = event.candidate;
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, signal });
    }),
    'pass the profile on': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'profile.received') return;
      const { profile } = event;
      enqueue.sendTo(context.parent, { type: 'peer.profile', from: context.remote, profile });
    }),
    'make an offer': enqueueActions(({ enqueue, context }) => {
      const round = context.round + 1;
      enqueue.assign({ round, negotiationNeeded: false, ignoredOffer: false });
      enqueue.sendTo('connection', { type: 'makeOffer', round });
    }),
    'forget the lost offer': cancel('offer.lost'),
    'let the offer be made again': raise(
      { type: 'offer.lost' },
      { id: 'offer.lost', delay: 'resending' },
    ),
    // Not at once: the two offers may just have crossed, and then the answer is on its way.
    'wait whether the offer was missed': enqueueActions(({ enqueue }) => {
      enqueue.cancel('offer.missed');
      enqueue.raise({ type: 'offer.missed' }, { id: 'offer.missed', delay: 'resending' });
    }),
    'accept the offer': enqueueActions(({ enqueue, context, event }) => {
      const round = context.round + 1;
      enqueue.assign({ round, ignoredOffer: false });
      enqueue.sendTo('connection', { type: 'acceptOffer', round, sdp: sdpOf(event) });
    }),
    'accept the answer': enqueueActions(({ enqueue, context, event }) => {
      const round = context.round + 1;
      enqueue.assign({ round, ignoredOffer: false });
      enqueue.sendTo('connection', { type: 'acceptAnswer', round, sdp: sdpOf(event) });
    }),
    'add the candidate': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signal.received' || event.signal.kind !== 'candidate') return;
      const { ignoredOffer: ofIgnoredOffer } = context;
      enqueue.sendTo('connection', {
        type: 'addCandidate',
        candidate: event.signal,
        ofIgnoredOffer,
      });
    }),
    'ignore the offer': assign({ ignoredOffer: true }),
    'note the need': assign({ negotiationNeeded: true }),
    'restart ICE': enqueueActions(({ enqueue, context }, iceTransportPolicy: 'all' | 'relay') => {
      const { iceServers } = context;
      enqueue.assign({ iceTransportPolicy });
      enqueue.sendTo('connection', { type: 'restartIce', iceServers, iceTransportPolicy });
    }),
    'start the connection': enqueueActions(({ enqueue, context }) => {
      enqueue.spawnChild('connection', { id: 'connection', input: connectionInput(context) });
    }),
    'rebuild the connection': enqueueActions(({ enqueue, context, check }) => {
      const { self, remote, startedAt } = context;
      const rebuilt = {
        ...fresh,
        role: 'offerer',
        missed: check('something is missed, or would be'),
        generation: nextGeneration(Math.max(context.generation ?? 0, startedAt), self, remote),
        rebuilds: context.rebuilds + 1,
      } as const;
      enqueue.assign(rebuilt);
      enqueue.cancel('offer.missed');
      enqueue.stopChild('connection');
      const input = connectionInput({ ...context, ...rebuilt });
      enqueue.spawnChild('connection', { id: 'connection', input });
      enqueue.raise({ type: 'generation.raised' });
    }),
    'adopt the generation': enqueueActions(({ enqueue, context, event, check }) => {
      if (event.type !== 'signal.received') return;
      const { generation } = event;
      const missed = check('something is missed, or would be');
      const adopted = { ...fresh, role: 'answerer', generation, missed } as const;
      enqueue.assign(adopted);
      // An answerer that waited for its first offer has an unused connection ready for it.
      if (context.generation === null) return;
      enqueue.stopChild('connection');
      const input = connectionInput({ ...context, ...adopted });
      enqueue.spawnChild('connection', { id: 'connection', input });
      enqueue.raise({ type: 'generation.adopted' });
    }),
    'miss what is sent': assign({ missed: true }),
    'miss nothing': enqueueActions(({ enqueue }) => {
      enqueue.assign({ missed: false, settling: false });
      enqueue.cancel('flow.overdue');
    }),
    'give the new way its time': enqueueActions(({ enqueue }) => {
      enqueue.assign({ settling: true });
      enqueue.cancel('flow.overdue');
      enqueue.raise({ type: 'flow.overdue' }, { id: 'flow.overdue', delay: 'settling' });
    }),
    'let the time be over': enqueueActions(({ enqueue }) => {
      enqueue.assign({ settling: false });
      enqueue.cancel('flow.overdue');
    }),
    'report the silence': enqueueActions(({ enqueue, context }) => {
      enqueue.sendTo(context.parent, { type: 'peer.silent', from: context.remote });
    }),
    'forget the rebuilds': assign({ rebuilds: 0 }),
    'remember that it was connected': assign({ everConnected: true }),
    'note the failure': assign({
      lastFailure: ({ context, event }) =>
        event.type === 'operation.failed'
          ? `${event.operation}: ${event.message}`
          : context.lastFailure,
    }),
  },
});
