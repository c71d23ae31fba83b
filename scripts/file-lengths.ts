/**
 * Checks the lengths of source files and tests. In each package nine in ten files must fit into
 * `usualLineCount` lines, and no file may have more than `maxLineCount`. Generated files do not count.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, listPackages } from './workspace.ts';

const usualLineCount = 150;
const maxLineCount = 300;

const root = join(import.meta.dirname, '..');

/** The compiler of packages/text writes these files. */
const isGenerated = (file: string): boolean => file.includes('/src/text/messages/');

/** A file with its number of lines. The path is relative to the root. */
interface FileLength {
  readonly file: string;
  readonly lineCount: number;
}

const lengths = listFiles(root)
  .filter((file) => /\.(tsx?|css|js)$/.test(file) && !isGenerated(file))
  .map((file): FileLength => {
    const content = readFileSync(join(root, file), 'utf8');
    return { file, lineCount: content.split('\n').length - 1 };
  });

/** The lengths of one package. */
interface PackageLengths {
  readonly folder: string;
  readonly fileCount: number;
  /** Nine in ten files are not longer. */
  readonly p90LineCount: number;
  readonly longest: FileLength;
}

function measureFolder(folder: string): PackageLengths {
  const sorted = lengths
    .filter(({ file }) => file.startsWith(`${folder}/`))
    .toSorted((a, b) => a.lineCount - b.lineCount);
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1];
  const longest = sorted.at(-1);
  if (p90 === undefined || longest === undefined) throw new Error(`${folder} contains no source`);
  return { folder, fileCount: sorted.length, p90LineCount: p90.lineCount, longest };
}

const packages = [...listPackages(root).map(({ folder }) => folder), 'scripts'].map(measureFolder);
for (const { folder, fileCount, p90LineCount, longest } of packages) {
  console.log(
    `${folder}: ${fileCount} files, p90 ${p90LineCount} lines, longest ${longest.lineCount} (${longest.file})`,
  );
}

const problems = [
  ...packages
    .filter(({ p90LineCount }) => p90LineCount > usualLineCount)
    .map(({ folder }) => `${folder}: more than one in ten files exceeds ${usualLineCount} lines`),
  ...lengths
    .filter(({ lineCount }) => lineCount > maxLineCount)
    .map(({ file, lineCount }) => `${file}: ${lineCount} lines, more than ${maxLineCount}`),
];
for (const line of problems) console.error(line);
console.log(`${lengths.length} files, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
