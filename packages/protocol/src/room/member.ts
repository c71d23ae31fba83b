import * as z from 'zod/mini';
import { PublicKey } from '../identity/keys.ts';
import { PeerId } from '../ids/ids.ts';
import { limits } from '../limits/limits.ts';
import { Delegation } from '../moderation/delegation.ts';
import { Role } from '../moderation/role.ts';
import { normalizeDisplayName } from './display-name.ts';
import { Portrait } from './portrait.ts';

/**
 * The name that a member shows: normalised, with at least one visible character. Parsing normalises it at
 * every edge: at the server, and at the page for names from the server and from peers.
 */
const DisplayName = z
  .string()
  .check(
    z.overwrite(normalizeDisplayName),
    z.minLength(1, { abort: true }),
    z.maxLength(limits.maxNameLength),
  );

/**
 * Incremented with every change of a profile, starting at the clock (milliseconds since 1970). A profile arrives from
 * the server and over the data channel, in any order; the one with the higher revision is newer.
 */
export const Revision = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));

/** What a member tells the others about itself. @public */
export const Profile = z.object({
  name: DisplayName,
  microphone: z.boolean(),
  camera: z.boolean(),
  screen: z.boolean(),
  hand: z.boolean(),
  /** Whether the others should send the video of their cameras to this member. Shared screens are always sent. */
  receivesVideo: z._default(z.boolean(), true),
  /** For those who can admit this member to a private room, while it waits. */
  portrait: z._default(z.nullable(Portrait), null),
  revision: Revision,
});
export type Profile = z.infer<typeof Profile>;

/** The part of a profile that says what is turned on, with nothing turned on. */
export const inactiveProfile = {
  microphone: false,
  camera: false,
  screen: false,
  hand: false,
  portrait: null,
} as const satisfies Partial<Profile>;

/**
 * The profile of a member who has turned on nothing yet. A new field gets its first value here.
 *
 * @param name 1 to 64 characters, one of them visible
 * @param revision milliseconds since 1970, an integer: later revisions are higher
 */
export function createInitialProfile(name: string, revision: number): Profile {
  return { name, ...inactiveProfile, receivesVideo: true, revision };
}

/** `away`: the connection to the server broke, and the membership is kept for a while. Media may go on. */
export const Presence = z.enum(['present', 'away']);
export type Presence = z.infer<typeof Presence>;

/** Someone in a room, as the others see them. @public */
export const Member = z.object({
  id: PeerId,
  /** The key of which the id is a hash. Receivers verify that. */
  publicKey: PublicKey,
  profile: Profile,
  presence: Presence,
  /** By the word of the server. In private rooms, receivers believe it only with a delegation of the owner. */
  role: z._default(Role, 'guest'),
  delegation: z._default(z.nullable(Delegation), null),
});
export type Member = z.infer<typeof Member>;
