import type { Reason } from '@visavis/protocol';

/** How long a closing connection gets to say goodbye, in milliseconds. */
export const goodbyeMs = 2_000;

/** Why the server takes no connection. */
export const upgradeRefusals = [
  'unknown-procedure',
  'bad-request',
  'server-closing',
  'origin-refused',
  'too-many-connections',
] as const satisfies readonly Reason[];
export type UpgradeRefusal = (typeof upgradeRefusals)[number];

const saidReasons = [
  'silent',
  'too-slow',
  'too-large',
  'rate-limited',
] as const satisfies readonly Reason[];
/** Why the server ends a connection, and says so. */
export type SaidReason = (typeof saidReasons)[number];

/** Why the server ends a connection. One that answers no ping (`no-answer`) has nobody who could be told. */
export const cutReasons = [...saidReasons, 'no-answer'] as const;
export type CutReason = (typeof cutReasons)[number];
