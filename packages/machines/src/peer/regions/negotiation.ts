import { peerSetup } from '../setup.ts';

/**
 * Another offer in the place of one that may have been lost: `have-local-offer` allows it (webrtc-pc
 * section 4.3.1). A connection that does not hold is built anew instead, by the recovery region.
 */
const offerAgain = { guard: 'the connection holds', target: 'making offer' } as const;

/**
 * The polite side answers this side's offer, once it has it. Where it has missed it, it waits for an answer
 * as this side does; so the offer is made again where none comes.
 */
const standByOwn = [
  'ignore the offer',
  'forget the lost offer',
  'let the offer be made again',
] as const;

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
    negotiationneeded: { actions: 'note the need' },
    // A second delayed event of the same name does not replace the first.
    'signals.lost': { actions: ['forget the lost offer', 'let the offer be made again'] },
    'remote.back': { actions: ['forget the lost offer', 'let the offer be made again'] },
    'signal.received': [
      {
        guard: 'offer of a newer generation',
        target: '.answering',
        actions: ['adopt the generation', 'accept the offer'],
        reenter: true,
      },
      {
        guard: 'candidate',
        actions: 'add the candidate',
      },
    ],
    'generation.raised': '.idle',
  },
  states: {
    idle: {
      description: 'Nothing is being negotiated.',
      always: { guard: 'negotiation is needed', target: 'making offer' },
      on: {
        'signal.received': {
          guard: 'offer',
          target: 'answering',
          actions: 'accept the offer',
        },
      },
    },
    'making offer': {
      description: 'This side is preparing an offer.',
      entry: 'make an offer',
      on: {
        'offer.made': [
          {
            guard: 'of this round, an offer ignored',
            target: 'ignoring offer',
            actions: 'send the description',
          },
          { guard: 'of this round', target: 'awaiting answer', actions: 'send the description' },
        ],
        'signal.received': [
          {
            guard: 'offer, and this side is polite',
            target: 'answering',
            actions: 'accept the offer',
          },
          { guard: 'offer', actions: standByOwn },
        ],
      },
    },
    'awaiting answer': {
      description: 'This side’s offer is on its way; the answer is awaited.',
      on: {
        'offer.lost': offerAgain,
        'signal.received': [
          { guard: 'answer', target: 'accepting answer', actions: 'accept the answer' },
          {
            guard: 'offer, and this side is polite',
            target: 'answering',
            actions: 'accept the offer',
          },
          { guard: 'offer', target: 'ignoring offer', actions: standByOwn },
        ],
      },
    },
    'ignoring offer': {
      description:
        'Two offers collided; this side stands by its own, and the other takes its own back.',
      on: {
        'offer.lost': offerAgain,
        'signal.received': [
          { guard: 'answer', target: 'accepting answer', actions: 'accept the answer' },
          // Another one: the other side has still not seen this side's.
          { guard: 'offer', actions: standByOwn },
        ],
      },
    },
    'accepting answer': {
      description: 'The answer has arrived and is being applied.',
      on: {
        'answer.accepted': { guard: 'of this round', target: 'idle' },
        'signal.received': { guard: 'offer', target: 'answering', actions: 'accept the offer' },
      },
    },
    answering: {
      description: 'The other side’s offer is being applied and answered.',
      on: {
        'answer.made': { guard: 'of this round', target: 'idle', actions: 'send the description' },
        'signal.received': [
          {
            guard: 'offer, and this side is polite',
            target: 'answering',
            reenter: true,
            actions: 'accept the offer',
          },
          { guard: 'offer', actions: 'ignore the offer' },
        ],
      },
    },
  },
});
