import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * The files that a call is loaded in: what everything rests on, what a call runs on, what every page is
 * drawn with, and what a room is drawn with. So the call can begin before its room is read.
 */
export const callGroups = [
  {
    name: 'base',
    priority: 4,
    test: /preload-helper|\/web\/src\/(names|storage|support|words)\//,
  },
  {
    name: 'call',
    priority: 3,
    test: /\/packages\/|\/node_modules\/(xstate|@trpc|zod)\/|\/web\/src\/(early|session)\//,
  },
  {
    name: 'page',
    priority: 2,
    test: /\/node_modules\/(solid-js|@solidjs|lucide-solid)\/|\/web\/src\/(app|home\/recent|parts\/classes)/,
  },
  {
    name: 'room',
    priority: 1,
    test: /\/node_modules\/@xstate\/|\/web\/src\/(connection\/(badge|level|peer-view)|endings|layout|lobby|notices|parts\/(?!sheet)|room|settings\/(device|test)|stage|tile|view)/,
  },
];

/** The modules that the entry loads for a call. Everything that they import goes along. */
const CALL = [/\/src\/session\/enter\.ts$/, /\/src\/app\/app\.tsx$/, /\/src\/room\/room\.tsx$/];

/**
 * Names the script of a call in the page itself, so that all of it is fetched at once instead of step by
 * step as each file asks for the next. On the first page it is fetched ahead of the call that follows.
 */
export function preloadCall(): Plugin {
  return {
    name: 'visavis:preload-call',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const files = new Set<string>();
        const visit = (chunk: Rollup.OutputChunk) => {
          if (files.has(chunk.fileName)) return;
          files.add(chunk.fileName);
          for (const file of chunk.imports) {
            const next = bundle[file];
            if (next?.type === 'chunk') visit(next);
          }
        };
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        for (const wanted of CALL) {
          const chunk = chunks.find(({ facadeModuleId }) => wanted.test(facadeModuleId ?? ''));
          if (chunk === undefined) throw new Error(`No chunk begins with ${wanted.source}`);
          visit(chunk);
        }
        // Vite names the entry itself.
        for (const { fileName, isEntry } of chunks) if (isEntry) files.delete(fileName);
        return Array.from(files, (file): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
