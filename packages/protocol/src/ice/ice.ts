import * as z from 'zod/mini';

/** A STUN or TURN server, in the form of RTCIceServer. */
export const IceServer = z.object({
  urls: z
    .array(z.string().check(z.regex(/^(stuns?|turns?):/), z.maxLength(256)))
    .check(z.minLength(1)),
  username: z.optional(z.string().check(z.maxLength(512))),
  credential: z.optional(z.string().check(z.maxLength(512))),
});
export type IceServer = z.infer<typeof IceServer>;

/** The output of `ice.servers`. */
export const IceServers = z.object({
  servers: z.array(IceServer),
  /** The lifetime of the credentials from the response on, in milliseconds; null if they do not expire. */
  ttlMs: z.nullable(z.int().check(z.minimum(1))),
});
export type IceServers = z.infer<typeof IceServers>;
