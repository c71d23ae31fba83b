/**
 * Has the browser keep the page of the inspector, so that it opens the next time without a server. Browsers that
 * cannot, or that are told not to keep anything, go on without it. In development Vite serves every file anew.
 */
export function registerOfflineWorker(): void {
  // A page that is not secure has none.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/inspector-worker.js', { scope: '/inspector' }).catch(() => {});
}
