import * as z from 'zod/mini';

/** One STUN or TURN server, in the shape of RTCIceServer. */
export const IceServer = z.object({
  urls: z
    .array(z.string().check(z.regex(/^(stuns?|turns?):/), z.maxLength(256)))
    .check(z.minLength(1)),
  username: z.optional(z.string().check(z.maxLength(512))),
  credential: z.optional(z.string().check(z.maxLength(512))),
});
export type IceServer = z.infer<typeof IceServer>;

/** What `ice.servers` gives. */
export const IceServers = z.object({
  servers: z.array(IceServer),
  /** Milliseconds for which the credentials hold, counted from the answer; null where they do not expire. */
  ttlMs: z.nullable(z.int().check(z.minimum(1))),
});
export type IceServers = z.infer<typeof IceServers>;
