/** The roles of those who act on a room. */
export type Role =
  /** The server itself, on behalf of its operator. */
  | 'server'
  /** Someone in the room. */
  | 'member'
  /** Someone in the waiting room. */
  | 'waiting';

/** What somebody can do to a room or to others in it, apart from joining and leaving. */
export type RoomAction = 'setAccess' | 'admit' | 'deny' | 'remove' | 'endRoom';

const permissions: Readonly<Record<Role, readonly RoomAction[]>> = {
  server: ['setAccess', 'admit', 'deny', 'remove', 'endRoom'],
  member: ['setAccess', 'admit', 'deny', 'remove'],
  waiting: [],
};

/** Whether this role permits this action. Roles without power are part of the rule: it has no default. */
export function may(role: Role, action: RoomAction): boolean {
  return permissions[role].includes(action);
}
