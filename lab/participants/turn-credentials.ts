/**
 * Run inside the page: whether a TURN server takes the credentials of the page's first connection as they
 * were when it was made, or those of its newest one as they are now. Self-contained, because their texts
 * are sent to the browser.
 */
export const canRelayWithFirst = (): Promise<boolean> => {
  const { firstConfiguration, canUseRelay } = window.labObserved;
  const hasCredentials = firstConfiguration?.iceServers?.some(
    ({ username }) => username !== undefined,
  );
  if (firstConfiguration === undefined || hasCredentials !== true)
    throw new Error('It had no credentials.');
  return canUseRelay(firstConfiguration);
};

export const canRelayWithLatest = (): Promise<boolean> => {
  const { connections, canUseRelay } = window.labObserved;
  const latest = connections.at(-1);
  if (latest === undefined) throw new Error('There was no connection yet.');
  return canUseRelay(latest.getConfiguration());
};
