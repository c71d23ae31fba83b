import * as z from 'zod/mini';

const version = z.int().check(z.minimum(1));

/** The output of `server.info`. */
export const ServerInfo = z.object({
  /** The version of the server software, for users. */
  version: z.string(),
  protocol: z.object({ min: version, max: version }),
  limits: z.object({
    membersPerRoom: z.int(),
    /** How many messages a connection may send per second, on average. */
    messagesPerSecond: z.int(),
    /** How long the membership of someone who is away is kept, in milliseconds. */
    graceMs: z.int(),
  }),
});
export type ServerInfo = z.infer<typeof ServerInfo>;
