import * as z from 'zod/mini';
import { EventId, RoomName } from '../ids/ids.ts';
import { Profile } from './member.ts';

/** The input of `room.join`. tRPC adds `lastEventId` when a client reconnects. */
export const JoinInput = z.object({
  room: RoomName,
  profile: Profile,
  lastEventId: z.optional(EventId),
});
export type JoinInput = z.infer<typeof JoinInput>;

/** The input of `room.peek`. */
export const PeekInput = z.object({ room: RoomName });
export type PeekInput = z.infer<typeof PeekInput>;

/** The output of `room.peek`, for a lobby that has not joined. @public */
export const RoomPeek = z.object({
  /** The number of members, 0 for a room that does not exist. */
  memberCount: z.int().check(z.minimum(0)),
  capacity: z.int().check(z.minimum(1)),
  state: z.enum(['empty', 'open', 'waiting-room', 'locked', 'full']),
});
export type RoomPeek = z.infer<typeof RoomPeek>;
