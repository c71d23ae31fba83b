import * as z from 'zod/mini';
import { limits } from '../limits/limits.ts';

/**
 * The name of a room, as it stands in its link: small letters, digits and inner hyphens,
 * 1 to 64 of them. Whoever knows it may knock, so fresh rooms get a random one.
 */
export const RoomName = z
  .string()
  .check(z.maxLength(limits.maxRoomNameLength), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
  .brand<'RoomName'>();
export type RoomName = z.infer<typeof RoomName>;

/**
 * What makes a tab the same person after a reload: 128 random bits in base64url, 22 characters.
 * It is told to the server alone, once per connection.
 */
export const SessionSecret = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/))
  .brand<'SessionSecret'>();
export type SessionSecret = z.infer<typeof SessionSecret>;

/**
 * The public id of a tab: the first 22 characters of base64url(SHA-256(session secret)).
 * Knowing it does not let anyone act as its owner.
 */
export const PeerId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/))
  .brand<'PeerId'>();
export type PeerId = z.infer<typeof PeerId>;

/** Names one life of a mailbox. Ids of different epochs cannot be compared. */
export const Epoch = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_]{8,22}$/))
  .brand<'Epoch'>();
export type Epoch = z.infer<typeof Epoch>;

/** The id of one mailbox event, `epoch-n`: n counts from 1 without gaps. */
export const EventId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_]{8,22}-[1-9][0-9]{0,14}$/))
  .brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;

/** Joins an epoch and a position, an integer from 1, to an event id. */
export function createEventId(epoch: Epoch, n: number): EventId {
  return EventId.parse(`${epoch}-${n}`);
}

/** Takes an event id apart again. */
export function parseEventId(id: EventId): { epoch: Epoch; n: number } {
  const dash = id.lastIndexOf('-');
  return { epoch: Epoch.parse(id.slice(0, dash)), n: Number(id.slice(dash + 1)) };
}
