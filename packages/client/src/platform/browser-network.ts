import type { PlatformEvent } from '@visavis/machines';

/**
 * Reports what a browser tells of the way to the network: offline, online, another interface, and waking
 * from a sleep, after which nothing that was connected can be trusted.
 */
export function watchBrowserNetwork(report: (event: PlatformEvent) => void): () => void {
  const watching = new AbortController();
  const options = { signal: watching.signal };
  addEventListener('online', () => report({ type: 'network.online' }), options);
  addEventListener('offline', () => report({ type: 'network.offline' }), options);
  addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) report({ type: 'network.changed' });
    },
    options,
  );
  // Page Lifecycle: a frozen tab is thawed.
  document.addEventListener('resume', () => report({ type: 'network.changed' }), options);
  watchNetworkInterface(() => report({ type: 'network.changed' }), watching.signal);
  return () => watching.abort();
}

/** Network Information API: the interface changed. Its event also fires for mere estimates of speed. */
function watchNetworkInterface(changed: () => void, signal: AbortSignal): void {
  const connection = 'connection' in navigator ? navigator.connection : undefined;
  if (!(connection instanceof EventTarget)) return;
  const type = () => ('type' in connection ? connection.type : undefined);
  let before = type();
  connection.addEventListener(
    'change',
    () => {
      const now = type();
      if (now === before) return;
      before = now;
      changed();
    },
    { signal },
  );
}
