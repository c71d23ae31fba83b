import { PeerId, type Reason } from '@visavis/protocol';
import { assign, enqueueActions, fromCallback, sendTo, setup } from 'xstate';
import { backoffDelay, openingDelay, renewalDelay, signalingDelays } from './delays.ts';
import { batchBytes, loweredAllowance } from './frame.ts';
import { placeOf, receive } from './inbox.ts';
import {
  acknowledge,
  depart,
  discard,
  enqueue as queue,
  forget,
  hold,
  isTooLarge,
  nextBatch,
  recall,
  release,
} from './outbox.ts';
import type { LinkCommand, SignalingContext, SignalingEvent, SignalingInput } from './types.ts';

/** What the machine tells itself. */
type InternalEvent =
  /** Something in the outbox may go now. */
  | { readonly type: 'flush' }
  /** An event is missing before the one that came: connect again from the last one. */
  | { readonly type: 'gap' }
  /** The TURN credentials will expire soon, or the question about them was not answered. */
  | { readonly type: 'iceServers.due' };

/** What others may ask of the signaling machine with `hasTag`. */
export type SignalingTag = 'server reachable' | 'server away' | 'no network';

/** The link. packages/client provides the one that speaks tRPC over a WebSocket. */
const link = fromCallback<LinkCommand>(() => {
  throw new Error('The signaling machine was started without a link.');
});

/** After these, trying again with the same page, person and room cannot help. */
const final: ReadonlySet<Reason> = new Set<Reason>([
  'bad-request',
  'unknown-procedure',
  'bad-session',
  'client-outdated',
  'server-outdated',
  'origin-refused',
  'already-joined',
  'room-full',
  'room-locked',
  'room-refused',
  'room-ended',
]);

