import type { Role } from './role.ts';

/** Who acts on a room: somebody in it, somebody in its waiting room, or the server on behalf of its operator. */
export type Actor = Role | 'waiting' | 'server';

const roomActions = [
  'setAccess',
  'setGuestRights',
  'admit',
  'deny',
  'remove',
  'mute',
  'askToUnmute',
  'stopScreen',
  'lowerHand',
  'makeHost',
  'endRoom',
] as const;
/** What somebody can do to a room or to others in it, apart from joining and leaving. @public */
export type RoomAction = (typeof roomActions)[number];

const permissions: Readonly<Record<Actor, readonly RoomAction[]>> = {
  server: ['setAccess', 'admit', 'deny', 'remove', 'endRoom'],
  owner: roomActions,
  host: roomActions,
  guest: [],
  waiting: [],
};

/**
 * Whether this actor is permitted this action. Actors without power are part of the rule: it has no default. In a private
 * room, only the owner can prove that somebody is a host, so the role alone does not let a host make another one.
 *
 * @param target the role of the member whom the action concerns, if it is one member: nobody but the server acts against
 * an owner
 */
export function may(actor: Actor, action: RoomAction, target?: Role): boolean {
  if (target === 'owner' && actor !== 'server') return false;
  return permissions[actor].includes(action);
}
