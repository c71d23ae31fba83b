import * as z from 'zod/mini';

const version = z.int().check(z.minimum(1));

/** What `server.info` gives. */
export const ServerInfo = z.object({
  /** The server's own version, for people. */
  version: z.string(),
  protocol: z.object({ min: version, max: version }),
  limits: z.object({
    membersPerRoom: z.int(),
    /** Messages that one connection may send in a second, on average. */
    messagesPerSecond: z.int(),
    /** Milliseconds for which the place of someone whose connection broke is kept. */
    graceMs: z.int(),
  }),
});
export type ServerInfo = z.infer<typeof ServerInfo>;
