/**
 * The reasons for which the server refuses a request or a connection, each with its HTTP-like status. A reason is for
 * programs and never changes its meaning; `refusalSentences` are for users.
 *
 * @public
 */
export const refusalReasons = {
  'bad-request': 400,
  'unknown-procedure': 404,
  'bad-session': 401,
  'client-outdated': 426,
  'server-outdated': 426,
  'origin-refused': 403,
  'not-permitted': 403,
  'not-joined': 409,
  'already-joined': 409,
  'no-such-member': 404,
  'room-full': 403,
  'room-locked': 403,
  'admission-denied': 403,
  'link-changed': 403,
  'room-ended': 410,
  'too-large': 413,
  'rate-limited': 429,
  'too-many-connections': 429,
  'too-many-rooms': 503,
  'too-slow': 408,
  'idle-timeout': 408,
  'server-closing': 503,
  internal: 500,
} as const satisfies Record<string, number>;

/** Why the server refused a request or a connection. @public */
export type RefusalReason = keyof typeof refusalReasons;

/** Whether `value` is one of the {@link refusalReasons}. A newer server may have more of them. */
export function isRefusalReason(value: unknown): value is RefusalReason {
  return typeof value === 'string' && Object.hasOwn(refusalReasons, value);
}

/** The WebSocket close code of a reason: 4000 plus its status, from 4400 to 4503. */
export function closeCodeOf(reason: RefusalReason): number {
  return 4000 + refusalReasons[reason];
}
