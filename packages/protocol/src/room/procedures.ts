import * as z from 'zod/mini';
import { EventId, PeerId, RoomName } from '../ids/ids.ts';
import { Delegation } from '../moderation/delegation.ts';
import { Moderation } from '../moderation/moderation.ts';
import { EntryToken } from '../private-room/entry.ts';
import { Lock } from '../private-room/lock.ts';
import { WireProfile, WireSignalBatch } from '../private-room/sealed.ts';

/** What opens a private room. */
export const Entry = z.object({
  token: EntryToken,
  /** The newest lock of the room that the client knows. */
  lock: z.nullable(Lock),
});
export type Entry = z.infer<typeof Entry>;

/** The input of `room.join`. tRPC adds `lastEventId` when a client reconnects. */
export const JoinInput = z.object({
  room: RoomName,
  profile: WireProfile,
  /** In private rooms only. */
  entry: z.optional(Entry),
  /** The role that the owner has given this session, in private rooms. */
  delegation: z._default(z.nullable(Delegation), null),
  lastEventId: z.optional(EventId),
});
export type JoinInput = z.infer<typeof JoinInput>;

/** The input of `room.peek`. `token` is for private rooms. */
export const PeekInput = z.object({ room: RoomName, token: z.optional(EntryToken) });
export type PeekInput = z.infer<typeof PeekInput>;

/** The input of `signal.send`. The sender is not part of it: the server knows it from the connection. */
export const SendSignalsInput = z.extend(WireSignalBatch, { to: PeerId });
export type SendSignalsInput = z.infer<typeof SendSignalsInput>;

/** The input of `room.changeLink`. */
export const ChangeLinkInput = z.object({ lock: Lock });
export type ChangeLinkInput = z.infer<typeof ChangeLinkInput>;

/** The input of `room.moderate`. The author is not part of it: the server knows it from the connection. */
export const ModerateInput = z.object({ moderation: Moderation });
export type ModerateInput = z.infer<typeof ModerateInput>;

/** The output of `room.peek`, for a lobby that has not joined. @public */
export const RoomPeek = z.object({
  /** The number of members, 0 for a room that does not exist. */
  memberCount: z.int().check(z.minimum(0)),
  capacity: z.int().check(z.minimum(1)),
  state: z.enum(['empty', 'open', 'waiting-room', 'locked', 'full']),
});
export type RoomPeek = z.infer<typeof RoomPeek>;
