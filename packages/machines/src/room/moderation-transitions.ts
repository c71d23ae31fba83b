import { and } from 'xstate';
import { announceFor, endAllMemberships, endMembership, refuse } from './announce-actions.ts';
import { announceAdmitted, announceModerated, type EventByType } from './announcement.ts';
import type { RoomContext } from './context.ts';

interface ModerateArgs {
  readonly context: RoomContext;
  readonly event: EventByType<'member.moderate'>;
}

/** What owners, hosts and the server do to members and to those who wait. */
export const moderationTransitions = {
  'member.remove': [
    {
      guard: and(['isAllowed', 'isMember']),
      actions: [...endMembership('removed'), 'rememberRemoved'],
    },
    {
      guard: and(['isAllowed', 'isWaiting']),
      actions: [refuse('admission-denied'), 'removeWaitingMember'],
    },
  ],
  'member.moderate': {
    guard: 'isAllowedModeration',
    actions: [
      {
        type: 'announce',
        params: ({ context, event }: ModerateArgs) => announceModerated(context, event),
      },
      'recordModeration',
    ],
  },
  'member.makeHost': {
    guard: and(['isAllowed', 'isGuest', 'hasProofOfHost']),
    actions: 'makeHost',
  },
  'waiting.admit': {
    guard: and(['isAllowed', 'canAdmit']),
    actions: [{ type: 'announce', params: announceFor(announceAdmitted) }, 'admitWaitingMember'],
  },
  'waiting.deny': {
    guard: and(['isAllowed', 'isWaiting']),
    actions: [refuse('admission-denied'), 'removeWaitingMember'],
  },
  'room.end': {
    guard: 'isAllowed',
    target: '#room.ended',
    actions: [...endAllMemberships('ended'), 'forgetUnusedLink'],
  },
} as const;
