import { signalingBase, type SignalingGuardArgs } from './base.ts';
import { classifyEvent, receiveEvent } from './inbox.ts';
import { releaseQueue, removeQueue } from './outbox.ts';

/** Joining, the profile, and room events: the guards and actions about these. */
export const membership = {
  guards: {
    hasJoinRequest: ({ context }: SignalingGuardArgs) => context.joinRequest !== null,
  },
  actions: {
    storeProfile: signalingBase.assign({
      joinRequest: ({ context, event }) =>
        context.joinRequest === null || event.type !== 'update'
          ? context.joinRequest
          : { ...context.joinRequest, profile: event.profile },
    }),
    sendJoinRequest: signalingBase.enqueueActions(({ enqueue, context }) => {
      const { joinRequest, lastEventId } = context;
      if (joinRequest !== null)
        enqueue.sendTo('server', { type: 'join', joinRequest, lastEventId });
    }),
    handleRoomEvent: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.roomEvent') return;
      const order = classifyEvent(context.lastEventId, event.id, event.event);
      if (order === 'gap') enqueue.raise({ type: 'gap' });
      if (order !== 'next') return;
      enqueue.assign({ lastEventId: event.id });
      if (event.event === null) return;
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
        // The server has it, and sends it to everyone.
        case 'moderated': {
          const { signature } = received.event.moderation;
          const moderations = context.moderations.filter((each) => each.signature !== signature);
          enqueue.assign({ inbox, moderations });
          break;
        }
        default:
          enqueue.assign({ inbox });
      }
      enqueue.sendTo(context.parent, { type: 'signaling.roomEvent', event: received.event });
      enqueue.raise({ type: 'flush' });
    }),
  },
};
