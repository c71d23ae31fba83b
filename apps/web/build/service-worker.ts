import type { Plugin } from 'vite';
import { StandaloneScript } from './standalone-script.ts';

/**
 * Builds offline/service-worker.ts into a file beside the page. Its name stays, as browsers look under it for a newer one,
 * and its place is the root, as a service worker serves only what lies below it.
 */
export function serviceWorker(): Plugin {
  const worker = new StandaloneScript('offline/service-worker.ts');
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
