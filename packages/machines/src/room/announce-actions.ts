import type { LeftReason, PeerId, RoomAccess } from '@visavis/protocol';
import {
  announceAccessSet,
  announceAllAdmitted,
  announceAllRefused,
  announceEveryoneLeft,
  announceGuestRightsSet,
  announceLockSet,
} from './announce-to-everyone.ts';
import {
  announceLeft,
  announceWaitingEnded,
  type Announcement,
  type RoomRefusalReason,
} from './announcement.ts';
import type { RoomContext } from './context.ts';
import type { RoomMachineEvent } from './events.ts';

interface ActionArgs {
  readonly context: RoomContext;
  readonly event: RoomMachineEvent;
}

/** The parameters of `announce` for an event with a peer's id. */
export const announceFor =
  (announce: (context: RoomContext, id: PeerId) => readonly Announcement[]) =>
  ({ context, event }: ActionArgs) =>
    'id' in event ? announce(context, event.id) : [];

/** Refuses the event's peer. */
export const refuse = (reason: RoomRefusalReason) =>
  ({
    type: 'announce',
    params: announceFor((_, to) => [{ type: 'refuse', to, reason }]),
  }) as const;

/** Ends the membership of the event's peer. */
export const endMembership = (reason: LeftReason) =>
  [
    {
      type: 'announce',
      params: ({ context, event }: ActionArgs) =>
        'id' in event
          ? announceLeft(context, event.id, reason, 'by' in event ? event.by : null)
          : [],
    },
    'removeMember',
    'forgetUnusedLink',
  ] as const;

/** Ends the memberships of everyone in the room and in its waiting room. */
export const endAllMemberships = (reason: LeftReason) =>
  [
    {
      type: 'announce',
      params: ({ context, event }: ActionArgs) =>
        announceEveryoneLeft(context, reason, 'by' in event ? event.by : null),
    },
    'removeEveryone',
  ] as const;

/** Removes the event's peer from the waiting room. */
export const endWaiting = (reason: LeftReason) =>
  [
    { type: 'announce', params: announceFor((_, id) => announceWaitingEnded(id, reason)) },
    'removeWaitingMember',
  ] as const;

/** Notifies all members of the new access. */
export const announceAccess = {
  type: 'announce',
  params: ({ context, event }: ActionArgs) =>
    event.type === 'access.set' ? announceAccessSet(context, event) : [],
} as const;

/** Notifies all members of the new lock. @param access the access that the room has */
export const announceLock = (access: RoomAccess) =>
  ({
    type: 'announce',
    params: ({ context, event }: ActionArgs) =>
      'lock' in event ? announceLockSet(context, event, access) : [],
  }) as const;

/** Notifies all members of the new rights of guests. @param access the access that the room has */
export const announceGuestRights = (access: RoomAccess) =>
  ({
    type: 'announce',
    params: ({ context, event }: ActionArgs) =>
      event.type === 'guestRights.set' ? announceGuestRightsSet(context, event, access) : [],
  }) as const;

/** Admits everyone in the waiting room. */
export const admitAllWaiting = [
  {
    type: 'announce',
    params: ({ context }: ActionArgs) => announceAllAdmitted(context),
  },
  'admitAllWaiting',
] as const;

/** Refuses everyone in the waiting room. */
export const refuseAllWaiting = (reason: RoomRefusalReason) =>
  [
    {
      type: 'announce',
      params: ({ context }: ActionArgs) => announceAllRefused(context, reason),
    },
    'removeAllWaiting',
  ] as const;
