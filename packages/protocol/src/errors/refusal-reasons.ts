/**
 * The reasons for which the server refuses a request or a connection. The key is for programs and never
 * changes its meaning, `status` is an HTTP-like class, `sentence` is for users.
 */
export const refusalReasons = {
  'bad-request': { status: 400, sentence: 'The server could not read this message.' },
  'unknown-procedure': { status: 404, sentence: 'The server does not know this request.' },
  'bad-session': { status: 401, sentence: 'The connection did not identify itself.' },
  'client-outdated': { status: 426, sentence: 'This page is older than the server: reload it.' },
  'server-outdated': {
    status: 426,
    sentence: 'The server is older than this page. Try again in a few minutes.',
  },
  'origin-refused': {
    status: 403,
    sentence: 'This server does not accept calls from this website.',
  },
  'not-joined': { status: 409, sentence: 'Join a room first.' },
  'already-joined': { status: 409, sentence: 'This connection is in a room already.' },
  'no-such-member': { status: 404, sentence: 'This person is not in the room.' },
  'room-full': { status: 403, sentence: 'The room is full.' },
  'room-locked': { status: 403, sentence: 'The room is locked.' },
  'admission-denied': { status: 403, sentence: 'You were not admitted.' },
  'room-ended': { status: 410, sentence: 'This call has ended.' },
  'too-large': { status: 413, sentence: 'The message is too large.' },
  'rate-limited': { status: 429, sentence: 'Too many messages in a short time.' },
  'too-many-connections': { status: 429, sentence: 'Too many connections from this address.' },
  'too-many-rooms': { status: 503, sentence: 'The server cannot create another room.' },
  'too-slow': { status: 408, sentence: 'The connection is too slow for its messages.' },
  'idle-timeout': { status: 408, sentence: 'The connection was idle for too long.' },
  'server-closing': { status: 503, sentence: 'The server is restarting.' },
  internal: { status: 500, sentence: 'The server failed.' },
} as const satisfies Record<string, { status: number; sentence: string }>;

/** Why the server refused a request or a connection. */
export type RefusalReason = keyof typeof refusalReasons;

/** Whether `value` is one of the {@link refusalReasons}. A newer server may have more of them. */
export function isRefusalReason(value: unknown): value is RefusalReason {
  return typeof value === 'string' && Object.hasOwn(refusalReasons, value);
}

/** The WebSocket close code of a reason: 4000 plus its status, from 4400 to 4503. */
export function closeCodeOf(reason: RefusalReason): number {
  return 4000 + refusalReasons[reason].status;
}
