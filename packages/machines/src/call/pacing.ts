import { grantConnection, isConnectionBudgetFull } from '../budget/budget.ts';
import { callBase } from './base.ts';
import { createPeerOptions } from './peers.ts';

/** Connections to newcomers, one after the other where many have joined: the action about these. */
export const pacing = {
  actions: {
    connectNextMember: callBase.enqueueActions(({ enqueue, context, self: call }) => {
      const { connections, granted } = grantConnection(context.connectionBudget);
      enqueue.assign({ connectionBudget: connections });
      if (granted !== null && context.self !== null) {
        // Its own offer was dropped, so this side makes one, of a higher generation.
        const pair = { self: context.self, remote: granted.id, role: 'offerer' } as const;
        const options = createPeerOptions(context, call, pair, granted.offeredGeneration);
        enqueue.spawnChild('peer', options);
      }
      if (!isConnectionBudgetFull(connections)) enqueue('scheduleNextConnection');
    }),
  },
};
