import * as z from 'zod/mini';
import { encodeBase64url } from '../identity/base64url.ts';
import { RoomName } from '../ids/ids.ts';
import type { RandomSource } from '../ids/random.ts';

/**
 * The secret of a private room: 128 random bits in base64url. It is in the fragment of the link, which browsers send to
 * no server. Whoever has it can join the room and open what is sealed.
 *
 * @public
 */
export const RoomSecret = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/))
  .brand<'RoomSecret'>();
export type RoomSecret = z.infer<typeof RoomSecret>;

/** A new secret, for a new room or a new link. */
export const generateRoomSecret = (random: RandomSource): RoomSecret =>
  RoomSecret.parse(encodeBase64url(random.getRandomValues(new Uint8Array(16))));

/** What the name of a private room starts with. Names that people choose have no upper-case letters. */
const privateRoomPrefix = 'P';

/**
 * Whether this is the name of a private room, which only its link opens.
 *
 * @example
 * const entrance = isPrivateRoom(room) ? 'by link' : 'by name';
 * @public
 */
export const isPrivateRoom = (room: RoomName): boolean => room.startsWith(privateRoomPrefix);

/**
 * The name of the private room of an owner: `P` and the first 22 characters of base64url(SHA-256(key)).
 *
 * @param ownerKeyHash the SHA-256 hash of the 32 bytes of the owner's public key
 */
export const createPrivateRoomName = (ownerKeyHash: Uint8Array): RoomName =>
  RoomName.parse(privateRoomPrefix + encodeBase64url(ownerKeyHash).slice(0, 22));
