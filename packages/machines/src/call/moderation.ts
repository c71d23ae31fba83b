import {
  may,
  mayShareScreen,
  targetOf,
  type ModerationAction,
  type PeerId,
  type Role,
} from '@visavis/protocol';
import { callBase, type CallGuardArgs } from './base.ts';
import type { CallContext } from './types.ts';

/** How many who were removed a page remembers. */
const maxRemoved = 64;

/** The role of somebody in the room; undefined for everyone else. */
function roleIn(
  context: Pick<CallContext, 'self' | 'role' | 'members'>,
  id: PeerId,
): Role | undefined {
  if (id === context.self) return context.role;
  return context.members.find((member) => member.id === id)?.role;
}

/** Whether this action concerns the member of this page. */
const concernsSelf = ({ self }: CallContext, action: ModerationAction): boolean => {
  const target = targetOf(action);
  return target === null || target === self;
};

/** Whether an action that concerns this member makes a difference to it. */
function changesSelf({ slots, profile }: CallContext, { type }: ModerationAction): boolean {
  switch (type) {
    case 'mute':
      return slots.microphone !== null;
    case 'askToUnmute':
      return slots.microphone === null;
    case 'stopScreen':
      return slots.screen !== null;
    case 'lowerHand':
      return profile.hand;
    case 'makeHost':
      return true;
    // The server does the others.
    case 'setAccess':
    case 'setGuestRights':
    case 'admit':
    case 'deny':
    case 'remove':
    case 'endRoom':
      return false;
    default:
      return type satisfies never;
  }
}

/**
 * The role of the member whom this action concerns: this page's own if it concerns everyone in the room, and undefined if
 * it concerns the room, or those who wait.
 */
function targetRoleOf(context: CallContext, action: ModerationAction): Role | undefined {
  const target = targetOf(action);
  if (target !== null) return roleIn(context, target);
  return action.type === 'mute' || action.type === 'lowerHand' ? context.role : undefined;
}

/**
 * What members do who moderate: the guards and actions about it. A page believes a moderation only with the signature of
 * the member, if the role of that member permits it, and once.
 */
export const moderation = {
  guards: {
    mayModerate: ({ context, event }: CallGuardArgs) => {
      if (event.type !== 'moderate') return false;
      const target = targetOf(event.action);
      return may(
        context.role,
        event.action.type,
        target === null ? undefined : roleIn(context, target),
      );
    },
    mayShareScreen: ({ context }: CallGuardArgs) =>
      mayShareScreen(context.role, context.roomState?.guestRights),
    isPermittedModeration: ({ context, event }: CallGuardArgs) => {
      if (event.type !== 'trust.moderationVerified') return false;
      const { by, moderation } = event;
      const { action, number } = moderation;
      const role = roleIn(context, by);
      const isNew = number > (context.moderationNumbers[by] ?? -1);
      return (
        by !== context.self &&
        isNew &&
        role !== undefined &&
        may(role, action.type, targetRoleOf(context, action))
      );
    },
  },
  actions: {
    signModeration: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'moderate' || context.self === null) return;
      // After a reload the numbers start at a later time, so a session never uses one twice.
      const number = (context.moderationNumbers[context.self] ?? context.startedAt) + 1;
      enqueue.assign({
        moderationNumbers: { ...context.moderationNumbers, [context.self]: number },
      });
      enqueue.sendTo('trust', { type: 'signModeration', number, action: event.action });
    }),
    sendModeration: callBase.enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'trust.moderationSigned') return;
      const { moderation } = event;
      enqueue.sendTo('signaling', { type: 'moderate', moderation });
      if (moderation.action.type !== 'remove') return;
      // The connection is closed at once, whatever the server does.
      enqueue.raise({ type: 'member.removed', id: moderation.action.target });
    }),
    recordRemoval: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'member.removed') return;
      enqueue.assign({ removed: [...context.removed, event.id].slice(-maxRemoved) });
      enqueue.emit({ type: 'memberRemoved', id: event.id });
    }),
    verifyModeration: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'signaling.roomEvent' || event.event.type !== 'moderated') return;
      const { by, moderation } = event.event;
      const publicKey = context.members.find(({ id }) => id === by)?.publicKey;
      if (publicKey === undefined) return;
      enqueue.sendTo('trust', { type: 'verifyModeration', by, publicKey, moderation });
    }),
    /** What the server has not done, the page does. */
    applyModeration: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'trust.moderationVerified') return;
      const { by, moderation } = event;
      const { action, number } = moderation;
      enqueue.assign({ moderationNumbers: { ...context.moderationNumbers, [by]: number } });
      if (action.type === 'remove' && action.target !== context.self) {
        enqueue.raise({ type: 'member.removed', id: action.target });
      }
      if (!concernsSelf(context, action) || !changesSelf(context, action)) return;
      enqueue.assign({ lastModeration: { by, action, number } });
      if (action.type === 'mute') enqueue.sendTo('media', { type: 'microphone.off' });
      if (action.type === 'stopScreen') enqueue.sendTo('media', { type: 'screen.off' });
      if (action.type === 'lowerHand') {
        enqueue({ type: 'updateProfile', params: { hand: false } });
      }
    }),
    storeRefusedModeration: callBase.assign({
      refusedModeration: ({ context, event }) =>
        event.type === 'signaling.moderationRefused'
          ? {
              action: event.moderation.action,
              number: event.moderation.number,
              reason: event.reason,
            }
          : context.refusedModeration,
    }),
    /** Guests who may not share a screen any more stop. */
    enforceGuestRights: callBase.enqueueActions(({ enqueue, context }) => {
      if (mayShareScreen(context.role, context.roomState?.guestRights)) return;
      if (context.slots.screen !== null) enqueue.sendTo('media', { type: 'screen.off' });
    }),
  },
};
