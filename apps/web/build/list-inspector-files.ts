import type { Plugin } from 'vite';
import { chunkFiles } from './chunk-files.ts';
import { callModules } from './preload-call.ts';

/** The modules that the inspector is loaded by: beside a page, and as a page of its own. */
const inspectorModules = [
  /\/src\/features\/inspector-panel\/inspector-panel\.tsx$/,
  /\/src\/screens\/inspector\/inspector-page\.tsx$/,
];

/**
 * Names the script of the inspector in the page, which fetches it when there is time: src/dock/fetch-inspector.ts.
 * In the page and not in a script, as a script cannot name files whose names depend on it.
 */
export function listInspectorFiles(): Plugin {
  return {
    name: 'visavis:name-inspector',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        // What a call is loaded in is there by then.
        const there = new Set(chunkFiles(bundle, callModules));
        const content = chunkFiles(bundle, inspectorModules)
          .filter((file) => !there.has(file))
          .map((file) => `/${file}`)
          .join(' ');
        return [{ tag: 'meta', attrs: { name: 'visavis-inspector', content }, injectTo: 'head' }];
      },
    },
  };
}
