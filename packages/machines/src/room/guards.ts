import { may, newerLock, type RoomAction } from '@visavis/protocol';
import {
  findMember,
  hasLink,
  isWaiting,
  maxWaiting,
  roleOf,
  type RoomContext,
  type RoomMachineEvent,
} from './context.ts';

interface GuardArgs {
  readonly context: RoomContext;
  readonly event: RoomMachineEvent;
}

/** Only the owner can make a lock, so whoever has it may use it. */
type EventWithLock = Extract<RoomMachineEvent, { lock: unknown }>;

/** The action for which each event needs permission. */
const actions = {
  'access.set': 'setAccess',
  'waiting.admit': 'admit',
  'waiting.deny': 'deny',
  'member.remove': 'remove',
  'room.end': 'endRoom',
} as const satisfies Record<
  Exclude<Extract<RoomMachineEvent, { by: unknown }>, EventWithLock>['type'],
  RoomAction
>;

/** The guards of the room machine. None has a side effect, and none throws. */
export const roomGuards = {
  isAllowed: ({ context, event }: GuardArgs) => {
    if (!('by' in event) || 'lock' in event) return false;
    const role = roleOf(context, event.by);
    return role !== undefined && may(role, actions[event.type]);
  },
  isRoomEmpty: ({ context }: GuardArgs) => context.members.length === 0,
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
    const member = findMember(context, event.id);
    return member !== undefined && event.profile.revision > member.profile.revision;
  },
  opensAccess: ({ event }: GuardArgs) => event.type === 'access.set' && event.access === 'open',
  setsWaitingRoom: ({ event }: GuardArgs) =>
    event.type === 'access.set' && event.access === 'waiting-room',
  locksAccess: ({ event }: GuardArgs) => event.type === 'access.set' && event.access === 'locked',
};
