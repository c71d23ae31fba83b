import { peerSetup } from '../setup.ts';

/**
 * Makes another offer instead of one that may have been lost, which `have-local-offer` allows (webrtc-pc
 * section 4.3.1). If the connection is unusable, the recovery region rebuilds it instead.
 */
const retryOffer = { guard: 'isConnectionUsable', target: 'makingOffer' } as const;

/**
 * The polite peer will answer the offer of this side. If it missed that offer, both sides wait for an answer,
 * so this side makes its offer again after a while.
 */
const keepOwnOffer = ['ignoreOffer', 'cancelOfferRetry', 'scheduleOfferRetry'] as const;

/**
 * Perfect negotiation, webrtc-pc section 10.7, with states instead of flags: `makingOffer` is the state of the
 * same name, `ignoreOffer` is the state ignoringOffer, and `isSettingRemoteAnswerPending` is acceptingAnswer,
 * in which an offer does not collide. An offer collision is also called glare.
 */
export const negotiationRegion = peerSetup.createStateConfig({
  description: 'The exchange of offers and answers, and the handling of offers that collide.',
  initial: 'idle',
  on: {
    negotiationneeded: { actions: 'recordNegotiationNeeded' },
    // Cancel first: raising a delayed event does not replace a pending one with the same id.
    'signals.lost': { actions: ['cancelOfferRetry', 'scheduleOfferRetry'] },
    'remote.reachable': { actions: ['cancelOfferRetry', 'scheduleOfferRetry'] },
    'signal.received': [
      {
        guard: 'isNewerGenerationOffer',
        target: '.answering',
        actions: ['adoptGeneration', 'acceptOffer'],
      },
      {
        guard: 'isCandidate',
        actions: 'addIceCandidate',
      },
    ],
    'generation.created': '.idle',
    'generation.ended': '.suspended',
  },
  states: {
    idle: {
      description: 'No negotiation is in progress.',
      always: { guard: 'isNegotiationNeeded', target: 'makingOffer' },
      on: {
        'signal.received': {
          guard: 'isOffer',
          target: 'answering',
          actions: 'acceptOffer',
        },
      },
    },
    makingOffer: {
      description: 'This side is creating an offer.',
      entry: 'makeOffer',
      on: {
        'offer.made': [
          {
            guard: 'isInCurrentRoundWithIgnoredOffer',
            target: 'ignoringOffer',
            actions: 'sendDescription',
          },
          { guard: 'isInCurrentRound', target: 'awaitingAnswer', actions: 'sendDescription' },
        ],
        'signal.received': [
          {
            guard: 'isOfferAndPolite',
            target: 'answering',
            actions: 'acceptOffer',
          },
          { guard: 'isOffer', actions: keepOwnOffer },
        ],
      },
    },
    awaitingAnswer: {
      description: 'The offer has been sent; this side waits for the answer.',
      on: {
        'offer.retryDue': retryOffer,
        'signal.received': [
          { guard: 'isAnswer', target: 'acceptingAnswer', actions: 'acceptAnswer' },
          {
            guard: 'isOfferAndPolite',
            target: 'answering',
            actions: 'acceptOffer',
          },
          { guard: 'isOffer', target: 'ignoringOffer', actions: keepOwnOffer },
        ],
      },
    },
    ignoringOffer: {
      description: 'Two offers collided; this side keeps its own, and the polite peer rolls back.',
      on: {
        'offer.retryDue': retryOffer,
        'signal.received': [
          { guard: 'isAnswer', target: 'acceptingAnswer', actions: 'acceptAnswer' },
          // The retry is due already. Delaying it for each offer of a peer that retries too would delay it forever.
          { guard: 'isOffer', actions: 'ignoreOffer' },
        ],
      },
    },
    acceptingAnswer: {
      description: 'The answer of the peer is being applied.',
      on: {
        'answer.accepted': { guard: 'isInCurrentRound', target: 'idle' },
        'signal.received': { guard: 'isOffer', target: 'answering', actions: 'acceptOffer' },
      },
    },
    answering: {
      description: 'The offer of the peer is being applied and answered.',
      on: {
        'answer.made': { guard: 'isInCurrentRound', target: 'idle', actions: 'sendDescription' },
        'signal.received': [
          {
            guard: 'isOfferAndPolite',
            target: 'answering',
            reenter: true,
            actions: 'acceptOffer',
          },
          { guard: 'isOffer', actions: 'ignoreOffer' },
        ],
      },
    },
    suspended: {
      description: 'There is no connection, because one of the two people has disconnected.',
      on: {
        negotiationneeded: {},
        'signals.lost': {},
        'remote.reachable': {},
        'signal.received': [
          // Only this tells the peer why nobody answers, if it has not received it or has been reloaded.
          { guard: 'isOfferToRefuse', actions: 'sendDisconnect' },
          // The peer connects again.
          {
            guard: 'isNewerGenerationOffer',
            target: 'answering',
            actions: ['adoptGeneration', 'acceptOffer'],
          },
          {},
        ],
      },
    },
  },
});
