import * as z from 'zod/mini';
import type { Role } from './role.ts';

/**
 * Who may enter a room. `open`: anyone who has its link. `waiting-room`: anyone whom a host admits. `locked`: nobody.
 *
 * @public
 */
export const RoomAccess = z.enum(['open', 'waiting-room', 'locked']);
export type RoomAccess = z.infer<typeof RoomAccess>;

/** What guests may do. @public */
export const GuestRights = z.object({
  /** Share a screen. */
  screen: z.boolean(),
});
export type GuestRights = z.infer<typeof GuestRights>;

/** The rights of guests in a room that nobody has restricted. */
export const allGuestRights: GuestRights = { screen: true };

/**
 * Whether somebody with this role may share a screen.
 *
 * @param rights those of guests; undefined before the room is known
 * @example
 * const canShare = mayShareScreen('guest', { screen: false });
 * @public
 */
export const mayShareScreen = (role: Role, rights: GuestRights | undefined): boolean =>
  role !== 'guest' || rights?.screen !== false;
