import type { RefusalReason } from '@visavis/protocol';

/** How long a closing connection gets to say goodbye, in milliseconds. */
export const closeTimeoutMs = 2_000;

/** Why the server takes no connection. */
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
/** Why the server ends a connection, and says so. */
export type SentCloseReason = (typeof sentCloseReasons)[number];

/** Why the server ends a connection. One that answers no ping (`no-answer`) has nobody who could be told. */
export const serverCloseReasons = [...sentCloseReasons, 'ping-timeout'] as const;
export type ServerCloseReason = (typeof serverCloseReasons)[number];
