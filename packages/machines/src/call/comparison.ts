import { callBase } from './base.ts';
import { hasPeer, peerActorId } from './peers.ts';

/** The comparison of emoji with a member, and what is known of its key: the actions about these. */
export const comparison = {
  actions: {
    judgeKey: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'key.judged' || !hasPeer(context, event.peer)) return;
      enqueue.sendTo(peerActorId(event.peer), { type: 'key.judged', verdict: event.verdict });
    }),
    compareEmoji: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'compare' || !hasPeer(context, event.peer)) return;
      enqueue.sendTo(peerActorId(event.peer), { type: `compare.${event.step}` });
    }),
  },
};
