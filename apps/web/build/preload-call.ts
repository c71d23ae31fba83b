import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * The files that a call is loaded in: what begins it, what every page is drawn with, and what it needs
 * itself. The first page fetches the last ahead and does not run it.
 */
export const callGroups = [
  {
    name: 'early',
    priority: 3,
    test: /\/src\/(names|storage|support|session\/(choices|early|intent)|capture\/constraints|early\/early|media\/quality)/,
  },
  {
    name: 'page',
    priority: 2,
    test: /\/node_modules\/(solid-js|@solidjs|lucide-solid)\/|\/web\/src\/(app|home\/recent|parts\/classes|words)/,
  },
  {
    name: 'call',
    priority: 1,
    test: /\/packages\/|\/node_modules\/(xstate|@xstate|@trpc|zod)\/|\/web\/src\/(connection\/(badge|level|peer-view)|endings|layout|lobby|notices|parts\/(?!sheet)|room\/room|session|settings\/(device|test)|stage|tile)/,
  },
];

/** The modules that the entry loads for a call. Everything that they import goes along. */
const CALL = [/\/src\/room\/enter\.ts$/, /\/src\/app\/app\.tsx$/];

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
