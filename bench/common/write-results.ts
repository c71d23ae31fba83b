import { readFileSync, writeFileSync } from 'node:fs';

const benchmarksFile = new URL('../../docs/BENCHMARKS.md', import.meta.url);

/**
 * Puts results into docs/BENCHMARKS.md, between the two comments that bear their name.
 * @throws where the page has no such place
 */
export function writeResults(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(benchmarksFile, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/BENCHMARKS.md has no place for ${name}.`);
  const results = `${begin}\n\n${text}\n\n`;
  writeFileSync(benchmarksFile, page.slice(0, from) + results + page.slice(to));
}
