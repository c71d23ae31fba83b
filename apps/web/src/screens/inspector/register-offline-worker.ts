import { trustScriptUrl } from '../../ui/browser/trusted-script-url.ts';

/** Kept, because the page may open the inspector again, and a policy can be created only once. */
let workerUrl: string | undefined;

/**
 * Registers the service worker that caches the inspector's page, so that it opens without a server. Does nothing in
 * development, where Vite serves every file. Ignores failures, such as in a browser that stores nothing.
 */
export function registerOfflineWorker(): void {
  // Insecure contexts have no service workers.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  workerUrl ??= trustScriptUrl('inspector-worker', '/inspector-worker.js');
  navigator.serviceWorker.register(workerUrl, { scope: '/inspector' }).catch(() => {});
}
