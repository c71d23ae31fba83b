import type { RefusalReason } from './refusal-reasons.ts';

/**
 * A plain English sentence for each reason. A page has its own, in the language of its user.
 *
 * @public
 */
export const refusalSentences: Readonly<Record<RefusalReason, string>> = {
  'bad-request': 'The server could not read this message.',
  'unknown-procedure': 'The server does not know this request.',
  'bad-session': 'The connection did not identify itself.',
  'client-outdated': 'This page is older than the server: reload it.',
  'server-outdated': 'The server is older than this page. Try again in a few minutes.',
  'origin-refused': 'This server does not accept calls from this website.',
  'not-permitted': 'Only a host can do that.',
  'not-joined': 'Join a room first.',
  'already-joined': 'This connection is in a room already.',
  'no-such-member': 'This person is not in the room.',
  'room-full': 'The room is full.',
  'room-locked': 'The room is locked.',
  'admission-denied': 'You were not admitted.',
  'link-changed': 'This link does not open the room: it has been changed, or is incomplete.',
  'room-ended': 'This call has ended.',
  'too-large': 'The message is too large.',
  'rate-limited': 'Too many messages in a short time.',
  'too-many-connections': 'Too many connections from this address.',
  'too-many-rooms': 'The server cannot create another room.',
  'too-slow': 'The connection is too slow for its messages.',
  'idle-timeout': 'The connection was idle for too long.',
  'server-closing': 'The server is restarting.',
  internal: 'The server failed.',
};
