/** The Web Lock that a tab holds while it is in the call of a room. */
export const callLockName = (room: string): string => `visavis.call.${room}`;

/** The BroadcastChannel on which a tab is asked to give its call away. The message has no content. */
export const callChannelName = callLockName;

/** The locks of the browser. Pages that are not secure contexts have none, so their tabs know nothing of each other. */
export const tabLocks = (): LockManager | undefined =>
  'locks' in navigator ? navigator.locks : undefined;
