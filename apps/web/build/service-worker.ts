import type { Plugin } from 'vite';
import { StandaloneScript } from './standalone-script.ts';

/**
 * Builds offline/service-worker.ts. The file name has no hash, because browsers check this URL for updates, and the
 * file is at the root, because a service worker serves only paths below its own.
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
