/**
 * Checks docs/SECURITY.md: each guarantee names a test, by its file and its title, and the file contains this
 * title. A guarantee is an item of a list before the section on what is not guaranteed.
 */
import { readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const pageFile = 'docs/SECURITY.md';
const maxPageBytes = 22 * 1024;
const text = readFileSync(join(root, pageFile), 'utf8');

const testLinkPattern = /\[test\]\(([^ )]+\.test\.tsx?) '([^']+)'\)/g;

/** A test that a guarantee names. The path is relative to the root. */
interface TestLink {
  readonly path: string;
  readonly title: string;
}

const links: readonly TestLink[] = Array.from(
  text.matchAll(testLinkPattern),
  ([, target = '', title = '']) => ({ path: join(dirname(pageFile), target), title }),
);

function findProblem({ path, title }: TestLink): string[] {
  if (!existsSync(join(root, path))) return [`${path} does not exist`];
  const source = readFileSync(join(root, path), 'utf8');
  // The title as a literal: a mention in a comment is no test.
  const isThere = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
  return isThere ? [] : [`${path} has no test "${title}"`];
}

const [guaranteed = '', ...rest] = text.split('## What is not guaranteed');
const guarantees = guaranteed.split('\n').filter((line) => line.startsWith('- '));
const problems = [
  ...links.flatMap(findProblem),
  ...guarantees
    .filter((line) => line.search(testLinkPattern) === -1)
    .map((line) => `A guarantee names no test: ${line}`),
  ...(rest.length === 1 ? [] : ['The section "What is not guaranteed" is missing']),
  ...(Buffer.byteLength(text) > maxPageBytes ? [`${pageFile} is longer than 22 KB`] : []),
];
for (const problem of problems) console.error(problem);
console.log(`${guarantees.length} guarantees, ${links.length} tests, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
