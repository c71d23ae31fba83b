import { peerSetup } from '../setup.ts';

/**
 * Another offer in the place of one that may have been lost: `have-local-offer` allows it (webrtc-pc
 * section 4.3.1). A connection that does not hold is built anew instead, by the recovery region.
 */
const retryOffer = { guard: 'isConnectionUsable', target: 'makingOffer' } as const;

/**
 * The polite side answers this side's offer, once it has it. Where it has missed it, it waits for an answer
 * as this side does; so the offer is made again where none comes.
 */
const keepOwnOffer = ['ignoreOffer', 'cancelOfferRetry', 'scheduleOfferRetry'] as const;

/**
 * The perfect-negotiation pattern, webrtc-pc section 10.7. Its three flags are states here: `makingOffer`
 * is "making offer", `ignoreOffer` shows as "ignoring offer", and `isSettingRemoteAnswerPending` is
 * "accepting answer", in which an offer does not collide.
 */
export const negotiationRegion = peerSetup.createStateConfig({
  description:
    'Agreeing on what is sent and how: one offer, one answer, and what happens when two offers collide.',
  initial: 'idle',
  on: {
    negotiationneeded: { actions: 'recordNegotiationNeeded' },
    // A second delayed event of the same name does not replace the first.
    'signals.lost': { actions: ['cancelOfferRetry', 'scheduleOfferRetry'] },
    'remote.reachable': { actions: ['cancelOfferRetry', 'scheduleOfferRetry'] },
    'signal.received': [
      {
        guard: 'isNewerGenerationOffer',
        target: '.answering',
        actions: ['adoptGeneration', 'acceptOffer'],
        reenter: true,
      },
      {
        guard: 'isCandidate',
        actions: 'addIceCandidate',
      },
    ],
    'generation.created': '.idle',
  },
  states: {
    idle: {
      description: 'Nothing is being negotiated.',
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
      description: 'This side is preparing an offer.',
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
      description: 'This side’s offer is on its way; the answer is awaited.',
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
      description:
        'Two offers collided; this side stands by its own, and the other takes its own back.',
      on: {
        'offer.retryDue': retryOffer,
        'signal.received': [
          { guard: 'isAnswer', target: 'acceptingAnswer', actions: 'acceptAnswer' },
          // Another one: the other side has still not seen this side's.
          { guard: 'isOffer', actions: keepOwnOffer },
        ],
      },
    },
    acceptingAnswer: {
      description: 'The answer has arrived and is being applied.',
      on: {
        'answer.accepted': { guard: 'isInCurrentRound', target: 'idle' },
        'signal.received': { guard: 'isOffer', target: 'answering', actions: 'acceptOffer' },
      },
    },
    answering: {
      description: 'The other side’s offer is being applied and answered.',
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
  },
});
