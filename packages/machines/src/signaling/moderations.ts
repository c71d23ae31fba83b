import { signalingBase } from './base.ts';

/** How many moderations wait for the server. */
const maxModerations = 32;

/** Moderations on their way to the server: the actions about these. */
export const moderations = {
  actions: {
    queueModeration: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'moderate') return;
      const { moderation } = event;
      enqueue.assign({ moderations: [...context.moderations, moderation].slice(-maxModerations) });
      if (context.hasJoined) enqueue.sendTo('server', { type: 'moderate', moderation });
    }),
    // The connection may have broken before the server had them. Those that it has are replays, without an effect.
    sendModerations: signalingBase.enqueueActions(({ enqueue, context }) => {
      for (const moderation of context.moderations) {
        enqueue.sendTo('server', { type: 'moderate', moderation });
      }
    }),
    reportRefusedModeration: signalingBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'server.moderationRefused') return;
      const { moderation, reason } = event;
      if (context.moderations.some(({ number }) => number === moderation.number))
        enqueue.sendTo(context.parent, { type: 'signaling.moderationRefused', moderation, reason });
    }),
    // The room event may be lost in a resync: the server must not get the moderation again, an hour later perhaps.
    removeModeration: signalingBase.assign({
      moderations: ({ context, event }) =>
        event.type === 'server.moderated' || event.type === 'server.moderationRefused'
          ? context.moderations.filter(({ number }) => number !== event.moderation.number)
          : context.moderations,
    }),
  },
};
