import { resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { bundle } from './bundle.ts';

/**
 * Builds offline/worker.ts into a file beside the page. Its name stays, as browsers look under it for a newer one,
 * and its place is the root, as a service worker serves only what lies below it.
 */
export function offlineWorker(): Plugin {
  let entry = '';
  let target: ResolvedConfig['build']['target'] = false;
  return {
    name: 'visavis:offline-worker',
    apply: 'build',
    configResolved({ root, build }) {
      entry = resolve(root, 'offline/worker.ts');
      target = build.target;
    },
    async generateBundle() {
      const source = await bundle(entry, target);
      this.emitFile({ type: 'asset', fileName: 'inspector-worker.js', source });
    },
  };
}
