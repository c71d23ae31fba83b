import { PeerId, type RefusalReason } from '@visavis/protocol';
import { assign, enqueueActions, fromCallback, sendTo, setup } from 'xstate';
import {
  computeReconnectBackoffMs,
  computeOpenTimeoutMs,
  computeRenewalDelayMs,
  signalingDelays,
} from './delays.ts';
import { measureBatchBytes, lowerMaxInFlightBytes } from './frame-size.ts';
import { classifyEvent, receiveEvent } from './inbox.ts';
import {
  acknowledge,
  markInFlight,
  discardQueue,
  enqueue as queue,
  removeQueue,
  holdQueue,
  isTooLarge,
  nextBatch,
  resetInFlight,
  releaseQueue,
} from './outbox.ts';
import type { ServerCommand } from './commands.ts';
import type { SignalingContext, SignalingEvent, SignalingInput } from './types.ts';

/** Events that the machine raises itself. */
type InternalEvent =
  /** Signals in the outbox can perhaps be sent. */
  | { readonly type: 'flush' }
  /** A room event is missing before the one that arrived: connect again and resume after the last one. */
  | { readonly type: 'gap' }
  /** The TURN credentials will expire soon, or the request for them was not answered. */
  | { readonly type: 'iceServers.renewalDue' };

/** The tags of the signaling machine's states. */
export type SignalingTag = 'serverReachable' | 'serverUnreachable' | 'noNetwork';

/** The connection to the server. packages/client implements it with tRPC over a WebSocket. */
const serverConnection = fromCallback<ServerCommand>(() => {
  throw new Error('The signaling machine was started without a server connection.');
});

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
  'room-ended',
]);

/** The guards, actions and delays of the signaling machine. */
export const signalingSetup = setup({
  types: {
    context: {} as SignalingContext,
    events: {} as SignalingEvent | InternalEvent,
    input: {} as SignalingInput,
    tags: {} as SignalingTag,
  },
  actors: { server: serverConnection },
  delays: {
    ...signalingDelays,
    openTimeoutMs: ({ context }) => computeOpenTimeoutMs(context.failedAttempts),
    reconnectBackoffMs: ({ context }) =>
      computeReconnectBackoffMs(context.failedAttempts, context.jitter),
  },
  guards: {
    isRefusalFinal: ({ event }) =>
      event.type === 'server.refused' && finalReasons.has(event.reason),
    hasJoinRequest: ({ context }) => context.joinRequest !== null,
    isNetworkOffline: ({ context }) => context.isNetworkOffline,
    isFrameTooLarge: ({ event }) => event.type === 'server.refused' && event.reason === 'too-large',
  },
  actions: {
    openConnection: enqueueActions(({ enqueue }) => {
      enqueue.stopChild('server');
      enqueue.spawnChild('server', { id: 'server' });
    }),
    dropConnection: enqueueActions(({ enqueue, context }) => {
      enqueue.stopChild('server');
      enqueue.assign({
        hasJoined: false,
        outbox: resetInFlight(context.outbox),
        inFlightBytes: 0,
        pong: null,
      });
    }),
    sendCommand: sendTo('server', (_, command: ServerCommand) => command),
    countFailure: assign({
      failedAttempts: ({ context }) => context.failedAttempts + 1,
      jitter: ({ context, event }) => ('jitter' in event ? event.jitter : context.jitter),
      refusal: ({ event }) => (event.type === 'server.refused' ? event.reason : null),
    }),
    clearRefusal: assign({ refusal: null }),
    resetFailedAttempts: assign({ failedAttempts: 0 }),
    storeProfile: assign({
      joinRequest: ({ context, event }) =>
        context.joinRequest === null || event.type !== 'update'
          ? context.joinRequest
          : { ...context.joinRequest, profile: event.profile },
    }),
    reportClosed: sendTo(({ context }) => context.parent, { type: 'signaling.closed' }),
    reportOnline: sendTo(({ context }) => context.parent, { type: 'signaling.online' }),
    reportRefusal: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.refused') return;
      enqueue.sendTo(context.parent, { type: 'signaling.refused', reason: event.reason });
    }),
    sendJoinRequest: enqueueActions(({ enqueue, context }) => {
      const { joinRequest, lastEventId } = context;
      if (joinRequest !== null)
        enqueue.sendTo('server', { type: 'join', joinRequest, lastEventId });
    }),
    handleRoomEvent: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.roomEvent') return;
      const order = classifyEvent(context.lastEventId, event.id, event.event);
      if (order === 'gap') enqueue.raise({ type: 'gap' });
      if (order !== 'next') return;
      enqueue.assign({ lastEventId: event.id });
      const received = receiveEvent(context.inbox, event.event);
      if (received === undefined) return;
      const { inbox } = received;
      switch (received.event.type) {
        // All these members can be sent to, even if their `joined` or `back` event was lost.
        case 'welcome':
        case 'resync': {
          const ids = received.event.members.map(({ id }) => id);
          enqueue.assign({ inbox, outbox: ids.reduce(releaseQueue, context.outbox) });
          break;
        }
        case 'joined':
          enqueue.assign({ inbox, outbox: releaseQueue(context.outbox, received.event.member.id) });
          break;
        case 'back':
          enqueue.assign({ inbox, outbox: releaseQueue(context.outbox, received.event.id) });
          break;
        case 'left':
          enqueue.assign({ inbox, outbox: removeQueue(context.outbox, received.event.id) });
          break;
        default:
          enqueue.assign({ inbox });
      }
      enqueue.sendTo(context.parent, { type: 'signaling.roomEvent', event: received.event });
      enqueue.raise({ type: 'flush' });
    }),
    enqueueSignal: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signal') return;
      const outbox = queue(context.outbox, event.to, event.generation, event.signal);
      enqueue.assign({ outbox: outbox ?? discardQueue(context.outbox, event.to) });
      if (outbox === undefined) {
        enqueue.sendTo(context.parent, { type: 'signaling.signalsDropped', to: event.to });
      }
      enqueue.raise({ type: 'flush' });
    }),
    flush: enqueueActions(({ enqueue, context }) => {
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
    acknowledgeBatch: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.sent') return;
      enqueue.assign({
        outbox: acknowledge(context.outbox, event.to, event.batch),
        inFlightBytes: Math.max(0, context.inFlightBytes - measureBatchBytes(event.batch)),
      });
      enqueue.raise({ type: 'flush' });
    }),
    handleRefusedBatch: enqueueActions(({ enqueue, context, event }) => {
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
    discardInFlight: enqueueActions(({ enqueue, context }) => {
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
    requestIceServers: enqueueActions(({ enqueue }) => {
      enqueue.sendTo('server', { type: 'requestIceServers' });
      enqueue.cancel('iceServersRenewal');
      enqueue.raise(
        { type: 'iceServers.renewalDue' },
        { id: 'iceServersRenewal', delay: 'iceServersRetryMs' },
      );
    }),
    forwardIceServers: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.iceServers') return;
      const { answer } = event;
      enqueue.sendTo(context.parent, { type: 'signaling.iceServers', answer });
      enqueue.cancel('iceServersRenewal');
      if (answer.ttlMs === null) return;
      enqueue.raise(
        { type: 'iceServers.renewalDue' },
        { id: 'iceServersRenewal', delay: computeRenewalDelayMs(answer.ttlMs) },
      );
    }),
  },
});
