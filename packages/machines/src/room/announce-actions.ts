import type { LeftReason } from '@visavis/protocol';
import * as announce from './announcement.ts';
import type { Announcement, RoomRefusalReason } from './announcement.ts';
import type { RoomContext, RoomMachineEvent, WaitingMember } from './context.ts';

/** The announcement of an event that names a person; nothing for any other event. */
export const forMember =
  (say: (context: RoomContext, id: WaitingMember['id']) => readonly Announcement[]) =>
  ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
    'id' in event ? say(context, event.id) : [];

/** Says no to the person of the event. */
export const refuseMember = (reason: RoomRefusalReason) =>
  ({
    type: 'announce',
    params: forMember((_, to) => [{ type: 'refuse', to, reason }]),
  }) as const;

/** Ends the place of the event's person, for all to know. */
export const endMembership = (reason: LeftReason) =>
  [
    {
      type: 'announce',
      params: forMember((context, id) => announce.announceLeft(context, id, reason)),
    },
    'removeMember',
  ] as const;

/** Ends the event's person's waiting at the door. */
export const endWaiting = (reason: LeftReason) =>
  [
    { type: 'announce', params: forMember((_, id) => announce.announceWaitingEnded(id, reason)) },
    'removeWaitingMember',
  ] as const;

/** Tells everyone inside what the door has been set to. */
export const announceAccess = {
  type: 'announce',
  params: ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
    event.type === 'access.set' ? announce.announceAccessSet(context, event) : [],
} as const;

/** Lets those at the door in. */
export const admitAllWaiting = [
  {
    type: 'announce',
    params: ({ context }: { context: RoomContext }) => announce.announceAllAdmitted(context),
  },
  'admitAllWaiting',
] as const;

/** Turns those at the door away. */
export const refuseAllWaiting = [
  {
    type: 'announce',
    params: ({ context }: { context: RoomContext }) => announce.announceLockedOut(context),
  },
  'removeAllWaiting',
] as const;
