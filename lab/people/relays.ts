/**
 * Run inside the page: whether a TURN server takes the credentials of the page's first connection as they
 * were when it was made, or those of its newest one as they are now. Self-contained, because their texts
 * are sent to the browser.
 */
export const relaysWithFirst = (): Promise<boolean> => {
  const { first, relays } = window.labObserved;
  const hasCredentials = first?.iceServers?.some(({ username }) => username !== undefined);
  if (first === undefined || hasCredentials !== true) throw new Error('It had no credentials.');
  return relays(first);
};

export const relaysWithLatest = (): Promise<boolean> => {
  const { connections, relays } = window.labObserved;
  const latest = connections.at(-1);
  if (latest === undefined) throw new Error('There was no connection yet.');
  return relays(latest.getConfiguration());
};
