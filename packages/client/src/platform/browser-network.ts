import type { PlatformEvent } from '@visavis/machines';

/**
 * Reports what a browser knows about its network: offline, online, another interface, and waking up from
 * sleep, after which no connection can be trusted.
 *
 * @returns stops it
 */
export function watchBrowserNetwork(report: (event: PlatformEvent) => void): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  const reportChange = () => report({ type: 'network.changed' });
  addEventListener('online', () => report({ type: 'network.online' }), options);
  addEventListener('offline', () => report({ type: 'network.offline' }), options);
  addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) reportChange();
    },
    options,
  );
  // Page Lifecycle: a frozen tab runs again.
  document.addEventListener('resume', reportChange, options);
  watchNetworkInterface(reportChange, listening.signal);
  return () => listening.abort();
}

/** Network Information API. Its `change` event also fires for new estimates of the speed. */
function watchNetworkInterface(onChanged: () => void, signal: AbortSignal): void {
  const connection = 'connection' in navigator ? navigator.connection : undefined;
  if (!(connection instanceof EventTarget)) return;
  const readType = () => ('type' in connection ? connection.type : undefined);
  let previousType = readType();
  connection.addEventListener(
    'change',
    () => {
      const type = readType();
      if (type === previousType) return;
      previousType = type;
      onChanged();
    },
    { signal },
  );
}
