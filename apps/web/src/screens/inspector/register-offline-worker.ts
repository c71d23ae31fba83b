/**
 * Registers the service worker that caches the inspector's page, so that it opens without a server. Does nothing in
 * development, where Vite serves every file. Ignores failures, such as in a browser that stores nothing.
 */
export function registerOfflineWorker(): void {
  // Insecure contexts have no service workers.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/inspector-worker.js', { scope: '/inspector' }).catch(() => {});
}
