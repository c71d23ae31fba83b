import type { RefusalReason } from '@visavis/protocol';

/** How long the server waits for a client to answer a close frame. */
export const closeTimeoutMs = 2_000;

/** Why the server refuses a WebSocket upgrade. */
export const upgradeRefusals = [
  'unknown-procedure',
  'bad-request',
  'server-closing',
  'origin-refused',
  'too-many-connections',
] as const satisfies readonly RefusalReason[];
export type UpgradeRefusal = (typeof upgradeRefusals)[number];

const sentCloseReasons = [
  'idle-timeout',
  'too-slow',
  'too-large',
  'rate-limited',
] as const satisfies readonly RefusalReason[];
/** Why the server closes a connection with a close frame. */
export type SentCloseReason = (typeof sentCloseReasons)[number];

/** Why the server closes a connection. After `ping-timeout`, no close frame would arrive. */
export const serverCloseReasons = [...sentCloseReasons, 'ping-timeout'] as const;
export type ServerCloseReason = (typeof serverCloseReasons)[number];
