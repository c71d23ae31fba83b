/**
 * How a connection is found to be half-open, in milliseconds: asked when it has been quiet for `quiet`,
 * given up when nothing comes within `patience`.
 */
export const keepAlive = { quiet: 5_000, patience: 3_000 } as const;
