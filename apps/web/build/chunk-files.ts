import type { Rollup } from 'vite';

/**
 * The files of the chunks of some modules and of all their imports, except the page's entry, which Vite adds to the
 * page itself.
 *
 * @throws if a module is not the entry of a chunk
 */
export function chunkFiles(
  bundle: Rollup.OutputBundle,
  modules: readonly RegExp[],
): readonly string[] {
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
  for (const pattern of modules) {
    const chunk = chunks.find(({ facadeModuleId }) => pattern.test(facadeModuleId ?? ''));
    if (chunk === undefined) throw new Error(`No chunk has the entry ${pattern.source}`);
    visit(chunk);
  }
  for (const { fileName, isEntry } of chunks) if (isEntry) files.delete(fileName);
  return [...files];
}
