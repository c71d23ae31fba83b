import { PeerId } from '@visavis/protocol';
import { signalingBase, type SignalingGuardArgs } from './base.ts';
import { lowerMaxInFlightBytes, measureBatchBytes } from './frame-size.ts';
import {
  acknowledge,
  discardQueue,
  enqueue as addToQueue,
  holdQueue,
  isTooLarge,
  markInFlight,
  nextBatch,
} from './outbox.ts';

/** Sent signals: the guards and actions about these. */
export const signals = {
  guards: {
    isFrameTooLarge: ({ event }: SignalingGuardArgs) =>
      event.type === 'server.refused' && event.reason === 'too-large',
  },
  actions: {
    enqueueSignal: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signal') return;
      const outbox = addToQueue(context.outbox, event.to, event.generation, event.signal);
      enqueue.assign({ outbox: outbox ?? discardQueue(context.outbox, event.to) });
      if (outbox === undefined) {
        enqueue.sendTo(context.parent, { type: 'signaling.signalsDropped', to: event.to });
      }
      enqueue.raise({ type: 'flush' });
    }),
    flush: signalingBase.enqueueActions(({ enqueue, context }) => {
      if (!context.hasJoined) return;
      const { maxInFlightBytes, parent } = context;
      let { outbox, inFlightBytes } = context;
      for (const [key, queue] of Object.entries(outbox)) {
        const to = PeerId.parse(key);
        const batch = nextBatch(queue, maxInFlightBytes - inFlightBytes);
        if (batch !== undefined) {
          outbox = markInFlight(outbox, to, batch);
          inFlightBytes += measureBatchBytes(batch);
          enqueue.sendTo('server', { type: 'send', to, batch });
        } else if (isTooLarge(queue, maxInFlightBytes)) {
          outbox = discardQueue(outbox, to);
          enqueue.sendTo(parent, { type: 'signaling.signalsDropped', to });
        }
      }
      enqueue.assign({ outbox, inFlightBytes });
    }),
    acknowledgeBatch: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.sent') return;
      enqueue.assign({
        outbox: acknowledge(context.outbox, event.to, event.batch),
        inFlightBytes: Math.max(0, context.inFlightBytes - measureBatchBytes(event.batch)),
      });
      enqueue.raise({ type: 'flush' });
    }),
    handleRefusedBatch: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.sendRefused') return;
      enqueue.assign({
        inFlightBytes: Math.max(0, context.inFlightBytes - measureBatchBytes(event.batch)),
      });
      enqueue.raise({ type: 'flush' });
      // A newer generation in the queue has its own response.
      if (context.outbox[event.to]?.generation !== event.batch.generation) return;
      const isAbsent = event.reason === 'no-such-member';
      const outbox = isAbsent
        ? holdQueue(context.outbox, event.to)
        : discardQueue(context.outbox, event.to);
      enqueue.assign({ outbox });
      if (!isAbsent)
        enqueue.sendTo(context.parent, { type: 'signaling.signalsDropped', to: event.to });
    }),
    // Any of the batches in flight can be the one that was too large, and would break every new connection.
    // Less is sent at once from now on, in case a proxy has a lower limit than the server.
    discardInFlight: signalingBase.enqueueActions(({ enqueue, context }) => {
      const { inFlightBytes, parent } = context;
      let { outbox } = context;
      for (const [key, { inFlightCount }] of Object.entries(outbox)) {
        if (inFlightCount === 0) continue;
        const to = PeerId.parse(key);
        outbox = discardQueue(outbox, to);
        enqueue.sendTo(parent, { type: 'signaling.signalsDropped', to });
      }
      enqueue.assign({ outbox });
      if (inFlightBytes > 0)
        enqueue.assign({ maxInFlightBytes: lowerMaxInFlightBytes(inFlightBytes) });
    }),
  },
};
