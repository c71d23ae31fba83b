/**
 * Run in the page. Whether a TURN server accepts the initial credentials of the page's first connection, or the
 * current ones of its newest connection. They must be self-contained, because their source text is sent to the
 * browser.
 */
export const canRelayWithFirst = (): Promise<boolean> => {
  const { firstConfiguration, canUseRelay } = window.labObserved;
  const hasCredentials = firstConfiguration?.iceServers?.some(
    ({ username }) => username !== undefined,
  );
  if (firstConfiguration === undefined || hasCredentials !== true)
    throw new Error('The connection had no credentials.');
  return canUseRelay(firstConfiguration);
};

export const canRelayWithLatest = (): Promise<boolean> => {
  const { connections, canUseRelay } = window.labObserved;
  const latest = connections.at(-1);
  if (latest === undefined) throw new Error('There is no connection.');
  return canUseRelay(latest.getConfiguration());
};
