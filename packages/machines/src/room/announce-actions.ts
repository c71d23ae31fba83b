import type { LeftReason, PeerId } from '@visavis/protocol';
import {
  announceAccessSet,
  announceAllAdmitted,
  announceLeft,
  announceLockedOut,
  announceWaitingEnded,
  type Announcement,
  type RoomRefusalReason,
} from './announcement.ts';
import type { RoomContext, RoomMachineEvent } from './context.ts';

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

/** Admits everyone in the waiting room. */
export const admitAllWaiting = [
  {
    type: 'announce',
    params: ({ context }: ActionArgs) => announceAllAdmitted(context),
  },
  'admitAllWaiting',
] as const;

/** Refuses everyone in the waiting room. */
export const refuseAllWaiting = [
  {
    type: 'announce',
    params: ({ context }: ActionArgs) => announceLockedOut(context),
  },
  'removeAllWaiting',
] as const;
