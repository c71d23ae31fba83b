/**
 * Writes src/look-alike/confusables.ts from Unicode's list of confusable characters:
 * `node scripts/confusables.ts PATH`, where PATH is the file
 * https://www.unicode.org/Public/security/latest/confusables.txt.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , source] = process.argv;
if (source === undefined) throw new Error('Usage: node scripts/confusables.ts confusables.txt');

const text = readFileSync(source, 'utf8');
const version = /^# Version: ([\d.]+)/m.exec(text)?.[1] ?? 'unknown';

/** The character of each line and what it looks like, as code points. */
const entries = [...text.matchAll(/^([\dA-F]+)\s*;\s*([\dA-F ]+?)\s*;\s*MA/gm)]
  .map(([, character = '', prototype = '']) => ({
    character: Number.parseInt(character, 16),
    prototype: prototype.split(' ').map((codePoint) => Number.parseInt(codePoint, 16)),
  }))
  // Names are decomposed first, so that these never occur.
  .filter(({ character }) => {
    const decomposed = String.fromCodePoint(character);
    return decomposed.normalize('NFD') === decomposed;
  })
  .toSorted((a, b) => a.character - b.character);

const lines = entries.map(({ character, prototype }, index) => {
  const step = character - (entries[index - 1]?.character ?? 0);
  return `${step.toString(36)} ${prototype.map((codePoint) => codePoint.toString(36)).join('.')}`;
});

writeFileSync(
  join(import.meta.dirname, '../src/look-alike/confusables.ts'),
  `/**
 * Unicode's confusable characters, version ${version}, from confusables.txt (© Unicode, Inc., Unicode License v3).
 * For each character: how far it is from the one before, a space, and what it looks like, joined by dots. All
 * numbers are code points in base 36. Written by scripts/confusables.ts.
 */
export const confusables =
  '${lines.join(';')}';
`,
);
console.log(`${entries.length} characters of Unicode ${version}`);
