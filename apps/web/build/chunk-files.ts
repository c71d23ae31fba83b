import type { Rollup } from 'vite';

/**
 * The files in which some modules are loaded, with all that they import. What the page's entry is in is not
 * among them: Vite names it itself.
 *
 * @throws where no chunk begins with one of the modules
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
  for (const wanted of modules) {
    const chunk = chunks.find(({ facadeModuleId }) => wanted.test(facadeModuleId ?? ''));
    if (chunk === undefined) throw new Error(`No chunk begins with ${wanted.source}`);
    visit(chunk);
  }
  for (const { fileName, isEntry } of chunks) if (isEntry) files.delete(fileName);
  return [...files];
}
