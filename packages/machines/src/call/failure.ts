import { standingOf } from '../budget/budget.ts';
import { findOrphans, hasStatus, stopEvent } from '../xstate-internals/xstate-internals.ts';
import { callBase } from './base.ts';
import { createPeerOptions, peerActorId } from './peers.ts';

/** What is recorded instead of the message of a thrown value that is no Error. */
export const noErrorText = 'no Error';

/**
 * Actors of the call that ended with an error: the actions about these. No actor should. One that does,
 * perhaps because of what another member sent, must affect as little else as possible.
 */
export const failure = {
  actions: {
    storeActorFailure: callBase.assign({
      lastFailure: ({ context, event }) =>
        'actorId' in event
          ? `${event.actorId}: ${event.error instanceof Error ? event.error.message : noErrorText}`
          : context.lastFailure,
    }),
    stopOrphans: callBase.enqueueActions(({ enqueue, event, self }) => {
      if (!('actorId' in event)) return;
      for (const orphan of findOrphans(self.getSnapshot().children[event.actorId])) {
        enqueue.sendTo(orphan, stopEvent);
      }
    }),
    schedulePeerRestart: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (!('actorId' in event)) return;
      const { actorId } = event;
      const member = context.members.find(({ id }) => peerActorId(id) === actorId);
      if (member === undefined) return;
      enqueue.raise({ type: 'peer.restart', id: member.id }, { delay: 'peerRestartDelayMs' });
    }),
    restartPeer: callBase.enqueueActions(({ enqueue, context, event, self }) => {
      if (event.type !== 'peer.restart' || context.self === null) return;
      const { id } = event;
      // The member may have left in the meantime, or joined again and got a peer that works.
      if (!hasStatus(self.getSnapshot().children[peerActorId(id)], 'error')) return;
      enqueue.stopChild(peerActorId(id));
      const pair = { self: context.self, remote: id, role: 'offerer' } as const;
      enqueue.spawnChild('peer', createPeerOptions(context, self, pair));
      const standing = standingOf(context.budgets, id);
      if (standing !== 'withinBudget')
        enqueue.sendTo(peerActorId(id), { type: `budget.${standing}` });
    }),
  },
};
