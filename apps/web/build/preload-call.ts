import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/**
 * The files that a call is loaded in: what everything needs, what carries a call, and what shows it. The
 * entry runs the second before it reads the third, so that the server and the devices are asked first.
 */
export const callGroups = [
  { name: 'base', priority: 3, test: /\/src\/(names|storage|support)\/|preload-helper/ },
  {
    name: 'call',
    priority: 2,
    test: /\/packages\/|\/node_modules\/(xstate|@trpc|zod)\/|\/src\/session\/(session|choices|intent|permission)/,
  },
  {
    name: 'page',
    priority: 1,
    test: /\/node_modules\/(solid-js|@solidjs|@xstate|lucide-solid)\/|\/src\/(app|connection\/(badge|level|peer-view)|endings|layout|lobby|notices|parts\/(?!sheet)|room|session|settings\/(device|test)|stage|tile|words)/,
  },
];

/** The modules that the entry loads for a call. Everything that they import goes along. */
const CALL = [/\/src\/session\/session\.ts$/, /\/src\/app\/app\.tsx$/, /\/src\/room\/room\.tsx$/];

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
        // Vite names the entry and what it imports by itself.
        for (const { fileName, imports, isEntry } of chunks) {
          if (isEntry) for (const named of [fileName, ...imports]) files.delete(named);
        }
        return Array.from(files, (file): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
