/**
 * How a half-open connection to the server is detected, in milliseconds: a ping after `intervalMs` without
 * messages, and a disconnect if nothing arrives within `pongTimeoutMs` after it.
 *
 * @example
 * const detectedAfterMs = keepAlive.intervalMs + keepAlive.pongTimeoutMs;
 * @public
 */
export const keepAlive = { intervalMs: 5_000, pongTimeoutMs: 3_000 } as const;
