import { limits } from '@visavis/protocol';
import { and, not, or, stateIn } from 'xstate';
import type { KeyVerdict } from './comparison.ts';
import { maxRebuilds } from './delays.ts';
import type { PeerMachineEvent } from './events.ts';
import { hasTurnServer } from './turn-servers.ts';
import type { PeerContext } from './types.ts';

interface GuardArgs {
  readonly context: PeerContext;
  readonly event: PeerMachineEvent;
}

const isDescription = (event: PeerMachineEvent, type: 'offer' | 'answer') =>
  event.type === 'signal.received' &&
  event.signal.kind === 'description' &&
  event.signal.type === type;

const isOfCurrentGeneration = (context: PeerContext, event: PeerMachineEvent) =>
  event.type === 'signal.received' && event.generation === context.generation;

const isInCurrentRound = (context: PeerContext, event: PeerMachineEvent) =>
  'round' in event && event.round === context.round;

/**
 * The polite peer rolls back its own offer when two offers collide (webrtc-pc section 10.7). It is the peer
 * that offered this connection: if the other one rolls back its first own offer, Chromium stops delivering
 * the media that it receives, and the video freezes for good.
 */
const isPolite = ({ role }: PeerContext): boolean => role === 'offerer';

/** Media can flow both ways, whatever is being negotiated. */
const isConnectionUsable = and([
  stateIn({ connection: 'connected' }),
  not(stateIn({ channel: 'closed' })),
]);

const isNewerGenerationOffer = ({ context, event }: GuardArgs) =>
  event.type === 'signal.received' &&
  isDescription(event, 'offer') &&
  event.generation > (context.generation ?? 0) &&
  // The upper bound is a defence: after the highest number, no peer could make a new generation.
  event.generation <= limits.maxOfferedGeneration;

const isOffer = ({ context, event }: GuardArgs) =>
  isOfCurrentGeneration(context, event) && isDescription(event, 'offer');

const isOfferAndPolite = ({ context, event }: GuardArgs) =>
  isPolite(context) && isOfCurrentGeneration(context, event) && isDescription(event, 'offer');

const isDisconnectedByUser = stateIn({ recovery: 'disconnectedByUser' });

const isNegotiationIdle = stateIn({ negotiation: 'idle' });

/** The guards of the peer machine. Those about offers follow perfect negotiation, webrtc-pc section 10.7. */
export const peerGuards = {
  // An answerer cannot offer before the first offer has given it a generation.
  isNegotiationNeeded: ({ context }: GuardArgs) =>
    context.isNegotiationNeeded && context.generation !== null,
  isInCurrentRound: ({ context, event }: GuardArgs) => isInCurrentRound(context, event),
  isInCurrentRoundWithIgnoredOffer: ({ context, event }: GuardArgs) =>
    isInCurrentRound(context, event) && context.hasIgnoredOffer,
  isNewerGenerationOffer,
  isOlderGenerationOffer: ({ context, event }: GuardArgs) =>
    event.type === 'signal.received' &&
    isDescription(event, 'offer') &&
    event.generation < (context.generation ?? 0),
  isCurrentDescription: ({ context, event }: GuardArgs) =>
    event.type === 'signal.received' &&
    isOfCurrentGeneration(context, event) &&
    event.signal.kind === 'description',
  isOfferMissed: and([
    not(isConnectionUsable),
    or([stateIn({ negotiation: 'awaitingAnswer' }), stateIn({ negotiation: 'ignoringOffer' })]),
  ]),
  isOffer,
  isOfferToRefuse: and([
    isDisconnectedByUser,
    (args: GuardArgs) => isOffer(args) || isNewerGenerationOffer(args),
  ]),
  // One of an older generation was overtaken by a new connection.
  isDisconnect: ({ context, event }: GuardArgs) =>
    event.type === 'signal.received' &&
    event.signal.kind === 'disconnect' &&
    event.generation >= (context.generation ?? 0) &&
    event.generation <= limits.maxOfferedGeneration,
  isDisconnected: or([isDisconnectedByUser, stateIn({ recovery: 'disconnectedByPeer' })]),
  isOfferAndPolite,
  isOfferBeforeFirstAnswer: and([
    (args: GuardArgs) => isOfferAndPolite(args),
    stateIn({ negotiation: 'awaitingAnswer' }),
    stateIn({ connection: 'new' }),
  ]),
  isAnswer: ({ context, event }: GuardArgs) =>
    isOfCurrentGeneration(context, event) && isDescription(event, 'answer'),
  isCandidate: ({ context, event }: GuardArgs) =>
    event.type === 'signal.received' &&
    isOfCurrentGeneration(context, event) &&
    event.signal.kind === 'candidate',
  isNegotiationIdle,
  isConnectionUsable,
  isConnectionUsableAndPathSettling: and([
    isConnectionUsable,
    ({ context }: GuardArgs) => context.isPathSettling,
  ]),
  isConnectionUnusable: not(isConnectionUsable),
  isConnectionUnsettled: or([not(isConnectionUsable), not(isNegotiationIdle)]),
  isClosedByRemote: or([stateIn({ channel: 'closed' }), stateIn({ connection: 'closed' })]),
  hasTurnServer: ({ context }: GuardArgs) => hasTurnServer(context.iceServers),
  // Media that arrived over the old connection is missing until it arrives over the new one.
  isMediaExpected: or([
    ({ context }: GuardArgs) => context.isMediaMissing,
    not(stateIn({ flow: 'stalled' })),
  ]),
  isMediaMissingOnNewPath: and([
    ({ context }: GuardArgs) => context.isMediaMissing,
    isNegotiationIdle,
  ]),
  isJudged: ({ context }: GuardArgs, verdict: KeyVerdict | null) =>
    context.isCertificateMatched && context.verdict === verdict,
  isAuthenticatedWithLink: ({ context }: GuardArgs) =>
    context.isCertificateMatched && context.isPrivate,
  canCompare: and([
    ({ context }: GuardArgs) => context.isCertificateMatched,
    stateIn({ channel: 'open' }),
  ]),
  hasBeenConnected: ({ context }: GuardArgs) => context.hasBeenConnected,
  canRebuild: ({ context }: GuardArgs) => context.rebuildCount < maxRebuilds,
};
