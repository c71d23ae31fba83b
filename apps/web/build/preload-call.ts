import type { HtmlTagDescriptor, Plugin } from 'vite';
import { filesOf } from './files-of.ts';

/**
 * The files that a call is loaded in: what everything rests on, what a call runs on, what every page is
 * drawn with, and what a room is drawn with. So the call can begin before its room is read. The check is in
 * none of them.
 */
export const callGroups = [
  {
    name: 'base',
    priority: 4,
    test: /preload-helper|\/web\/src\/(names|storage|support|words\/(?!check|inspector|panel))/,
  },
  {
    name: 'call',
    priority: 3,
    test: /\/packages\/(?!trace\/|\w+\/src\/(chart|check)\/)|\/trace\/src\/recorder\/recorder|\/node_modules\/(xstate|@trpc|zod)\/|\/web\/src\/(early|journey|session)\//,
  },
  {
    name: 'page',
    priority: 2,
    test: /\/node_modules\/(solid-js|@solidjs|lucide-solid\/dist\/\w+\/(?!icons\/(?!x\.|video\.)))|\/web\/src\/(app|home\/recent|parts\/classes)/,
  },
  {
    name: 'room',
    priority: 1,
    test: /\/node_modules\/@xstate\/|\/web\/src\/(connection\/(badge|level|peer-view)|dock|endings|layout|lobby|notices|parts\/(?!sheet)|room|settings\/(device|test)|stage|tile|view)/,
  },
];

/** The modules that the entry loads for a call. Everything that they import goes along. */
export const CALL = [
  /\/src\/session\/enter\.ts$/,
  /\/src\/app\/app\.tsx$/,
  /\/src\/room\/room\.tsx$/,
];

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
        return filesOf(bundle, CALL).map((file): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
