import type { LeftReason } from '@visavis/protocol';
import * as announce from './announcement.ts';
import type { Announcement, RoomRefusal } from './announcement.ts';
import type { RoomContext, RoomMachineEvent, Visitor } from './context.ts';

/** The announcement of an event that names a person; nothing for any other event. */
export const about =
  (say: (context: RoomContext, id: Visitor['id']) => readonly Announcement[]) =>
  ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
    'id' in event ? say(context, event.id) : [];

/** Says no to the person of the event. */
export const refuse = (reason: RoomRefusal) =>
  ({
    type: 'announce',
    params: about((_, to) => [{ type: 'refuse', to, reason }]),
  }) as const;

/** Ends the place of the event's person, for all to know. */
export const endPlace = (reason: LeftReason) =>
  [
    { type: 'announce', params: about((context, id) => announce.placeEnded(context, id, reason)) },
    'removeMember',
  ] as const;

/** Ends the event's person's waiting at the door. */
export const endKnock = (reason: LeftReason) =>
  [
    { type: 'announce', params: about((_, id) => announce.visitorGone(id, reason)) },
    'leaveTheDoor',
  ] as const;

/** Tells everyone inside what the door has been set to. */
export const sayDoor = {
  type: 'announce',
  params: ({ context, event }: { context: RoomContext; event: RoomMachineEvent }) =>
    event.type === 'door.set' ? announce.doorSet(context, event) : [],
} as const;

/** Lets those at the door in. */
export const openUp = [
  {
    type: 'announce',
    params: ({ context }: { context: RoomContext }) => announce.doorOpened(context),
  },
  'letEveryoneIn',
] as const;

/** Turns those at the door away. */
export const turnEveryoneAway = [
  {
    type: 'announce',
    params: ({ context }: { context: RoomContext }) => announce.turnedAway(context),
  },
  'clearTheDoor',
] as const;
