import { signalingBase } from './base.ts';
import { computeRenewalDelayMs, iceServersRenewalId } from './delays.ts';

/** STUN and TURN servers: the actions about these. */
export const iceServers = {
  actions: {
    requestIceServers: signalingBase.enqueueActions(({ enqueue }) => {
      enqueue.sendTo('server', { type: 'requestIceServers' });
      enqueue.cancel(iceServersRenewalId);
      enqueue.raise(
        { type: 'iceServers.renewalDue' },
        { id: iceServersRenewalId, delay: 'iceServersRetryMs' },
      );
    }),
    forwardIceServers: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.iceServers') return;
      const { answer } = event;
      enqueue.sendTo(context.parent, { type: 'signaling.iceServers', answer });
      enqueue.cancel(iceServersRenewalId);
      if (answer.ttlMs === null) return;
      enqueue.raise(
        { type: 'iceServers.renewalDue' },
        { id: iceServersRenewalId, delay: computeRenewalDelayMs(answer.ttlMs) },
      );
    }),
  },
};
