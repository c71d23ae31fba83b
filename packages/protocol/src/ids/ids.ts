import * as z from 'zod/mini';
import { limits } from '../limits/limits.ts';

/**
 * The name of a room, as in its link. That of an open room has 1 to 64 lower-case letters, digits and inner hyphens,
 * and anyone who knows it may try to join. That of a private room is `P` and 22 characters, see
 * `createPrivateRoomName`.
 *
 * @public
 */
export const RoomName = z
  .string()
  .check(
    z.maxLength(limits.maxRoomNameLength),
    z.regex(/^([a-z0-9]+(-[a-z0-9]+)*|P[A-Za-z0-9_-]{22})$/),
  )
  .brand<'RoomName'>();
export type RoomName = z.infer<typeof RoomName>;

/**
 * The id of a session: the first 22 characters of base64url(SHA-256(public key)). Only who has the private key can act
 * as this peer.
 *
 * @public
 */
export const PeerId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/))
  .brand<'PeerId'>();
export type PeerId = z.infer<typeof PeerId>;

/** Identifies one incarnation of a mailbox. Event ids of different epochs cannot be compared. */
export const Epoch = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_]{8,22}$/))
  .brand<'Epoch'>();
export type Epoch = z.infer<typeof Epoch>;

/** The id of an event in a mailbox, `epoch-n`, where n counts from 1 without gaps. */
export const EventId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_]{8,22}-[1-9][0-9]{0,14}$/))
  .brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

/** Creates the id of the event at position `n`, an integer from 1. */
export function createEventId(epoch: Epoch, n: number): EventId {
  return EventId.parse(`${epoch}-${n}`);
}

/** Splits an event id into epoch and position. */
export function parseEventId(id: EventId): { epoch: Epoch; n: number } {
  const dash = id.lastIndexOf('-');
  return { epoch: Epoch.parse(id.slice(0, dash)), n: Number(id.slice(dash + 1)) };
}
