import type { HtmlTagDescriptor, Plugin } from 'vite';
import { chunkFiles } from './chunk-files.ts';

/**
 * The chunks of a call: shared code, the call itself, what every page renders with, and what a room renders with.
 * The call starts before the chunk of the room is loaded. Nothing of the connection check is in these chunks.
 */
export const chunkGroups = [
  {
    name: 'base',
    priority: 4,
    test: /preload-helper|\/web\/src\/(call\/names|ui\/browser\/(local-storage|required)|text\/messages\/(common|lobby))|\/display-name\.ts|\/packages\/text\/src\/(formats|index|isolate|text)\.ts/,
  },
  {
    name: 'call',
    priority: 3,
    test: /\/packages\/(?!inspector\/|text\/|trace\/|machines\/(src\/room|descriptions)\/|\w+\/src\/(statechart\/|check\/|identity\/script|look-alike\/|comparison\/(?:call-comparisons|comparison\.|key-watch|statements)|measurements\/|room\/portrait-jpeg|voice\/(?!own-voice-logic|listen)|private-room\/create|room-codec\/link-changes|peer-connection\/(?:read-stats|stats-report)|testing\/|derived\/(?!snapshots|state-history)))|\/trace\/src\/recorder\/recorder|\/node_modules\/(xstate|@trpc|zod)\/|\/web\/src\/(early-start|call\/(history|session))/,
  },
  {
    name: 'page',
    priority: 2,
    test: /\/packages\/text\/src\/(solid|use-text)|\/node_modules\/(solid-js|@solidjs|lucide-solid\/dist\/\w+\/(?!icons\/(?!x\.|video\.)))|\/web\/src\/(app|features\/recent-rooms|ui\/(classes|plain-pages|retry-boundary))/,
  },
  {
    name: 'room',
    priority: 1,
    test: /\/inspector\/src\/ui\/element-size|\/client\/src\/derived\/(call-problem|connection-level|device-state|end-state)|\/web\/src\/(call\/state|features\/(connection-details\/(connection-badge|details-selection)|devices\/(?!device-help|device-pickers|device-options|store-volume|test-sound|tones|volume)|inspector-panel\/(?!inspector-(?:button|panel))|invite\/room-link|notifications\/(?!announcer|changed-link|device|moderation|muted|room-announcements|screen|speaker)|shortcuts\/(?!push)|stage\/(?!page|unwatched)|tiles\/(?!actions|local|screens)|toolbar\/(?!more-menu|device-menu\.))|screens\/(call|lobby|room)|text\/(messages\/)?(call(?!-menus)|connection-level|notifications|who-is-there)|ui\/(?!sheet|menu|select))/,
  },
];

/** The modules that the entry loads for a call. Their imports are preloaded too. */
export const callModules = [
  /\/src\/call\/session\/entry\.ts$/,
  /\/src\/app\/app\.tsx$/,
  /\/src\/screens\/room\/room-screen\.tsx$/,
];

/**
 * Adds preload links for the script of a call to the page, so that the browser fetches all files at once instead of
 * one after another. On the home page they are fetched before the call that follows.
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
