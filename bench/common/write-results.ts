import { readFileSync, writeFileSync } from 'node:fs';

const benchmarksFile = new URL('../../docs/BENCHMARKS.md', import.meta.url);

/**
 * Writes results to docs/BENCHMARKS.md, between the two comments with their name.
 *
 * @throws if the page has no such comments
 */
export function writeResults(name: string, text: string): void {
  const [startComment, endComment] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(benchmarksFile, 'utf8');
  const [start, end] = [page.indexOf(startComment), page.indexOf(endComment)];
  if (start < 0 || end < start) throw new Error(`docs/BENCHMARKS.md has no comments for ${name}.`);
  const results = `${startComment}\n\n${text}\n\n`;
  writeFileSync(benchmarksFile, page.slice(0, start) + results + page.slice(end));
}
