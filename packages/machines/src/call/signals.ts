import {
  admitBatch,
  areFull,
  findWaiting,
  refillBudgets,
  startsGeneration,
  withKnownPeer,
  withOffer,
} from '../budget/budget.ts';
import { callBase } from './base.ts';
import { hasMember } from './member-list.ts';
import { hasPeer, peerActorId } from './peers.ts';
import { getRoomEvent } from './room-event.ts';

/** The id of the delayed event that refills the budgets. */
export const refillId = 'budgets.refilled';

/** Signals to and from the members, and the budgets that limit them: the actions about these. */
export const signals = {
  actions: {
    receiveSignals: callBase.enqueueActions(({ enqueue, context, event }) => {
      const roomEvent = getRoomEvent(event);
      if (roomEvent?.type !== 'signal') return;
      const { from, generation } = roomEvent;
      // The server is not trusted: a signal from a peer that is not a member is dropped.
      const publicKey = context.members.find(({ id }) => id === from)?.publicKey;
      if (publicKey === undefined) return;
      const waiting = findWaiting(context.connectionBudget, from);
      if (waiting !== undefined) {
        // The signals are dropped: when it is the turn of the member, this side makes the offer.
        const isOffered = roomEvent.signals.some((signal) =>
          startsGeneration(signal, generation, waiting.offeredGeneration),
        );
        if (isOffered)
          enqueue.assign({
            connectionBudget: withOffer(context.connectionBudget, from, generation),
          });
        return;
      }
      const { budgets, admitted, penalty } = admitBatch(context.budgets, from, roomEvent);
      // Before the signals are passed on, so that nothing that follows from them comes first.
      enqueue.assign({ budgets });
      for (const signal of admitted) {
        enqueue.sendTo('trust', { type: 'verify', from, publicKey, generation, signal });
      }
      if (penalty !== null) enqueue.sendTo(peerActorId(from), { type: `budget.${penalty}` });
      if (!areFull(context.budgets)) return;
      enqueue.cancel(refillId);
      enqueue.raise({ type: 'budgets.refilled' }, { id: refillId, delay: 'budgetRefillMs' });
    }),
    refillBudgets: callBase.enqueueActions(({ enqueue, context }) => {
      const { budgets, restored } = refillBudgets(
        context.budgets,
        context.members.map(({ id }) => id),
      );
      enqueue.assign({ budgets });
      for (const id of restored) {
        enqueue.sendTo(peerActorId(id), { type: 'budget.restored' });
      }
      if (areFull(budgets)) return;
      enqueue.raise({ type: 'budgets.refilled' }, { id: refillId, delay: 'budgetRefillMs' });
    }),
    recordKnownPeer: callBase.assign({
      budgets: ({ context, event }) =>
        event.type === 'peer.connected' && hasMember(context.members, event.from)
          ? withKnownPeer(context.budgets, event.from)
          : context.budgets,
    }),
    signSignal: callBase.enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'peer.signal') return;
      const { to, generation, number, signal } = event;
      enqueue.sendTo('trust', { type: 'sign', to, generation, number, signal });
    }),
    sendSignedSignal: callBase.enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'trust.signed') return;
      const { to, generation, signal } = event;
      enqueue.sendTo('signaling', { type: 'signal', to, generation, signal });
    }),
    // The member may have left while the signal was verified.
    forwardVerifiedSignal: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'trust.verified' || !hasPeer(context, event.from)) return;
      const { from, generation, signal } = event;
      enqueue.sendTo(peerActorId(from), { type: 'signal.received', generation, signal });
    }),
    reportRejectedDescription: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'trust.rejected' || !hasPeer(context, event.from)) return;
      enqueue.sendTo(peerActorId(event.from), { type: 'description.rejected' });
    }),
    reportLostSignals: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signaling.signalsDropped' || !hasPeer(context, event.to)) return;
      enqueue.sendTo(peerActorId(event.to), { type: 'signals.lost' });
    }),
  },
};
