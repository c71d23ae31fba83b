import type { RefusalReason } from '@visavis/protocol';
import { signalingBase, type SignalingGuardArgs } from './base.ts';
import { resetInFlight } from './outbox.ts';

/** After these reasons, trying again with the same page, member and room cannot help. */
const finalReasons: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'bad-request',
  'unknown-procedure',
  'bad-session',
  'client-outdated',
  'server-outdated',
  'origin-refused',
  'already-joined',
  'room-full',
  'room-locked',
  'admission-denied',
  'link-changed',
  'room-ended',
]);

/** Whether the server refused this member, or the request for ICE servers. */
const isRefusal = (
  event: SignalingGuardArgs['event'],
): event is Extract<
  SignalingGuardArgs['event'],
  { type: 'server.refused' | 'server.iceServersRefused' }
> => event.type === 'server.refused' || event.type === 'server.iceServersRefused';

/** Opening, losing and closing the connection: the guards and actions about it. */
export const connection = {
  guards: {
    isRefusalFinal: ({ event }: SignalingGuardArgs) =>
      isRefusal(event) && finalReasons.has(event.reason),
    isNetworkOffline: ({ context }: SignalingGuardArgs) => context.isNetworkOffline,
  },
  actions: {
    openConnection: signalingBase.enqueueActions(({ enqueue }) => {
      enqueue.stopChild('server');
      enqueue.spawnChild('server', { id: 'server' });
    }),
    dropConnection: signalingBase.enqueueActions(({ enqueue, context }) => {
      enqueue.stopChild('server');
      enqueue.assign({
        hasJoined: false,
        outbox: resetInFlight(context.outbox),
        inFlightBytes: 0,
        pong: null,
      });
    }),
    countFailure: signalingBase.assign({
      failedAttempts: ({ context }) => context.failedAttempts + 1,
      jitter: ({ context, event }) => ('jitter' in event ? event.jitter : context.jitter),
      refusal: ({ event }) => (event.type === 'server.refused' ? event.reason : null),
    }),
    clearRefusal: signalingBase.assign({ refusal: null }),
    resetFailedAttempts: signalingBase.assign({ failedAttempts: 0 }),
    reportClosed: signalingBase.sendTo(({ context }) => context.parent, {
      type: 'signaling.closed',
    }),
    reportOnline: signalingBase.sendTo(({ context }) => context.parent, {
      type: 'signaling.online',
    }),
    reportLost: signalingBase.sendTo(({ context }) => context.parent, {
      type: 'signaling.lost',
    }),
    reportRefusal: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (!isRefusal(event)) return;
      enqueue.sendTo(context.parent, { type: 'signaling.refused', reason: event.reason });
    }),
  },
};
