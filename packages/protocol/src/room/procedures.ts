import * as z from 'zod/mini';
import { EventId, RoomName } from '../ids/ids.ts';
import { Profile } from './member.ts';

/** What `room.join` takes. tRPC merges `lastEventId` in when a client comes back. */
export const JoinInput = z.object({
  room: RoomName,
  profile: Profile,
  lastEventId: z.optional(EventId),
});
export type JoinInput = z.infer<typeof JoinInput>;

/** What `room.peek` takes. */
export const PeekInput = z.object({ room: RoomName });
export type PeekInput = z.infer<typeof PeekInput>;

/** What `room.peek` gives: enough for a lobby to say who is there, without joining. */
export const RoomPeek = z.object({
  /** How many people are in, 0 for a room that does not exist yet. */
  memberCount: z.int().check(z.minimum(0)),
  capacity: z.int().check(z.minimum(1)),
  state: z.enum(['empty', 'open', 'waiting-room', 'locked', 'full']),
});
export type RoomPeek = z.infer<typeof RoomPeek>;
