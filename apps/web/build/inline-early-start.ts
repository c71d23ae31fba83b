import type { Plugin } from 'vite';
import { StandaloneScript } from './standalone-script.ts';

/** Right after this, which has to be among the first kilobyte of a page. */
const anchor = '<meta charset="utf-8" />';

/**
 * Writes src/early-start/early-start.ts into the page itself, where it runs as soon as the page's first bytes are
 * there: a file of its own would have to be fetched. The server's policy allows it by its hash.
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
        if (script.includes('</')) throw new Error('The early script would end its own element.');
        if (!html.includes(anchor)) throw new Error(`The page has no ${anchor}`);
        return html.replace(anchor, () => `${anchor}\n    <script>${script}</script>`);
      },
    },
  };
}
