import type { HtmlTagDescriptor, Plugin } from 'vite';
import { chunkFiles } from './chunk-files.ts';

/**
 * The files that a call is loaded in: what everything rests on, what a call runs on, what every page is
 * drawn with, and what a room is drawn with. So the call can begin before its room is read. The check is in
 * none of them.
 */
export const chunkGroups = [
  {
    name: 'base',
    priority: 4,
    test: /preload-helper|\/web\/src\/(call\/names|ui\/browser\/(local-storage|required)|text\/(?!check|connection-details|diagnosis|page-status|plots|status))/,
  },
  {
    name: 'call',
    priority: 3,
    test: /\/packages\/(?!inspector\/|trace\/|\w+\/src\/(statechart|check)\/)|\/trace\/src\/recorder\/recorder|\/node_modules\/(xstate|@trpc|zod)\/|\/web\/src\/(early-start|call\/(history|session|state\/call-actors))/,
  },
  {
    name: 'page',
    priority: 2,
    test: /\/node_modules\/(solid-js|@solidjs|lucide-solid\/dist\/\w+\/(?!icons\/(?!x\.|video\.)))|\/web\/src\/(app|features\/recent-rooms|ui\/(classes|plain-pages|retry-boundary))/,
  },
  {
    name: 'room',
    priority: 1,
    test: /\/node_modules\/@xstate\/|\/web\/src\/(call\/(derived\/(?!check|diagnosis)|state)|features\/(connection-details\/(connection-badge|details-selection)|devices|inspector-panel\/(?!inspector-panel)|invite|notifications|shortcuts|tiles|toolbar)|screens\/(call|left|lobby|room)|ui\/(?!sheet))/,
  },
];

/** The modules that the entry loads for a call. Everything that they import goes along. */
export const callModules = [
  /\/src\/call\/session\/entry\.ts$/,
  /\/src\/app\/app\.tsx$/,
  /\/src\/screens\/room-screen\.tsx$/,
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
        return chunkFiles(bundle, callModules).map((file): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
