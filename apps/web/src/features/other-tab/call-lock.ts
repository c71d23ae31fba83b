/**
 * The name of the Web Lock that a tab holds while it is in the call of a room, and of the BroadcastChannel on which
 * it is asked to give its call away. The message has no content.
 */
export const callLockName = (room: string): string => `visavis.call.${room}`;

/** The locks of the browser. Pages that are not secure contexts have none, so their tabs know nothing of each other. */
export const tabLocks = (): LockManager | undefined =>
  'locks' in navigator ? navigator.locks : undefined;