/** The vocabulary of the signaling machine. */
export const signalingSetup = setup({
  types: {
    context: {} as SignalingContext,
    events: {} as SignalingEvent | InternalEvent,
    input: {} as SignalingInput,
    tags: {} as SignalingTag,
  },
  actors: { link },
  delays: {
    ...signalingDelays,
    opening: ({ context }) => openingDelay(context.attempt),
    backoff: ({ context }) => backoffDelay(context.attempt, context.chance),
  },
  guards: {
    'the refusal is final': ({ event }) => event.type === 'link.refused' && final.has(event.reason),
    'a room is wished for': ({ context }) => context.wish !== null,
    'there is no network': ({ context }) => context.networkDown,
    'the frame was too large': ({ event }) =>
      event.type === 'link.refused' && event.reason === 'too-large',
  },
  actions: {
    'open the link': enqueueActions(({ enqueue }) => {
      enqueue.stopChild('link');
      enqueue.spawnChild('link', { id: 'link' });
    }),
    'drop the link': enqueueActions(({ enqueue, context }) => {
      enqueue.stopChild('link');
      enqueue.assign({
        joined: false,
        outbox: recall(context.outbox),
        onTheWay: 0,
        pong: null,
      });
    }),
    command: sendTo('link', (_, command: LinkCommand) => command),
    'count the failure': assign({
      attempt: ({ context }) => context.attempt + 1,
      chance: ({ context, event }) => ('chance' in event ? event.chance : context.chance),
      refusal: ({ event }) => (event.type === 'link.refused' ? event.reason : null),
    }),
    'forget the refusal': assign({ refusal: null }),
    'forget the failures': assign({ attempt: 0 }),
    'note the profile': assign({
      wish: ({ context, event }) =>
        context.wish === null || event.type !== 'update'
          ? context.wish
          : { ...context.wish, profile: event.profile },
    }),
    'report closed': sendTo(({ context }) => context.parent, { type: 'signaling.closed' }),
    'report online': sendTo(({ context }) => context.parent, { type: 'signaling.online' }),
    'report the refusal': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'link.refused') return;
      enqueue.sendTo(context.parent, { type: 'signaling.refused', reason: event.reason });
    }),
    'join again': enqueueActions(({ enqueue, context }) => {
      const { wish, lastEventId } = context;
      if (wish !== null) enqueue.sendTo('link', { type: 'join', wish, lastEventId });
    }),
    'take the event': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'link.event') return;
      const place = placeOf(context.lastEventId, event.id, event.event);
      if (place === 'gap') enqueue.raise({ type: 'gap' });
      if (place !== 'next') return;
      enqueue.assign({ lastEventId: event.id });
      const received = receive(context.inbox, event.event);
      if (received === undefined) return;
      const { inbox } = received;
      switch (received.event.type) {
        // Whoever is in the room now can be sent to, also where word of their coming was lost.
        case 'welcome':
        case 'resync': {
          const ids = received.event.members.map(({ id }) => id);
          enqueue.assign({ inbox, outbox: ids.reduce(release, context.outbox) });
          break;
        }
        case 'joined':
          enqueue.assign({ inbox, outbox: release(context.outbox, received.event.member.id) });
          break;
        case 'back':
          enqueue.assign({ inbox, outbox: release(context.outbox, received.event.id) });
          break;
        case 'left':
          enqueue.assign({ inbox, outbox: forget(context.outbox, received.event.id) });
          break;
        default:
          enqueue.assign({ inbox });
      }
      enqueue.sendTo(context.parent, { type: 'signaling.event', event: received.event });
      enqueue.raise({ type: 'flush' });
    }),
    'queue the signal': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signal') return;
      const outbox = queue(context.outbox, event.to, event.generation, event.signal);
      enqueue.assign({ outbox: outbox ?? discard(context.outbox, event.to) });
      if (outbox === undefined) {
        enqueue.sendTo(context.parent, { type: 'signaling.dropped', to: event.to });
      }
      enqueue.raise({ type: 'flush' });
    }),
    flush: enqueueActions(({ enqueue, context }) => {
      if (!context.joined) return;
      const { allowance, parent } = context;
      let { outbox, onTheWay } = context;
      for (const [key, queue] of Object.entries(outbox)) {
        const to = PeerId.parse(key);
        const batch = nextBatch(queue, allowance - onTheWay);
        if (batch !== undefined) {
          outbox = depart(outbox, to, batch);
          onTheWay += batchBytes(batch);
          enqueue.sendTo('link', { type: 'send', to, batch });
        } else if (isTooLarge(queue, allowance)) {
          outbox = discard(outbox, to);
          enqueue.sendTo(parent, { type: 'signaling.dropped', to });
        }
      }
      enqueue.assign({ outbox, onTheWay });
    }),
    'strike off what arrived': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'link.sent') return;
      enqueue.assign({
        outbox: acknowledge(context.outbox, event.to, event.batch),
        onTheWay: Math.max(0, context.onTheWay - batchBytes(event.batch)),
      });
      enqueue.raise({ type: 'flush' });
    }),
    'keep or give up what was not taken': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'link.unsent') return;
      enqueue.assign({ onTheWay: Math.max(0, context.onTheWay - batchBytes(event.batch)) });
      enqueue.raise({ type: 'flush' });
      // What has replaced an older generation gets an answer of its own.
      if (context.outbox[event.to]?.generation !== event.batch.generation) return;
      const absent = event.reason === 'no-such-member';
      const outbox = absent ? hold(context.outbox, event.to) : discard(context.outbox, event.to);
      enqueue.assign({ outbox });
      if (!absent) enqueue.sendTo(context.parent, { type: 'signaling.dropped', to: event.to });
    }),
    // Whichever batch it was: sent again, they would end every connection. And less is sent at once, in
    // case something between here and the server takes less than the server does.
    'give up what was on its way': enqueueActions(({ enqueue, context }) => {
      const { onTheWay, parent } = context;
      let { outbox } = context;
      for (const [key, { inFlight }] of Object.entries(outbox)) {
        if (inFlight === 0) continue;
        const to = PeerId.parse(key);
        outbox = discard(outbox, to);
        enqueue.sendTo(parent, { type: 'signaling.dropped', to });
      }
      enqueue.assign({ outbox });
      if (onTheWay > 0) enqueue.assign({ allowance: loweredAllowance(onTheWay) });
    }),
    'ask for ICE servers': enqueueActions(({ enqueue }) => {
      enqueue.sendTo('link', { type: 'askIceServers' });
      enqueue.cancel('renew');
      enqueue.raise({ type: 'iceServers.due' }, { id: 'renew', delay: 'askingAgain' });
    }),
    'take the ICE servers': enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'link.iceServers') return;
      const { answer } = event;
      enqueue.sendTo(context.parent, { type: 'signaling.iceServers', answer });
      enqueue.cancel('renew');
      if (answer.ttl === null) return;
      enqueue.raise({ type: 'iceServers.due' }, { id: 'renew', delay: renewalDelay(answer.ttl) });
    }),
  },
});
