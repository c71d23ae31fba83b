import * as z from 'zod/mini';

/**
 * What somebody is in a room. `owner`: has created the private room, and has the key of its name. `host`: moderates, by
 * the word of the owner in a private room and of the server in an open one. `guest`: everyone else.
 *
 * @public
 */
export const Role = z.enum(['owner', 'host', 'guest']);
export type Role = z.infer<typeof Role>;
