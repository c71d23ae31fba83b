import type { Plugin } from 'vite';
import { StandaloneScript } from './standalone-script.ts';

/** The script is inserted after this tag, which must be within the first kilobyte of a page. */
const anchor = '<meta charset="utf-8" />';

/**
 * Inlines src/early-start/early-start.ts into the page, where it runs as soon as the first bytes have arrived; a
 * separate file would have to be fetched. The Content-Security-Policy of the server allows it by its hash.
 */
export function inlineEarlyStart(): Plugin {
  const early = new StandaloneScript('src/early-start/early-start.ts');
  return {
    name: 'visavis:inline-early',
    apply: 'build',
    configResolved: early.configResolved,
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const script = await early.bundle();
        if (script.includes('</')) throw new Error('The early-start script contains an end tag.');
        if (!html.includes(anchor)) throw new Error(`The page has no ${anchor}.`);
        return html.replace(anchor, () => `${anchor}\n    <script>${script}</script>`);
      },
    },
  };
}
