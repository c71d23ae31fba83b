import type { Plugin } from 'vite';
import { chunkFiles } from './chunk-files.ts';
import { callModules } from './preload-call.ts';

/** The modules that load the inspector: as a panel and as a page. */
const inspectorModules = [
  /\/src\/features\/inspector-panel\/inspector-panel\.tsx$/,
  /\/src\/screens\/inspector\/inspector-page\.tsx$/,
];

/**
 * Lists the inspector's files in the HTML, for prefetch-inspector.ts. A script cannot contain this list, because the
 * names of the files depend on the content of the script.
 */
export function listInspectorFiles(): Plugin {
  return {
    name: 'visavis:list-inspector-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        // The files of a call are loaded already.
        const callFiles = new Set(chunkFiles(bundle, callModules));
        const content = chunkFiles(bundle, inspectorModules)
          .filter((file) => !callFiles.has(file))
          .map((file) => `/${file}`)
          .join(' ');
        return [{ tag: 'meta', attrs: { name: 'visavis-inspector', content }, injectTo: 'head' }];
      },
    },
  };
}
