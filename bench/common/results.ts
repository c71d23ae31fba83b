import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../../docs/BENCHMARKS.md', import.meta.url);

/**
 * Puts results into docs/BENCHMARKS.md, between the two comments that bear their name.
 * @throws where the page has no such place
 */
export function writeResults(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(file, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/BENCHMARKS.md has no place for ${name}.`);
  const results = `${begin}\n\n${text}\n\n`;
  writeFileSync(file, page.slice(0, from) + results + page.slice(to));
}
