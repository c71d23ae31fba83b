import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A script element without `src`. Vite writes the page in lower case and without comments. */
const inlineScriptPattern = /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g;

/** The hashes of the inline scripts of a page, as sources of a content security policy (CSP 3, section 2.3.1). */
function hashInlineScripts(html: string): readonly string[] {
  return Array.from(html.matchAll(inlineScriptPattern), ([, script = '']) => {
    const digest = createHash('sha256').update(script).digest('base64');
    return `'sha256-${digest}'`;
  });
}

/**
 * Gives a function that returns the hashes of the inline scripts in a file, none where the file is missing. It reads
 * the file again only when it has changed.
 */
export function createInlineScriptReader(path: string): () => readonly string[] {
  let cached: { readonly version: string; readonly sources: readonly string[] } | null = null;
  return () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    const version = `${stats.mtimeMs}-${stats.size}`;
    if (cached?.version !== version) {
      cached = { version, sources: hashInlineScripts(readFileSync(path, 'utf8')) };
    }
    return cached.sources;
  };
}
