import type { Plugin } from 'vite';
import { Script } from './script.ts';

/**
 * Builds offline/worker.ts into a file beside the page. Its name stays, as browsers look under it for a newer one,
 * and its place is the root, as a service worker serves only what lies below it.
 */
export function offlineWorker(): Plugin {
  const worker = new Script('offline/worker.ts');
  return {
    name: 'visavis:offline-worker',
    apply: 'build',
    configResolved: worker.configResolved,
    async generateBundle() {
      const source = await worker.bundle();
      this.emitFile({ type: 'asset', fileName: 'inspector-worker.js', source });
    },
  };
}
