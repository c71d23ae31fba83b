import {
  isPrivateRoom,
  may,
  newerLock,
  targetOf,
  type PeerId,
  type RoomAction,
} from '@visavis/protocol';
import {
  findActor,
  findMember,
  findModerationNumber,
  hasLink,
  isWaiting,
  maxWaiting,
  type RoomContext,
} from './context.ts';
import type { RoomMachineEvent } from './events.ts';

interface GuardArgs {
  readonly context: RoomContext;
  readonly event: RoomMachineEvent;
}

/** The action for which each event needs permission. */
const actions = {
  'access.set': 'setAccess',
  'guestRights.set': 'setGuestRights',
  'waiting.admit': 'admit',
  'waiting.admitAll': 'admit',
  'waiting.deny': 'deny',
  'member.remove': 'remove',
  'member.makeHost': 'makeHost',
  'room.end': 'endRoom',
} as const satisfies Partial<Record<RoomMachineEvent['type'], RoomAction>>;

const isModerating = (
  event: RoomMachineEvent,
): event is Extract<RoomMachineEvent, { type: keyof typeof actions }> => event.type in actions;

/** Whether `by` may do this to the target, if there is one. */
function isPermitted(
  context: RoomContext,
  by: PeerId | null,
  action: RoomAction,
  target: PeerId | null,
): boolean {
  const actor = findActor(context, by);
  const role = target === null ? undefined : findMember(context, target)?.role;
  return actor !== undefined && may(actor, action, role);
}

/** The guards of the room machine. None has a side effect, and none throws. */
export const roomGuards = {
  isAllowed: ({ context, event }: GuardArgs) =>
    isModerating(event) &&
    isPermitted(context, event.by, actions[event.type], 'id' in event ? event.id : null),
  isAllowedModeration: ({ context, event }: GuardArgs) => {
    if (event.type !== 'member.moderate') return false;
    const { by, moderation } = event;
    const { action, number } = moderation;
    const isNew = number > findModerationNumber(context, by);
    return isNew && isPermitted(context, by, action.type, targetOf(action));
  },
  isGuest: ({ context, event }: GuardArgs) =>
    'id' in event && findMember(context, event.id)?.role === 'guest',
  /** Only the owner of a private room makes hosts; the server has verified the delegation. */
  hasProofOfHost: ({ context, event }: GuardArgs) =>
    event.type === 'member.makeHost' &&
    isPrivateRoom(context.name) === (event.delegation?.role === 'host'),
  isDelegated: ({ event }: GuardArgs) => event.type === 'member.join' && event.delegation !== null,
  wasRemoved: ({ context, event }: GuardArgs) =>
    event.type === 'member.join' && context.removed.includes(event.id),
  isRoomEmpty: ({ context }: GuardArgs) => context.members.length === 0,
  hasNobodyToAdmit: ({ context }: GuardArgs) =>
    context.members.length === 0 && (context.waiting.length === 0 || !isPrivateRoom(context.name)),
  hasOneMember: ({ context }: GuardArgs) => context.members.length === 1 && context.capacity > 1,
  hasSeveralMembers: ({ context }: GuardArgs) =>
    context.members.length > 1 && context.members.length < context.capacity,
  isRoomFull: ({ context }: GuardArgs) => context.members.length >= context.capacity,
  isWaitingRoomFull: ({ context }: GuardArgs) => context.waiting.length >= maxWaiting,
  isMember: ({ context, event }: GuardArgs) =>
    'id' in event && findMember(context, event.id) !== undefined,
  hasLink: ({ context, event }: GuardArgs) =>
    event.type === 'member.join' && hasLink(context, event.entryHash),
  isNewcomer: ({ context, event }: GuardArgs) =>
    event.type === 'member.join' &&
    findMember(context, event.id) === undefined &&
    !context.removed.includes(event.id) &&
    hasLink(context, event.entryHash),
  isByMember: ({ context, event }: GuardArgs) =>
    'by' in event && event.by !== null && findMember(context, event.by) !== undefined,
  isLockNewer: ({ context, event }: GuardArgs) =>
    'lock' in event && newerLock(context.lock, event.lock) !== context.lock,
  isLockOfOtherLink: ({ context, event }: GuardArgs) =>
    'lock' in event && event.lock.entryHash !== context.entryHash,
  isAway: ({ context, event }: GuardArgs) =>
    'id' in event && findMember(context, event.id)?.presence === 'away',
  isPresent: ({ context, event }: GuardArgs) =>
    'id' in event && findMember(context, event.id)?.presence === 'present',
  isWaiting: ({ context, event }: GuardArgs) => 'id' in event && isWaiting(context, event.id),
  canAdmit: ({ context, event }: GuardArgs) =>
    'id' in event && isWaiting(context, event.id) && context.members.length < context.capacity,
  isProfileNewer: ({ context, event }: GuardArgs) => {
    if (event.type !== 'member.update') return false;
    const { id, profile } = event;
    const member = findMember(context, id) ?? context.waiting.find((each) => each.id === id);
    return member !== undefined && profile.revision > member.profile.revision;
  },
  opensAccess: ({ event }: GuardArgs) => event.type === 'access.set' && event.access === 'open',
  setsWaitingRoom: ({ event }: GuardArgs) =>
    event.type === 'access.set' && event.access === 'waiting-room',
  locksAccess: ({ event }: GuardArgs) => event.type === 'access.set' && event.access === 'locked',
};
