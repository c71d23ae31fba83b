import { assign, cancel, enqueueActions, raise } from 'xstate';
import { connectionSetup } from './connection-setup.ts';
import type { PeerMachineEvent } from './events.ts';
import { hideAddressInCandidate, hideAddressInSdp } from './hidden-address.ts';

const sdpOf = (event: PeerMachineEvent) =>
  event.type === 'signal.received' && event.signal.kind === 'description' ? event.signal.sdp : '';

/** Adds the actions that exchange descriptions and candidates with the peer. */
export const negotiationSetup = connectionSetup.extend({
  actions: {
    sendDescription: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'offer.made' && event.type !== 'answer.made') return;
      const { remote: to, generation, round: number } = context;
      if (generation === null) return;
      const type = event.type === 'offer.made' ? 'offer' : 'answer';
      const sdp = context.isAddressHidden ? hideAddressInSdp(event.sdp) : event.sdp;
      const signal = { kind: 'description', type, sdp } as const;
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, number, signal });
    }),
    sendCandidate: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'icecandidate' || context.generation === null) return;
      const { remote: to, generation, round: number } = context;
      const signal = context.isAddressHidden
        ? hideAddressInCandidate(event.candidate)
        : event.candidate;
      if (signal === null) return;
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, number, signal });
    }),
    sendDisconnect: enqueueActions(({ enqueue, context, event }) => {
      // The generation that is refused. A peer that has none to refuse yet is answered when it makes an offer.
      const generation = event.type === 'signal.received' ? event.generation : context.generation;
      if (generation === null) return;
      const { remote: to, round: number } = context;
      const signal = { kind: 'disconnect' } as const;
      enqueue.assign({ generation });
      enqueue.sendTo(context.parent, { type: 'peer.signal', to, generation, number, signal });
    }),
    recordNegotiationNeeded: assign({ isNegotiationNeeded: true }),
    makeOffer: enqueueActions(({ enqueue, context }) => {
      const round = context.round + 1;
      enqueue.assign({ round, isNegotiationNeeded: false, hasIgnoredOffer: false });
      enqueue.sendTo('connection', { type: 'makeOffer', round });
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
    ignoreOffer: assign({ hasIgnoredOffer: true }),
    addIceCandidate: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signal.received' || event.signal.kind !== 'candidate') return;
      enqueue.sendTo('connection', {
        type: 'addIceCandidate',
        candidate: event.signal,
        isFromIgnoredOffer: context.hasIgnoredOffer,
      });
    }),
    cancelOfferRetry: cancel('offer.retryDue'),
    scheduleOfferRetry: raise(
      { type: 'offer.retryDue' },
      { id: 'offer.retryDue', delay: 'answerTimeoutMs' },
    ),
    // With a delay, because the two offers may just have crossed and the answer may be on its way.
    scheduleMissedOfferCheck: enqueueActions(({ enqueue }) => {
      enqueue.cancel('offer.missed');
      enqueue.raise({ type: 'offer.missed' }, { id: 'offer.missed', delay: 'answerTimeoutMs' });
    }),
  },
});
