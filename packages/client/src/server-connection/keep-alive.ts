/**
 * How a connection is found to be half-open, in milliseconds: asked when it has been quiet for `quiet`,
 * given up when nothing comes within `patience`.
 */
export const keepAlive = { intervalMs: 5_000, pongTimeoutMs: 3_000 } as const;
